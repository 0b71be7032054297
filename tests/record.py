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
_EVERY = 6  # a sixth of the questions tells a point's difference, in a sixth of the time
_FACTS = Path(__file__).parent.parent / "facts"


def measured(snapshot: Snapshot) -> dict[str, Summary]:
    """Return the figures on a sixth of the questions, and of off-topic lines, for both bases."""
    figures: dict[str, Summary] = {}
    for base, whole in ((seeds_of(snapshot), False), (snapshot, True)):
        matcher = Matcher(base)
        questions = [q for name in DEVELOPMENT for q in load(name, whole=whole)][::_EVERY]
        found = results(partial(outcome_of, matcher), questions)
        strays = results(partial(outcome_of, matcher), offtopic(whole=whole)[::_EVERY])
        prefix = "whole" if whole else "seeds"
        figures |= {f"{prefix} {name}": summary for name, summary in summaries(found).items()}
        figures[f"{prefix} off-topic"] = Summary.of(strays)
    return figures


if __name__ == "__main__":
    figures = measured(read(_FACTS).snapshot)
    rounded = {name: summary.rounded() for name, summary in figures.items()}
    RECORDED.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
