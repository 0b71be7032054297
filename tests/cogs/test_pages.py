"""A list that is too long for one message, as members turn its pages."""

import pytest

from bot.app import create_bot
from bot.cogs._embeds import PAGE
from bot.cogs._items import Action
from bot.curation.base import Base
from bot.curation.changes import entry_of, story_of
from bot.curation.live import Live
from bot.knowledge.kinds import EventType
from bot.knowledge.model import Event, Text
from bot.knowledge.reading import read_files
from bot.knowledge.writing import dump_story
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

COUNT = 23
QUESTION = "which papers were rejected by ICLR?"


@pytest.fixture(scope="module")
def live(live: Live) -> Live:
    """A base of many papers that ICLR rejected, so that a list takes three pages."""
    word2vec = live.reading.snapshot.stories["word2vec"]
    phrases = word2vec.questions
    few = phrases.model_copy(update={"en": phrases.en[:3], "zh": phrases.zh[:3]})
    rejected = Event(type=EventType.REJECTED, venue="iclr", date="2014")
    papers = {
        entry_of(f"paper-{n}"): dump_story(
            word2vec.model_copy(
                update={
                    "title": Text(en=f"Paper {n}", zh=f"论文 {n}"),
                    "names": (),
                    "events": (rejected,),
                    # Short, since all of them are read for the first question.
                    "questions": few,
                    "details": (),
                    "corrections": (),
                }
            )
        ).encode()
        for n in range(1, COUNT + 1)
    }
    registries = {
        name: content for name, content in live.reading.files.items() if not story_of(name)
    }
    return Live(read_files({**registries, **papers}))


async def test_ten_entries_a_page_from_first_to_last(server: Server):
    message = await server.ask(server.ada, QUESTION)
    numbers: list[str] = []
    for page in range(3):
        lines = text_of(server.last).splitlines()
        numbers += [line.split(".")[0] for line in lines if "**Paper " in line]
        assert f"Page {page + 1} of 3" in text_of(server.last)
        if page < 2:
            await server.ada.click(server.last, label="More")
    assert server.last.id == message.id  # the same message, page by page
    assert numbers == [str(n) for n in range(1, COUNT + 1)]
    assert "More" not in labels_of(server.last)
    await server.ada.click(server.last, label="Back")
    assert "Page 2 of 3" in text_of(server.last)


async def test_pages_turn_after_a_restart_in_the_language_of_the_list(
    server: Server, settings: Settings, base: Base
):
    await server.ask(server.mei, "哪些论文被ICLR拒过？")
    await server.env.restart_bot(create_bot(settings, reopened(base)))
    await server.mei.click(server.last, label="下一页")
    assert "第 2 页，共 3 页" in text_of(server.last)
    assert len(options_of(server.last)) == PAGE


async def test_another_reader_turns_pages_on_a_copy(server: Server):
    await server.ask(server.ada, QUESTION)
    result = await server.mod.click(server.last, label="More")
    assert result.ephemeral
    assert result.response is not None
    assert "Page 2 of 3" in text_of(result.response)
    await server.mod.click(result.response, label="More")
    assert "Page 3 of 3" in text_of(result.response)
    assert "Page 1 of 3" in text_of(server.channel.history(viewer=server.ada)[-1])


async def test_a_private_list_turns_its_pages_in_private(server: Server):
    result = await server.hao.slash(server.channel, "ask", question=QUESTION)
    assert result.ephemeral
    assert result.response is not None
    await server.hao.click(result.response, label="下一頁")
    assert "第 2 頁，共 3 頁" in text_of(result.response)


async def test_an_entry_opens_for_whoever_picks_it_and_the_list_stays(server: Server):
    message = await server.ask(server.ada, QUESTION)
    [first, *_] = options_of(message)
    result = await server.mei.select(message, [first])
    assert result.ephemeral
    assert text_of(result.response).startswith("Paper ")
    assert "Page 1 of 3" in text_of(server.channel.history(viewer=server.ada)[-1])


async def test_a_list_that_shrank_says_so_instead_of_turning(server: Server):
    message = await server.ask(server.ada, QUESTION)
    gone = {entry_of(f"paper-{n}"): None for n in range(3, COUNT + 1)}
    await publish(server.bot.base, gone)
    result = await press(server.ada, message, Action.PAGE)
    assert result.ephemeral
    assert (
        text_of(result.response)
        == "I can't turn the pages of this list any more. Please ask again."
    )


async def test_a_page_has_no_more_parts_than_discord_takes(server: Server):
    message = await server.ask(server.ada, QUESTION)
    await server.ada.click(message, label="More")
    ids = [part.custom_id for part in parts_of(server.last)]
    assert len(ids) == len(set(ids)) == 4  # back, more, entries, remove
