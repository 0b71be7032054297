"""The development questions are answered no worse than when last recorded (`tests.record`)."""

import json
from collections.abc import Mapping

import pytest

from bot.knowledge.snapshot import Snapshot
from tests.questions.scoring import Summary
from tests.record import RECORDED, measured

POINT = 0.01
FIGURES: Mapping[str, Mapping[str, float]] = json.loads(RECORDED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now(whole_base: Snapshot) -> Mapping[str, Summary]:
    return measured(whole_base)


def test_the_same_questions_are_counted(now: Mapping[str, Summary]):
    counts = {group: figures["count"] for group, figures in FIGURES.items()}
    assert {group: summary.count for group, summary in now.items()} == counts


@pytest.mark.parametrize("group", FIGURES)
def test_as_right_as_recorded(now: Mapping[str, Summary], group: str):
    """Within a point, or within a question where a group is so small that one weighs more."""
    slack = max(POINT, 1 / FIGURES[group]["count"]) + 1e-4
    assert now[group].accuracy >= FIGURES[group]["accuracy"] - slack
    assert now[group].wrong_assertions <= FIGURES[group]["wrong_assertions"] + slack
