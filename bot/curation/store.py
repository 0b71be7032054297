"""What every place that holds the facts can do; a folder is one, a database may be another."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.curation.changes import Edit
from bot.knowledge.problems import Problem


class Staged(Protocol):
    """Edits that are written, but not yet in place. Either commit or discard them, once."""

    @property
    def replaced(self) -> Mapping[str, bytes | None]:
        """What the edits replace, by entry."""
        ...

    async def commit(self) -> None:
        """Put all edits in place, or none.

        Raises Conflict when an entry has changed since staging, StoreError when it can't be
        done, and Unsettled when it can neither be done nor undone.
        """
        ...

    async def discard(self) -> None:
        """Forget the edits."""
        ...


class FactStore(Protocol):
    """Holds the entry files."""

    async def read(self) -> tuple[dict[str, bytes], list[Problem]]:
        """Return all entry files by name, and what keeps others from being read."""
        ...

    async def stage(self, edits: Sequence[Edit]) -> Staged:
        """Write `edits` down beside the present entries, which stay as they are.

        Raises Conflict when an entry isn't what its edit was made from, StoreError when there
        is no room or no right to write.
        """
        ...

    def exclusive(self) -> AbstractAsyncContextManager[None]:
        """Keep every other process from writing while the context lasts.

        Raises StoreError when another one doesn't let go.
        """
        ...

    async def tidy(self) -> None:
        """Remove what a process that died left behind; only while exclusive."""
        ...

    def watch(self) -> None:
        """Begin to notice changes by other hands."""
        ...

    def has_changed(self) -> bool:
        """Return whether entries may have changed since this was last asked."""
        ...

    def unwatch(self) -> None:
        """Stop noticing."""
        ...
