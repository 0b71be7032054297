"""A facts folder on a real disk: whatever lies in it, the check says so and goes on."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.knowledge.check import check
from bot.knowledge.reading import read
from tests.knowledge.samples import FILES, STORY, reading_of

_NOBODY = 65534


def filled(folder: Path) -> Path:
    """`folder`, with the sample base in it."""
    (folder / "stories").mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return filled(tmp_path)


def said_of(folder: Path) -> list[str]:
    """What the check says of `folder`, whose two stories must be there whatever it says."""
    reading = read(folder)
    assert set(reading.snapshot.stories) == {"dsn", "never-give-up"}
    return [str(problem) for problem in check(reading)]


def test_a_folder_is_read_as_its_files_are(folder: Path):
    assert said_of(folder) == []
    assert read(folder).snapshot == reading_of().snapshot


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("stories/gan.yml", "isn't read: rename it to `gan.yaml`"),
        ("stories/gan.YAML", "isn't read: rename it to `gan.yaml`"),
        ("venues.yml", "isn't read: rename it to `venues.yaml`"),
        ("gan.yaml", "isn't read: stories belong in `stories/`"),
        ("stories/dsn.yaml~", "warning: isn't read: it doesn't belong here"),
        ("facts.json", "warning: isn't read: it doesn't belong here"),
    ],
)
def test_a_file_that_is_not_read_is_named(folder: Path, name: str, said: str):
    (folder / name).write_text("", "utf-8")
    assert said_of(folder) == [f"{name}: {said}"]


@pytest.mark.parametrize("name", ["README.md", ".DS_Store", "stories/.dsn.yaml.swp"])
def test_readme_and_hidden_files_may_lie_there(folder: Path, name: str):
    (folder / name).write_text("", "utf-8")
    assert said_of(folder) == []


def test_a_story_is_named_in_kebab_case(folder: Path):
    story = STORY.replace("DSN", "GAN").replace("Deeply-Supervised Nets", "Adversarial Nets")
    (folder / "stories/Gan_2014.yaml").write_text(story, "utf-8")
    assert said_of(folder)[0] == (
        "stories/Gan_2014.yaml: the file name `Gan_2014` doesn't fit: "
        "use lower-case letters, digits and hyphens, as in `test-of-time`"
    )


def test_a_folder_in_place_of_a_story(folder: Path):
    (folder / "stories/gan.yaml").mkdir()
    assert said_of(folder) == ["stories/gan.yaml: must be a file, and is something else"]


def test_a_pipe_in_place_of_a_story_is_not_waited_for(folder: Path):
    os.mkfifo(folder / "stories/gan.yaml")
    assert said_of(folder) == ["stories/gan.yaml: must be a file, and is something else"]


def test_a_link_to_itself(folder: Path):
    (folder / "stories/gan.yaml").symlink_to("gan.yaml")
    assert said_of(folder) == [
        "stories/gan.yaml: can't be opened: too many levels of symbolic links"
    ]


def test_a_link_to_nothing(folder: Path):
    (folder / "stories/gan.yaml").symlink_to("gone.yaml")
    assert said_of(folder) == ["stories/gan.yaml: can't be opened: there is no such file or folder"]


@contextmanager
def as_nobody() -> Generator[None]:
    """Root may read everything, so tests that root runs give that up for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_file_that_may_not_be_read():
    with TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = filled(Path(name))
        folder.chmod(0o755)
        (folder / "stories/gan.yaml").touch(mode=0)
        with as_nobody():
            said = said_of(folder)
    assert said == ["stories/gan.yaml: can't be opened: permission denied"]


def test_a_name_that_is_no_text(folder: Path):
    path = os.fsencode(folder / "stories") + b"/caf\xe9.yaml"
    Path(os.fsdecode(path)).touch()
    assert said_of(folder)[0] == "stories/caf\\xe9.yaml: the file is empty"


def test_a_missing_registry(folder: Path):
    (folder / "topics.yaml").unlink()
    hint = "(a registry without entries holds just `{}`)"
    assert said_of(folder) == [
        f"topics.yaml: can't be opened: there is no such file or folder {hint}"
    ]


def test_a_folder_without_stories(tmp_path: Path):
    problems = [str(problem) for problem in read(tmp_path).problems]
    assert problems[0] == "stories/: can't be opened: there is no such file or folder"
    assert len(problems) == 5
