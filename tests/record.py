"""Record how the matcher does on the development questions: `python -m tests.record`.

Writes `tests/questions/recorded.json`, which tests/matching/test_recorded.py holds it to.
"""

import json
from functools import partial
from pathlib import Path

from bot.knowledge.reading import read
from bot.matching.matcher import Matcher
from tests.questions import DEVELOPMENT, load, offtopic, seeds_of
from tests.questions.scoring import Summary, outcome_of, results, summaries

RECORDED = Path(__file__).parent / "questions/recorded.json"
_EVERY = 12  # of the questions: enough to tell a point's difference, and soon asked
_FACTS = Path(__file__).parent.parent / "facts"


def measured(matcher: Matcher, *, whole: bool) -> dict[str, Summary]:
    """Return the figures on some of the questions, and of off-topic lines.

    The matcher is to be that of the `whole` base, or of its twenty stories alone.
    """
    questions = [q for name in DEVELOPMENT for q in load(name, whole=whole)][::_EVERY]
    found = results(partial(outcome_of, matcher), questions)
    strays = results(partial(outcome_of, matcher), offtopic(whole=whole)[::_EVERY])
    prefix = "whole" if whole else "seeds"
    figures = {f"{prefix} {name}": summary for name, summary in summaries(found).items()}
    return figures | {f"{prefix} off-topic": Summary.of(strays)}


if __name__ == "__main__":
    snapshot = read(_FACTS).snapshot
    seeds, whole = Matcher(seeds_of(snapshot)), Matcher(snapshot)
    figures = measured(seeds, whole=False) | measured(whole, whole=True)
    rounded = {name: summary.rounded() for name, summary in figures.items()}
    RECORDED.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
