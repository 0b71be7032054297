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
    assert math.isclose(score(expect, kind, ids), worth)


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
    )
    groups = summaries(found)
    assert list(groups) == ["overall", "kind direct", "language en", "language zh-Hans"]
    assert groups["language zh-Hans"].wrong_assertions == 1
