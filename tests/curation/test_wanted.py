"""The queue by meaning: what counts as one question, and what comes first."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.answering import Answerer
from bot.curation.journal.questions import Question
from bot.curation.journal.tables import QuestionState
from bot.curation.wanted import MOST, wanted
from bot.language import Language, detect

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def question(number: int, text: str, asked: int = 1, disliked: int = 0, days: int = 0) -> Question:
    first = NOW - timedelta(days=days)
    state = QuestionState.OPEN
    return Question(number, text, detect(text), asked, disliked, first, first, state)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("was CatNet rejected?", "did CatNet get rejected"),
        ("was CatNet rejected?", "CatNet 被拒过吗"),
        ("was CatNet rejected?", "CatNet 被拒過嗎？"),
        ("was CatNet rejected?", "Was Catnt ever rejected?"),
        ("was Zorblatt rejected", "zorblat 被拒了吗"),
        ("is Mamba-3 rejected", "Mamba 3被拒了吗"),
        ("what is the weather today", "whats the weather today?"),
        ("tell me about DogNet", "DogNet 有什么故事"),
    ],
)
def test_what_means_the_same_is_one(answerer: Answerer, one: str, other: str):
    found = wanted([question(1, one), question(2, other)], answerer.matcher.reader)
    assert [group.ids for group in found] == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("is GPT-3 rejected?", "is GPT-4 rejected?"),
        ("why was DiT rejected from NeurIPS", "why was SiT rejected from NeurIPS"),
        ("was Zorblatt2 rejected", "was Zorblatt3 rejected"),
        ("CVPR 2023 best paper for Snorky", "CVPR 2024 best paper for Snorky"),
        ("what did DogNet score at NeurIPS", "tell me about DogNet"),
        ("was CatNet rejected?", "was CatNet accepted?"),
        ("how old is Saining Xie", "where does Saining Xie live"),
        ("do you like cats", "do you like dogs"),
    ],
)
def test_what_asks_for_something_else_stays_apart(answerer: Answerer, one: str, other: str):
    found = wanted([question(1, one), question(2, other)], answerer.matcher.reader)
    assert len(found) == 2


def test_the_most_wanted_comes_first_and_then_the_newest(answerer: Answerer):
    asked = [
        question(1, "was CatNet rejected?", asked=4, days=9),
        question(2, "is GPT-3 rejected?", asked=1, disliked=2, days=5),
        question(3, "CatNet 被拒过吗", asked=1, days=1),
        question(4, "is GPT-4 rejected?", asked=3, days=2),
    ]
    first, second, third = wanted(asked, answerer.matcher.reader)
    assert (first.ids, first.asked, first.disliked) == ((1, 3), 5, 0)
    assert (first.first, first.last) == (NOW - timedelta(days=9), NOW - timedelta(days=1))
    assert first.lead.text == "was CatNet rejected?"
    assert first.languages == (Language.EN, Language.ZH_HANS)
    assert (second.ids, third.ids) == ((4,), (2,))


def test_a_group_never_holds_more_than_a_button_can_remember(answerer: Answerer):
    asked = [question(n, f"was CatNet rejected{'?' * n}") for n in range(MOST + 3)]
    found = wanted(asked, answerer.matcher.reader)
    assert sorted(len(group.ids) for group in found) == [3, MOST]


def test_a_long_queue_takes_no_time(answerer: Answerer):
    asked = [question(n, f"was {chr(97 + n % 26) * 5}{n} rejected?") for n in range(2000)]
    assert len(wanted(asked, answerer.matcher.reader)) == 500
