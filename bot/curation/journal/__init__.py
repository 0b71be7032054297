"""What the bot writes down: every change to the base, and what it learns from its users."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.curation.journal.changes import Changes
from bot.curation.journal.database import Database
from bot.curation.journal.feedback import Feedback
from bot.curation.journal.proposals import Proposals
from bot.curation.journal.questions import Questions
from bot.curation.journal.servers import Servers

FILE = "journal.sqlite3"


@dataclass(frozen=True)
class Journal:
    """The journal's parts, all in one database."""

    database: Database
    changes: Changes
    questions: Questions
    proposals: Proposals
    feedback: Feedback
    servers: Servers

    @classmethod
    def of(cls, database: Database) -> Self:
        """Return the journal kept in `database`. Does no I/O."""
        return cls(
            database,
            Changes(database),
            Questions(database),
            Proposals(database),
            Feedback(database),
            Servers(database),
        )

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Return the journal in the file that `folder` holds for it. Does no I/O."""
        return cls.of(Database.in_file(folder / FILE))

    async def open(self) -> None:
        """Make or upgrade the tables. Raises StoreError when that can't be done."""
        await self.database.open()

    async def close(self) -> None:
        """Let go of the database."""
        await self.database.close()
