"""The changes of the journal and their revisions. Nothing here is ever deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.curation.changes import Author, Change, Door, Revision, digest
from bot.curation.journal.database import Database
from bot.curation.journal.tables import ChangeRow, ContentRow, RevisionRow, State

# What a file held and holds, by entry.
Steps = Mapping[str, tuple[bytes | None, bytes | None]]
_AT_ONCE = 500  # values that a database takes in one statement


@dataclass(frozen=True)
class Reason:
    """Everything about a change but its files."""

    at: datetime
    by: Author
    why: str
    door: Door
    undoes: int | None = None


class Changes:
    """Every change there ever was."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, reason: Reason, steps: Steps) -> Change:
        """Note a change that is about to be made."""
        return await self._add(reason, steps, State.PENDING)

    async def add(self, reason: Reason, steps: Steps) -> Change:
        """Note a change that is made already."""
        return await self._add(reason, steps, State.APPLIED)

    async def settle(self, change_id: int, *, is_applied: bool) -> None:
        """Note that a change that was begun has been applied, or that it hasn't."""
        state = State.APPLIED if is_applied else State.FAILED
        async with self._database.writing() as session:
            await session.execute(
                update(ChangeRow).where(ChangeRow.id == change_id).values(state=state)
            )

    async def pending(self) -> list[Change]:
        """Return the changes that were begun and not settled, in their order."""
        return await self._select(ChangeRow.state == State.PENDING)

    async def since(self, change_id: int) -> list[Change]:
        """Return the applied changes after `change_id`, in their order."""
        return await self._select(ChangeRow.state == State.APPLIED, ChangeRow.id > change_id)

    async def get(self, change_id: int) -> Change | None:
        """Return an applied change."""
        found = await self._select(ChangeRow.state == State.APPLIED, ChangeRow.id == change_id)
        return found[0] if found else None

    async def newest(
        self, entry: str | None = None, limit: int | None = 10, before: int | None = None
    ) -> list[Change]:
        """Return applied changes, newest first: to `entry`, and before the change `before`."""
        wanted = select(ChangeRow).where(ChangeRow.state == State.APPLIED)
        if entry is not None:
            touching = select(RevisionRow.change_id).where(RevisionRow.entry == entry)
            wanted = wanted.where(ChangeRow.id.in_(touching))
        if before is not None:
            wanted = wanted.where(ChangeRow.id < before)
        async with self._database.reading() as session:
            found = await session.scalars(wanted.order_by(ChangeRow.id.desc()).limit(limit))
            return [_change(row) for row in found]

    async def revision(self, revision_id: int) -> Revision | None:
        """Return a revision of an applied change."""
        wanted = (
            select(RevisionRow)
            .join(ChangeRow)
            .where(RevisionRow.id == revision_id, ChangeRow.state == State.APPLIED)
        )
        async with self._database.reading() as session:
            row = await session.scalar(wanted)
            return _revision(row) if row else None

    async def heads(self, entries: Iterable[str] | None = None) -> dict[str, Revision]:
        """Return the newest revision of each entry, or of `entries`."""
        newest = (
            select(func.max(RevisionRow.id))
            .join(ChangeRow)
            .where(ChangeRow.state == State.APPLIED)
            .group_by(RevisionRow.entry)
        )
        wanted = select(RevisionRow).where(RevisionRow.id.in_(newest))
        async with self._database.reading() as session:
            heads = {row.entry: _revision(row) for row in await session.scalars(wanted)}
        if entries is None:
            return heads
        return {entry: heads[entry] for entry in entries if entry in heads}

    async def content(self, of: str | None) -> bytes | None:
        """Return the content with the digest `of`."""
        return (await self.contents([of])).get(of) if of else None

    async def contents(self, digests: Iterable[str | None]) -> dict[str, bytes]:
        """Return the contents with these digests."""
        wanted = sorted({of for of in digests if of})
        found: dict[str, bytes] = {}
        async with self._database.reading() as session:
            for some in _in_parts(wanted):
                rows = await session.scalars(select(ContentRow).where(ContentRow.digest.in_(some)))
                found |= {row.digest: row.content for row in rows}
        return found

    async def last(self) -> int:
        """Return the id of the newest change, 0 when there is none."""
        async with self._database.reading() as session:
            return await session.scalar(select(func.max(ChangeRow.id))) or 0

    async def _add(self, reason: Reason, steps: Steps, state: State) -> Change:
        row = ChangeRow(
            at=reason.at,
            by_name=reason.by.name,
            by_id=reason.by.id,
            why=reason.why,
            door=reason.door,
            state=state,
            undoes=reason.undoes,
            revisions=[
                RevisionRow(entry=entry, before=digest(before), after=digest(after))
                for entry, (before, after) in steps.items()
            ],
        )
        async with self._database.writing() as session:
            await _keep(session, [content for step in steps.values() for content in step])
            session.add(row)
        return _change(row)

    async def _select(self, *conditions: object) -> list[Change]:
        wanted = select(ChangeRow).where(*conditions).order_by(ChangeRow.id)  # pyright: ignore[reportArgumentType]
        async with self._database.reading() as session:
            return [_change(row) for row in await session.scalars(wanted)]


async def _keep(session: AsyncSession, contents: Iterable[bytes | None]) -> None:
    by_digest = {digest(content): content for content in contents if content is not None}
    held: set[str | None] = set()
    for some in _in_parts(sorted(filter(None, by_digest))):
        held |= set(
            await session.scalars(select(ContentRow.digest).where(ContentRow.digest.in_(some)))
        )
    session.add_all(
        ContentRow(digest=of, content=content)
        for of, content in by_digest.items()
        if of not in held
    )
    await session.flush()


def _in_parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _change(row: ChangeRow) -> Change:
    return Change(
        id=row.id,
        at=row.at,
        by=Author(row.by_name, row.by_id),
        why=row.why,
        door=row.door,
        undoes=row.undoes,
        revisions=tuple(_revision(revision) for revision in row.revisions),
    )


def _revision(row: RevisionRow) -> Revision:
    return Revision(row.id, row.change_id, row.entry, row.before, row.after)
