"""Bases with only some of the stories, or none: nothing raises, nothing is made up."""

from dataclasses import replace

import pytest

from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing, Nothing, Reason
from tests.knowledge.samples import reading_of
from tests.matching.said import asserted, brief

PARTS = 3
ASKED = ("Was {} rejected?", "did {} win an award", "{} 被拒过吗", "{} 得過什麼獎", "{}")


def without(snapshot: Snapshot, part: int) -> Snapshot:
    """The base less every third story; references to them lead nowhere."""
    kept = {k: s for n, (k, s) in enumerate(snapshot.stories.items()) if n % PARTS != part}
    return replace(snapshot, stories=kept)


@pytest.fixture(scope="module", params=range(PARTS))
def partial(request: pytest.FixtureRequest, snapshot: Snapshot) -> tuple[Snapshot, Matcher]:
    kept = without(snapshot, request.param)
    return kept, Matcher(kept)


def test_what_is_left_still_answers(partial: tuple[Snapshot, Matcher]):
    kept, matcher = partial
    for story in kept.stories.values():
        assert brief(matcher.match(story.questions.en[0])) == f"answer {story.id}"
        assert brief(matcher.match(story.questions.zh[0])) == f"answer {story.id}"


def test_stories_that_are_gone_are_never_given(
    partial: tuple[Snapshot, Matcher], snapshot: Snapshot
):
    kept, matcher = partial
    for story in snapshot.stories.values():
        for question in (*story.questions.en[:2], *story.questions.zh[:2]):
            for context in (None, story.id):
                assert asserted(matcher, question, context) <= kept.stories.keys()


def test_a_name_that_nothing_left_speaks_of_is_answered_with_no_other_story(
    partial: tuple[Snapshot, Matcher], snapshot: Snapshot
):
    kept, matcher = partial
    left = "\n".join(story.model_dump_json() for story in kept.stories.values()).casefold()
    gone = [story for key, story in snapshot.stories.items() if key not in kept.stories]
    names = [alias.name for story in gone for alias in story.names if not alias.ambiguous]
    unspoken = [
        n for n in names if n.isascii() and n.isalnum() and n.casefold().rstrip("s") not in left
    ]
    assert unspoken
    for name in unspoken:
        for way in ASKED:
            assert not asserted(matcher, way.format(name)), way.format(name)


@pytest.mark.parametrize("registries", [True, False])
@pytest.mark.parametrize(
    "question",
    [
        "Was GAN rejected?",
        "which papers were rejected by CVPR?",
        "谢赛宁被拒的论文有哪些",
        "Saining Xie",
        "test of time award",
        "8/8/7",
        "DSN and DiT",
        "hello",
        "",
    ],
)
def test_an_empty_base_declines_everything(snapshot: Snapshot, registries: bool, question: str):
    empty = replace(snapshot, stories={}) if registries else Snapshot({}, {}, {}, {}, {})
    assert isinstance(Matcher(empty).match(question, "gan"), Nothing)


@pytest.fixture(scope="module")
def small() -> Matcher:
    return Matcher(reading_of().snapshot)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("was DSN rejected?", "answer dsn"),
        ("who turned Deeply-Supervised Nets down", "answer dsn"),
        ("DSN 被拒過嗎", "answer dsn"),
        ("which paper got 8/8/7", "answer dsn"),
        ("which papers did NIPS reject?", "list dsn"),
        ("what should I do, says LeCun, should I give up?", "answer never-give-up"),
        ("was GAN rejected?", "nothing"),
        ("did word2vec win an award?", "nothing"),
        ("which papers did CVPR reject?", "nothing"),
        ("how do I bake bread", "nothing"),
    ],
)
def test_a_base_of_two_stories(small: Matcher, question: str, expected: str):
    assert brief(small.match(question)) == expected


def test_references_that_lead_nowhere_are_passed_over():
    broken = reading_of({"people.yaml": "{}\n", "venues.yaml": "{}\n", "awards.yaml": "{}\n"})
    matcher = Matcher(broken.snapshot)
    for question in ("was DSN rejected?", "test of time award", "papers by Saining Xie", "8/8/7"):
        assert isinstance(matcher.match(question), Answer | Listing | Nothing)
    assert brief(matcher.match("was DSN rejected?")) == "answer dsn"


def test_a_list_of_a_known_venue_without_stories_says_what_was_looked_for(small: Matcher):
    outcome = small.match("which papers did CVPR reject?")
    assert isinstance(outcome, Nothing)
    assert (outcome.reason, outcome.filters) == (Reason.NOTHING_FITS, ("CVPR", "rejected"))
