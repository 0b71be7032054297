"""The words of curation: edits of entry files, and the changes that the journal keeps of them."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.knowledge.folder import REGISTRIES, STORIES

_ENTRY = re.compile(
    rf"{STORIES}/(?P<story>[a-z0-9]+(?:-[a-z0-9]+)*)\.yaml|(?:{'|'.join(REGISTRIES)})\.yaml"
)
_LONGEST = 80


class Door(StrEnum):
    """The way that a change came in."""

    DISCORD = "discord"
    IMPORT = "import"
    TERMINAL = "terminal"
    FILES = "files"  # a hand edit in the folder
    START = "start"  # the base as it was when the journal was begun


@dataclass(frozen=True)
class Author:
    """Who made a change; `id` is a Discord user's."""

    name: str
    id: int | None = None


@dataclass(frozen=True)
class Edit:
    """New content for one entry file, made from the content with the digest `expected`.

    `entry` is the file's name ("stories/dit.yaml"). No `expected` means that there must be no
    such file yet; no `content` takes the file away.
    """

    entry: str
    expected: str | None
    content: bytes | None


@dataclass(frozen=True)
class Revision:
    """What one change did to one entry file, its content by digest (None: there is no file)."""

    id: int
    change_id: int
    entry: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """One step of the base: one or more files, applied together."""

    id: int
    at: datetime
    by: Author
    why: str
    door: Door
    undoes: int | None  # the change that this one takes back
    revisions: tuple[Revision, ...]


def digest(content: bytes | None) -> str | None:
    """Return what tells `content` from any other, None for no content."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def entry_of(story_id: str) -> str:
    """Return the name of the file that holds the story `story_id`."""
    return f"{STORIES}/{story_id}.yaml"


def story_of(entry: str) -> str | None:
    """Return the id of the story that `entry` holds, None when it is a registry."""
    found = _ENTRY.fullmatch(entry)
    return found["story"] if found else None


def is_entry(name: str) -> bool:
    """Return whether `name` is one that a file of the base may have."""
    return len(name) <= _LONGEST and _ENTRY.fullmatch(name) is not None
