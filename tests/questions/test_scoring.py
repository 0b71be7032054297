"""The measure itself, on outcomes whose worth is plain."""

import math

import pytest

from tests.questions import Question
from tests.questions.scoring import OutcomeKind, Result, Summary, score, summaries


@pytest.mark.parametrize(
    ("expect", "kind", "ids", "worth"),
    [
        ([], "nothing", [], 1),
        ([], "suggestions", ["a"], 0),
        ([], "answer", ["a"], 0),
        (["a"], "answer", ["a"], 1),
        (["a"], "list", ["a"], 1),
        (["a"], "list", ["a", "b"], 0),
        (["a"], "answer", ["b"], 0),
        (["a"], "suggestions", ["a"], 0),
        (["a"], "nothing", [], 0),
        (["a", "b"], "list", ["b", "a"], 1),
        (["a", "b"], "list", ["a", "c"], 0.5),
        (["a", "b"], "answer", ["a"], 2 / 3),
        (["a", "b"], "list", ["a", "b", "c", "d"], 2 / 3),
        (["a", "b"], "list", ["c"], 0),
        (["a", "b"], "suggestions", ["a", "b"], 0),
    ],
)
def test_score(expect: list[str], kind: OutcomeKind, ids: list[str], worth: float):
    question = Question("1", "?", "en", "direct", tuple(expect))
    assert math.isclose(score(question, kind, ids), worth)


@pytest.mark.parametrize(
    ("expect", "contains", "of_kind", "kind", "worth"),
    [
        (("a",), ("8",), "detail", "answer", 1),
        (("a",), ("8",), "detail", "later", 1),
        (("a",), ("8",), "detail", "incomplete", 0),
        (("a",), ("8",), "detail", "unsaid", 0),
        (("a",), (), "detail", "unsaid", 1),
        ((), (), "near-miss", "unsaid", 1),
        ((), (), "near-miss", "incomplete", 0),
        ((), (), "out-of-scope", "unsaid", 0),
        ((), (), "off-topic", "unsaid", 0),
    ],
)
def test_an_answer_has_to_say_what_was_asked_or_that_it_cannot(
    expect: tuple[str, ...], contains: tuple[str, ...], of_kind: str, kind: OutcomeKind, worth: int
):
    assert score(Question("1", "?", "en", of_kind, expect, contains), kind, ["a"]) == worth


def _result(expect: tuple[str, ...], kind: OutcomeKind, *ids: str, lang: str = "en") -> Result:
    return Result(Question("1", "?", lang, "direct", expect), kind, ids)


def test_summary():
    found = [
        _result(("a",), "answer", "a"),
        _result(("a",), "answer", "b", lang="zh-Hans"),
        _result(("a",), "suggestions", "c", "a"),
        _result((), "nothing"),
    ]
    assert Summary.of(found) == Summary(
        count=4,
        accuracy=0.5,
        wrong_assertions=0.25,
        precision=0.5,
        declined=0.25,
        suggested_right=0.25,
        told_first=1,  # no question names its answer
    )
    groups = summaries(found)
    assert list(groups) == ["overall", "kind direct", "language en", "language zh-Hans"]
    assert groups["language zh-Hans"].wrong_assertions == 1


def test_what_is_asked_for_comes_first_or_later():
    question = Question("1", "?", "en", "detail", ("a",), ("8",))
    kinds: tuple[OutcomeKind, ...] = ("answer", "later", "later", "incomplete", "unsaid")
    found = [Result(question, kind, ("a",)) for kind in kinds]
    assert math.isclose(Summary.of(found).told_first, 1 / 3)
