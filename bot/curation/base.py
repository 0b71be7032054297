"""The base that moderators change: its store, its journal, and what is live."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

from bot.answering import Answerer
from bot.curation import drafts, planning
from bot.curation.changes import Author, Change, Door, Edit, Revision, digest
from bot.curation.differences import Difference, differences
from bot.curation.drafts import Draft
from bot.curation.effects import Effect, effects
from bot.curation.errors import Conflict, NotFound
from bot.curation.journal import Journal
from bot.curation.journal.changes import Reason
from bot.curation.live import Live
from bot.curation.store import FactStore
from bot.curation.writer import Notice, Writer
from bot.curation.yaml_store import YamlStore

_log = logging.getLogger(__name__)
_LOCK = "facts.lock"

T = TypeVar("T")
Listener = Callable[[Notice], Awaitable[None]]


@dataclass(frozen=True)
class Version:
    """A revision with its contents, and the change that it is part of."""

    revision: Revision
    change: Change
    before: bytes | None
    after: bytes | None

    @property
    def differences(self) -> list[Difference]:
        """What it changed, field by field."""
        return differences(self.before, self.after)


def _effects(draft: Draft, stop: threading.Event) -> list[Effect]:
    return effects(draft.before.asked, draft.after.reading.snapshot, stop)


def _now() -> datetime:
    return datetime.now(UTC)


class Base:
    """The facts, live and changeable. Readers take `answerer`; writers wait for one another."""

    def __init__(
        self,
        store: FactStore,
        journal: Journal,
        clock: Callable[[], datetime] = _now,
        ready: Live | None = None,
    ) -> None:
        """Do no I/O. `ready` saves reading files that are the same as in it."""
        self.store = store
        self.journal = journal
        self.at_open: tuple[Notice, ...] = ()  # what was found to have happened while off
        self._clock = clock
        self._writer = Writer(store, journal, clock, ready)
        self._listeners: list[Listener] = []
        self._under_way: set[asyncio.Task[object]] = set()
        self._is_open = False

    @classmethod
    def at(
        cls,
        facts: Path,
        data: Path,
        clock: Callable[[], datetime] = _now,
        ready: Live | None = None,
    ) -> Self:
        """Return the base of the folder `facts`, with its journal in the folder `data`. No I/O."""
        return cls(YamlStore(facts, data / _LOCK), Journal.at(data), clock, ready)

    @property
    def live(self) -> Live:
        """What is live at this moment."""
        return self._writer.live

    @property
    def answerer(self) -> Answerer:
        """What answers questions at this moment; to be read once for each question."""
        return self.live.answerer

    async def open(self) -> None:
        """Complete what a crash interrupted, read the files, and note hand edits made meanwhile.

        Opening what is open does nothing. Raises StoreError when the folder can't be read or the
        journal not be written.
        """
        if self._is_open:
            return
        await self.journal.open()
        try:
            self.at_open = await self._writer.open()
        except BaseException:
            await self.journal.close()
            raise
        self._is_open = True
        self.store.watch()

    async def prepare(self) -> None:
        """Build what answers questions ahead of the first; from then on it always is."""
        await asyncio.to_thread(lambda: self.answerer)

    async def close(self) -> None:
        """Finish what is under way and let go of the journal."""
        self.store.unwatch()
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self.journal.close()
        self._is_open = False

    def subscribe(self, listener: Listener) -> None:
        """Have `listener` told of every change that is applied, and of files that are broken."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Tell `listener` nothing more."""
        self._listeners.remove(listener)

    def content(self, entry: str) -> bytes | None:
        """Return the live content of an entry file."""
        return self.live.reading.files.get(entry)

    def edit(self, entry: str, content: bytes | None) -> Edit:
        """Return the edit of what `entry` holds now; to be made before a curator starts typing."""
        return Edit(entry, digest(self.content(entry)), content)

    def head(self, entry: str) -> Revision | None:
        """Return the newest revision of an entry file."""
        return self._writer.heads.get(entry)

    async def draft(self, edits: Sequence[Edit]) -> Draft:
        """Return what `edits` would make of the base, and what the check says.

        Raises Conflict when an edit wasn't made from what its file holds.
        """
        for edit in edits:
            held = self._writer.hands.held(edit.entry, self.content(edit.entry))
            if edit.expected not in {digest(content) for content in held}:
                raise Conflict(edit.entry, held[-1])
        return await asyncio.to_thread(drafts.draft, self.live, edits)

    async def effects(self, draft: Draft) -> list[Effect]:
        """Return the sample questions whose replies the draft changes. May take seconds."""
        stop = threading.Event()
        try:
            return await asyncio.to_thread(_effects, draft, stop)
        finally:
            stop.set()  # a thread can't be cancelled

    async def publish(
        self,
        draft: Draft,
        by: Author,
        why: str,
        door: Door = Door.DISCORD,
        undoes: int | None = None,
    ) -> Change:
        """Make a draft live: in files and journal, all of it or nothing.

        Raises Refused when the check has errors (also new ones, where the base has moved on),
        Conflict when a file is no longer what its edit was made from, NothingToDo, StoreError.
        A change that is under way is finished even if whoever asked for it goes away.
        """
        reason = Reason(self._clock(), by, why, door, undoes)
        change, notices = await self._finished(self._writer.publish(draft, reason))
        await self._tell(notices)
        return change

    async def refresh(self) -> None:
        """Take in what was changed in the store by other hands. Raises StoreError."""
        await self._tell(await self._finished(self._writer.refresh()))

    async def look(self) -> None:
        """Refresh if there may be something new. To be called twice a second or so."""
        if self.store.has_changed():
            await self.refresh()

    async def history(
        self, entry: str | None = None, limit: int | None = 10, before: int | None = None
    ) -> list[Change]:
        """Return changes, newest first: of one entry file, and older than the change `before`."""
        return await self.journal.changes.newest(entry, limit, before)

    async def change(self, change_id: int) -> Change:
        """Return a change. Raises NotFound."""
        found = await self.journal.changes.get(change_id)
        if found is None:
            raise NotFound(f"there is no change {change_id}")
        return found

    async def revision(self, revision_id: int) -> Version:
        """Return a revision with its contents. Raises NotFound."""
        found = await self.journal.changes.revision(revision_id)
        if found is None:
            raise NotFound(f"there is no revision {revision_id}")
        held = await self.journal.changes.contents([found.before, found.after])
        before, after = (held.get(of or "") for of in (found.before, found.after))
        return Version(found, await self.change(found.change_id), before, after)

    async def undoing(self, change_id: int, entry: str | None = None) -> list[Edit]:
        """Return the edits that take a change back, or only what it did to `entry`.

        Raises NotFound, NothingToDo, and CannotMerge when later changes stand in the way.
        """
        change = await self.change(change_id)
        files = self.live.reading.files
        return await planning.undoing(change, entry, files, self.journal.changes)

    async def restoring(self, story_id: str) -> list[Edit]:
        """Return the edit that brings a retired story back. Raises NotFound and Taken."""
        files = self.live.reading.files
        return await planning.restoring(story_id, files, self.journal.changes)

    def renaming(self, old: str, new: str) -> list[Edit]:
        """Return the edits that give a story another id. Raises NotFound and Taken."""
        return planning.renaming(old, new, self.live.reading)

    def retired(self) -> list[str]:
        """Return the entry files that were taken away and not brought back, newest first."""
        gone = [head for head in self._writer.heads.values() if head.after is None]
        return [head.entry for head in sorted(gone, key=lambda head: -head.id)]

    async def verify(self) -> list[str]:
        """Return the entries whose file isn't what the journal says; broken hand edits aside."""
        files, _ = await self.store.read()
        heads = await self.journal.changes.heads()
        return sorted(
            entry
            for entry in files.keys() | heads.keys()
            if digest(files.get(entry)) != (heads[entry].after if entry in heads else None)
            and not self._writer.hands.is_broken(entry)
        )

    async def _finished(self, work: Coroutine[object, object, T]) -> T:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _tell(self, notices: Sequence[Notice]) -> None:
        for notice in notices:
            for listener in tuple(self._listeners):
                try:
                    await listener(notice)
                except Exception:  # noqa: BLE001 - one listener's trouble is no other's
                    _log.exception("a listener could not be told of a change")
