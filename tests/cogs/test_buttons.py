"""The buttons under a reply, as members press them."""

from collections.abc import Awaitable, Callable

import discord
import pytest
from simcord import MemberActor

from bot.app import create_bot
from bot.cogs._buttons import view_of
from bot.cogs._items import Action, Tag, story_told_in
from bot.curation.base import Base
from bot.curation.changes import entry_of
from bot.language import Language
from bot.replies.reply import Choice, Reply, ReplyKind
from bot.settings import Settings
from tests.simulated import (
    Server,
    labels_of,
    options_of,
    parts_of,
    press,
    publish,
    reopened,
    text_of,
)

DSN = "why was DSN rejected?"

Restart = Callable[[Server], Awaitable[None]]


@pytest.fixture(params=[False, True], ids=["same run", "after a restart"])
def restart(request: pytest.FixtureRequest, settings: Settings, base: Base):
    """Restart the bot, or not: buttons must not care."""

    async def restarted(server: Server) -> None:
        if request.param:
            await server.env.restart_bot(create_bot(settings, reopened(base)))

    return restarted


async def offer(
    server: Server, who: MemberActor, language: Language, kind: ReplyKind = "suggestions"
) -> discord.Message:
    """Have the bot offer `who` three stories, without relying on which question does."""
    ids = ("deeply-supervised-nets", "gan", "vicreg")
    told = [server.bot.answerer.story(story_id, language) for story_id in ids]
    choices = tuple(Choice(r.story_id or "", r.title, r.headline) for r in told if r)
    reply = Reply(kind, language, "?", choices=choices)
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("?", view=view_of(reply, who.id, private=False))
    return server.last


async def test_sources_are_listed_for_whoever_asks_for_them(server: Server, restart: Restart):
    answer = await server.ask(server.ada, DSN)
    await restart(server)
    result = await press(server.mei, answer, Action.SOURCES)
    text = text_of(result.response)
    assert result.ephemeral
    assert text.startswith("Sources: Deeply-Supervised Nets")  # the message's language
    story = server.bot.answerer.snapshot.stories["deeply-supervised-nets"]
    assert text.count("](https://") == len(story.sources) > 1


async def test_the_asker_removes_the_reply(server: Server, restart: Restart):
    answer = await server.ask(server.ada, DSN)
    await restart(server)
    await press(server.ada, answer, Action.REMOVE)
    assert not server.last.author.bot


async def test_a_moderator_removes_the_reply(server: Server, restart: Restart):
    answer = await server.ask(server.ada, DSN)
    await restart(server)
    await press(server.mod, answer, Action.REMOVE)
    assert not server.last.author.bot


async def test_others_are_told_why_they_cannot(server: Server, restart: Restart):
    answer = await server.ask(server.ada, DSN)
    await restart(server)
    result = await press(server.mei, answer, Action.REMOVE)
    assert result.ephemeral
    assert text_of(result.response) == "只有提问者本人或管理员可以删除。"
    assert answer.id in [message.id for message in server.channel.history()]


async def test_an_answer_to_a_command_can_be_removed(server: Server):
    result = await server.hao.slash(server.channel, "ask", question="GAN")
    assert result.response is not None
    await press(server.hao, result.response.message, Action.REMOVE)
    assert result.response is None


async def test_a_reply_in_direct_messages_can_be_removed(server: Server):
    await server.ada.send_dm(DSN)
    answer = server.ada.user.dm_channel.last_message
    assert answer is not None
    [custom_id] = [p.custom_id for p in parts_of(answer) if "rb:del" in (p.custom_id or "")]
    await server.ada.user.click(answer, custom_id=custom_id)
    assert answer.id not in [m.id for m in server.ada.user.dm_channel.history()]


@pytest.mark.parametrize("kind", ["suggestions", "nothing"])  # a no may offer stories, too
async def test_a_story_offered_turns_into_the_answer_for_the_asker(
    server: Server, restart: Restart, kind: ReplyKind
):
    question = await offer(server, server.ada, Language.EN, kind)
    await restart(server)
    [dsn, *_] = labels_of(question)
    await server.ada.click(question, label=dsn)
    assert server.last.id == question.id
    assert text_of(server.last).splitlines()[1] == "Deeply-Supervised Nets"
    assert options_of(server.last) == ["gan", "vicreg"]


async def test_a_suggestion_pressed_by_another_reader_is_answered_apart(server: Server):
    question = await offer(server, server.ada, Language.ZH_HANS)
    result = await server.hao.click(question, label=labels_of(question)[0])
    assert result.ephemeral
    assert "来源：" in text_of(result.response)  # in the language of the message
    assert labels_of(server.channel.history(viewer=server.ada)[-1]) == labels_of(question)


async def test_not_this_puts_another_candidate_in_its_place(server: Server, restart: Restart):
    question = await offer(server, server.mei, Language.ZH_HANS)
    await server.mei.click(question, label=labels_of(question)[0])
    await restart(server)
    await server.mei.select(server.last, ["gan"])
    assert server.last.id == question.id
    assert "生成对抗网络" in text_of(server.last)
    assert options_of(server.last) == ["deeply-supervised-nets", "vicreg"]


async def test_not_this_on_a_private_answer_stays_private(server: Server):
    question = await offer(server, server.ada, Language.EN)
    private = await server.mei.click(question, label=labels_of(question)[1])
    assert private.response is not None
    result = await server.mei.select(private.response, ["vicreg"])
    assert result.ephemeral or private.response.ephemeral
    assert "VICReg" in text_of(private.response)
    assert "Remove" not in labels_of(private.response)


async def test_a_story_that_left_the_base_is_said_to_be_gone(server: Server):
    question = await offer(server, server.ada, Language.EN)
    await publish(server.bot.base, {entry_of("gan"): None})
    result = await server.ada.click(question, label=labels_of(question)[1])
    assert result.ephemeral
    assert text_of(result.response) == "I no longer have that story. Please ask again."
    await server.ada.click(question, label=labels_of(question)[0])
    assert options_of(server.last) == ["vicreg"]


async def test_a_failing_button_says_one_sentence(server: Server):
    answer = await server.ask(server.ada, DSN)
    server.env.inject_error("DELETE", "/webhooks/*", status=500, message="secret trace")
    result = await press(server.ada, answer, Action.REMOVE)
    [apology] = result.followups
    assert apology.ephemeral
    assert text_of(apology) == "Something went wrong on my side. Please try again in a moment."


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("action", Action)
def test_what_a_button_remembers_fits_discord(action: Action, language: Language):
    tag = Tag(action, language, asker=2**64 - 1, about="a" * 60)
    assert len(str(tag)) <= 100


async def test_messages_without_buttons_tell_no_story(server: Server):
    message = await server.ada.send(server.channel, "hello")
    assert story_told_in(message) is None
