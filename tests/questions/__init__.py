"""The labelled questions: what people ask, and which stories are right.

`given` came with the project, `written` was written for it from the articles alone, and `sealed` is
the third of that which nobody looks at while tuning. `offtopic` lines are all to be declined.
"""

from dataclasses import dataclass
import json
from pathlib import Path

_FOLDER = Path(__file__).parent
DEVELOPMENT = ("given", "written")


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
    lists = ("expect", "contains")
    return [Question(**{k: tuple(v) if k in lists else v for k, v in row.items()}) for row in rows]


def offtopic(name: str = "offtopic") -> list[Question]:
    """Return the off-topic lines of "offtopic" or "offtopic_sealed"."""
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [
        Question(f"{name}-{number}", row["q"], row["lang"], "off-topic", ())
        for number, row in enumerate(rows, 1)
    ]
