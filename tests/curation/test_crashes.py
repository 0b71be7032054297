"""Processes that are killed, disks that are full, folders that may not be written to."""

import asyncio
import os
import re
import resource
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.curation.base import Base
from bot.curation.errors import StoreError, Trouble, Unsettled
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN, EDITED, OTHER, publish, undo
from tests.knowledge.samples import OTHER_STORY

ROOT = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534


def crash(folder: Path, *how: str) -> str:
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.curation.crashing", str(folder), *how],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_a_process_killed_a_hundred_times_loses_nothing(tmp_path: Path):
    assert "105 kills" in crash(tmp_path, "random", "105", "1")


def test_a_process_killed_before_any_of_its_steps_loses_nothing(tmp_path: Path):
    said = re.search(r"killed at (\d+) steps", crash(tmp_path, "steps"))
    assert said is not None
    assert int(said[1]) > 30


@pytest.fixture
async def base(folder: Path):
    base = Base.at(folder, folder.parent / "data")
    await base.open()
    yield base
    await base.close()


@contextmanager
def room_for(size: int) -> Generator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_a_full_disk_is_said_and_changes_nothing(base: Base, folder: Path):
    files = {DSN: EDITED, OTHER: OTHER_STORY.encode() + b"\n"}
    with room_for(len(SMALL[OTHER])), pytest.raises(StoreError) as caught:
        await publish(base, dict(reversed(files.items())))
    assert caught.value.trouble is Trouble.FULL
    assert "the disk is full" in str(caught.value)
    assert (await base.store.read())[0] == SMALL
    assert names(folder) == SMALL.keys()
    assert len(await base.history()) == 1
    assert await base.verify() == []
    await publish(base, files)  # once there is room
    assert await base.verify() == []


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def test_wherever_the_room_ends_a_change_is_there_or_not(base: Base):
    grown = {DSN: EDITED, OTHER: OTHER_STORY.encode() + b"\n"}
    sizes = {path.stat().st_size for path in (base_folder(base) / "data").iterdir()}
    outcomes: set[str] = set()
    for size in (*range(0, 4096, 512), *range(4096, max(sizes) + 200_000, 24_000)):
        before = (await base.store.read())[0]
        wanted = grown if before == SMALL else {entry: SMALL[entry] for entry in grown}
        try:
            with room_for(size):
                await publish(base, dict(wanted))
        except Unsettled:
            outcomes.add("unsettled")
        except StoreError:
            outcomes.add("refused")
            assert (await base.store.read())[0] == before
        else:
            outcomes.add("published")
        await base.refresh()
        assert await base.verify() == []
        assert base.live.reading.files == (await base.store.read())[0]
    assert {"refused", "published"} <= outcomes


def base_folder(base: Base) -> Path:
    """The folder that holds the facts and the journal of `base`."""
    return base.store.folder.parent  # pyright: ignore


@contextmanager
def without_rights(folder: Path) -> Generator[None]:
    """Take away the right to write to `folder`; as root, become nobody meanwhile."""
    rights = folder.stat().st_mode
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    for parent in folder.parents if is_root else ():
        if parent.stat().st_uid == 0 and len(parent.parts) > 1:
            parent.chmod(parent.stat().st_mode | 0o055)
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(rights)


@pytest.mark.parametrize("part", ["facts/stories", "data"])
async def test_a_folder_that_may_not_be_written_to_is_said_and_nothing_changes(
    base: Base, folder: Path, part: str
):
    await undo(base, (await publish(base, {DSN: EDITED})).id)  # everything is loaded
    place = folder.parent / part
    for path in [*(folder.parent / "data").iterdir(), folder.parent / "data"]:
        if os.geteuid() == 0 and part != "data":
            os.chown(path, NOBODY, NOBODY)
    with without_rights(place), pytest.raises(StoreError) as caught:
        await publish(base, {DSN: EDITED})
    assert caught.value.trouble is Trouble.READ_ONLY
    assert "may not write there" in str(caught.value)
    assert (await base.store.read())[0] == SMALL
    assert await base.verify() == []
    await publish(base, {DSN: EDITED})
    assert await base.verify() == []


async def test_a_journal_that_can_not_be_made_is_said_at_the_start(folder: Path, tmp_path: Path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match=r"data: "):
        await Base.at(folder, tmp_path / "data").open()
    (tmp_path / "other" / "journal.sqlite3").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"journal\.sqlite3: the bot may not write there"):
        await Base.at(folder, tmp_path / "other").open()


async def test_a_folder_without_facts_is_said_at_the_start(tmp_path: Path):
    with pytest.raises(StoreError, match="there is no such file or folder"):
        await Base.at(tmp_path / "nowhere", tmp_path / "data").open()


async def test_a_change_that_broke_off_is_completed_by_the_next(
    base: Base, monkeypatch: pytest.MonkeyPatch
):
    """Putting files in place fails, and so does taking that back."""
    real, calls = os.replace, 0

    def fail_after_one(*args: str) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise OSError(5, "Input/output error")
        real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail_after_one)
        with pytest.raises(Unsettled):
            await publish(base, {DSN: EDITED, OTHER: OTHER_STORY.encode() + b"\n"})
    await asyncio.sleep(0)
    await base.refresh()
    assert await base.verify() == []
    assert base.live.reading.files[DSN] == EDITED
    assert base.live.reading.files[OTHER] == OTHER_STORY.encode() + b"\n"
