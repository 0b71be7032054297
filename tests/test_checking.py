"""`python -m bot check`: what a curator sees on the terminal."""

from pathlib import Path

import pytest

from bot.checking import run_check
from tests.knowledge.samples import FILES, OTHER_STORY, STORY

COUNTS = "2 people, 3 venues, 1 award, 1 topic"


def written(folder: Path, **stories: str) -> Path:
    """The sample registries in `folder`, with these stories."""
    (folder / "stories").mkdir()
    for name, content in FILES.items():
        if "/" not in name:
            (folder / name).write_text(content, "utf-8")
    for name, content in stories.items():
        (folder / "stories" / f"{name}.yaml").write_text(content, "utf-8")
    return folder


def test_a_sound_folder_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run_check(written(tmp_path, dsn=STORY)) == 0
    assert capsys.readouterr().out == f"1 story, {COUNTS}: no problems\n"


def test_warnings_are_told_and_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run_check(written(tmp_path, dsn=f"{STORY}# to do\n")) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("stories/dsn.yaml:47: warning: a YAML comment is lost")
    assert last == f"1 story, {COUNTS}: no problems, 1 warning"


def test_every_problem_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    broken = STORY.replace("kind: paper", "kind: papre").replace("zh: 深度监督网络\n", "zh: DSN\n")
    assert run_check(written(tmp_path, dsn=broken, gan="")) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in told] == [
        "stories/dsn.yaml:1:",
        "stories/dsn.yaml:4:",
        "stories/gan.yaml:",
        "0",
    ]
    assert told[-1] == f"0 stories, {COUNTS}: 3 problems"


def test_a_sample_question_that_another_story_answers_is_pointed_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    other = OTHER_STORY.replace("should I give up", "was DSN turned down by NIPS")
    run_check(written(tmp_path, dsn=STORY, other=other))
    said = "`was DSN turned down by NIPS` in other words would answer `dsn`"
    assert said in capsys.readouterr().out


def test_a_folder_that_is_not_there_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run_check(tmp_path / "nowhere") == 1
    assert "nowhere: can't be opened: there is no such file or folder" in capsys.readouterr().out
