"""What each server's moderators have set for it."""

from dataclasses import dataclass

from bot.curation.journal.database import Database
from bot.curation.journal.tables import ServerRow
from bot.language import Language


@dataclass(frozen=True)
class ServerSettings:
    """A server's own settings; None leaves one at its default."""

    channel_id: int | None = None  # where the bot answers without a mention
    language: Language | None = None


class Servers:
    """Settings by server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> ServerSettings:
        """Return the settings of a server."""
        async with self._database.reading() as session:
            row = await session.get(ServerRow, guild_id)
            return ServerSettings(row.channel_id, row.language) if row else ServerSettings()

    async def set(self, guild_id: int, settings: ServerSettings) -> None:
        """Keep the settings of a server."""
        row = ServerRow(
            guild_id=guild_id, channel_id=settings.channel_id, language=settings.language
        )
        async with self._database.writing() as session:
            await session.merge(row)
