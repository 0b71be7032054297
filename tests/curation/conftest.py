"""Bases of two small stories, in a folder and in memory."""

from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.curation.base import Base
from bot.curation.journal import Journal
from bot.curation.store import FactStore
from bot.curation.writer import Notice
from bot.curation.yaml_store import YamlStore
from tests.curation.memory import MemoryStore
from tests.knowledge.samples import FILES

SMALL = {entry: text.encode() for entry, text in FILES.items()}
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A facts folder with two stories."""
    facts = tmp_path / "facts"
    (facts / "stories").mkdir(parents=True)
    for entry, content in SMALL.items():
        (facts / entry).write_bytes(content)
    return facts


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, folder: Path) -> FactStore:
    if request.param == "folder":
        (folder.parent / "data").mkdir()
        return YamlStore(folder, folder.parent / "data" / "lock")
    return MemoryStore(SMALL)


@pytest.fixture
def new_base(store: FactStore, tmp_path: Path) -> Callable[[], Base]:
    """What makes the base as each process would: over the same store and journal."""
    return lambda: Base(store, Journal.at(tmp_path / "data"), clock=lambda: NOON)


@pytest.fixture
async def base(new_base: Callable[[], Base]) -> AsyncGenerator[Base]:
    """An open base."""
    base = new_base()
    await base.open()
    yield base
    await base.close()


@pytest.fixture
def told(base: Base) -> list[Notice]:
    """What a listener is told."""
    notices: list[Notice] = []

    async def listen(notice: Notice) -> None:
        notices.append(notice)

    base.subscribe(listen)
    return notices
