"""Record how the matcher does on the development questions: `python -m tests.record`.

Writes `tests/questions/recorded.json`, which tests/matching/test_recorded.py holds it to.
"""

import json
from pathlib import Path

from bot.knowledge.reading import read
from bot.matching.matcher import Matcher
from tests.questions import DEVELOPMENT, load, offtopic
from tests.questions.scoring import Summary, outcome_of, results, summaries

RECORDED = Path(__file__).parent / "questions/recorded.json"
_FACTS = Path(__file__).parent.parent / "facts"


def measured(matcher: Matcher) -> dict[str, Summary]:
    """Return the figures on given and written questions, and on the off-topic lines."""
    questions = [question for name in DEVELOPMENT for question in load(name)]
    found = results(lambda question: outcome_of(matcher, question), questions)
    strays = results(lambda question: outcome_of(matcher, question), offtopic())
    return {**summaries(found), "off-topic": Summary.of(strays)}


if __name__ == "__main__":
    figures = measured(Matcher(read(_FACTS).snapshot))
    rounded = {name: summary.rounded() for name, summary in figures.items()}
    RECORDED.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")
