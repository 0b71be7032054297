"""Hand edits in a folder, noticed within a second."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.curation.base import Base
from tests.curation.hand import DSN, EDITED, NEW_TEXT, publish


@pytest.fixture
async def base(folder: Path):
    base = Base.at(folder, folder.parent / "data")
    await base.open()
    yield base
    await base.close()


def noticed(base: Base) -> float:
    """Wait until the store says that it changed; return for how many seconds."""
    start = time.perf_counter()
    while not base.store.has_changed():
        time.sleep(0.01)
        assert time.perf_counter() - start < 5, "never noticed"
    return time.perf_counter() - start


def overwrite(path: Path) -> None:
    path.write_bytes(EDITED)


def replace(path: Path) -> None:
    """Save the way many editors do."""
    draft = path.with_name(".dsn.yaml.swp")
    draft.write_bytes(EDITED)
    draft.replace(path)


@pytest.mark.parametrize("save", [overwrite, replace])
async def test_a_saved_file_is_live_within_a_second(
    base: Base, folder: Path, save: Callable[[Path], None]
):
    save(folder / DSN)
    assert noticed(base) < 1
    await base.refresh()
    assert base.live.reading.snapshot.stories["dsn"].text.en == NEW_TEXT


async def test_a_file_that_goes_is_noticed(base: Base, folder: Path):
    (folder / DSN).unlink()
    noticed(base)
    await base.refresh()
    assert "dsn" not in base.live.reading.snapshot.stories


async def test_the_bot_s_own_writing_is_nobody_s_hand_edit(base: Base):
    await publish(base, {DSN: EDITED})
    noticed(base)
    await base.look()
    await base.refresh()
    assert len(await base.history()) == 2


async def test_nothing_is_noticed_while_nothing_happens(base: Base, folder: Path):
    (folder / ".hidden").write_text("x")
    await asyncio.sleep(0.3)
    assert not base.store.has_changed()
    await base.look()
    assert len(await base.history()) == 1


async def test_closing_takes_no_time(folder: Path):
    base = Base.at(folder, folder.parent / "data")
    await base.open()
    start = time.perf_counter()
    await base.close()
    assert time.perf_counter() - start < 1
    assert not base.store.has_changed()
