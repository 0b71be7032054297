"""`/about`, as members see it."""

from dataclasses import dataclass

import pytest

from tests.simulated import Server, text_of


@dataclass(frozen=True)
class Said:
    """What stands in it, in one language."""

    who: str
    stories: str
    days: str
    suggestions: str
    curators: str


SAID = [
    Said("ada", "Stories told so far: {}.", "after 30 days", "within two days", "Changes of the"),
    Said("mei", "目前收录了 {} 个故事。", "30 天没人再问", "两天内删除", "维护者的名字"),
    Said("hao", "目前收錄了 {} 個故事。", "30 天沒有人再問", "兩天內刪除", "維護者的名字"),
]


async def about(server: Server, who: str, **settings: object) -> str:
    server.bot.settings = server.bot.settings.model_copy(update=settings)
    result = await getattr(server, who).slash(server.channel, "about")
    assert result.ephemeral
    return text_of(result.response)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.who)
async def test_it_says_what_it_is_and_how_much_it_knows(server: Server, said: Said):
    text = await about(server, said.who)
    assert said.stories.format(len(server.bot.answerer.snapshot.stories)) in text
    assert "/ask" in text or "/提" in text


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.who)
async def test_it_says_what_is_stored_and_for_how_long(server: Server, said: Said):
    text = await about(server, said.who, queue_days=30)
    assert said.days in text
    assert "👎" in text


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.who)
async def test_it_speaks_of_suggestions_and_curators_only_where_there_are_any(
    server: Server, said: Said
):
    alone = await about(server, said.who)
    assert said.suggestions not in alone
    assert said.curators not in alone
    curated = await about(server, said.who, review_channel=1, curator_servers=(1,))
    assert said.suggestions in curated
    assert said.curators in curated
