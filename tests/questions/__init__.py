"""The labelled questions: what people ask, and which stories are right.

`given` came with the project. The others were written for it from the stories and articles alone,
by people who didn't know the matcher. `sealed` is for measuring only: nobody who tunes looks at it.
`opened` was, until its totals had been taken three times. `offtopic` lines are all to be declined.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
DEVELOPMENT = ("given", "written", "later", "opened")


@dataclass(frozen=True)
class Question:
    """A question with its right answer."""

    id: str
    q: str
    lang: str
    kind: str
    expect: tuple[str, ...]  # story ids; none means that it must be declined
    contains: tuple[str, ...] = ()  # what the reply must say
    context: str | None = None  # the story of the message it replies to


def load(name: str) -> list[Question]:
    """Return the questions of one file, "given", "written" or "sealed"."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [_question(row) for row in rows]


def _question(row: dict[str, Any]) -> Question:
    row["expect"] = tuple(row["expect"])
    row["contains"] = tuple(row.get("contains", ()))
    return Question(**row)


def offtopic(name: str = "offtopic") -> list[Question]:
    """Return the off-topic lines of "offtopic" or "offtopic_sealed"."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [
        Question(f"{name}-{number}", row["q"], row["lang"], "off-topic", ())
        for number, row in enumerate(rows, 1)
    ]
