"""A story with a field that a curator got wrong: the line, and the words that help."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.knowledge.samples import FILES, STORY, case, reading_of, said_after, said_of

TEXT = "en: The paper went on to AISTATS."

CASES = [
    case(
        "unknown field",
        "ambiguous: true",
        "ambigous: true",
        "8: names[1].ambigous: unknown field `ambigous`: did you mean `ambiguous`?",
    ),
    case(
        "unknown field, far from any",
        "questions:\n",
        "questions:\n  fr: [quoi]\n",
        "45: questions.fr: unknown field `fr`: the fields here are en, zh",
    ),
    case(
        "unknown value",
        "kind: paper",
        "kind: papre",
        "1: kind: unknown value `papre`: did you mean `paper`? It must be one of: paper, "
        "award, advice, rules, tale",
    ),
    case(
        "missing field",
        "  zh: 深度监督网络\nsupport",
        "support",
        "2: title.zh: is missing",
    ),
    case(
        "text in place of fields",
        "text:\n  en: The paper went on to AISTATS.\n  zh: 论文后来发表在 AISTATS。\n",
        "text: The paper went on to AISTATS.\n",
        "17: text: must have fields of its own, on the lines below it: `en`, `zh`, `zh_hant`",
    ),
    case(
        "text in place of a list",
        "topics: [deep-supervision]",
        "topics: deep-supervision",
        "13: topics: must be a list: write `- ` before each entry",
    ),
    case(
        "list in place of a text",
        TEXT,
        "en: [The paper, went on]",
        "18: text.en: must be a single text, not a list or a group of fields",
    ),
    case(
        "too long",
        TEXT,
        f"en: {'x' * 1523}",
        "18: text.en: is 1523 characters long, 123 too many (at most 1400)",
    ),
    case(
        "empty text",
        TEXT,
        "en: ''",
        "18: text.en: is empty: write something, or remove the field",
    ),
    case(
        "no value",
        TEXT,
        "en:",
        "18: text.en: has no value: write one, or remove the line",
    ),
    case(
        "date in words",
        'date: "2014"',
        "date: May 2014",
        "23: events[0].date: `May 2014` doesn't fit: write the date as `2014`, `2014-09` or "
        "`2014-09-18`",
    ),
    case(
        "arXiv id with its prefix",
        '"1409.5185"',
        "arXiv:1409.5185",
        "12: papers[0].arxiv: `arXiv:1409.5185` doesn't fit: write the arXiv id alone, as in "
        "`1406.2661` or `cs/0112017`",
    ),
    case(
        "id with capitals",
        "- id: talk",
        "- id: Talk",
        "25: events[0].sources[0]: unknown source `talk`: did you mean `Talk`?",
        "38: details[0].sources[0]: unknown source `talk`: did you mean `Talk`?",
        "40: sources[0].id: `Talk` doesn't fit: use lower-case letters, digits and hyphens, as "
        "in `test-of-time`",
    ),
    case(
        "no number",
        "[8, 8, 7]",
        "[8, 8, seven]",
        "24: events[0].scores[2]: must be a number, not `seven`",
    ),
    case(
        "number out of range",
        "[8, 8, 7]",
        "[8, 8, 700]",
        "24: events[0].scores[2]: must be at most 100",
    ),
    case(
        "neither yes nor no",
        "ambiguous: true",
        "ambiguous: maybe",
        "8: names[1].ambiguous: must be `true` or `false`, not `maybe`",
    ),
    case(
        "no address",
        "https://example.org/talk",
        "example.org/talk",
        "41: sources[0].url: must be a complete address, as in "
        "`https://arxiv.org/abs/1406.2661`, not `example.org/talk`",
    ),
    case(
        "no sources",
        "sources:\n  - id: talk\n    url: https://example.org/talk\n    title: A talk\n    "
        "publisher: Example\n",
        "sources: []\n",
        "39: sources: is empty, and needs at least 1",
    ),
    case(
        "award event without its award",
        "    award: test-of-time\n",
        "",
        "26: events[1]: `award` belongs to events of type `awarded`, and each needs one",
    ),
    case(
        "relation to nothing",
        "details:\n",
        "relations:\n  - {type: builds-on}\ndetails:\n",
        "31: relations[0]: give either `story` (an id) or `name`",
    ),
    case(
        "id in the file",
        "kind: paper",
        "kind: paper\nid: dsn",
        "2: id: the story's id is its file's name: remove this line",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_a_curator_reads_what_is_wrong_and_where(old: str, new: str, said: list[str]):
    assert said_after(old, new) == said


def test_a_broken_entry_of_a_registry_is_left_out_alone():
    people = FILES["people.yaml"] + "ilya: {name: {english: Ilya}}\nIan: {name: {en: Ian}}\n"
    reading = reading_of({"people.yaml": people})
    assert set(reading.snapshot.people) == {"saining-xie", "yann-lecun"}
    assert "\n".join(map(str, reading.problems)) == (
        "people.yaml:3: ilya.name.en: is missing\n"
        "people.yaml:3: ilya.name.english: unknown field `english`: "
        "the fields here are en, zh, zh_hant\n"
        "people.yaml:4: Ian: the id `Ian` doesn't fit: "
        "use lower-case letters, digits and hyphens, as in `test-of-time`"
    )


def test_an_entry_without_fields_is_told_what_it_needs():
    assert said_of({"people.yaml": FILES["people.yaml"] + "ilya: Ilya Sutskever\n"}) == [
        "people.yaml:3: ilya: must have fields of its own, on the lines below it: `name`, `aliases`"
    ]


def test_all_problems_are_said_at_once():
    story = (
        STORY.replace("kind: paper", "kind: papre")
        .replace("venue: neurips", "venue: nuerips")
        .replace("https://example.org/talk", "http://example.org/talk")
        .replace(TEXT, "en: Ask @everyone")
    )
    said = said_of({"stories/dsn.yaml": story})
    assert [line.split(": ")[:2] for line in said] == [
        ["stories/dsn.yaml:1", "kind"],
        ["stories/dsn.yaml:18", "text.en"],
        ["stories/dsn.yaml:22", "events[0].venue"],
        ["stories/dsn.yaml:41", "sources[0].url"],
    ]


JARGON = re.compile(r"input|should|valid |string|tuple|dict|instance|Error|None|pydantic")


@settings(deadline=None)
@given(
    line=st.sampled_from(STORY.splitlines()),
    junk=st.sampled_from(["", "x", "[x]", "{x: y}", "- x", "'", "-1", "99999999999999999999", "&"]),
)
def test_no_damage_to_a_line_is_told_in_jargon(line: str, junk: str):
    key, colon, _ = line.partition(":")
    reading = reading_of({"stories/dsn.yaml": STORY.replace(line, f"{key}{colon} {junk}", 1)})
    assert [p.message for p in reading.problems if JARGON.search(p.message)] == []
