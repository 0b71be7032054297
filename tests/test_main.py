"""The commands of `python -m bot`, started the way a shell starts them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.answering import Answerer
from bot.jsonl import answer_lines
from bot.language import Language
from bot.terminal import render

ROOT = Path(__file__).resolve().parent.parent
FIELDS = {
    "question",
    "language",
    "outcome",
    "stories",
    "text",
    "sources",
    "confidence",
    "matched",
}


def run(
    *arguments: str | Path, typed: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in an environment without settings, that would rather speak ASCII."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bot", *map(str, arguments)],
        input=typed,
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def some_facts(tmp_path: Path) -> Path:
    """A folder with one story, all registries but one, and one file that is broken."""
    facts = tmp_path / "facts"
    (facts / "stories").mkdir(parents=True)
    shutil.copy(ROOT / "facts/stories/dit.yaml", facts / "stories")
    for name in ("people", "venues", "awards"):
        shutil.copy(ROOT / f"facts/{name}.yaml", facts)
    (facts / "stories/broken.yaml").write_text("kind: [", encoding="utf-8")
    return facts


def objects(answerer: Answerer, *lines: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer_lines(answerer, lines, Language.EN)]


def asked(question: str, **more: str) -> bytes:
    return json.dumps({"question": question, **more}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("question", "language", "outcome"),
    [
        ("why was DiT rejected", "en", "answer"),
        ("谢赛宁的DSN当年拿了几分", "zh-Hans", "answer"),
        ("DiT 為什麼被拒", "zh-Hant", "answer"),
        ("which papers were rejected by CVPR?", "en", "list"),
        ("今天天气怎么样", "zh-Hans", "nothing"),
        ("", "en", "nothing"),
    ],
)
def test_a_line_holds_the_same_reply_as_everywhere(
    answerer: Answerer, question: str, language: str, outcome: str
):
    (said,) = objects(answerer, asked(question))
    reply = answerer.answer(question)
    assert said.keys() == FIELDS
    assert said["question"] == question
    assert (said["language"], said["outcome"]) == (language, outcome)
    assert said["text"] == render(reply)
    assert said["stories"] == list(reply.story_ids)
    assert said["sources"] == [str(source.url) for source in reply.sources]
    assert said["matched"] == list(reply.matched)
    assert 0 <= said["confidence"] <= 1
    assert (outcome == "nothing") == (said["sources"] == [])


def test_a_context_makes_it_a_follow_on_question(answerer: Answerer):
    (said,) = objects(answerer, asked("and where did it end up?", context="dit"))
    assert said["stories"] == ["dit"]
    (lost,) = objects(answerer, asked("why was DiT rejected", context="no-such-story"))
    assert lost["stories"] == ["dit"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"why was DiT rejected", 'is not JSON; write {"question": "…"}'),
        (b"[" * 100_000, 'is not JSON; write {"question": "…"}'),
        (b"\xff\xfe", "is not UTF-8"),
        (b'["question"]', 'is not an object; write {"question": "…"}'),
        (b'{"Question": "x"}', "`question` is missing, or not a text"),
        (b'{"question": 3}', "`question` is missing, or not a text"),
        (b'{"question": "x", "context": 3}', "`context` is not a text; write the id of a story"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_next_is_answered(
    answerer: Answerer, line: bytes, complaint: str
):
    bad, good = objects(answerer, b"\n", line, asked("why was DiT rejected"))
    assert bad == {"error": f"line 2: {complaint}", "line": 2}
    assert good["stories"] == ["dit"]


def test_half_a_character_harms_nothing(answerer: Answerer):
    (said,) = objects(answerer, b'\xef\xbb\xbf{"question": "why was DiT \\ud83d rejected"}')
    assert said["question"] == "why was DiT ? rejected"
    assert said["stories"] == ["dit"]


def test_lines_are_answered_one_by_one_in_utf8(some_facts: Path):
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bot", "ask", "--jsonl", "--facts", str(some_facts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert process.stdin
    assert process.stdout
    for question in ("DiT 为什么被拒", "DiT 為什麼被拒"):
        process.stdin.write(asked(question) + b"\n")
        process.stdin.flush()
        said = json.loads(process.stdout.readline().decode("utf-8"))  # before the next is asked
        assert said["question"] == question
        assert said["stories"] == ["dit"]
    out, err = process.communicate(timeout=60)
    assert (out, process.returncode) == (b"", 0)
    (warning,) = err.decode().splitlines()
    assert warning.startswith("rebuttal: warning: left out what is wrong in the facts: ")
    assert "(and 1 more)" in warning


def test_a_question_is_answered_in_plain_text_from_any_folder(tmp_path: Path):
    result = run("ask", "DiT", "為什麼被拒", cwd=tmp_path)
    text = result.stdout.decode("utf-8")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "✗ CVPR" in text
    assert "資料來源：" in text


def test_the_language_can_be_given_for_what_the_script_does_not_tell(some_facts: Path):
    result = run("ask", "--facts", some_facts, "--language", "zh-Hans", "DiT")
    assert "来源：" in result.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("ask",), "give either a question or --jsonl"),
        (("ask", "--jsonl", "why"), "give either a question or --jsonl"),
        (("ask", "--facts", "no/such/folder", "why"), "no/such/folder: holds no folder `stories`"),
        (("ask", "--language", "fr", "why"), "argument --language: invalid choice: 'fr'"),
        (("nonsense",), "argument COMMAND: invalid choice: 'nonsense'"),
        (("--nonsense",), "unrecognized arguments: --nonsense"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], complaint: str
):
    result = run(*arguments)
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith(f"rebuttal: {complaint}")
    assert (result.returncode, result.stdout) == (2, b"")


def test_each_wrong_setting_is_one_line_and_exit_code_2(some_facts: Path):
    result = run("--terminal", cwd=some_facts.parent, DEFAULT_LANGUAGE="Klingon", LOG_LEVEL="LOUD")
    told = result.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in told] == [
        ["rebuttal", "DEFAULT_LANGUAGE"],
        ["rebuttal", "LOG_LEVEL"],
    ]
    assert result.returncode == 2


def test_asking_needs_no_settings(some_facts: Path):
    result = run("ask", "--facts", some_facts, "DiT", LOG_LEVEL="LOUD")
    assert result.returncode == 0


def test_the_terminal_speaks_the_language_that_is_set(some_facts: Path):
    result = run(
        "--terminal",
        typed="DiT 為什麼被拒\nquit\n".encode(),
        cwd=some_facts.parent,
        FACTS_DIR="facts",
        DEFAULT_LANGUAGE="zh-Hans",
    )
    text = result.stdout.decode("utf-8")
    assert result.returncode == 0
    assert text.startswith("Rebuttal：问我")
    assert "資料來源：" in text
    assert text.endswith("再见。\n\n")


def test_where_the_page_cannot_be_shown_the_terminal_takes_over(some_facts: Path, tmp_path: Path):
    missing = tmp_path / "missing"
    missing.mkdir()
    (missing / "simcord.py").write_text("raise ImportError('no simcord here')", encoding="utf-8")
    result = run(
        typed=b"quit\n",
        cwd=some_facts.parent,
        FACTS_DIR="facts",
        PYTHONPATH=f"{missing}{os.pathsep}{ROOT}",
    )
    assert result.returncode == 0
    assert b"no simcord here" in result.stderr
    assert b"Traceback" not in result.stderr
    assert result.stdout.decode("utf-8").endswith("Goodbye.\n\n")


def test_the_check_reports_on_the_folder_it_is_given(some_facts: Path):
    result = run("check", "--facts", some_facts)
    assert result.returncode == 1
    assert b"stories/broken.yaml:1" in result.stdout


def test_a_reader_that_goes_away_is_no_trouble(some_facts: Path):
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bot", "ask", "--jsonl", "--facts", str(some_facts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout
    process.stdout.close()
    assert process.stdin
    process.stdin.write(asked("DiT") + b"\n")
    process.stdin.close()
    assert process.stderr
    with process.stderr as stderr:
        assert b"Traceback" not in stderr.read()
    assert process.wait(timeout=60) == 1
