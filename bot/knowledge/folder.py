"""The files of a facts folder as bytes, and what doesn't belong there."""

import os
import stat
from pathlib import Path, PurePosixPath

from bot.knowledge.document import MAX_BYTES
from bot.knowledge.problems import Problem, Severity

STORIES = "stories"
REGISTRIES = ("people", "venues", "awards", "topics")
_REGISTRY_FILES = tuple(f"{name}.yaml" for name in REGISTRIES)
_WELCOME = {STORIES, "README.md", *_REGISTRY_FILES}


def collect(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the YAML files of `folder` by name ("stories/dit.yaml"), and what stands in the way.

    Never raises for what it finds; a file that can't be opened is a problem. Hidden files are
    passed over: editors and version control keep theirs there.
    """
    top, problems = _names(folder, str(folder))
    if problems:
        return {}, problems
    problems += [_stranger(name) for name in top if name not in _WELCOME]
    inside, unlisted = _names(folder / STORIES, f"{STORIES}/")
    problems += unlisted
    stories = [f"{STORIES}/{name}" for name in inside]
    problems += [_stranger(name) for name in stories if not name.endswith(".yaml")]
    files: dict[str, bytes] = {}
    for name in (*_REGISTRY_FILES, *(name for name in stories if name.endswith(".yaml"))):
        content = _content(folder / name, name)
        if isinstance(content, bytes):
            files[_printable(name)] = content
        else:
            problems.append(content)
    return files, problems


def _names(folder: Path, called: str) -> tuple[list[str], list[Problem]]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.name[0] != "."), []
    except OSError as error:
        return [], [_cannot_open(called, error)]


def _content(path: Path, name: str) -> bytes | Problem:
    try:
        # Asked first, since opening a pipe would wait for its other end for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            return Problem(_printable(name), None, "", "must be a file, and is something else")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return _cannot_open(name, error)


def _cannot_open(name: str, error: OSError) -> Problem:
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, FileNotFoundError):
        reason = "there is no such file or folder"
        if name in _REGISTRY_FILES:
            reason += " (a registry without entries holds just `{}`)"
    return Problem(_printable(name), None, "", f"can't be opened: {reason}")


def _stranger(name: str) -> Problem:
    path = PurePosixPath(name)
    if path.suffix == ".yaml":
        message = f"isn't read: stories belong in `{STORIES}/`"
    elif path.suffix.lower() in {".yml", ".yaml"}:
        message = f"isn't read: rename it to `{_printable(path.stem)}.yaml`"
    else:
        message = "isn't read: it doesn't belong here"
        return Problem(_printable(name), None, "", message, Severity.WARNING)
    return Problem(_printable(name), None, "", message)


def _printable(name: str) -> str:
    """Return a file's name with bytes that aren't UTF-8 made visible."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
