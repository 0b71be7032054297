"""`python -m bot facts …`: the base from a terminal, with the same check and journal as Discord."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from bot.curation.base import Base
from bot.curation.changes import Author, Change, Door, entry_of, story_of
from bot.curation.differences import Difference
from bot.curation.drafts import Draft
from bot.curation.errors import CurationError
from bot.curation.transfer import export_base, export_story, read_folder, read_import
from bot.knowledge.reading import read
from bot.knowledge.snapshot import Snapshot
from bot.knowledge.stats import Counts, stats

_SHOWN = 20  # changes of a history, and lines of a count
_LONGEST = 100  # characters of a value in a difference
_FAILED = 1


def run_facts(options: argparse.Namespace, facts: Path, data: Path) -> int:
    """Do what the arguments say to the folder `facts`; return the exit code.

    The journal is in the folder `data`. Raises CurationError, whose text is for the user.
    """
    match options.action:
        case "stats":
            _say("\n".join(_counted(read(facts).snapshot)))
            return 0
        case "export":
            return _export(read(facts).files, options.story, options.to)
        case "import":
            return _with(facts, data, lambda base: _import(base, options.paths, options.why))
        case "history":
            return _with(facts, data, lambda base: _history(base, options.story))
        case _:
            return _with(facts, data, lambda base: _undo(base, options.change))


def _with(facts: Path, data: Path, work: Callable[[Base], Awaitable[int]]) -> int:
    async def run() -> int:
        base = Base.at(facts, data)
        await base.open()
        try:
            return await work(base)
        finally:
            await base.close()

    return asyncio.run(run())


def _export(files: Mapping[str, bytes], story_id: str | None, to: Path | None) -> int:
    content = export_story(files, story_id) if story_id else export_base(files)
    if to is None:
        if not story_id and sys.stdout.isatty():
            raise CurationError("a zip isn't for the eye: say where to write it with --to")
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    try:
        to.write_bytes(content)
    except OSError as error:
        raise CurationError(f"{to}: {(error.strerror or str(error)).lower()}") from error
    return 0


async def _import(base: Base, paths: Sequence[Path], why: str) -> int:
    files: dict[str, bytes] = {}
    for path in paths:
        files |= _read(path)
    changed = {entry: content for entry, content in files.items() if base.content(entry) != content}
    if not changed:
        _say("nothing to change: the base holds all of it")
        return 0
    draft = await base.draft([base.edit(entry, content) for entry, content in changed.items()])
    _show(draft)
    if draft.errors:
        return _FAILED
    change = await base.publish(draft, _me(), why, Door.IMPORT)
    _say(_line(change))
    return 0


def _read(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return read_folder(path)
    try:
        return read_import(path.name, path.read_bytes())
    except OSError as error:
        raise CurationError(f"{path}: {(error.strerror or str(error)).lower()}") from error


async def _history(base: Base, story_id: str | None) -> int:
    entry = entry_of(story_id) if story_id else None
    changes = await base.history(entry, _SHOWN)
    if not changes:
        raise CurationError(f"no change of `{story_id}` is known")
    for change in changes:
        _say(_line(change))
        for revision in change.revisions:
            if entry == revision.entry and revision.before and revision.after:
                _tell((await base.revision(revision.id)).differences)
    return 0


async def _undo(base: Base, change_id: int | None) -> int:
    if change_id is None:
        [last, *_] = await base.history(limit=1)
        change_id = last.id
    draft = await base.draft(await base.undoing(change_id))
    _show(draft)
    if draft.errors:
        return _FAILED
    change = await base.publish(
        draft, _me(), f"undo of change {change_id}", Door.TERMINAL, change_id
    )
    _say(_line(change))
    return 0


def _show(draft: Draft) -> None:
    """Print what a draft changes, and what the check says of it."""
    contents = {edit.entry: edit.content for edit in draft.edits}
    for entry, found in draft.differences().items():
        if contents[entry] is None:
            _say(f"{entry}: taken away")
        elif entry not in draft.before.reading.files:
            _say(f"{entry}: new")
        else:
            _say(entry)
            _tell(found)
    for problem in draft.problems:
        _say(str(problem))


def _tell(found: Sequence[Difference]) -> None:
    """Print differences, the first ones of many."""
    for difference in found[:_SHOWN]:
        _say(f"    {difference.told(_LONGEST)}")
    if len(found) > _SHOWN:
        _say(f"    … and {len(found) - _SHOWN} more")


def _line(change: Change) -> str:
    names = [story_of(revision.entry) or revision.entry for revision in change.revisions]
    what = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")  # noqa: PLR2004
    at = change.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{change.id}  {at}  {change.by.name} ({change.door}): {what}: {change.why}"


def _counted(base: Snapshot) -> list[str]:
    """Return what a base holds, line by line."""
    held = stats(base)
    lines = [f"{held.stories} stories, {_told(held.registries)}", ""]
    for title, counts in (
        ("by kind", held.by_kind),
        ("by support", held.by_support),
        ("by decade", held.by_decade),
        ("by venue", held.by_venue),
        ("rejected by", held.rejected_by),
        ("by award", held.by_award),
    ):
        lines.append(f"{title}: {_told(counts)}")
    lines.append(f"sample questions: {_told(held.questions)}")
    lines.append(f"{held.sources} sources, by language: {_told(held.by_source_language)}")
    lines.append(f"by publisher: {_told(held.by_publisher)}")
    lines.append(f"without details: {', '.join(held.without_details) or 'none'}")
    return lines


def _told(counts: Counts) -> str:
    shown = [f"{name} {count}" for name, count in list(counts.items())[:_SHOWN]]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "") or "none"


def _me() -> Author:
    """Return whoever is at the terminal."""
    try:
        return Author(getpass.getuser())
    except (KeyError, OSError, ImportError):
        return Author("terminal")


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")
