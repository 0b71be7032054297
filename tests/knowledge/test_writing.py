"""Stories as they are written back to their files."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.kinds import (
    Attribute,
    EventType,
    Presentation,
    Rank,
    RelationType,
    StoryKind,
    Support,
)
from bot.knowledge.model import (
    Alias,
    Correction,
    Detail,
    Event,
    Name,
    Paper,
    Person,
    Phrases,
    Premise,
    Relation,
    Source,
    Story,
    Text,
)
from bot.knowledge.reading import read_files
from bot.knowledge.writing import dump_registry, dump_story
from tests.knowledge.samples import STORY, reading_of

WORDS = [
    "no",
    "2014",
    "1e3",
    "~",
    "论文",
    "谢赛宁",
    " ",
    "  ",
    "\n",
    ": ",
    " #",
    "- ",
    "'",
    '"',
    "x" * 30,
]
TEXT = st.text(min_size=1, max_size=40) | st.lists(st.sampled_from(WORDS), min_size=1).map("".join)
LINE = TEXT.filter(lambda text: text.strip() != "" and len(text) <= 300)
LINES = st.lists(LINE, max_size=4).map(tuple)
TEXTS = st.builds(Text, en=LINE, zh=LINE, zh_hant=st.none() | LINE)
NAMES = st.builds(Name, en=LINE, zh=st.none() | LINE)
PHRASES = st.builds(Phrases, en=LINES, zh=LINES)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
ID_LISTS = st.lists(IDS, max_size=4).map(tuple)
DATES = st.dates().map(str) | st.sampled_from(["2014", "2014-09"])
URLS = st.sampled_from(
    ["https://example.org", "https://example.org/a?b=c&d=%20#e", "https://例子.测试/论文"]
)
SUPPORTS = st.none() | st.sampled_from(Support)
SCORES = st.lists(st.floats(-10, 100) | st.integers(-10, 100), max_size=4).map(tuple)
KINDS = [kind for kind in EventType if kind is not EventType.AWARDED]
EVENTS = st.builds(
    Event,
    type=st.sampled_from(KINDS),
    date=st.none() | DATES,
    venue=st.none() | IDS,
    award=st.none(),
    rank=st.sampled_from(Rank),
    scores=SCORES,
    presentation=st.none() | st.sampled_from(Presentation),
    reason=st.none() | TEXTS,
    note=st.none() | TEXTS,
    support=SUPPORTS,
    sources=ID_LISTS,
)
AWARDED = st.builds(Event, type=st.just(EventType.AWARDED), award=IDS)
STORIES = st.builds(
    Story,
    id=st.just("dsn"),
    kind=st.sampled_from(StoryKind),
    title=TEXTS,
    support=st.sampled_from(Support),
    names=st.lists(st.builds(Alias, name=LINE, ambiguous=st.booleans()), max_size=3).map(tuple),
    lookalikes=LINES,
    papers=st.lists(
        st.builds(Paper, title=LINE, authors=ID_LISTS, arxiv=st.just("1409.5185"), url=URLS),
        max_size=2,
    ).map(tuple),
    people=ID_LISTS,
    mentions=ID_LISTS,
    topics=ID_LISTS,
    summary=TEXTS,
    text=TEXTS,
    events=st.lists(EVENTS | AWARDED, max_size=3).map(tuple),
    relations=st.lists(
        st.builds(Relation, type=st.sampled_from(RelationType), story=IDS, name=st.none())
        | st.builds(Relation, type=st.sampled_from(RelationType), story=st.none(), name=NAMES),
        max_size=3,
    ).map(tuple),
    details=st.lists(
        st.builds(
            Detail, about=st.sampled_from(Attribute), answer=TEXTS, asked=PHRASES, support=SUPPORTS
        ),
        max_size=2,
    ).map(tuple),
    corrections=st.lists(
        st.builds(
            Correction,
            claim=TEXTS,
            truth=TEXTS,
            premise=st.none() | st.builds(Premise, type=st.sampled_from(EventType), venue=IDS),
            asked=PHRASES,
        ),
        max_size=2,
    ).map(tuple),
    sources=st.lists(
        st.builds(Source, id=IDS, url=URLS, title=LINE, publisher=LINE, date=st.none() | DATES),
        min_size=1,
        max_size=3,
    ).map(tuple),
    questions=PHRASES,
    notes=st.none() | LINE,
)


@given(STORIES)
@settings(max_examples=60, deadline=None)
def test_a_story_reads_back_as_it_was_written(story: Story):
    reading = read_files({"stories/dsn.yaml": dump_story(story).encode()})
    assert [str(problem) for problem in reading.problems] == []
    assert reading.snapshot.stories["dsn"] == story


@given(st.dictionaries(IDS, st.builds(Person, name=NAMES), max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_registry_reads_back_as_it_was_written(people: dict[str, Person]):
    reading = read_files({"people.yaml": dump_registry(people).encode()})
    assert reading.snapshot.people == people
    assert reading.problems == ()


@given(STORIES)
@settings(max_examples=20, deadline=None)
def test_other_readers_of_yaml_see_the_same_texts(story: Story):
    data = yaml.safe_load(dump_story(story))
    assert data["title"]["en"] == story.title.en
    assert data["kind"] == story.kind.value
    assert data["sources"][0]["title"] == story.sources[0].title


def test_a_story_is_written_the_way_people_write_it():
    """In the model's order, without what is left at its default, lists on a line where they fit."""
    assert (
        dump_story(reading_of().snapshot.stories["dsn"])
        == """\
kind: paper
title:
  en: Deeply-Supervised Nets
  zh: 深度监督网络
support: confirmed
names:
  - DSN
  - {name: deep, ambiguous: true}
papers:
  - title: Deeply-Supervised Nets
    authors: [saining-xie]
    arxiv: '1409.5185'
topics: [deep-supervision]
summary:
  en: Rejected by NIPS, honoured ten years later.
  zh: 被 NIPS 拒稿，十年后获奖。
text:
  en: The paper went on to AISTATS.
  zh: 论文后来发表在 AISTATS。
events:
  - type: rejected
    date: '2014'
    venue: neurips
    scores: [8, 8, 7]
    sources: [talk]
  - type: awarded
    date: '2025-05-03'
    venue: aistats
    award: test-of-time
details:
  - about: scores
    answer:
      en: It was scored 8/8/7.
      zh: 得分是 8/8/7。
    asked:
      en: [what scores did it get]
      zh: [拿了几分]
    sources: [talk]
sources:
  - id: talk
    url: https://example.org/talk
    title: A talk
    publisher: Example
questions:
  en: [was DSN rejected, who turned DSN down, the paper with 8/8/7]
  zh: [DSN 被拒了吗, 谁拒了 DSN, 得 8/8/7 还被拒的论文]
"""
    )


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        pytest.param(
            "en: The paper went on to AISTATS.",
            f"en: {'The paper went on. ' * 10}",
            f"  en: >-\n    {'The paper went on. ' * 5}"[:-1],
            id="long English is folded",
        ),
        pytest.param(
            "zh: 论文后来发表在 AISTATS。",
            f"zh: {'论文后来发表在 AISTATS。' * 10}",
            f"  zh: |-\n    {'论文后来发表在 AISTATS。' * 10}\n",
            id="long Chinese stays on its line",
        ),
        pytest.param("- DSN\n", "- 'no'\n", "  - 'no'\n", id="a word that other readers misread"),
    ],
)
def test_texts_are_laid_out_for_review(old: str, new: str, written: str):
    reading = reading_of({"stories/dsn.yaml": STORY.replace(old, new)})
    assert written in dump_story(reading.snapshot.stories["dsn"])
