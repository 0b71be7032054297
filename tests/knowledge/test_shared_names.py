"""Names that two entries claim: whoever types one must be understood."""

import pytest

from tests.knowledge.samples import OTHER_STORY, REGISTRIES, said_of

KEEP = "keep one, or mark this one: {name: …, ambiguous: true}"


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        pytest.param("DSN", "`dsn` (stories/dsn.yaml:7)", id="another story's name"),
        pytest.param("dsn", "`dsn` (stories/dsn.yaml:7)", id="in other case"),
        pytest.param("ＤＳＮ", "`dsn` (stories/dsn.yaml:7)", id="in full-width letters"),
        pytest.param("D.S.N.", "`dsn` (stories/dsn.yaml:7)", id="with full stops"),
        pytest.param("Deeply Supervised Nets", "`dsn` (stories/dsn.yaml:3)", id="its title"),
        pytest.param("Yann Le Cun", "`yann-lecun` (people.yaml:2)", id="a person"),
        pytest.param("楊立昆", "`yann-lecun` (people.yaml:2)", id="a person, in Traditional"),
        pytest.param("NIPS", "`neurips` (venues.yaml:1)", id="a venue's former name"),
        pytest.param("时间检验奖", "`test-of-time` (awards.yaml:1)", id="an award"),
        pytest.param("Deep Supervision", "`deep-supervision` (topics.yaml:1)", id="a topic"),
    ],
)
def test_a_name_that_is_taken_says_by_whom(name: str, owner: str):
    story = OTHER_STORY.replace("perseverance talk", name)
    assert said_of({"stories/never-give-up.yaml": story}) == [
        f"stories/never-give-up.yaml:4: names[0]: `{name}` is also a name of {owner}: {KEEP}"
    ]


def test_a_name_marked_as_ambiguous_may_be_shared():
    story = OTHER_STORY.replace("perseverance talk", "{name: DSN, ambiguous: true}")
    assert said_of({"stories/never-give-up.yaml": story}) == []


def test_names_that_differ_in_more_than_spelling_are_not_shared():
    story = OTHER_STORY.replace("perseverance talk", "DSN++")
    assert said_of({"stories/never-give-up.yaml": story}) == []


def test_two_people_may_not_go_by_one_name():
    people = "samy: {name: {en: Samy Bengio}, aliases: [Bengio]}\n"
    people += "yoshua: {name: {en: Yoshua Bengio}, aliases: [Bengio]}\n"
    said = said_of({"people.yaml": REGISTRIES["people.yaml"] + people})
    taken = f"`Bengio` is also a name of `samy` (people.yaml:3): {KEEP}"
    assert said == [f"people.yaml:4: yoshua.aliases[0]: {taken}"]


def test_two_topics_may_not_share_a_word():
    topics = REGISTRIES["topics.yaml"] + "vision: {name: {en: Vision}, aliases: {zh: [深度监督]}}\n"
    taken = "`深度监督` is also a name of `deep-supervision` (topics.yaml:1): keep one of them"
    assert said_of({"topics.yaml": topics}) == [f"topics.yaml:2: vision.aliases.zh[0]: {taken}"]


def test_a_story_may_be_titled_like_the_prize_it_is_about():
    story = OTHER_STORY.replace("Never give up", "Test of Time Award")
    assert said_of({"stories/never-give-up.yaml": story}) == []


def test_two_stories_may_not_have_one_title():
    story = OTHER_STORY.replace("Never give up", "Deeply supervised nets")
    taken = "is also a name of `dsn` (stories/dsn.yaml:3): give each a title of its own"
    assert said_of({"stories/never-give-up.yaml": story}) == [
        f"stories/never-give-up.yaml:2: title.en: `Deeply supervised nets` {taken}"
    ]
