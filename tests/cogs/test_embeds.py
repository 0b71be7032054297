"""What a reply looks like on Discord, and that it always fits."""

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import HttpUrl

from bot.cogs._buttons import view_of
from bot.cogs._embeds import embed_of, pages_of, shorten, sources_embed
from bot.knowledge.model import Source
from bot.language import Language
from bot.replies.reply import Choice, Reply, ReplyKind

PAGE = Source(
    id="page", url=HttpUrl("https://example.org/a_(b)"), title="[1] A *page*", publisher="Example"
)
LONG = Source(id="long", url=HttpUrl(f"https://example.org/{'x' * 600}"), title="x", publisher="y")


def test_the_blocks_stand_in_the_order_of_the_contract():
    reply = Reply(
        "answer",
        Language.EN,
        "It was rejected with 8/8/7.",
        body="The anecdote.",
        title="A Paper",
        timeline="✗ NIPS 2014 (8/8/7) → ✓ AISTATS 2015",
        support="reported",
        sources=(PAGE,),
        why="matched: A Paper",
        story_id="a-paper",
    )
    embed = embed_of(reply, question="which scores?")
    assert embed.author.name == "which scores?"
    assert embed.title == "A Paper"
    assert embed.footer.text == "matched: A Paper"
    assert embed.description is not None
    assert embed.description.split("\n\n") == [
        "**It was rejected with 8/8/7.**",
        "The anecdote.",
        "✗ NIPS 2014 (8/8/7) → ✓ AISTATS 2015",
        "reported",
        r"Source: [(1) A \*page\*](https://example.org/a_%28b%29) · Example",
    ]


@pytest.mark.parametrize("text", ["V* and STaR", "_x_ ~~y~~ `z` ||w||", "# big", "> quote", "- a"])
def test_texts_of_the_base_are_no_markup(text: str):
    embed = embed_of(Reply("answer", Language.EN, "It was.", body=text))
    assert embed.description is not None
    shown = embed.description.split("\n\n")[1]
    assert shown != text
    assert shown.replace("\\", "") == text


def test_a_miss_that_echoes_a_link_shows_none():
    embed = embed_of(Reply("nothing", Language.EN, "Nothing on “https://evil.example”."))
    assert embed.description is not None
    assert "://" not in embed.description


def test_a_source_too_long_for_a_button_is_linked_in_the_text_alone():
    reply = Reply("answer", Language.EN, "So it was.", sources=(LONG,), story_id="x")
    assert str(LONG.url) in (embed_of(reply).description or "")
    view = view_of(reply, 1, private=True)
    assert not view.children


def test_sources_that_fill_more_than_a_message_are_cut_at_a_whole_one():
    embed = sources_embed("A Paper", [LONG] * 20, Language.EN)
    assert embed.description is not None
    assert len(embed.description) <= 4096
    assert embed.description.endswith("· y")


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("short", 5, "short"), ("longer", 5, "long…"), ("a b c", 3, "a…"), (r"ab\*c", 4, "ab…")],
)
def test_shortening(text: str, limit: int, expected: str):
    assert shorten(text, limit) == expected


LINES = st.text(max_size=300)
TEXTS = st.text(alphabet=st.sampled_from("字a*_ \n>[](): "), max_size=3000)
CHOICES = st.integers(0, 12).map(
    lambda count: tuple(Choice(f"story-{n}", f"Story {n}", "*" * 1400) for n in range(count))
)


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    kind: ReplyKind = draw(st.sampled_from(("answer", "list", "suggestions", "nothing")))
    choices = draw(CHOICES)
    return Reply(
        kind,
        draw(st.sampled_from(Language)),
        draw(LINES),
        body=draw(TEXTS),
        title=draw(LINES),
        timeline=draw(LINES),
        support=draw(LINES),
        sources=draw(st.sampled_from(((), (PAGE,), (LONG, PAGE)))),
        why=draw(LINES),
        story_id="a" * 60 if kind == "answer" else None,
        choices=choices if kind == "list" else choices[:5],
    )


@given(replies(), st.text(max_size=2000), st.booleans())
def test_any_reply_fits_discord(reply: Reply, question: str, private: bool):
    for page in range(pages_of(reply)):
        embed = embed_of(reply, question, page)
        assert len(embed.title or "") <= 256
        assert len(embed.author.name or "") <= 256
        assert len(embed.description or "") <= 4096
        assert len(embed) <= 6000
        items = view_of(reply, 2**64 - 1, private=private, page=page).to_components()
        parts = [part for row in items for part in row["components"]]  # pyright: ignore[reportTypedDictNotRequiredAccess, reportGeneralTypeIssues]
        assert len(items) <= 5
        ids = [part["custom_id"] for part in parts if "custom_id" in part]
        assert len(ids) == len(set(ids))
        assert all(len(custom_id) <= 100 for custom_id in ids)
        assert all(1 <= len(part["label"]) <= 80 for part in parts if "label" in part)


def test_replies_are_told_apart_by_colour():
    kinds: tuple[ReplyKind, ...] = ("answer", "list", "suggestions", "nothing")
    colours: set[discord.Colour | None] = {
        embed_of(Reply(kind, Language.EN, "x")).colour for kind in kinds
    }
    assert len(colours) == 4
