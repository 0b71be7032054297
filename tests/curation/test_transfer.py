"""Entries in and out, also those made to do harm."""

import io
import stat
import zipfile
from collections.abc import Mapping

import pytest

from bot.curation.errors import NotFound, Refused
from bot.curation.transfer import MAX_UPLOAD, export_base, export_story, read_import
from bot.knowledge.reading import read_files
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN
from tests.knowledge.samples import OTHER_STORY, STORY

BOTH = f"id: dsn\n{STORY}---\nid: never-give-up\n{OTHER_STORY}".encode()


def zipped(files: Mapping[str, bytes], attributes: int = 0) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = attributes << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def test_what_is_exported_can_be_imported():
    assert read_import("base.zip", export_base(SMALL)) == SMALL
    assert read_import("dsn.yaml", export_story(SMALL, "dsn")) == {DSN: SMALL[DSN]}
    with pytest.raises(NotFound):
        export_story(SMALL, "never-was")


def test_the_same_base_makes_the_same_zip():
    assert export_base(SMALL) == export_base(dict(reversed(SMALL.items())))


@pytest.mark.parametrize(
    ("name", "raw", "entries"),
    [
        ("dsn.yaml", STORY.encode(), {DSN: STORY}),
        ("upload.txt", f"id: dsn\n{STORY}".encode(), {DSN: STORY}),
        ("upload.yaml", f"---\nid: dsn\n{STORY}".encode(), {DSN: STORY}),
        ("my story.yaml", f"kind: x\nid: 'dsn'\n{STORY}".encode(), {DSN: f"kind: x\n{STORY}"}),
        ("two.yaml", BOTH, {DSN: STORY, "stories/never-give-up.yaml": OTHER_STORY}),
        ("people.yaml", b"{}\n", {"people.yaml": "{}\n"}),
        ("C:\\facts\\dsn.yaml", STORY.encode(), {DSN: STORY}),
        ("a.zip", zipped({f"facts/{DSN}": b"x", "facts/README.md": b"y"}), {DSN: "x"}),
        ("a.zip", zipped({DSN: b"x"}), {DSN: "x"}),
    ],
    ids=["named", "id", "marked", "spaces", "two", "registry", "Windows", "in a folder", "one"],
)
def test_stories_come_in_as_people_send_them(name: str, raw: bytes, entries: dict[str, str]):
    assert read_import(name, raw) == {k: v.encode() for k, v in entries.items()}


BOMB = zipped({DSN: b"\0" * 10**6})


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.yaml", b"", "the file is empty"),
        ("My Story.yaml", STORY.encode(), "`My Story` can't be an id"),
        ("a.yaml", f"id: ../../etc\n{STORY}".encode(), "`../../etc` can't be an id"),
        ("a.yaml", f"id: [x]\n{STORY}".encode(), "can't be an id"),
        ("a.yaml", f"id: dsn\n{STORY}---\n{OTHER_STORY}".encode(), "needs its id"),
        ("a.yaml", f"id: dsn\n{STORY}---\nid: dsn\n{STORY}".encode(), "`dsn` stands here twice"),
        ("a.yaml", b"a: [" * 3000, "nested deeper"),
        ("a.yaml", b"\xff\xfe" + STORY.encode("utf-16-le"), "UTF-16"),
        ("a.yaml", b"x" * (MAX_UPLOAD + 1), "is larger than 8 MB"),
        ("a.yaml", b"a: " + b"x" * 300_000, "is larger than 256 KB"),
        ("a.zip", b"PK\x03\x04 and nothing more", "can't be unzipped"),
        ("a.zip", zipped({DSN: b"x"})[:-30], "can't be unzipped"),
        ("a.zip", zipped({}), "invisible control character"),
        ("a.zip", zipped({"facts/README.md": b"x"}), "holds no stories"),
        ("a.zip", zipped({"../people.yaml": b"x", DSN: b"x"}), "doesn't belong in a base"),
        ("a.zip", zipped({"stories/../../x.yaml": b"x"}), "doesn't belong in a base"),
        ("a.zip", zipped({"/etc/x.yaml": b"x", DSN: b"x"}), "doesn't belong in a base"),
        ("a.zip", zipped({"notes.txt": b"x", DSN: b"x"}), "doesn't belong in a base"),
        ("a.zip", zipped({DSN: b"/etc/passwd"}, stat.S_IFLNK | 0o777), "must be a file"),
        ("a.zip", BOMB, "is larger than 256 KB"),
        ("a.zip", zipped({f"stories/s{n}.yaml": b"" for n in range(5001)}), "holds more than"),
        (
            "a.zip",
            zipped({f"stories/s{n}.yaml": b"\0" * 10**6 for n in range(70)}),
            "holds more than",
        ),
    ],
    ids=lambda value: value[:25] if isinstance(value, str) else "",
)
def test_what_can_not_be_taken_apart_is_refused_in_words(name: str, raw: bytes, said: str):
    with pytest.raises(Refused, match=said.replace("[", r"\[")) as caught:
        read_import(name, raw)
    assert all(problem.is_error for problem in caught.value.problems)


def test_what_explodes_when_it_is_expanded_is_never_expanded():
    bomb = b"id: x\na: &a [x, x]\nb: &b [*a, *a]\n" + b"c: [*b, *b]\n" * 1000
    [(entry, content)] = read_import("a.yaml", bomb).items()
    said = {problem.message[:25] for problem in read_files({entry: content}).problems}
    assert any("YAML alias" in message for message in said)


def test_a_member_that_is_larger_than_it_claims_is_cut_off():
    honest = zipped({DSN: b"\0" * 10**6})
    lying = honest.replace((10**6).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(Refused):
        read_import("a.zip", lying)


def test_a_zip_with_one_name_twice_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(DSN, b"one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(DSN, b"two")
    with pytest.raises(Refused, match="stands here twice"):
        read_import("a.zip", packed.getvalue())


def test_an_encrypted_zip_is_refused():
    raw = bytearray(zipped({DSN: b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    with pytest.raises(Refused, match="is encrypted"):
        read_import("a.zip", bytes(raw))
