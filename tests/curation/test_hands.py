"""Whatever is done to the folder by hand, the last good base stays live and curators are told."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.curation.base import Base
from bot.curation.hands import Broken
from bot.curation.writer import Notice
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN, EDITED, NEW_TEXT, publish
from tests.knowledge.samples import STORY


@pytest.fixture
async def base(folder: Path):
    base = Base.at(folder, folder.parent / "data")
    await base.open()
    yield base
    await base.close()


def written(content: bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / DSN).write_bytes(content)

    return write


def folder_for_file(folder: Path) -> None:
    (folder / DSN).unlink()
    (folder / DSN).mkdir()


def link_loop(folder: Path) -> None:
    (folder / DSN).unlink()
    (folder / DSN).symlink_to("dsn.yaml")


def link_to_nowhere(folder: Path) -> None:
    (folder / DSN).unlink()
    (folder / DSN).symlink_to("nowhere.yaml")


def pipe(folder: Path) -> None:
    (folder / DSN).unlink()
    os.mkfifo(folder / DSN)


def no_stories(folder: Path) -> None:
    (folder / "stories").rename(folder.parent / "stories")


def nothing_at_all(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")


def registry_gone(folder: Path) -> None:
    (folder / "people.yaml").unlink()


def wrong_ending(folder: Path) -> None:
    (folder / "stories" / "new.yml").write_bytes(b"kind: paper\n")


def bad_name(folder: Path) -> None:
    (folder / "stories" / "Bad Name.yaml").write_bytes(STORY.encode())


DEEDS: list[tuple[Callable[[Path], None], str]] = [
    (written(b""), "stories/dsn.yaml: the file is empty"),
    (written(b"\xff\xfe"), "stories/dsn.yaml:1: the file is saved as UTF-16"),
    (written(STORY.encode()[:300]), "stories/dsn.yaml:"),
    (written(b"x" * 300_000), "stories/dsn.yaml: the file is larger than 256 KB"),
    (written(EDITED.replace(b"NIPS", b"\tNIPS\x00")), "invisible control character"),
    (written(EDITED + b"kind: paper\n"), "`kind` was given already"),
    (folder_for_file, "stories/dsn.yaml: must be a file, and is something else"),
    (link_loop, "stories/dsn.yaml: can't be opened"),
    (link_to_nowhere, "stories/dsn.yaml: can't be opened: there is no such file"),
    (pipe, "stories/dsn.yaml: must be a file, and is something else"),
    (no_stories, "stories/: can't be opened"),
    (nothing_at_all, "can't be opened: there is no such file or folder"),
    (registry_gone, "people.yaml: "),
    (wrong_ending, "stories/new.yml: isn't read: rename it to `new.yaml`"),
    (bad_name, "stories/Bad Name.yaml: "),
]


@pytest.mark.parametrize(
    ("deed", "said"), DEEDS, ids=[f"{n}-{deed.__name__}" for n, (deed, _) in enumerate(DEEDS)]
)
async def test_the_last_good_base_stays_and_what_is_wrong_is_told_once(
    base: Base, folder: Path, deed: Callable[[Path], None], said: str
):
    told: list[Notice] = []

    async def listen(notice: Notice) -> None:
        told.append(notice)

    base.subscribe(listen)
    deed(folder)
    await base.refresh()
    await base.refresh()
    [broken] = told
    assert isinstance(broken, Broken)
    assert any(said in str(problem) for problem in broken.problems), broken
    assert base.live.reading.files == SMALL
    assert set(base.live.reading.snapshot.stories) == {"dsn", "never-give-up"}
    assert len(await base.history()) == 1


async def test_other_stories_can_be_changed_while_one_is_broken(base: Base, folder: Path):
    (folder / "stories" / "never-give-up.yaml").write_bytes(b"kind: [")
    await base.refresh()
    await publish(base, {DSN: EDITED})
    assert base.live.reading.snapshot.stories["dsn"].text.en == NEW_TEXT
    assert set(base.live.reading.snapshot.stories) == {"dsn", "never-give-up"}
    assert await base.verify() == []


async def test_a_folder_that_comes_back_is_as_before(base: Base, folder: Path):
    nothing_at_all(folder)
    await base.refresh()
    (folder.parent / "elsewhere").rename(folder)
    await base.refresh()
    assert base.live.reading.files == SMALL
    assert len(await base.history()) == 1
