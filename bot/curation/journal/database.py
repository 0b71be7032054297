"""The database of the journal: connecting, upgrading its tables, and its errors in plain words."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, NullPool, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.curation.errors import StoreError, Trouble

MIGRATIONS = Path(__file__).parent / "migrations"
logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells every start about itself
_PATIENCE = timedelta(seconds=10)  # for another process to finish writing
_WRITES = "writes"  # marks connections that are about to write
_TROUBLES = {
    "disk is full": Trouble.FULL,
    "readonly": Trouble.READ_ONLY,
    "unable to open": Trouble.READ_ONLY,
    "locked": Trouble.BUSY,
}


class Database:
    """A database, connected to when first used."""

    def __init__(self, url: URL) -> None:
        self._file = Path(url.database or "")
        # A connection for each session: nothing is held open, or has to be closed.
        patience = {"timeout": _PATIENCE.total_seconds()}
        self._engine = create_async_engine(url, connect_args=patience, poolclass=NullPool)
        _make_safe(self._engine)
        self._writer = self._engine.execution_options(**{_WRITES: True})

    @classmethod
    def in_file(cls, file: Path) -> Self:
        """Return the SQLite database in `file`, which is made when it isn't there. No I/O."""
        return cls(URL.create("sqlite+aiosqlite", database=str(file)))

    async def open(self) -> None:
        """Make the folder and the tables, or upgrade them. Raises StoreError."""
        try:
            await asyncio.to_thread(self._file.parent.mkdir, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError.of(str(self._file.parent), error) from error
        with _plain_errors(self._file):
            async with self._writer.begin() as connection:
                await connection.run_sync(upgrade)

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession]:
        """Open a session that only reads. Raises StoreError."""
        with _plain_errors(self._file):
            async with AsyncSession(self._engine) as session:
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncSession]:
        """Open a session that is committed at its end. Raises StoreError."""
        with _plain_errors(self._file):
            async with (
                AsyncSession(self._writer, expire_on_commit=False) as session,
                session.begin(),
            ):
                yield session


class _plain_errors:  # noqa: N801 - used like a function
    """Turns the database's errors into StoreError."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError):
            said = str(error.orig)
            trouble = next((t for words, t in _TROUBLES.items() if words in said), Trouble.OTHER)
            raise StoreError(self._file.name, trouble, said) from error


def _make_safe(engine: AsyncEngine) -> None:
    """Have SQLite force every transaction to the disk, and begin it where we say."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: object) -> None:  # noqa: ANN401
        connection.isolation_level = None  # else the driver begins transactions its own way
        cursor = connection.cursor()
        # Not in WAL mode: that needs room on the disk even for reading.
        for setting in ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        # A transaction that reads first and then wants to write may be refused; one that says so
        # at once waits for its turn.
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    del on_connect, on_begin  # SQLAlchemy holds them


def upgrade(connection: Connection) -> None:
    """Bring the tables up to what this version expects."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    newest = ScriptDirectory.from_config(config).get_current_head()
    if MigrationContext.configure(connection).get_current_revision() != newest:
        command.upgrade(config, "head")
