"""Where papers went next, how often they were refused, and that they weren't, in lists."""

import pytest

from bot.knowledge.kinds import EventType
from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing
from tests.matching.said import lines, rows, stories_of

TAKEN = (EventType.ACCEPTED, EventType.PUBLISHED)


def refused(story: Story, venue: str = "") -> int:
    """How often a story's paper was rejected, there if a venue is given."""
    events = (e for e in story.events if e.type is EventType.REJECTED)
    return sum(event.times for event in events if venue in ("", event.venue))


@pytest.mark.parametrize(
    ("question", "first", "then"),
    rows("""
which papers rejected by CVPR moved on to ICCV | cvpr | iccv
被 CVPR 拒了之后改投 ECCV 的论文有哪些 | cvpr | eccv
which papers rejected by NeurIPS were spotlights at ICLR | neurips | iclr
iclr 2018 rejects that icml took the same year | iclr | icml
被CVPR拒、ICCV oral 的论文 | cvpr | iccv
有哪些論文先被 NeurIPS 退稿，改投 ICML 才上 | neurips | icml
被 ICLR 拒掉後來上 NeurIPS 的有嗎 | iclr | neurips
被 ICLR 拒了，后来中 NeurIPS 的有哪些 | iclr | neurips
NeurIPS 拒、隔年 ICLR 收，有這種嗎 | neurips | iclr
"""),
)
def test_rejected_there_and_taken_where_it_went(
    whole: Matcher, whole_base: Snapshot, question: str, first: str, then: str
):
    listed = stories_of(whole.match(question))
    assert listed
    for story_id in listed:
        story = whole_base.stories[story_id]
        assert refused(story, first)
        assert any(event.type in TAKEN and event.venue == then for event in story.events)


@pytest.mark.parametrize(
    "question",
    [
        "其中 ICLR 拒了哪些",
        "知乎上 ICLR 被拒的论文有哪些",
        "投进 ICLR 被拒的有哪些",
        "ICLR 收拒的论文",
    ],
)
def test_not_every_sign_of_a_place_is_an_acceptance(whole: Matcher, question: str):
    assert stories_of(whole.match(question)) == stories_of(whole.match("ICLR 拒了哪些论文"))


def test_who_was_refused_there_again_was_not_taken(whole: Matcher, whole_base: Snapshot):
    listed = stories_of(whole.match("改投 ICML 又被拒的论文有哪些"))
    assert all(refused(whole_base.stories[story_id], "icml") for story_id in listed)


@pytest.mark.parametrize(
    ("question", "times"),
    rows("""
which papers were rejected three times, one after another? | 3
连续被拒三次的论文有哪些 | 3
which papers were rejected again and again? | 2
一再被退稿的論文有哪些 | 2
which papers with more than one author were rejected? | 1
哪些到处被引用的论文被拒过 | 1
"""),
)
def test_how_often_counts_rejections_only(
    whole: Matcher, whole_base: Snapshot, question: str, times: str
):
    outcome = whole.match(question)
    fewest = min(refused(whole_base.stories[story_id]) for story_id in stories_of(outcome))
    assert fewest == int(times)


@pytest.mark.parametrize(
    "question",
    lines("""
哪些论文没有被拒过
有哪些論文沒有被退過
which papers were never rejected
"""),
)
def test_never_rejected(whole: Matcher, whole_base: Snapshot, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert not any(refused(whole_base.stories[story.id]) for story in outcome.stories)


def test_whether_it_was_rejected_is_no_denial(whole: Matcher, whole_base: Snapshot):
    outcome = whole.match("有没有被拒过的论文")
    assert isinstance(outcome, Listing)
    assert all(refused(whole_base.stories[story.id]) for story in outcome.stories)


@pytest.mark.parametrize("question", ["NeurIPS", "ICLR 2017", "2017 ICLR?", "CVPR"])
def test_a_venue_by_itself_lists_what_is_connected_with_it(whole: Matcher, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert question.strip("2017 ?") in outcome.filters


@pytest.mark.parametrize("question", ["see you at NeurIPS!", "CVPR 見囉", "NeurIPS 2031"])
def test_a_venue_beside_talk_lists_nothing(whole: Matcher, question: str):
    assert not stories_of(whole.match(question))
