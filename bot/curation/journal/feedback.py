"""Thumbs up and down, counted by story, revision and day; whose they were isn't kept."""

from datetime import date

from sqlalchemy import func, select

from bot.curation.journal.database import Database
from bot.curation.journal.tables import FeedbackRow


class Feedback:
    """What users think of the answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, story: str, revision_id: int, day: date, *, is_good: bool) -> None:
        """Count one thumb for the answer that `story` gave as of `revision_id`."""
        async with self._database.writing() as session:
            row = await session.get(FeedbackRow, (story, revision_id, day))
            if row is None:
                row = FeedbackRow(story=story, revision_id=revision_id, day=day, up=0, down=0)
                session.add(row)
            if is_good:
                row.up += 1
            else:
                row.down += 1

    async def of(self, story: str, revision_id: int | None = None) -> tuple[int, int]:
        """Return how many thumbs up and down `story` got, or one revision of it."""
        wanted = select(func.sum(FeedbackRow.up), func.sum(FeedbackRow.down)).where(
            FeedbackRow.story == story
        )
        if revision_id is not None:
            wanted = wanted.where(FeedbackRow.revision_id == revision_id)
        async with self._database.reading() as session:
            up, down = (await session.execute(wanted)).one()
            return up or 0, down or 0
