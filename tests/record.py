"""Record how the matcher does on the development questions: `python -m tests.record`.

Writes `tests/questions/recorded.json`, which tests/matching/test_recorded.py holds it to.
"""

import json
from functools import partial
from pathlib import Path

from bot.knowledge.reading import read
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from tests.questions import DEVELOPMENT, load, offtopic, seeds_of
from tests.questions.scoring import Summary, outcome_of, results, summaries

RECORDED = Path(__file__).parent / "questions/recorded.json"
_EVERY = 12  # of the questions: enough to tell a point's difference, and soon asked
_FACTS = Path(__file__).parent.parent / "facts"


def measured(snapshot: Snapshot, *, whole: bool) -> dict[str, Summary]:
    """Return the figures on some of the questions, and of off-topic lines, for one base.

    That is the `whole` of a snapshot, or its twenty stories alone.
    """
    matcher = Matcher(snapshot if whole else seeds_of(snapshot))
    questions = [q for name in DEVELOPMENT for q in load(name, whole=whole)][::_EVERY]
    found = results(partial(outcome_of, matcher), questions)
    strays = results(partial(outcome_of, matcher), offtopic(whole=whole)[::_EVERY])
    prefix = "whole" if whole else "seeds"
    figures = {f"{prefix} {name}": summary for name, summary in summaries(found).items()}
    return figures | {f"{prefix} off-topic": Summary.of(strays)}


if __name__ == "__main__":
    snapshot = read(_FACTS).snapshot
    figures = measured(snapshot, whole=False) | measured(snapshot, whole=True)
    rounded = {name: summary.rounded() for name, summary in figures.items()}
    RECORDED.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
