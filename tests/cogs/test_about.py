"""`/about`, as members see it."""

import pytest

from tests.simulated import Server, text_of


@pytest.mark.parametrize(
    ("who", "stories", "privacy"),
    [
        ("ada", "Stories told so far: {}.", "I store nothing"),
        ("mei", "目前收录了 {} 个故事。", "我什么都不存"),
        ("hao", "目前收錄了 {} 個故事。", "我什麼都不存"),
    ],
)
async def test_it_says_what_it_is_how_much_it_knows_and_what_it_keeps(
    server: Server, who: str, stories: str, privacy: str
):
    result = await getattr(server, who).slash(server.channel, "about")
    text = text_of(result.response)
    assert result.ephemeral
    assert stories.format(len(server.bot.answerer.snapshot.stories)) in text
    assert privacy in text
    assert "/ask" in text or "/提" in text
