"""Rules that hold for the repository as a whole."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import discord
import pytest

from bot.knowledge.check import check
from bot.knowledge.reading import read, read_files
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CORE = ("knowledge", "matching", "replies", "curation")
TOP_LEVEL = {
    ".ci",
    ".env.example",
    ".gitignore",
    ".readme",
    "README.md",
    "bot",
    "facts",
    "pyproject.toml",
    "tests",
}
# A path of somebody's machine (not the path of a link), or a place that packages come from.
FOREIGN = re.compile(
    r"(?<![\w.:/%~-])/(?:work|tmp|root|home|Users)\b"
    r"|pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org"
)


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def section(heading: str) -> str:
    """The part of the README under `## heading`."""
    return README.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in `text`, without headings."""
    lines = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def requirements(extra: str = "") -> list[str]:
    """The names of the packages that the project needs, or its extra `extra`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed: list[str] = (
        project["optional-dependencies"][extra] if extra else project["dependencies"]
    )
    return [re.split(r"[\[<>=]", line)[0].lower() for line in listed]


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_every_shipped_fact_passes_the_check():
    """Sample questions that another story would answer only warn: `.ci/run` asks all of them."""
    problems = check(read(ROOT / "facts"))
    assert [str(problem) for problem in problems if problem.is_error] == []


def test_the_story_in_the_readme_passes_the_check():
    story = re.search(r"^```yaml\n(.*?)^```$", section("Writing a fact"), re.DOTALL | re.MULTILINE)
    assert story
    files = {path.name: path.read_bytes() for path in (ROOT / "facts").glob("*.yaml")}
    reading = read_files({**files, "stories/dit.yaml": story[1].encode()})
    assert "dit" in reading.snapshot.stories
    assert [str(problem) for problem in check(reading) if problem.file.startswith("stories/")] == []


def test_the_readme_gives_every_setting_with_its_default():
    told = {name.strip("`"): default for name, _, default in rows(section("Settings"))[1:]}
    assert told.keys() == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        if field.default in (None, ()):
            assert told[name.upper()].startswith("none")
        else:
            assert told[name.upper()] == f"`{field.default}`"


def test_the_readme_gives_a_reason_for_every_dependency_and_for_nothing_else():
    groups = ("", "bench", "demo", "test")
    names = {name for group in groups for name in requirements(group)} - {"rebuttal"}
    told = {
        name
        for packages, reason in rows(section("Dependencies"))
        if packages != "package" and reason
        for name in packages.lower().split(", ")
    }
    assert told == names


def test_the_invite_link_asks_for_the_permissions_that_the_readme_names():
    named = re.search(r"five permissions: (.*?)\.\n", section("In your own server"))
    number = re.search(r"permissions=(\d+)", section("In your own server"))
    assert named
    assert number
    wanted = {name.lower().replace(" ", "_") for name in named[1].split(", ")}
    asked = {name for name, granted in discord.Permissions(int(number[1])) if granted}
    assert {name.replace("read_messages", "view_channels") for name in asked} == wanted


def test_the_top_level_holds_only_what_belongs_there():
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_no_file_names_a_path_of_some_machine_or_a_package_host():
    found: list[str] = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:  # a picture
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in FOREIGN.finditer(text)]
    assert found == []


def test_no_module_is_longer_than_300_lines():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in modules("bot")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def imports(path: Path) -> set[str]:
    """The dotted names of the modules that `path` imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("folder", CORE)
def test_the_core_knows_nothing_of_discord(folder: str):
    outside = ("discord", "simcord", "bot.cogs", "bot.client", "bot.app", "bot.preview")
    for path in modules(f"bot/{folder}"):
        met = {n for n in imports(path) for o in outside if n == o or n.startswith(f"{o}.")}
        assert not met, f"{path.relative_to(ROOT)} imports {met}"


def test_everything_imported_is_a_dependency():
    known = packages_distributions()
    for path in modules("bot"):
        groups = ("", "demo") if path.is_relative_to(ROOT / "bot" / "preview") else ("",)
        declared = {name for group in groups for name in requirements(group)}
        names = {dotted.split(".")[0] for dotted in imports(path)}
        # pydantic_core is pydantic's other half, which brings the one that fits.
        for name in names - {"bot", "pydantic_core"} - sys.stdlib_module_names:
            packages = {package.lower() for package in known.get(name, [name])}
            assert packages & declared, f"{path.relative_to(ROOT)} imports {name}"
