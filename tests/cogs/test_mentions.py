"""Mentions, direct messages and follow-on questions, as members see them."""

from typing import Any, cast

import discord
import pytest

from bot.app import create_bot
from bot.cogs.mentions import without_mentions
from bot.curation.base import Base
from bot.settings import Settings
from tests.simulated import Server, labels_of, reopened, text_of


async def test_a_mention_is_answered_as_a_reply_that_pings_nobody(server: Server):
    question = await server.ada.send(server.channel, f"{server.mention} why was DSN rejected?")
    answer = server.last
    assert answer.author.bot
    assert answer.reference is not None
    assert answer.reference.message_id == question.id
    assert answer.mentions == []
    assert "Deeply-Supervised Nets" in text_of(answer)
    assert "Source: [" in text_of(answer)


async def test_a_mention_may_stand_anywhere_in_the_question(server: Server):
    await server.mei.send(server.channel, f"请问{server.mention}谢赛宁的DSN当年拿了几分")
    assert "8/8/7" in text_of(server.last)
    assert "删除" in labels_of(server.last)


async def test_traditional_questions_get_traditional_replies(server: Server):
    answer = await server.ask(server.hao, "DiT 為什麼被拒")
    assert "來源：" in text_of(answer)


async def test_a_mention_in_a_thread_is_answered_in_the_thread(server: Server):
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="gan", type=discord.ChannelType.public_thread)
    [thread] = server.channel.threads
    await server.ada.send(thread, f"{server.mention} GAN")
    assert thread.last_message is not None
    assert "Source:" in text_of(thread.last_message)


async def test_every_direct_message_is_a_question(server: Server):
    await server.ada.send_dm("why was DSN rejected?")
    answer = server.ada.user.dm_channel.last_message
    assert "Deeply-Supervised Nets" in text_of(answer)
    await server.ada.send_dm("谢赛宁的DSN当年拿了几分")
    assert "8/8/7" in text_of(server.ada.user.dm_channel.last_message)


@pytest.mark.parametrize("text", ["", "  \n", "@everyone"])
async def test_an_empty_mention_gets_two_lines_how_to_ask(server: Server, text: str):
    answer = await server.ask(server.ada, text)
    assert answer.content.splitlines() == [
        "Mention me with a question, such as “why was word2vec rejected?”, or type /ask.",
        "Reply to one of my answers to ask further about it.",
    ]


async def test_an_empty_mention_in_a_chinese_server_gets_a_chinese_hint(server: Server):
    guild = server.env.create_guild("论文", preferred_locale="zh-CN")
    channel = guild.create_text_channel("chat")
    member = guild.add_member(server.env.create_user("lin"))
    await member.send(channel, server.mention)
    assert channel.last_message is not None
    assert "/提问" in channel.last_message.content


async def test_misses_are_said_in_the_channel(server: Server):
    answer = await server.ask(server.ada, "what's the weather in Paris tomorrow?")
    assert "I only know stories of rejected and awarded papers" in text_of(answer)


@pytest.mark.parametrize(
    "text",
    [
        "GAN",
        "@everyone GAN",
        "@here GAN",
        "Rebuttal, why was GAN rejected?",
    ],
)
async def test_other_messages_are_left_alone(server: Server, text: str):
    await server.mod.send(server.channel, text)
    assert not server.last.author.bot


async def test_a_mention_of_the_bots_role_is_left_alone(server: Server):
    everybody = discord.Permissions(mention_everyone=True)
    role = server.guild.create_role("bots", permissions=everybody, mentionable=True)
    loud = server.guild.add_member(server.env.create_user("loud"), roles=[role])
    await loud.send(server.channel, f"{role.mention} @everyone why was GAN rejected?")
    assert server.last.mention_everyone
    assert not server.last.author.bot


async def test_other_bots_and_webhooks_are_left_alone(server: Server):
    other = server.guild.add_member(server.env.create_user("other", bot=True))
    await other.send(server.channel, f"{server.mention} GAN")
    assert server.last.author.name == "other"
    await server.guild.create_webhook(server.channel).send(f"{server.mention} GAN")
    assert server.last.webhook_id is not None


async def test_a_reply_to_an_answer_is_about_its_story(server: Server):
    answer = await server.ask(server.ada, "why was DSN rejected?")
    # A reply pings whom it replies to, without a mention in its text.
    await server.mod.send(
        server.channel, f"{server.mention} and where did it end up?", reply_to=answer
    )
    assert "AISTATS" in text_of(server.last)


async def test_a_reply_may_lead_on_to_other_stories(server: Server):
    answer = await server.ask(server.ada, "why was DiT rejected?")
    await server.ada.send(server.channel, f"{server.mention} anything similar?", reply_to=answer)
    told = text_of(server.last)
    assert "The closest stories to this one:" in told
    assert "SiT" in told
    await server.mei.send(server.channel, f"{server.mention} 同一个作者还有别的吗", reply_to=answer)
    assert "同一批作者，资料库里还有：" in text_of(server.last)


async def test_a_reply_to_an_answer_is_about_its_story_after_a_restart(
    server: Server, settings: Settings, base: Base
):
    answer = await server.ask(server.mei, "DSN当年拿了几分")
    await server.env.restart_bot(create_bot(settings, reopened(base)))
    await server.mei.send(server.channel, f"{server.mention} 后来发在哪了？", reply_to=answer)
    assert "AISTATS" in text_of(server.last)


async def test_a_reply_to_somebody_else_is_a_question_of_its_own(server: Server):
    await server.ask(server.ada, "why was DSN rejected?")
    chat = await server.mod.send(server.channel, "lovely weather")
    await server.ada.send(server.channel, f"{server.mention} where did it end up?", reply_to=chat)
    assert "AISTATS" not in text_of(server.last)


async def test_where_embeds_are_not_allowed_the_bot_says_so(server: Server):
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    answer = await server.ask(server.mei, "谢赛宁的DSN当年拿了几分")
    assert answer.content == "我在这个频道需要“嵌入链接”权限才能回答。"


async def test_where_the_bot_may_not_write_it_keeps_quiet(server: Server):
    server.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await server.ask(server.ada, "why was DSN rejected?")
    assert not server.last.author.bot


async def test_a_failure_is_one_sentence_without_its_details(server: Server):
    server.env.inject_error("POST", "/channels/*/messages", status=500, message="secret trace")
    answer = await server.ask(server.hao, "DiT 為什麼被拒")
    assert answer.content == "我這邊出了點問題，請稍後再試。"


async def test_whatever_is_sent_pings_nobody(server: Server):
    await server.ask(server.ada, "GAN")
    await server.ask(server.ada, "")
    await server.ada.slash(server.channel, "ask", question="@everyone GAN")
    posts = [entry for entry in server.env.http_requests if entry.method == "POST"]
    sent = [cast("dict[str, Any]", entry.json) for entry in posts]
    assert len(sent) == 3
    for payload in sent:
        message = payload.get("data", payload)
        assert message["allowed_mentions"]["parse"] == []
        assert not message["allowed_mentions"].get("replied_user")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<@1> why <@!2> was <@&3> GAN <#4> rejected", "why was GAN rejected"),
        ("@everyone  @here\nhi", "hi"),
        ("<@1>", ""),
        ("mail me@everywhere.org <3", "mail me@everywhere.org <3"),
    ],
)
def test_mentions_are_no_part_of_a_question(text: str, expected: str):
    assert without_mentions(text) == expected
