"""Changing store and journal together, so that a crash at any point loses nothing.

The order of a change: its files are written beside the present ones (a full disk shows here);
the journal notes it as pending, with the contents before and after; the files take their names;
the journal notes it as applied; what is live is swapped. A change that is found pending was
interrupted between the two notes, and is completed.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from bot.curation.changes import Author, Change, Door, Edit, Revision, digest
from bot.curation.drafts import Draft, draft
from bot.curation.errors import (
    Conflict,
    NothingToDo,
    Refused,
    StoreError,
    Trouble,
    Unsettled,
)
from bot.curation.hands import Broken, HandEdits
from bot.curation.journal import Journal
from bot.curation.journal.changes import Reason
from bot.curation.live import Live
from bot.curation.store import FactStore, Staged
from bot.knowledge.reading import read_files

_log = logging.getLogger(__name__)
_FOLDER = Author("folder")  # whoever edits files by hand

Notice = Change | Broken


class Writer:
    """The one writer of a base. Every method that writes waits for the others."""

    def __init__(
        self,
        store: FactStore,
        journal: Journal,
        clock: Callable[[], datetime],
        ready: Live | None,
    ) -> None:
        """Do no I/O. `ready` saves reading files that are the same as in it."""
        self.heads: Mapping[str, Revision] = {}  # the newest revision of each entry
        self.hands = HandEdits()
        self._store = store
        self._changes = journal.changes
        self._clock = clock
        self._live = ready
        self._seen = 0  # the newest change that was told of
        self._lock = asyncio.Lock()

    @property
    def live(self) -> Live:
        """What is live at this moment."""
        if self._live is None:
            raise RuntimeError("the base isn't open yet")
        return self._live

    async def open(self) -> tuple[Notice, ...]:
        """Complete what was interrupted and read the store; return what happened meanwhile.

        Raises StoreError when the store can't be read, or the journal not be written.
        """
        async with self._lock, self._store.exclusive():
            is_whole = await self._tidied()
            files, problems = await self._store.read()
            if not files:
                raise StoreError(problems[0].file, Trouble.GONE, problems[0].message)
            known = await self._known()
            if known is None:
                steps = {entry: (None, content) for entry, content in files.items()}
                start = Reason(self._clock(), _FOLDER, "first seen", Door.START)
                await self._changes.add(start, steps)
                known = files
            self._seen = await self._changes.last()
            self._live = await asyncio.to_thread(_live, known, self._live)
            return tuple(await self._taken_in("changed while the bot was off") if is_whole else ())

    async def publish(self, wanted: Draft, reason: Reason) -> tuple[Change, list[Notice]]:
        """Make a draft live; return the change and all that listeners are to be told.

        Raises Refused, Conflict, NothingToDo, StoreError.
        """
        async with self._writing() as notices:
            if wanted.before is not self.live:
                wanted = await asyncio.to_thread(draft, self.live, wanted.edits)
            if wanted.errors:
                raise Refused(wanted.problems)
            if all(digest(edit.content) == edit.expected for edit in wanted.edits):
                raise NothingToDo("there is nothing to change")
            staged = await self._store.stage(wanted.edits)
            change = await self._begun(staged, wanted.edits, reason)
            await self._settled(change, staged)
            self.hands.forget([edit.entry for edit in wanted.edits])
            await self._go_live(wanted.after)
            return change, [*notices, *await self._news()]

    async def refresh(self) -> list[Notice]:
        """Take in what other hands changed; return what listeners are to be told."""
        async with self._writing() as notices:
            return [*notices, *await self._taken_in("changed by hand")]

    @asynccontextmanager
    async def _writing(self) -> AsyncGenerator[list[Notice]]:
        """Let nobody else write; begin by completing what was interrupted."""
        async with self._lock, self._store.exclusive():
            was_interrupted = await self._recovered()
            yield await self._taken_in("changed by hand") if was_interrupted else []

    async def _tidied(self) -> bool:
        """Clean up after a crash; return whether that could be done."""
        try:
            await self._store.tidy()
            await self._recovered()
        except StoreError as error:
            _log.warning("an interrupted change can't be completed yet: %s", error)
            return False
        return True

    async def _recovered(self) -> bool:
        """Complete the pending changes; return whether there were any.

        A file that is neither as before nor as after was edited by hand since: it stays, and is
        noted as the next change of it.
        """
        pending = await self._changes.pending()
        for change in pending:
            files, _ = await self._store.read()
            edits = [
                Edit(revision.entry, revision.before, await self._changes.content(revision.after))
                for revision in change.revisions
                if digest(files.get(revision.entry)) == revision.before != revision.after
            ]
            staged = await self._store.stage(edits)
            await staged.commit()
            await self._changes.settle(change.id, is_applied=True)
        return bool(pending)

    async def _known(self) -> dict[str, bytes] | None:
        """Return the files as the journal has them, None when it has none."""
        heads = await self._changes.heads()
        held = await self._changes.contents(head.after for head in heads.values())
        known = {entry: held[head.after] for entry, head in heads.items() if head.after}
        return dict(sorted(known.items())) if heads else None

    async def _begun(self, staged: Staged, edits: tuple[Edit, ...], reason: Reason) -> Change:
        """Note a change as pending, after hand edits that it replaces."""
        try:
            present = staged.replaced
            if unseen := await self._unseen(present):
                await self._changes.add(self._by_hand("changed by hand"), unseen)
            steps = {edit.entry: (present[edit.entry], edit.content) for edit in edits}
            return await self._changes.begin(reason, steps)
        except BaseException:
            await staged.discard()
            raise

    async def _settled(self, change: Change, staged: Staged) -> None:
        """Put staged edits in place and note how that went."""
        try:
            await staged.commit()
        except Unsettled:
            raise
        except (Conflict, StoreError) as failure:
            try:
                await self._changes.settle(change.id, is_applied=False)
            except StoreError as error:
                raise Unsettled(error.place, error.trouble) from failure
            raise
        try:
            await self._changes.settle(change.id, is_applied=True)
        except StoreError as error:  # it is done; the next to write notes so
            _log.warning("change %d is applied, and not yet noted as such: %s", change.id, error)

    async def _taken_in(self, why: str) -> list[Notice]:
        """Make live what is sound in the store, and note what the journal doesn't know of."""
        files, problems = await self._store.read()
        sound, broken = await asyncio.to_thread(self.hands.sort, self.live, files, problems)
        if sound:
            unseen = await self._unseen({edit.entry: edit.content for edit in sound.edits})
            if unseen:
                await self._changes.add(self._by_hand(why), unseen)
            await self._go_live(sound.after)
        news = await self._news()
        return [*news, broken] if broken else news

    async def _unseen(
        self, present: Mapping[str, bytes | None]
    ) -> dict[str, tuple[bytes | None, bytes | None]]:
        """Return what the journal has, and what there is, where the two differ."""
        heads = await self._changes.heads(present)
        unseen = {
            entry: content
            for entry, content in present.items()
            if digest(content) != (heads[entry].after if entry in heads else None)
        }
        known = {entry: heads[entry].after for entry in unseen if entry in heads}
        held = await self._changes.contents(known.values())
        return {entry: (held.get(known.get(entry) or ""), c) for entry, c in unseen.items()}

    async def _go_live(self, live: Live) -> None:
        if self.live.is_ready:
            await asyncio.to_thread(lambda: live.answerer)  # built before it is asked
        self._live = live

    async def _news(self) -> list[Notice]:
        """Return the changes, also those by other processes, that weren't told of yet."""
        self.heads = await self._changes.heads()
        changes = await self._changes.since(self._seen)
        self._seen = max((change.id for change in changes), default=self._seen)
        return list(changes)

    def _by_hand(self, why: str) -> Reason:
        return Reason(self._clock(), _FOLDER, why, Door.FILES)


def _live(files: Mapping[str, bytes], ready: Live | None) -> Live:
    """Return what is live of `files`: what is `ready`, where that is the same."""
    if ready and ready.reading.files == files:
        return ready
    return Live(read_files(files, earlier=ready.reading if ready else None))
