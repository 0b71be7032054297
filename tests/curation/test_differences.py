"""What changed, as a curator reads it, and two changes of one file brought together."""

import pytest

from bot.curation.differences import differences
from bot.curation.errors import CannotMerge
from bot.curation.merging import merge
from bot.knowledge.reading import read_files
from tests.curation.conftest import SMALL
from tests.curation.hand import DSN, NEW_TEXT, OLD_TEXT
from tests.knowledge.samples import STORY

QUESTIONS = "[was DSN rejected, who turned DSN down, the paper with 8/8/7]"


def told(old: str, new: str) -> list[str]:
    changed = STORY.replace(old, new)
    assert changed != STORY
    return [difference.told() for difference in differences(STORY.encode(), changed.encode())]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (OLD_TEXT, NEW_TEXT, [f"text.en: {OLD_TEXT} → {NEW_TEXT}"]),
        (
            "the paper with 8/8/7]",
            "the paper with 8/8/7, dsn?]",
            ["+ questions.en[3]: dsn?"],
        ),
        ("[was DSN rejected, who", "[who", ["− questions.en[0]: was DSN rejected"]),
        ("    date: 2025-05-03\n", "", ["− events[1].date: 2025-05-03"]),
        ("scores: [8, 8, 7]", "scores: [8, 8, 6]", ["events[0].scores[2]: 7 → 6"]),
        (
            "names:\n  - DSN\n",
            "names:\n  - {name: DSN, ambiguous: true}\n",
            ["− names[0]: DSN", "+ names[0].name: DSN", "+ names[0].ambiguous: true"],
        ),
        ("kind: paper\n", "kind: paper\n\n", []),
    ],
    ids=["changed", "added", "removed", "field removed", "in a list", "another shape", "layout"],
)
def test_differences_are_told_field_by_field(old: str, new: str, said: list[str]):
    assert told(old, new) == said


def test_a_detail_that_is_added_is_told_whole_and_others_keep_their_places():
    detail = "  - about: year\n    answer: {en: In 2014., zh: 2014 年。}\n"
    assert told("details:\n", f"details:\n{detail}") == [
        "+ details[0].about: year",
        "+ details[0].answer.en: In 2014.",
        "+ details[0].answer.zh: 2014 年。",
    ]


def test_long_values_are_cut_and_stay_on_their_line():
    [difference] = differences(b"a: short\n", b"a: |\n  line one\n  line two is longer\n")
    assert difference.told(longest=14) == "a: short → line one line…"


def test_new_files_files_that_go_and_unreadable_ones():
    assert [d.told() for d in differences(None, b"a: b\n")] == ["+ a: b"]
    assert [d.told() for d in differences(b"a: b\n", None)] == ["− a: b"]
    assert [d.told() for d in differences(b"a: b\nc: d\n", b"a: b\nc: [\n")] == [
        "− line 2: c: d",
        "+ line 2: c: [",
    ]


def changed(*pairs: tuple[str, str]) -> bytes:
    text = STORY
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text.encode()


def asked(*questions: str) -> tuple[str, str]:
    return QUESTIONS, f"[{', '.join(questions)}]"


TEXT = (OLD_TEXT, NEW_TEXT)
SUPPORT = ("support: confirmed", "support: reported")
SCORE = ("scores: [8, 8, 7]", "scores: [9, 8, 7]")
LAST_SCORE = ("scores: [8, 8, 7]", "scores: [8, 8, 6]")
FIRST, SECOND, THIRD = "was DSN rejected", "who turned DSN down", "the paper with 8/8/7"


@pytest.mark.parametrize(
    ("ours", "theirs", "together"),
    [
        ([TEXT], [SUPPORT], [TEXT, SUPPORT]),
        ([TEXT], [TEXT], [TEXT]),
        ([SCORE], [LAST_SCORE], [("scores: [8, 8, 7]", "scores: [9, 8, 6]")]),
        ([asked(FIRST, SECOND, THIRD, "ours")], [asked(FIRST, SECOND, THIRD, "theirs")], None),
        (
            [asked(FIRST, THIRD, "ours")],
            [asked(FIRST, SECOND, "new", THIRD)],
            [asked(FIRST, "new", THIRD, "ours")],
        ),
        (
            [asked(FIRST, SECOND, THIRD, "ours")],
            [asked(FIRST, THIRD)],
            [asked(FIRST, THIRD, "ours")],
        ),
        (
            [("topics: [deep-supervision]\n", "")],
            [TEXT],
            [("topics: [deep-supervision]\n", ""), TEXT],
        ),
    ],
    ids=["apart", "alike", "in a list", "both add", "add and remove", "remove", "field goes"],
)
def test_changes_that_do_not_meet_are_both_kept(
    ours: list[tuple[str, str]],
    theirs: list[tuple[str, str]],
    together: list[tuple[str, str]] | None,
):
    if together is None:  # each adds at the end: ours stays where it is
        together = [asked(FIRST, SECOND, THIRD, "theirs", "ours")]
    merged = merge(DSN, STORY.encode(), changed(*ours), changed(*theirs))
    assert merged is not None
    expected = read_files({DSN: changed(*together)}).snapshot.stories["dsn"]
    assert read_files({DSN: merged}).snapshot.stories["dsn"] == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "fields"),
    [
        ([TEXT], [(OLD_TEXT, "Another.")], ("text.en",)),
        ([SCORE], [("scores: [8, 8, 7]", "scores: [7, 8, 7]")], ("events",)),
        ([(FIRST, "was DSN refused")], [(FIRST, "was DSN declined")], ("questions.en",)),
        ([("    date: 2025-05-03\n", "")], [("2025-05-03", "2025-05-04")], ("events",)),
    ],
    ids=["a text", "a score", "a question", "one removes"],
)
def test_changes_of_the_same_field_are_told(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], fields: tuple[str, ...]
):
    with pytest.raises(CannotMerge) as caught:
        merge(DSN, STORY.encode(), changed(*ours), changed(*theirs))
    assert caught.value.fields == fields


def test_registries_are_merged_entry_by_entry():
    people = SMALL["people.yaml"]
    ours = people + b"a-b: {name: {en: A B}}\n"
    theirs = people.replace(b"[LeCun]", b"[LeCun, Yann]") + b"c-d: {name: {en: C D}}\n"
    merged = merge("people.yaml", people, ours, theirs)
    assert merged is not None
    entries = read_files({"people.yaml": merged}).snapshot.people
    assert list(entries) == ["saining-xie", "yann-lecun", "a-b", "c-d"]
    assert [alias.name for alias in entries["yann-lecun"].aliases] == ["LeCun", "Yann"]


@pytest.mark.parametrize("ours", [b"kind: [", None])
def test_what_is_not_there_or_not_readable_is_not_merged(ours: bytes | None):
    with pytest.raises(CannotMerge) as caught:
        merge(DSN, STORY.encode(), ours, changed(TEXT))
    assert caught.value.fields == ()
