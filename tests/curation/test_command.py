"""`python -m bot facts …`, started the way a shell starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.curation.base import Base
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN, EDITED, NEW_STORY, NEW_TEXT, OLD_TEXT, publish
from tests.knowledge.samples import STORY

ROOT = Path(__file__).resolve().parent.parent.parent


class Shell:
    """A folder with `facts/`, and the commands typed there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, code: int = 0, **environment: str) -> str:
        """Run `python -m bot facts`; return what it printed, errors when there should be some."""
        result = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bot", "facts", *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert result.returncode == code, result.stderr.decode()
        assert b"Traceback" not in result.stderr
        self.errors = result.stderr.decode()
        return result.stdout.decode()

    def write(self, name: str, content: bytes) -> str:
        (self.folder / name).write_bytes(content)
        return name

    @property
    def story(self) -> bytes:
        return (self.folder / "facts" / DSN).read_bytes()


@pytest.fixture
def shell(folder: Path) -> Shell:
    return Shell(folder.parent)


def test_a_story_is_imported_shown_and_taken_back(shell: Shell):
    said = shell("import", shell.write("dsn.yaml", EDITED), "--why", "fame")
    assert f"stories/dsn.yaml\n    text.en: {OLD_TEXT} → {NEW_TEXT}\n" in said
    assert shell.story == EDITED
    newest, start = shell("history").splitlines()
    assert newest.startswith("2  ")
    assert newest.endswith(" (import): dsn: fame")
    assert start.endswith("first seen")
    assert "undo of change 2" in shell("undo")
    assert shell.story == SMALL[DSN]
    assert f"    text.en: {NEW_TEXT} → {OLD_TEXT}" in shell("history", "dsn")


def test_a_certain_change_is_taken_back_once(shell: Shell):
    shell("import", shell.write("dsn.yaml", EDITED))
    shell("undo", "2")
    shell("undo", "2", code=2)
    assert shell.errors == "rebuttal: that is taken back already\n"


def test_the_base_goes_out_as_a_zip_and_comes_back_in(shell: Shell):
    assert shell("export", "dsn").encode() == SMALL[DSN]
    shell("export", "--to", "base.zip")
    shell("import", shell.write("dsn.yaml", EDITED), shell.write("barlow.yaml", NEW_STORY))
    said = shell("import", "base.zip")
    assert shell.story == SMALL[DSN]
    assert "barlow" not in said  # what isn't in the zip stays
    assert (shell.folder / "facts/stories/barlow.yaml").exists()
    assert "nothing to change" in shell("import", "base.zip", "facts")


def test_what_is_wrong_is_told_and_nothing_is_imported(shell: Shell):
    wrong = STORY.replace("venue: neurips", "venue: nerips").encode()
    files = shell.write("dsn.yaml", wrong), shell.write("barlow.yaml", NEW_STORY)
    said = shell("import", *files, code=1)
    assert "stories/dsn.yaml:22: events[0].venue: unknown venue `nerips`: did you mean" in said
    assert shell.story == SMALL[DSN]
    assert not (shell.folder / "facts/stories/barlow.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "the following arguments are required: ACTION"),
        (("nonsense",), "argument ACTION: invalid choice: 'nonsense'"),
        (("import",), "the following arguments are required: FILE"),
        (("import", "nowhere.yaml"), "nowhere.yaml: no such file or directory"),
        (("import", "nowhere.yaml", "--facts", "nowhere"), "nowhere: holds no folder `stories`"),
        (("export", "nix"), "there is no story `nix`"),
        (("export", "--to", "no/such/folder.zip"), "no/such/folder.zip: no such file"),
        (("history", "nix"), "no change of `nix` is known"),
        (("undo", "99"), "there is no change 99"),
        (("undo",), "there was nothing before that"),
        (("history", "--facts", "copy"), "copy: isn't FACTS_DIR; say with --data where"),
    ],
)
def test_what_can_not_be_done_is_one_line_and_exit_code_2(
    shell: Shell, arguments: tuple[str, ...], complaint: str
):
    (shell.folder / "copy" / "stories").mkdir(parents=True)
    shell(*arguments, code=2)
    [line] = shell.errors.splitlines()
    assert line.startswith(f"rebuttal: {complaint}")


def test_another_folder_has_a_journal_of_its_own(shell: Shell):
    (shell.folder / "facts").rename(shell.folder / "elsewhere")
    name = shell.write("dsn.yaml", EDITED)
    shell("import", name, "--facts", "elsewhere", "--data", "notes")
    assert "2  " in shell("history", "--facts", "elsewhere", "--data", "notes")
    assert not (shell.folder / "data").exists()


def test_the_stats_count_what_the_base_holds(shell: Shell):
    said = shell("stats")
    assert said.startswith("2 stories, people 2, venues 3, awards 1, topics 1\n")
    assert "rejected by: NeurIPS 1\n" in said
    assert "without details: never-give-up\n" in said
    assert not (shell.folder / "data").exists()


async def test_a_bot_that_runs_takes_in_what_is_imported(shell: Shell, folder: Path):
    base = Base.at(folder, shell.folder / "data")
    await base.open()
    shell("import", shell.write("dsn.yaml", EDITED))
    await base.refresh()
    assert base.live.reading.files[DSN] == EDITED
    await publish(base, {DSN: SMALL[DSN]})
    await base.close()
    assert [line[0] for line in shell("history").splitlines() if line[0] != " "] == ["3", "2", "1"]
