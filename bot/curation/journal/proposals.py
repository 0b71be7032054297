"""What members suggest, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from bot.curation.journal.database import Database
from bot.curation.journal.tables import ProposalRow, ProposalState
from bot.language import Language

NOBODY = 0  # in the place of a proposer's id that was forgotten


@dataclass(frozen=True)
class Suggestion:
    """What a member wrote; `story` is the id of the one that it corrects."""

    text: str
    source: str
    language: Language
    by_id: int
    story: str | None = None


@dataclass(frozen=True)
class Decision:
    """What a curator decided, and what the proposer is told."""

    is_approved: bool
    by_id: int
    at: datetime
    answer: str | None = None
    change_id: int | None = None  # what came of an approval


@dataclass(frozen=True)
class Proposal:
    """A suggestion with its fate."""

    id: int
    suggestion: Suggestion
    at: datetime
    state: ProposalState
    message_id: int | None
    decision: Decision | None


class Proposals:
    """Members' suggestions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, suggestion: Suggestion, at: datetime) -> Proposal:
        """Note a suggestion."""
        row = ProposalRow(
            story=suggestion.story,
            text=suggestion.text,
            source=suggestion.source,
            language=suggestion.language,
            by_id=suggestion.by_id,
            at=at,
            state=ProposalState.OPEN,
        )
        async with self._database.writing() as session:
            session.add(row)
        return _proposal(row)

    async def posted(self, proposal_id: int, message_id: int) -> None:
        """Note the message of the review channel that shows a proposal."""
        await self._update(proposal_id, message_id=message_id)

    async def revise(
        self, proposal_id: int, text: str, source: str, story: str | None
    ) -> Proposal | None:
        """Note what a curator made of a proposal; return it, None when it is decided already."""
        is_open = await self._update(proposal_id, text=text, source=source, story=story)
        return await self.get(proposal_id) if is_open else None

    async def get(self, proposal_id: int) -> Proposal | None:
        """Return a proposal."""
        async with self._database.reading() as session:
            row = await session.get(ProposalRow, proposal_id)
            return _proposal(row) if row else None

    async def open(self) -> list[Proposal]:
        """Return the undecided proposals, oldest first."""
        wanted = select(ProposalRow).where(ProposalRow.state == ProposalState.OPEN)
        async with self._database.reading() as session:
            rows = await session.scalars(wanted.order_by(ProposalRow.id))
            return [_proposal(row) for row in rows]

    async def decide(self, proposal_id: int, decision: Decision) -> bool:
        """Note a decision; return False when there was one already, which then stands."""
        state = ProposalState.APPROVED if decision.is_approved else ProposalState.DECLINED
        return await self._update(
            proposal_id,
            state=state,
            decided_at=decision.at,
            decided_by=decision.by_id,
            answer=decision.answer,
            change_id=decision.change_id,
        )

    async def forget(self, before: datetime) -> int:
        """Forget who made the proposals from before then that are decided; return how many."""
        wanted = (
            ProposalRow.state != ProposalState.OPEN,
            ProposalRow.at < before,
            ProposalRow.by_id != NOBODY,
        )
        async with self._database.writing() as session:
            found = await session.scalars(
                update(ProposalRow).where(*wanted).values(by_id=NOBODY).returning(ProposalRow.id)
            )
            return len(found.all())

    async def count(self, by_id: int, since: datetime) -> int:
        """Return how much a member has suggested since then."""
        wanted = select(func.count()).where(ProposalRow.by_id == by_id, ProposalRow.at >= since)
        async with self._database.reading() as session:
            return await session.scalar(wanted) or 0

    async def _update(self, proposal_id: int, **values: object) -> bool:
        wanted = ProposalRow.id == proposal_id, ProposalRow.state == ProposalState.OPEN
        async with self._database.writing() as session:
            found = await session.scalars(
                update(ProposalRow).where(*wanted).values(**values).returning(ProposalRow.id)
            )
            return found.first() is not None


def _proposal(row: ProposalRow) -> Proposal:
    decision = None
    if row.decided_at and row.decided_by:
        decision = Decision(
            row.state is ProposalState.APPROVED,
            row.decided_by,
            row.decided_at,
            row.answer,
            row.change_id,
        )
    suggestion = Suggestion(row.text, row.source, row.language, row.by_id, row.story)
    return Proposal(row.id, suggestion, row.at, row.state, row.message_id, decision)
