"""`/ask` and the message command, as members see them."""

import pytest

from bot.curation.changes import entry_of
from bot.knowledge.snapshot import Snapshot
from tests.simulated import Server, labels_of, links_of, publish, text_of


async def test_an_answer_is_for_everybody_with_its_question_story_and_source(server: Server):
    result = await server.ada.slash(
        server.channel, "ask", question="which conference rejected word2vec?"
    )
    text = text_of(result.response)
    assert not result.ephemeral
    assert text.startswith("which conference rejected word2vec?")
    assert "ICLR" in text.splitlines()[2]
    assert "Source: [" in text
    assert links_of(result.response)[0].startswith("https://")
    assert "Remove" in labels_of(result.response)


@pytest.mark.parametrize(
    ("question", "expected", "button"),
    [
        ("谢赛宁的DSN当年拿了几分", "8/8/7", "删除"),
        ("DiT 為什麼被拒", "來源：", "刪除"),
    ],
)
async def test_the_script_of_the_question_decides_the_language(
    server: Server, question: str, expected: str, button: str
):
    result = await server.ada.slash(server.channel, "ask", question=question)
    assert expected in text_of(result.response)
    assert button in labels_of(result.response)


async def test_without_chinese_characters_the_readers_discord_decides(server: Server):
    simplified = await server.mei.slash(server.channel, "ask", question="GAN")
    traditional = await server.hao.slash(server.channel, "ask", question="GAN")
    english = await server.mod.slash(server.channel, "ask", question="GAN")
    assert "来源：" in text_of(simplified.response)
    assert "來源：" in text_of(traditional.response)
    assert "Source:" in text_of(english.response)


async def test_private_answers_are_for_the_asker_alone(server: Server):
    result = await server.ada.slash(server.channel, "ask", question="why was GAN", private=True)
    assert result.ephemeral
    assert "Remove" not in labels_of(result.response)  # Discord's own "dismiss" does it


@pytest.mark.parametrize(
    "question", ["what's the weather in Paris?", "which papers were rejected by CVPR?"]
)
async def test_misses_and_lists_are_for_the_asker_alone(server: Server, question: str):
    result = await server.ada.slash(server.channel, "ask", question=question)
    assert result.ephemeral
    assert text_of(result.response)


async def test_what_a_member_wrote_is_shown_as_it_is(server: Server):
    question = "was **X-Former** [free](https://evil.example) @everyone <@1> rejected?"
    result = await server.ada.slash(server.channel, "ask", question=question)
    assert result.response is not None
    [embed] = result.response.embeds
    assert embed.author.name == question  # Discord reads no markup there
    assert "https://" not in (embed.description or "")
    assert "@everyone" not in (embed.description or "")


async def test_a_story_picked_while_typing_is_told(server: Server):
    [choice, *_] = await server.ada.autocomplete(server.channel, "ask", "question", "dsn")
    assert choice["value"] == "story:deeply-supervised-nets"
    result = await server.ada.slash(server.channel, "ask", question=choice["value"])
    text = text_of(result.response)
    assert text.startswith(choice["name"])
    assert choice["value"] not in text


async def test_a_story_that_is_gone_is_said_to_be(server: Server):
    result = await server.mei.slash(server.channel, "ask", question="story:no-such-story")
    assert result.ephemeral
    assert text_of(result.response) == "这个故事已经不在库里了，请重新提问。"
    assert len(server.env.errors) == 1  # SimCord counts what the bot has answered for


async def test_a_question_picked_while_typing_finds_its_story(server: Server):
    choices = await server.mei.autocomplete(server.channel, "ask", "question", "")
    assert len({choice["name"] for choice in choices}) == len(choices) >= 10
    question = choices[0]["value"]
    stories = server.bot.answerer.snapshot.stories.values()
    [title] = [story.title.zh for story in stories if question in story.questions.zh]
    result = await server.mei.slash(server.channel, "ask", question=question)
    assert title in text_of(result.response)


@pytest.mark.parametrize("typed", ["", "gan", "哪", "why was", "word2vce", "x" * 200, "\0\\*🙂"])
async def test_choices_keep_discords_limits(server: Server, typed: str):
    choices = await server.ada.autocomplete(server.channel, "ask", "question", typed)
    assert len(choices) <= 25
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices)
    assert all(1 <= len(choice["value"]) <= 100 for choice in choices)


async def test_choices_are_in_the_readers_language(server: Server):
    english = await server.ada.autocomplete(server.channel, "ask", "question", "")
    simplified = await server.mei.autocomplete(server.channel, "ask", "question", "gan")
    traditional = await server.hao.autocomplete(server.channel, "ask", "question", "gan")
    assert english[0]["name"].isascii()
    assert "生成对抗" in simplified[0]["name"]
    assert "生成對抗" in traditional[0]["name"]


@pytest.mark.parametrize(("asker", "expected"), [("ada", "Source:"), ("mei", "来源：")])
async def test_the_message_command_answers_somebody_elses_question(
    server: Server, asker: str, expected: str
):
    message = await server.mod.send(server.channel, "@everyone why was DSN rejected?")
    member = getattr(server, asker)
    result = await member.context_menu(server.channel, "Answer this question", message)
    assert not result.ephemeral
    assert text_of(result.response).startswith("why was DSN rejected?")
    assert expected in text_of(result.response)


async def test_the_message_command_says_when_there_is_nothing_to_read(server: Server):
    message = await server.mod.send(server.channel, "", attachments=[("x.png", b"x")])
    result = await server.hao.context_menu(server.channel, "Answer this question", message)
    assert result.ephemeral
    assert text_of(result.response) == "這則訊息裡沒有可以回答的文字。"
    assert len(server.env.errors) == 1


async def test_commands_work_in_direct_messages(server: Server):
    result = await server.mei.user.slash("ask", question="GAN")
    assert "来源：" in text_of(result.response)


async def test_a_failure_is_one_sentence_without_its_details(server: Server):
    server.env.inject_error("POST", "/interactions/*", status=500, message="secret trace")
    result = await server.hao.slash(server.channel, "ask", question="GAN")
    assert result.ephemeral
    assert text_of(result.response) == "我這邊出了點問題，請稍後再試。"
    assert len(server.env.errors) == 1


async def test_a_base_that_was_swapped_is_what_is_asked_and_suggested(
    server: Server, snapshot: Snapshot
):
    others = snapshot.stories.keys() - {"gan"}
    await publish(server.bot.base, {entry_of(story_id): None for story_id in others})
    choices = await server.ada.autocomplete(server.channel, "ask", "question", "")
    assert choices[0]["value"] in snapshot.stories["gan"].questions.en
    result = await server.ada.slash(server.channel, "ask", question="GAN")
    assert "Generative Adversarial Nets" in text_of(result.response)
    result = await server.ada.slash(server.channel, "about")
    assert "Stories told so far: 1." in text_of(result.response)


async def test_where_discord_takes_no_reply_the_bot_lives_on(server: Server):
    server.env.inject_error("POST", "/interactions/*", status=500, times=None)
    result = await server.ada.slash(server.channel, "ask", question="GAN")
    assert result.response is None
    assert len(server.env.errors) == 1
    assert "Source:" in text_of(await server.ask(server.ada, "GAN"))
