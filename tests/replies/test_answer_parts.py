"""What stands under an answer's first line: what it rests on, the anecdote, what was recognised."""

from typing import Any

import pytest

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Event, Story
from bot.language import Language
from bot.matching.outcome import Answer, Why
from bot.replies.compose import compose, story_reply
from bot.replies.reply import Reply
from tests.replies.base import (
    AWARDED,
    BASE,
    DSN,
    EMPTY,
    IMPACT,
    NIPS_REJECTED,
    NOT_ICML,
    PAGES,
    PAIR,
    SCORES,
    TALE,
)

REPORTED = "reported: a credible account, without an official record"


def reply(language: Language = Language.EN, story: Story = DSN, **answer: Any) -> Reply:
    return compose(Answer(story, 0.9, Why(("DSN", "NIPS")), **answer), language, BASE)


@pytest.mark.parametrize(
    ("answer", "support", "first_source"),
    [
        ({"asked": Attribute.SCORES, "detail": SCORES}, REPORTED, "post"),
        ({"detail": PAGES, "also": SCORES}, REPORTED, "post"),  # as well supported as the weaker
        ({"detail": PAGES, "second": Answer(DSN, 0.9, Why(), detail=SCORES)}, REPORTED, "post"),
        ({"asked": Attribute.SCORES}, REPORTED, "post"),
        ({"asked": Attribute.NEXT}, REPORTED, "post"),
        ({"correction": NOT_ICML}, f"✗ NIPS 2014 (8/8/6.5) – {REPORTED}", "proceedings"),
        ({"asked": Attribute.WHERE}, f"✗ NIPS 2014 (8/8/6.5) – {REPORTED}", "proceedings"),
        ({}, f"✗ NIPS 2014 (8/8/6.5) – {REPORTED}", "site"),
        ({"story": PAIR}, REPORTED, "site"),
        (
            {"story": PAIR, "asked": Attribute.AUTHORS},
            f"the story around it is {REPORTED}",
            "site",
        ),
        ({"story": TALE}, "myth: told widely, and wrong", "site"),
    ],
)
def test_what_is_not_confirmed_says_so_and_the_source_used_comes_first(
    answer: dict[str, Any], support: str, first_source: str
):
    told = reply(**answer)
    assert told.support == support
    assert told.sources[0].id == first_source
    assert {source.id for source in told.sources} == {
        source.id for source in answer.get("story", DSN).sources
    }


def test_a_confirmed_story_carries_no_mark():
    confirmed = NIPS_REJECTED.model_copy(update={"support": None})
    assert reply(story=DSN.model_copy(update={"events": (confirmed, AWARDED)})).support == ""


def test_the_anecdote_follows_and_the_summary_only_where_it_was_not_said():
    assert reply().body == "It was Xie's first paper as a student."
    assert reply(asked=Attribute.CODE).body == (
        "Turned down by NIPS, honoured by AISTATS.\n\nIt was Xie's first paper as a student."
    )


def test_the_reply_says_what_was_recognised_and_offers_the_other_candidates():
    told = reply(others=(PAIR, TALE))
    assert told.why == "matched: DSN · NIPS"
    assert told.matched == ("DSN", "NIPS")
    assert [choice.story_id for choice in told.choices] == ["pair", "tale"]
    assert told.story_ids == ("dsn",)
    assert told.confidence == 0.9


def test_names_recognised_are_told_in_the_language_of_the_reply():
    answer = Answer(DSN, 0.9, Why(("Saining Xie", "Test of Time Award", "2025")))
    assert compose(answer, Language.ZH_HANT, BASE).why == "比對到：謝賽寧 · 時間檢驗獎 · 2025"


@pytest.mark.parametrize("language", Language)
def test_a_story_can_be_told_without_a_question(language: Language):
    told = story_reply(DSN, language, BASE)
    assert told.headline == DSN.summary.of(language)
    assert told.title == DSN.title.of(language)
    assert told.why == ""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("asked", [None, *Attribute])
def test_missing_registries_never_stop_a_reply(language: Language, asked: Attribute | None):
    unheld = Event.model_validate({"type": "awarded", "award": "no-prize", "venue": "nowhere"})
    for story in (DSN, PAIR, TALE):
        for unfounded in (None, unheld):
            answer = Answer(story, 0.5, Why(), asked=asked, unfounded=unfounded, events=(IMPACT,))
            assert compose(answer, language, EMPTY).headline


def test_a_long_list_of_authors_is_cut():
    paper = DSN.papers[0].model_copy(update={"authors": tuple(f"a-{n}" for n in range(15))})
    told = reply(story=DSN.model_copy(update={"papers": (paper,)}), asked=Attribute.AUTHORS)
    assert told.headline.endswith("A 10, A 11 and 3 more.")
