"""What becomes of a question that gets no answer: it is noted, and nobody's id with it."""

import sqlite3
from collections.abc import Iterator

import pytest

from bot.curation.asking import kept_of
from bot.curation.journal import FILE
from bot.curation.journal.questions import Question
from bot.language import Language
from bot.settings import Settings
from tests.simulated import Server, text_of

CATNET = "was CatNet rejected?"


async def queue(server: Server) -> list[Question]:
    return await server.bot.base.journal.questions.open()


async def test_an_unanswered_mention_is_noted(server: Server):
    await server.ask(server.ada, CATNET)
    [noted] = await queue(server)
    assert (noted.text, noted.language, noted.asked) == (CATNET, Language.EN, 1)
    assert noted.disliked == 0


async def test_talk_is_not_noted(server: Server):
    assert "would you like to know" in text_of(await server.ask(server.ada, "hello!"))
    assert await queue(server) == []


async def test_asked_by_mention_by_message_and_by_command_is_one_question(server: Server):
    await server.ask(server.ada, CATNET)
    await server.mei.send_dm("Was CatNet rejected")
    result = await server.ada.slash(server.channel, "ask", question=CATNET)
    assert result.ephemeral
    message = await server.hao.send(server.channel, CATNET)
    await server.ada.context_menu(server.channel, "Answer this question", message)
    [noted] = await queue(server)
    assert noted.asked == 4


@pytest.mark.parametrize(
    ("question", "language"),
    [("CatNet 当年被拒过吗？", Language.ZH_HANS), ("CatNet 當年被拒過嗎？", Language.ZH_HANT)],
)
async def test_the_language_is_that_of_the_question(
    server: Server, question: str, language: Language
):
    await server.ask(server.ada, question)
    [noted] = await queue(server)
    assert (noted.text, noted.language) == (question, language)


@pytest.mark.parametrize("text", ["", "???", "<:smile:1234567890123456>", "why was GAN rejected?"])
async def test_what_is_answered_or_asks_nothing_is_not_noted(server: Server, text: str):
    await server.ask(server.ada, text)
    assert await queue(server) == []


async def test_nobodys_id_is_written_down(server: Server, settings: Settings):
    who = f"<@{server.mei.id}>"
    await server.ask(server.ada, f"was the paper CatNet of {who} rejected?")
    await server.ada.slash(server.channel, "ask", question=f"was {who} rejected with CatNet?")
    await server.ask(server.ada, f"was {server.mei.id} rejected with CatNet?")
    assert len(await queue(server)) == 2
    ids = {str(member.id) for member in (server.ada, server.mei)}
    for row in rows(settings):
        assert not any(user_id in str(value) for user_id in ids for value in row)


def rows(settings: Settings) -> Iterator[tuple[object, ...]]:
    with sqlite3.connect(settings.data_dir / FILE) as connection:
        yield from connection.execute("SELECT * FROM questions")


async def test_a_journal_that_cannot_be_written_keeps_nobody_from_a_reply(
    server: Server, settings: Settings
):
    (settings.data_dir / FILE).unlink()
    (settings.data_dir / FILE).mkdir()
    reply = await server.ask(server.ada, CATNET)
    assert "CatNet" in text_of(reply)
    assert len(server.channel.history()) == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("was <@123456789012345678> rejected?", "was rejected?"),
        ("@everyone CatNet?  <a:wow:123456789012345678>", "CatNet?"),
        ("is https://arxiv.org/abs/9912.03385 rejected?", None),
        ("what are 1706.03762, NeurIPS 2014 2015 2016", None),
        ("C++ rejected 8/8/7", None),
        ("half a \ud83d face\x00?", "half a ? face ?"),
    ],
)
def test_what_is_kept_of_a_question(text: str, kept: str | None):
    assert kept_of(text) == (kept or text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<@123456789012345678>",
        "write to ada.l@example.org about CatNet",
        "call +49 30 1234 5678",
        "加我 13800138000",
        "who is 123456789012345678?",
        "ghp_0123456789abcdefghijklmnopqrstuvwxyzABCD",
        "why? " * 100,
    ],
)
def test_what_is_nobody_elses_business_is_not_kept(text: str):
    assert kept_of(text) is None
