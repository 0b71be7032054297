"""A file that is no YAML, or YAML with surprises: why, on which line, and nothing else lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.knowledge.samples import STORY, case, reading_of, said_after, said_of

TEXT = "en: The paper went on to AISTATS."

CASES = [
    case(
        "key given twice",
        "kind: paper",
        "kind: paper\nkind: tale",
        "2: kind: `kind` was given already on line 1: keep one of them",
    ),
    case(
        "colon in a text",
        TEXT,
        "en: Then: the paper",
        "18: a text that holds `: ` must stand in quotes or on the next line after `>-`",
    ),
    case(
        "quote not closed",
        TEXT,
        'en: "The paper',
        "18: a quote is opened here and closed only on line 23",
    ),
    case(
        "bracket not closed",
        "topics: [deep-supervision]",
        "topics: [deep-supervision",
        "13: a list opened with `[` isn't closed with `]`, or lacks a comma",
    ),
    case(
        "tab",
        "text:\n",
        "text:\n\t",
        "18: the line is indented with a tab: use spaces",
    ),
    case(
        "indentation off by one",
        "  - type: rejected\n    venue",
        "  - type: rejected\n   venue",
        "22: every entry of this list starts with `- `, its fields in one column",
    ),
    case(
        "anchor",
        TEXT,
        "en: &one The paper",
        "18: text.en: `&` starts a YAML anchor: put the text in quotes, or remove the anchor",
    ),
    case(
        "alias",
        TEXT,
        "en: *one",
        "18: text.en: `*` starts a YAML alias: put the text in quotes, or write the value out",
    ),
    case(
        "tag",
        TEXT,
        "en: !!str The paper",
        "18: text.en: `!` starts a YAML tag: put the text in quotes, or remove the tag",
    ),
    case(
        "at sign at the start",
        TEXT,
        "en: @xie said so",
        "18: a text can't start with `@`, `%` or a backtick: put it in quotes",
    ),
    case(
        "Unicode line break",
        TEXT,
        "en: The paper\u2028went on",
        "18: an invisible control character `\\u2028`: remove it",
    ),
    case(
        "nested too deeply",
        "kind: paper",
        f"kind: {'[' * 13}{']' * 13}",
        "1: nested deeper than 12 levels",
    ),
]

FILES_AS_BYTES = {
    "empty": (b"", "stories/dsn.yaml: the file is empty"),
    "a comment alone": (b"# to be written\n", "stories/dsn.yaml: the file is empty"),
    "a list": (
        b"- kind: paper\n",
        "stories/dsn.yaml:1: the file must consist of `field: value` lines",
    ),
    "Latin-1": (
        b"kind: paper\nnotes: caf\xe9\n",
        "stories/dsn.yaml:2: the byte 0xe9 isn't UTF-8: save the file as UTF-8",
    ),
    "UTF-16": (
        STORY.encode("utf-16"),
        "stories/dsn.yaml:1: the file is saved as UTF-16: save it as UTF-8",
    ),
    "NUL": (
        b"kind: paper\x00\n",
        "stories/dsn.yaml:1: an invisible control character `\\x00`: remove it",
    ),
    "too large": (
        b"#" * 300_000,
        "stories/dsn.yaml: the file is larger than 256 KB: split the story up",
    ),
    "two documents": (
        f"{STORY}---\nkind: paper\n".encode(),
        "stories/dsn.yaml:47: `---` starts a second document here: keep one story to a file",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_a_curator_reads_what_is_wrong_and_where(old: str, new: str, said: list[str]):
    assert said_after(old, new) == said


@pytest.mark.parametrize(("raw", "said"), FILES_AS_BYTES.values(), ids=FILES_AS_BYTES)
def test_a_file_that_cannot_be_read_says_why(raw: bytes, said: str):
    assert said_of({"stories/dsn.yaml": raw}) == [said]


@pytest.mark.parametrize("broken", [b"", b"kind: [", STORY.encode()[:200], b"\xff"])
def test_the_other_stories_stay_when_one_is_broken(broken: bytes):
    reading = reading_of({"stories/dsn.yaml": broken})
    assert list(reading.snapshot.stories) == ["never-give-up"]
    assert reading.problems


def test_a_registry_that_cannot_be_read_is_the_only_problem():
    """Not one unknown person for every mention of one."""
    assert said_of({"people.yaml": "saining-xie: {"}) == [
        "people.yaml:1: a `[` or `{` is opened here and not closed"
    ]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_files_of_other_editors_are_read_the_same(start: str, end: str):
    raw = (start + STORY.replace("\n", end)).encode()
    assert reading_of({"stories/dsn.yaml": raw}).snapshot == reading_of().snapshot


@pytest.mark.parametrize("word", ["no", "on", "~", "null", "2014", "1e3", "0x1F", "12:30:45"])
def test_words_that_yaml_takes_for_something_else_stay_words(word: str):
    reading = reading_of({"stories/dsn.yaml": STORY.replace("- DSN", f"- {word}")})
    assert reading.snapshot.stories["dsn"].names[0].name == word


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:- \n\t[]{}&*!|>'\"#%@`,?").map(str.encode))
def test_no_content_of_a_file_raises(raw: bytes):
    reading = reading_of({"stories/dsn.yaml": raw, "people.yaml": raw})
    assert "never-give-up" in reading.snapshot.stories
