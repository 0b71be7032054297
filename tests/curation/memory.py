"""A store that keeps its entries in memory: what tests need no files for, and a second opinion
on what a store is."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager

from bot.curation.changes import Edit, digest
from bot.curation.errors import Conflict
from bot.knowledge.problems import Problem


class MemoryStore:
    """Entries in a dictionary, which tests may change behind the bot's back."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.is_changed = False
        self._lock = asyncio.Lock()

    async def read(self) -> tuple[dict[str, bytes], list[Problem]]:
        return dict(self.files), []

    async def stage(self, edits: Sequence[Edit]) -> "StagedInMemory":
        for edit in edits:
            self.compare(edit)
        return StagedInMemory(self, edits)

    def compare(self, edit: Edit) -> None:
        present = self.files.get(edit.entry)
        if digest(present) != edit.expected:
            raise Conflict(edit.entry, present)

    @asynccontextmanager
    async def exclusive(self) -> AsyncGenerator[None]:
        async with self._lock:
            yield

    async def tidy(self) -> None:
        """There is nothing that a process could leave behind."""

    def watch(self) -> None:
        """Tests say themselves that something changed."""

    def has_changed(self) -> bool:
        was_changed, self.is_changed = self.is_changed, False
        return was_changed

    def unwatch(self) -> None:
        """As for `watch`."""


class StagedInMemory:
    def __init__(self, store: MemoryStore, edits: Sequence[Edit]) -> None:
        self._store = store
        self._edits = edits
        self.replaced: Mapping[str, bytes | None] = {
            edit.entry: store.files.get(edit.entry) for edit in edits
        }

    async def commit(self) -> None:
        for edit in self._edits:
            self._store.compare(edit)
        for edit in self._edits:
            if edit.content is None:
                self._store.files.pop(edit.entry, None)
            else:
                self._store.files[edit.entry] = edit.content

    async def discard(self) -> None:
        """Nothing was written."""
