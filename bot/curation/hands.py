"""Files that somebody changed by hand: which of them may go live, and what is wrong with others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.curation.changes import Edit, digest
from bot.curation.drafts import Draft, draft
from bot.curation.live import Live
from bot.knowledge.folder import STORIES
from bot.knowledge.problems import Problem

_UNLISTED = f"{STORIES}/"


@dataclass(frozen=True)
class Broken:
    """Files that aren't live as they are; what was live of them before still is."""

    problems: tuple[Problem, ...]


@dataclass
class HandEdits:
    """Remembers what is broken, so that it is told once and tried again when something changes."""

    _broken: dict[str, bytes | None] = field(default_factory=dict[str, bytes | None])
    _found: list[Problem] = field(default_factory=list[Problem])  # wrong with what is broken
    _told: frozenset[Problem] = frozenset()

    def is_broken(self, entry: str) -> bool:
        """Return whether the file of `entry` isn't what is live."""
        return entry in self._broken

    def held(self, entry: str, live: bytes | None) -> tuple[bytes | None, ...]:
        """Return what an edit of `entry` may be made from: what is live, and what is broken."""
        return (live, self._broken[entry]) if entry in self._broken else (live,)

    def forget(self, entries: Sequence[str]) -> None:
        """Note that these files were replaced."""
        for entry in entries:
            self._broken.pop(entry, None)

    def sort(
        self, live: Live, files: Mapping[str, bytes], problems: Sequence[Problem]
    ) -> tuple[Draft | None, Broken | None]:
        """Return what may go live of `files`, and what is newly wrong with the others.

        `problems` keep some files from being read at all; those count as unchanged.
        """
        errors = [problem for problem in problems if problem.is_error]
        unread = {problem.file for problem in errors}
        changed = {
            entry: files.get(entry)
            for entry in files.keys() | live.reading.files.keys()
            if files.get(entry) != live.reading.files.get(entry)
            and entry not in unread
            and not (_UNLISTED in unread and entry.startswith(_UNLISTED))
        }
        if not files or changed == self._broken:
            return None, self._news([*errors, *self._found])
        sound, self._found = _sound(live, changed)
        self._broken = {
            entry: content
            for entry, content in changed.items()
            if sound is None or entry not in {edit.entry for edit in sound.edits}
        }
        return sound, self._news([*errors, *self._found])

    def _news(self, errors: Sequence[Problem]) -> Broken | None:
        new = tuple(problem for problem in errors if problem not in self._told)
        self._told = frozenset(errors)
        return Broken(new) if new else None


def _sound(live: Live, changed: Mapping[str, bytes | None]) -> tuple[Draft | None, list[Problem]]:
    """Return a draft of the changes without those that have errors, and these errors."""
    rest = dict(changed)
    found: list[Problem] = []
    while rest:
        tried = draft(
            live,
            [
                Edit(entry, digest(live.reading.files.get(entry)), rest[entry])
                for entry in sorted(rest)
            ],
        )
        if not tried.errors:
            return tried, found
        found += tried.errors
        own = {problem.file for problem in tried.errors} & rest.keys()
        for entry in own or set(rest):  # an error elsewhere may be any one's fault
            del rest[entry]
    return None, found
