"""Dates that can't be, and events out of order."""

import re
from collections.abc import Iterator
from datetime import date

from bot.knowledge.document import Document, Scalar
from bot.knowledge.problems import Problem
from bot.knowledge.reading import Reading

_DATES = ("events[].date", "sources[].date")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_YEARS = range(1600, 2100)  # since there have been journals


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each impossible date and each event that stands after a later one."""
    for document in reading.stories():
        for scalar in _dates(document, *_DATES):
            if message := _impossible(scalar.value):
                yield document.problem(scalar.loc, message)
        yield from _out_of_order(document)


def _dates(document: Document, *shapes: str) -> Iterator[Scalar]:
    """Yield what has the form of a date; the schema speaks of the rest."""
    return (scalar for scalar in document.at(*shapes) if _DATE.fullmatch(scalar.value))


def _impossible(value: str) -> str | None:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    if year not in _YEARS:
        return f"the year {value[:4]} can't be right"
    try:
        date(year, month, day)
    except ValueError:
        return f"there is no such day as {value}"
    return None


def _out_of_order(document: Document) -> Iterator[Problem]:
    earlier: list[Scalar] = []
    for scalar in _dates(document, "events[].date"):
        later = next((before for before in earlier if _is_after(before.value, scalar.value)), None)
        if later:
            message = (
                f"{scalar.value} stands after {later.value} (line {document.line(later.loc)}): "
                "put the events in order of time"
            )
            yield document.problem(scalar.loc, message)
        earlier.append(scalar)


def _is_after(one: str, other: str) -> bool:
    """Return whether the date `one` is surely later; "2014-09" and "2014" may be in any order."""
    known = min(len(one), len(other))
    return one[:known] > other[:known]
