"""The queue of questions that the bot couldn't answer, or not to somebody's liking."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.curation.journal.database import Database
from bot.curation.journal.tables import QuestionRow, QuestionState
from bot.knowledge.checks.comparing import key
from bot.language import Language

_LONGEST_KEY = 300
_LONGEST_TEXT = 500


@dataclass(frozen=True)
class Question:
    """A question of the queue."""

    id: int
    text: str
    language: Language
    asked: int
    disliked: int
    first: datetime
    last: datetime
    state: QuestionState


class Questions:
    """Questions, each once however it is spelt: letters and digits count, nothing else."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self, text: str, language: Language, at: datetime, *, disliked: bool = False
    ) -> None:
        """Count one more asking of `text`, or one more thumbs-down of its answer.

        A question that was taught is open again: the lesson didn't help. An ignored one stays so.
        """
        compared = key(text)[:_LONGEST_KEY]
        if not compared:
            return
        async with self._database.writing() as session:
            row = await session.scalar(select(QuestionRow).where(QuestionRow.key == compared))
            if row is None:
                row = QuestionRow(
                    key=compared, asked=0, disliked=0, first=at, state=QuestionState.OPEN
                )
                session.add(row)
            row.text, row.language, row.last = text[:_LONGEST_TEXT], language, at
            if disliked:
                row.disliked += 1
            else:
                row.asked += 1
            if row.state is QuestionState.TAUGHT:
                row.state = QuestionState.OPEN

    async def open(self) -> list[Question]:
        """Return the open questions, the most wanted first."""
        wanted = select(QuestionRow).where(QuestionRow.state == QuestionState.OPEN)
        order = (QuestionRow.asked + QuestionRow.disliked).desc(), QuestionRow.last.desc()
        async with self._database.reading() as session:
            return [_question(row) for row in await session.scalars(wanted.order_by(*order))]

    async def get(self, question_id: int) -> Question | None:
        """Return one question, unless it has expired."""
        async with self._database.reading() as session:
            row = await session.get(QuestionRow, question_id)
            return _question(row) if row else None

    async def settle(self, question_id: int, state: QuestionState) -> None:
        """Note what has become of a question."""
        async with self._database.writing() as session:
            await session.execute(
                update(QuestionRow).where(QuestionRow.id == question_id).values(state=state)
            )

    async def expire(self, before: datetime) -> int:
        """Delete the questions that were last asked before then; return how many."""
        async with self._database.writing() as session:
            gone = await session.execute(delete(QuestionRow).where(QuestionRow.last < before))
            return gone.rowcount  # pyright: ignore


def _question(row: QuestionRow) -> Question:
    return Question(
        row.id, row.text, row.language, row.asked, row.disliked, row.first, row.last, row.state
    )
