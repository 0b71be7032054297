"""What keeps a change from being made, as a sentence in a curator's language."""

from bot.curation.errors import (
    CannotMerge,
    Conflict,
    CurationError,
    NotFound,
    NothingToDo,
    Refused,
    StoreError,
    Taken,
    Trouble,
    Unsettled,
)
from bot.language import Language
from bot.replies.catalogue import say

_TROUBLES = {
    Trouble.FULL: "curation.error.full",
    Trouble.READ_ONLY: "curation.error.read-only",
    Trouble.GONE: "curation.error.gone",
    Trouble.LINK: "curation.error.link",
    Trouble.BUSY: "curation.error.busy",
    Trouble.OTHER: "curation.error.unwritable",
}
_PLAIN: dict[type[CurationError], str] = {
    Refused: "curation.error.refused",
    NotFound: "curation.error.not-found",
    Taken: "curation.error.taken",
    NothingToDo: "curation.error.nothing-to-do",
}
_SHOWN = 5


def sentence(error: CurationError, language: Language) -> str:
    """Return what a curator is told of `error`, and what to do about it."""
    key, values = _key(error)
    said = say(language, key, **values)
    if isinstance(error, Refused):
        return "\n".join((said, *map(str, error.problems[:_SHOWN])))
    return said


def _key(error: CurationError) -> tuple[str, dict[str, str]]:
    """Return the message for `error`, and what it is filled with."""
    found: tuple[str, dict[str, str]]
    match error:
        case Unsettled():
            found = "curation.error.unsettled", {}
        case StoreError(trouble=trouble):
            found = _TROUBLES[trouble], {}
        case Conflict(entry=entry):
            found = "curation.error.conflict", {"entry": entry}
        case CannotMerge(entry=entry, fields=()):
            found = "curation.error.changed-again", {"entry": entry}
        case CannotMerge(entry=entry, fields=fields):
            named = ", ".join(fields[:_SHOWN])
            found = "curation.error.fields-changed-again", {"entry": entry, "fields": named}
        case _:
            found = _PLAIN[type(error)], {}
    return found
