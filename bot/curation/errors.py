"""What can keep a change from being made. The text of each is a sentence for the curator."""

import errno
from collections.abc import Sequence
from enum import StrEnum

from bot.knowledge.problems import Problem


class CurationError(Exception):
    """A change can't be made; nothing has changed."""


class Conflict(CurationError):  # noqa: N818 - the word that curators read
    """The file is no longer the one that the edit was made from."""

    def __init__(self, entry: str, present: bytes | None) -> None:
        """`present` is what the file holds now, None when there is no such file."""
        now = "has been changed" if present is not None else "has been taken away"
        super().__init__(f"{entry} {now} since it was read")
        self.entry = entry
        self.present = present


class CannotMerge(CurationError):  # noqa: N818
    """Later changes to the same fields stand in the way of taking one back."""

    def __init__(self, entry: str, fields: Sequence[str]) -> None:
        """`fields` are the ones that were changed again; empty when it is the whole file."""
        what = ", ".join(fields) or "the whole file"
        super().__init__(f"{entry} was changed again later: {what}")
        self.entry = entry
        self.fields = tuple(fields)


class Refused(CurationError):  # noqa: N818
    """The check found errors; `problems` has them, and the warnings beside them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems if problem.is_error))
        self.problems = tuple(problems)


class NotFound(CurationError):  # noqa: N818
    """There is no such story, change or revision."""


class Taken(CurationError):  # noqa: N818
    """There is a story of that id already."""


class NothingToDo(CurationError):  # noqa: N818
    """The base is as wanted already."""


class Trouble(StrEnum):
    """Why a file or the journal can't be written."""

    FULL = "full"
    READ_ONLY = "read-only"
    GONE = "gone"
    LINK = "link"
    BUSY = "busy"
    OTHER = "other"


_SENTENCES = {
    Trouble.FULL: "the disk is full",
    Trouble.READ_ONLY: "the bot may not write there",
    Trouble.GONE: "the folder is gone",
    Trouble.LINK: "it is a link to another place; edit the file that it points to",
    Trouble.BUSY: "another process is writing",
    Trouble.OTHER: "it can't be written",
}
_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.ENOENT: Trouble.GONE,
    errno.ENOTDIR: Trouble.GONE,
}


class StoreError(CurationError):
    """Files or the journal can't be written; nothing has changed, unless it is `Unsettled`."""

    def __init__(self, place: str, trouble: Trouble, details: str = "") -> None:
        said = f" ({details})" if details else ""
        super().__init__(f"{place}: {_SENTENCES[trouble]}{said}")
        self.place = place
        self.trouble = trouble

    @classmethod
    def of(cls, place: str, error: OSError) -> "StoreError":
        """Return the operating system's `error` at `place` in plain words."""
        trouble = _TROUBLES.get(error.errno or 0, Trouble.OTHER)
        return cls(place, trouble, error.strerror or str(error))


class Unsettled(StoreError):  # noqa: N818
    """Writing failed half-way and so did taking it back; the next start completes the change."""
