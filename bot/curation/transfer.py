"""Entries in and out of the base: one story, several in one file, or the whole base as a zip."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from bot.curation.changes import entry_of, is_entry
from bot.curation.errors import NotFound, Refused
from bot.knowledge.document import MAX_BYTES, Document, Unreadable, parse
from bot.knowledge.folder import STORIES, collect
from bot.knowledge.problems import Problem

MAX_UPLOAD = 8 * 1024 * 1024  # bytes of a file that is imported
_MAX_MEMBERS = 5000
_MAX_UNPACKED = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same entries make the same zip
_SEPARATOR = re.compile(rb"^---[ \t]*\r?\n", re.MULTILINE)
_README = "README.md"  # may stand in a facts folder

Files = Mapping[str, bytes]


def export_story(files: Files, story_id: str) -> bytes:
    """Return the story's file. Raises NotFound."""
    if (content := files.get(entry_of(story_id))) is None:
        raise NotFound(f"there is no story `{story_id}`")
    return content


def export_base(files: Files) -> bytes:
    """Return a zip of all entry files; unzipped, it is a facts folder."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in sorted(files.items()):
            member = zipfile.ZipInfo(entry, _WHEN)
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read_import(name: str, raw: bytes) -> dict[str, bytes]:
    """Return by entry what a file holds: a zip, a registry, or stories.

    A story's id stands in a line `id: …`; where there is only one story, its file's name will
    do. Raises Refused with all that keeps the file from being taken apart; what its entries hold
    is the check's business.
    """
    name = PurePosixPath(name.replace("\\", "/")).name
    if len(raw) > MAX_UPLOAD:
        raise _refused(name, None, f"is larger than {MAX_UPLOAD // 1024**2} MB")
    if raw.startswith(_ZIP):
        return _unpacked(name, raw)
    if is_entry(name):  # a registry
        return {name: raw}
    return _stories(name, raw)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the entries of a facts folder. Raises Refused."""
    files, problems = collect(folder)
    missing = {f"{registry}.yaml" for registry in ("people", "venues", "awards", "topics")}
    wrong = [p for p in problems if p.is_error and not (p.file in missing and p.line is None)]
    if wrong:
        raise Refused(wrong)
    return files


def _stories(name: str, raw: bytes) -> dict[str, bytes]:
    parts = [part for part in _SEPARATOR.split(raw) if part.strip()]
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for number, part in enumerate(parts, 1):
        called = name if len(parts) == 1 else f"{name}, story {number}"
        try:
            document = parse(called, part)
        except Unreadable as error:
            problems.append(error.problem)
            continue
        story_id = document.data.get("id", PurePosixPath(name).stem if len(parts) == 1 else None)
        entry = entry_of(str(story_id))
        if story_id is None:
            problems.append(document.problem((), "needs its id: write a line `id: …` at its top"))
        elif not is_entry(entry):
            message = f"`{story_id}` can't be an id: use lower-case letters, digits and hyphens"
            problems.append(document.problem(("id",), message))
        elif entry in files:
            problems.append(document.problem(("id",), f"`{story_id}` stands here twice"))
        else:
            files[entry] = _without_id(part, document)
    if not parts:
        problems.append(Problem(name, None, "", "the file is empty"))
    if problems:
        raise Refused(problems)
    return files


def _without_id(raw: bytes, document: Document) -> bytes:
    """Return a story as its file holds it: there the name tells the id."""
    if "id" not in document.data:
        return raw
    lines = raw.splitlines(keepends=True)
    del lines[document.lines["id",] - 1]
    return b"".join(lines)


def _unpacked(name: str, raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return dict(_members(name, archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _refused(name, None, f"can't be unzipped: {error}") from error


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MAX_MEMBERS or sum(m.file_size for m in members) > _MAX_UNPACKED:
        raise _refused(name, None, "holds more than a base can: unzip it, and import a part")
    top = _common_folder(members)
    seen: set[str] = set()
    for member in members:
        entry = member.filename.removeprefix(top)
        if entry == _README:
            continue
        if problem := _wrong_with(member, entry, seen):
            raise _refused(name, member.filename, problem)
        seen.add(entry)
        with archive.open(member) as file:
            content = file.read(MAX_BYTES + 1)  # a header may claim less than there is
        if len(content) > MAX_BYTES:
            raise _refused(name, member.filename, f"is larger than {MAX_BYTES // 1024} KB")
        yield entry, content
    if not seen:
        raise _refused(name, None, "holds no stories")


def _wrong_with(member: zipfile.ZipInfo, entry: str, seen: set[str]) -> str | None:
    mode = member.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return "must be a file, and is something else"
    if member.flag_bits & 1:
        return "is encrypted"
    if not is_entry(entry):
        return f"doesn't belong in a base: its files are {STORIES}/<id>.yaml and the registries"
    return "stands here twice" if entry in seen else None


def _common_folder(members: list[zipfile.ZipInfo]) -> str:
    """Return the folder that all of a zip stands in ("facts/"), if it isn't a base's own."""
    tops = {member.filename.partition("/")[0] for member in members}
    if len(tops) == 1 and all("/" in member.filename for member in members):
        (top,) = tops
        if top != STORIES:
            return f"{top}/"
    return ""


def _refused(file: str, member: str | None, message: str) -> Refused:
    place = f"{file}: {member}" if member else file
    return Refused([Problem(place, None, "", message)])
