"""`python -m bot check`: every problem of a facts folder on the terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.knowledge.check import check
from bot.knowledge.problems import Problem
from bot.knowledge.reading import read
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer


def run_check(folder: Path) -> int:
    """Print every problem of `folder` and a closing line; return the exit code.

    It is 1 when there are errors; warnings alone don't fail.
    """
    reading = read(folder)
    problems = check(reading, finder)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{_closing_line(reading.snapshot, problems)}\n")
    return int(any(problem.is_error for problem in problems))


def finder(base: Snapshot) -> Callable[[str], str | None]:
    """Return what tells the story that stands out for a question put in other words, if any.

    Word for word a sample question always finds its story; that would prove nothing.
    """
    matcher = Matcher(base)

    def find(question: str) -> str | None:
        outcome = matcher.match(question, verbatim=False)
        return outcome.story.id if isinstance(outcome, Answer) else None

    return find


def _closing_line(base: Snapshot, problems: list[Problem]) -> str:
    held = [
        _count(len(base.stories), "story", "stories"),
        _count(len(base.people), "person", "people"),
        _count(len(base.venues), "venue", "venues"),
        _count(len(base.awards), "award", "awards"),
        _count(len(base.topics), "topic", "topics"),
    ]
    errors = sum(problem.is_error for problem in problems)
    wrong = _count(errors, "problem", "problems") if errors else "no problems"
    if warnings := len(problems) - errors:
        wrong += f", {_count(warnings, 'warning', 'warnings')}"
    return f"{', '.join(held)}: {wrong}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
