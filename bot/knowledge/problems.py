"""What is wrong in the files of a base, in words that a moderator understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process, utils

# Where a value stands in its file: ("events", 0, "venue").
Loc = tuple[str | int, ...]

_LONGEST_QUOTE = 60
_CLOSE_ENOUGH = 60  # of 100; "cvrp" and "cvpr" score 75


class Severity(StrEnum):
    """Whether a problem keeps a change from being taken."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where."""

    file: str  # relative to the facts folder, with forward slashes
    line: int | None  # counted from 1; None when it is about the file as a whole
    field: str  # "events[0].venue"; empty when no field is meant
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the problem on one line, the way compilers print theirs."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        mark = "warning: " if self.severity is Severity.WARNING else ""
        field = f"{self.field}: " if self.field else ""
        return f"{place}: {mark}{field}{self.message}"

    @property
    def is_error(self) -> bool:
        """Whether it must be mended before the entry can be used."""
        return self.severity is Severity.ERROR


def field_name(loc: Loc) -> str:
    """Return `loc` the way it is shown: ("events", 0, "venue") as "events[0].venue"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return "".join(parts).removeprefix(".")


def quoted(value: str) -> str:
    """Return `value` between backticks: cut to a readable length, invisible characters escaped."""
    short = value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…"
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
    return f"`{visible}`"


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` is probably meant to be, None when none is close."""
    found = process.extractOne(
        word,
        list(choices),
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=_CLOSE_ENOUGH,
    )
    return found[0] if found else None


def unknown(what: str, word: str, choices: Iterable[str], otherwise: str) -> str:
    """Say that `word` is no known `what`: with the choice meant, else with `otherwise`."""
    meant = closest(word, choices)
    return f"unknown {what} {quoted(word)}: " + (f"did you mean `{meant}`?" if meant else otherwise)
