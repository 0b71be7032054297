"""The facts as YAML files in a folder: changed as a whole or not at all, and one at a time.

New content is written to a hidden file beside the old one and forced to the disk before it takes
the old one's name, so that no crash leaves half a file; the folder is forced too, so that a
change that was acknowledged is still there after a power cut.
"""

import asyncio
import os
import secrets
import stat
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from bot.curation.changes import Edit, digest, is_entry
from bot.curation.errors import Conflict, StoreError, Trouble, Unsettled
from bot.curation.watching import Watcher
from bot.knowledge.folder import STORIES, collect
from bot.knowledge.problems import Problem

_MARK = ".rebuttal"  # ends the names of files that are ours to remove
_PATIENCE = 10.0  # seconds for another process to finish writing


class YamlStore:
    """A facts folder; `lock` is a file that processes writing to it have in common."""

    def __init__(self, folder: Path, lock: Path) -> None:
        self.folder = folder
        self._lock = lock
        self._watcher: Watcher | None = None

    async def read(self) -> tuple[dict[str, bytes], list[Problem]]:
        """Return all entry files by name, and what keeps others from being read."""
        return await asyncio.to_thread(collect, self.folder)

    async def stage(self, edits: Sequence[Edit]) -> "StagedFiles":
        """Write `edits` to hidden files. Raises Conflict and StoreError."""
        return await asyncio.to_thread(self._stage, edits)

    @asynccontextmanager
    async def exclusive(self) -> AsyncGenerator[None]:
        """Keep every other process from writing while the context lasts."""
        lock = FileLock(self._lock, timeout=_PATIENCE, thread_local=False)
        try:
            await asyncio.to_thread(lock.acquire)
        except Timeout:
            raise StoreError(str(self._lock), Trouble.BUSY) from None
        except OSError as error:
            raise StoreError.of(str(self._lock), error) from error
        try:
            yield
        finally:
            lock.release()

    async def tidy(self) -> None:
        """Remove hidden files that a process that died left behind. Raises StoreError."""
        await asyncio.to_thread(self._tidy)

    def watch(self) -> None:
        """Begin to notice changes to the files."""
        self._watcher = self._watcher or Watcher(self.folder)

    def has_changed(self) -> bool:
        """Return whether files may have changed since this was last asked."""
        return self._watcher is not None and self._watcher.take()

    def unwatch(self) -> None:
        """Stop noticing."""
        if self._watcher:
            self._watcher.stop()
            self._watcher = None

    def _tidy(self) -> None:
        for folder in (self.folder, self.folder / STORIES):
            try:
                for leftover in folder.glob(f".*{_MARK}"):
                    leftover.unlink()
            except OSError as error:
                raise StoreError.of(str(folder), error) from error

    def _stage(self, edits: Sequence[Edit]) -> "StagedFiles":
        steps: list[_Step] = []
        try:
            for edit in edits:
                steps.append(step := _Step.of(self._target(edit.entry), edit))
                step.prepare()
        except BaseException as error:
            _discard(steps)
            if isinstance(error, OSError):
                raise StoreError.of(steps[-1].edit.entry, error) from error
            raise
        return StagedFiles(steps)

    def _target(self, entry: str) -> Path:
        """Return where `entry` stands. Raises StoreError when that isn't inside the folder."""
        if not is_entry(entry):
            raise StoreError(entry, Trouble.OTHER, "not the name of an entry")
        target = self.folder / entry
        if target.parent.resolve() != self.folder.resolve() / Path(entry).parent:
            raise StoreError(str(Path(entry).parent), Trouble.LINK)
        if target.is_symlink():
            raise StoreError(entry, Trouble.LINK)
        return target


class StagedFiles:
    """Edits in hidden files beside those that they replace."""

    def __init__(self, steps: Sequence["_Step"]) -> None:
        self._steps = steps

    @property
    def replaced(self) -> Mapping[str, bytes | None]:
        """What the edits replace, by entry."""
        return {step.edit.entry: step.present for step in self._steps}

    async def commit(self) -> None:
        """Put all edits in place, or none. Raises Conflict, StoreError and Unsettled."""
        await asyncio.to_thread(self._commit)

    async def discard(self) -> None:
        """Remove the hidden files."""
        await asyncio.to_thread(_discard, self._steps)

    def _commit(self) -> None:
        done: list[_Step] = []
        entry = ""
        try:
            for step in self._steps:
                entry = step.edit.entry
                step.compare()
                step.swap_in()
                done.append(step)
            _force(step.target.parent for step in self._steps)
        except (OSError, Conflict) as error:
            _revert(done)
            if isinstance(error, OSError):
                raise StoreError.of(entry, error) from error
            raise
        finally:
            _discard(self._steps)


@dataclass
class _Step:
    """One edit on its way into the folder."""

    target: Path
    edit: Edit
    present: bytes | None
    new: Path  # the content to come, hidden
    old: Path  # the content that was, hidden

    @classmethod
    def of(cls, target: Path, edit: Edit) -> "_Step":
        token = secrets.token_hex(4)
        new, old = (target.with_name(f".{target.name}.{token}.{w}{_MARK}") for w in ("new", "old"))
        return cls(target, edit, None, new, old)

    def prepare(self) -> None:
        """Write the hidden files. Raises Conflict and OSError."""
        self.present = self.compare()
        if self.present is not None:
            _write(self.old, self.present, _mode(self.target))
        if self.edit.content is not None:
            _write(self.new, self.edit.content, _mode(self.target))
            _force([self.target.parent])

    def compare(self) -> bytes | None:
        """Return what the file holds. Raises Conflict unless the edit was made from that."""
        present = _content(self.target)
        if digest(present) != self.edit.expected:
            raise Conflict(self.edit.entry, present)
        return present

    def swap_in(self) -> None:
        if self.edit.content is None:
            self.target.unlink(missing_ok=True)
        else:
            self.new.replace(self.target)

    def swap_out(self) -> None:
        if self.present is None:
            self.target.unlink(missing_ok=True)
        else:
            self.old.replace(self.target)


def _revert(steps: Iterable[_Step]) -> None:
    steps = list(steps)
    for step in reversed(steps):
        try:
            step.swap_out()
            _force([step.target.parent])
        except OSError as error:
            raise Unsettled(step.edit.entry, Trouble.OTHER, str(error)) from error


def _discard(steps: Iterable[_Step]) -> None:
    for step in steps:
        for hidden in (step.new, step.old):
            with suppress(OSError):  # the next start removes what is left
                hidden.unlink(missing_ok=True)


def _content(path: Path) -> bytes | None:
    try:
        # Asked first, since opening a pipe would wait for its other end for ever.
        if not stat.S_ISREG(path.lstat().st_mode):
            raise StoreError(path.name, Trouble.OTHER, "must be a file, and is something else")
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _mode(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def _write(path: Path, content: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _force(folders: Iterable[Path]) -> None:
    """Have the disk take note of the names in `folders`; Windows does that by itself."""
    if os.name == "nt":
        return
    for folder in set(folders):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
