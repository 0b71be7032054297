"""What every store promises: each edit made from what is there, all of a step or none."""

from pathlib import Path

import pytest

from bot.curation.changes import Edit, digest
from bot.curation.errors import Conflict, StoreError, Trouble
from bot.curation.store import FactStore
from bot.curation.yaml_store import YamlStore
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN, OTHER, by_hand

NEW = "stories/new.yaml"


def edit(entry: str, content: bytes | None) -> Edit:
    """An edit made from what the small base holds."""
    return Edit(entry, digest(SMALL.get(entry)), content)


async def files(store: FactStore) -> dict[str, bytes]:
    found, problems = await store.read()
    assert problems == []
    return found


async def test_it_holds_every_entry(store: FactStore):
    assert await files(store) == SMALL


async def test_edits_are_seen_once_they_are_committed(store: FactStore):
    staged = await store.stage([edit(DSN, b"changed"), edit(OTHER, None), edit(NEW, b"new")])
    assert await files(store) == SMALL
    assert staged.replaced == {DSN: SMALL[DSN], OTHER: SMALL[OTHER], NEW: None}
    await staged.commit()
    expected = {**SMALL, DSN: b"changed", NEW: b"new"}
    del expected[OTHER]
    assert await files(store) == expected


async def test_discarded_edits_leave_no_trace(store: FactStore):
    staged = await store.stage([edit(DSN, b"changed"), edit(NEW, b"new")])
    await staged.discard()
    assert await files(store) == SMALL


@pytest.mark.parametrize(
    "stale",
    [
        Edit(DSN, digest(b"what it never was"), b"changed"),
        Edit(DSN, None, b"there is one already"),
        Edit(NEW, digest(b"there never was one"), b"changed"),
        Edit(DSN, digest(b"what it never was"), None),
    ],
    ids=["changed since", "there already", "gone", "changed before it was retired"],
)
async def test_what_was_made_from_something_else_is_refused_whole(store: FactStore, stale: Edit):
    with pytest.raises(Conflict) as caught:
        await store.stage([edit(OTHER, b"changed"), stale])
    assert (caught.value.entry, caught.value.present) == (stale.entry, SMALL.get(stale.entry))
    assert await files(store) == SMALL


async def test_what_changes_between_staging_and_commit_is_refused_whole(store: FactStore):
    staged = await store.stage([edit(OTHER, b"changed"), edit(DSN, b"changed")])
    by_hand(store, DSN, b"somebody was faster")
    with pytest.raises(Conflict) as caught:
        await staged.commit()
    assert caught.value.present == b"somebody was faster"
    assert await files(store) == {**SMALL, DSN: b"somebody was faster"}


async def test_one_process_writes_at_a_time(store: FactStore):
    async with store.exclusive():
        pass
    async with store.exclusive():
        await store.tidy()
    assert await files(store) == SMALL


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def yaml_store(folder: Path) -> YamlStore:
    return YamlStore(folder, folder.parent / "lock")


async def test_no_file_but_the_entries_is_left(yaml_store: YamlStore):
    await (await yaml_store.stage([edit(DSN, b"1"), edit(OTHER, None)])).commit()
    await (await yaml_store.stage([edit("people.yaml", b"2")])).discard()
    with pytest.raises(Conflict):
        await yaml_store.stage([edit("people.yaml", b"2"), edit(OTHER, b"3")])
    assert names(yaml_store.folder) == SMALL.keys() - {OTHER}


async def test_what_a_process_that_died_left_is_removed_and_nothing_else(yaml_store: YamlStore):
    await yaml_store.stage([edit(DSN, b"changed")])  # and dies
    (yaml_store.folder / ".gitignore").write_text("*")
    assert len(names(yaml_store.folder)) == len(SMALL) + 3
    await yaml_store.tidy()
    assert names(yaml_store.folder) == SMALL.keys() | {".gitignore"}


async def test_a_file_keeps_its_rights(yaml_store: YamlStore):
    (yaml_store.folder / DSN).chmod(0o640)
    await (await yaml_store.stage([edit(DSN, b"changed"), edit(NEW, b"new")])).commit()
    assert (yaml_store.folder / DSN).stat().st_mode & 0o777 == 0o640
    plain = yaml_store.folder / "plain"
    plain.touch()
    assert (yaml_store.folder / NEW).stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(
    "name",
    ["../people.yaml", "stories/../../x.yaml", "/etc/x.yaml", "stories/a/b.yaml", "notes.yaml", ""],
)
async def test_nothing_is_written_under_another_name(yaml_store: YamlStore, name: str):
    with pytest.raises(StoreError):
        await yaml_store.stage([Edit(name, None, b"x")])
    assert names(yaml_store.folder.parent) == {f"facts/{entry}" for entry in SMALL}


async def test_links_are_not_followed_out_of_the_folder(yaml_store: YamlStore, tmp_path: Path):
    outside = tmp_path / "outside"
    (yaml_store.folder / "stories").rename(outside)
    (yaml_store.folder / "stories").symlink_to(outside)
    with pytest.raises(StoreError) as caught:
        await yaml_store.stage([edit(DSN, b"changed")])
    assert caught.value.trouble is Trouble.LINK
    assert (outside / "dsn.yaml").read_bytes() == SMALL[DSN]


async def test_a_file_that_is_a_link_is_left_alone(yaml_store: YamlStore, tmp_path: Path):
    outside = tmp_path / "outside.yaml"
    (yaml_store.folder / DSN).rename(outside)
    (yaml_store.folder / DSN).symlink_to(outside)
    with pytest.raises(StoreError) as caught:
        await yaml_store.stage([edit(DSN, b"changed")])
    assert caught.value.trouble is Trouble.LINK
    assert outside.read_bytes() == SMALL[DSN]


async def test_a_folder_in_place_of_a_file_is_told(yaml_store: YamlStore):
    (yaml_store.folder / DSN).unlink()
    (yaml_store.folder / DSN).mkdir()
    with pytest.raises(StoreError, match="must be a file"):
        await yaml_store.stage([edit(DSN, b"changed")])
