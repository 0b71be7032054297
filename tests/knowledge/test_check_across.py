"""What takes a whole story, several of them or the registries to see."""

from collections.abc import Callable

import pytest

from bot.knowledge.snapshot import Snapshot
from tests.knowledge.samples import FILES, OTHER_STORY, STORY, said_of

OTHER = "stories/never-give-up.yaml"


def test_a_reply_that_discord_would_refuse_is_told_with_its_length():
    long = STORY
    for text in ("The paper went on to AISTATS.", "It was scored 8/8/7."):
        long = long.replace(text, "x" * 1400)
    note = f"  - {{type: impact, note: {{en: {'x' * 1200}, zh: 短}}}}\n"
    said = said_of({"stories/dsn.yaml": long.replace("details:\n", f"{note}details:\n")})
    assert len(said) == 1
    assert said[0].startswith("stories/dsn.yaml:18: text.en: the reply takes ")
    assert said[0].endswith(" characters, at most 4096 fit: shorten it in en")


def test_awards_that_are_part_of_each_other_go_in_a_circle():
    awards = (
        "test-of-time: {name: {en: Test of Time}, part_of: prize}\n"
        "prize: {name: {en: Prize}, part_of: test-of-time}\n"
        "medal: {name: {en: Medal}, part_of: prise}\n"
    )
    circle = "goes in a circle: `{}` is part of itself by way of this"
    assert said_of({"awards.yaml": awards}) == [
        f"awards.yaml:1: test-of-time.part_of: {circle.format('test-of-time')}",
        f"awards.yaml:2: prize.part_of: {circle.format('prize')}",
        "awards.yaml:3: medal.part_of: unknown award `prise`: did you mean `prize`?",
    ]


def test_a_question_belongs_to_one_story():
    other = OTHER_STORY.replace("should I give up", "Who turned DSN down?")
    said = "`Who turned DSN down?` stands in stories/dsn.yaml:45 too: keep it where it belongs"
    assert said_of({OTHER: other}) == [f"{OTHER}:10: questions.en[1]: {said}"]


def test_follow_on_phrasings_may_be_the_same_in_many_stories():
    asked = "asked: {en: [what scores did it get]}"
    detail = f"details: [{{about: scores, answer: {{en: None., zh: 没有。}}, {asked}}}]"
    other = OTHER_STORY.replace("sources:", f"{detail}\nsources:")
    assert said_of({OTHER: other}) == []


def said_of_premise(premise: str) -> list[str]:
    """What the check says once the first story corrects a claim with this premise."""
    claim = "claim: {en: It was, zh: 是的}, truth: {en: It was not, zh: 不是}"
    corrections = f"corrections:\n  - {{{claim}, premise: {premise}}}\n"
    return said_of({"stories/dsn.yaml": STORY.replace("\nsources:", f"\n{corrections}sources:")})


@pytest.mark.parametrize(
    ("premise", "event"),
    [
        ("{type: rejected}", "events[0], line 21"),
        ("{type: awarded, award: test-of-time}", "events[1], line 26"),
    ],
)
def test_a_correction_may_not_deny_what_the_story_tells(premise: str, event: str):
    said = f"the story tells of just that ({event}): name the `venue` or the `award` meant"
    assert said_of_premise(premise) == [f"stories/dsn.yaml:40: corrections[0].premise: {said}"]


@pytest.mark.parametrize("premise", ["{type: rejected, venue: cvpr}", "{type: withdrawn}"])
def test_a_correction_may_deny_what_never_was(premise: str):
    assert said_of_premise(premise) == []


PAPER = "papers: [{title: Another title, arxiv: '1409.5185'}]\n"
SAME_PAPER = "`dsn` is about this paper too: tell it in one story"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("people:", f"{PAPER}people:", f"5: papers[0].arxiv: {SAME_PAPER}"),
        (
            "people:",
            "papers: [{title: Deeply supervised nets}]\npeople:",
            f"5: papers[0].title: {SAME_PAPER}",
        ),
        (
            "Never give up",
            "Deeply Supervised Nests",
            "2: title.en: nearly the title of `dsn`: is it the same story?",
        ),
    ],
    ids=["same arXiv id", "same paper", "nearly the same title"],
)
def test_one_tale_is_told_in_one_story(old: str, new: str, said: str):
    assert old in OTHER_STORY
    told = said_of({OTHER: OTHER_STORY.replace(old, new)})
    assert told == [f"{OTHER}:{said}"]


def test_prizes_of_two_years_are_two_stories():
    first = STORY.replace("en: Deeply-Supervised Nets\n  zh", "en: Test of Time Award 2023\n  zh")
    other = OTHER_STORY.replace("Never give up", "Test of Time Award 2024")
    assert said_of({"stories/dsn.yaml": first, OTHER: other}) == []


def finder_of_capital_d(snapshot: Snapshot) -> Callable[[str], str | None]:
    """Takes every question with a D for one about the first story, and nothing else."""
    assert set(snapshot.stories) == {"dsn", "never-give-up"}
    return lambda question: "dsn" if "D" in question else None


def test_a_sample_question_that_fits_another_story_better_is_pointed_out():
    other = OTHER_STORY.replace("should I give up", "the Dream")
    (said,) = said_of({OTHER: other}, finder_of_capital_d)
    assert said.startswith(f"{OTHER}:10: warning: questions.en[1]: `the Dream` in other words")
    assert said.endswith("would answer `dsn`: say what sets this story apart")


def test_references_to_a_broken_entry_are_not_reported_again():
    venues = FILES["venues.yaml"].replace("cvpr: {", "cvpr: {names: [],")
    story = STORY.replace("venue: neurips", "venue: cvpr")
    said = said_of({"venues.yaml": venues, "stories/dsn.yaml": story})
    assert [line.split(": ")[:2] for line in said] == [["venues.yaml:3", "cvpr.names"]]
