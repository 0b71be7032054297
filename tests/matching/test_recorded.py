"""The development questions are answered no worse than when last recorded (`tests.record`)."""

import json

from bot.knowledge.snapshot import Snapshot
from tests.record import RECORDED, measured

POINT = 0.01


def test_as_right_as_recorded(whole_base: Snapshot):
    """Within a point, or within a question where a group is so small that one weighs more.

    What is asked for comes first within two.
    """
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    now = measured(whole_base)  # in one test, since each process would measure for its own
    counts = {group: figures["count"] for group, figures in recorded.items()}
    assert {group: summary.count for group, summary in now.items()} == counts
    worse: dict[str, tuple[float, float]] = {}
    for group, figures in recorded.items():
        slack = max(POINT, 1 / figures["count"]) + 1e-4
        falls = figures["accuracy"] - now[group].accuracy
        rises = now[group].wrong_assertions - figures["wrong_assertions"]
        if max(falls, rises) > slack:
            worse[group] = (falls, rises)
    assert worse == {}
    for group in ("seeds overall", "whole overall"):
        # A few hundred questions name their answer, so each weighs more.
        assert now[group].told_first > recorded[group]["told_first"] - 2 * POINT
