"""Questions that speak of journals or conferences instead of naming one, and of none at all."""

from collections.abc import Callable

import pytest

from bot.knowledge.kinds import EventType, VenueKind
from bot.knowledge.model import Event
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing
from tests.matching.said import asserted, lines

TAKEN = (EventType.ACCEPTED, EventType.PUBLISHED)
KindOf = Callable[[Event], VenueKind | None]


@pytest.fixture
def kind_of(whole_base: Snapshot) -> KindOf:
    """Return what kind of venue an event was at."""

    def told(event: Event) -> VenueKind | None:
        return whole_base.venues[event.venue].kind if event.venue else event.venue_kind

    return told


@pytest.mark.parametrize(
    "question",
    lines("""
papers rejected by journals
which papers were turned down by a journal?
期刊退稿的有哪些
哪些论文被期刊拒过
papers rejected by a magazine
被期刊退過的論文有哪些？
"""),
)
def test_all_that_journals_rejected_are_listed(
    whole: Matcher, whole_base: Snapshot, kind_of: KindOf, question: str
):
    listed = asserted(whole, question)
    refused = {
        story.id
        for story in whole_base.stories.values()
        for event in story.events
        if event.type is EventType.REJECTED and kind_of(event) is VenueKind.JOURNAL
    }
    assert refused - {"nature-regrets"} >= listed
    assert len(listed) > len(refused) / 2
    assert "endosymbiosis" in listed  # by some fifteen, none of which is named


@pytest.mark.parametrize(
    "question",
    lines("""
papers published in a journal after being rejected by a conference
被會議退稿之後登在期刊上的論文有哪些
被会议拒了、后来发在期刊上的论文
"""),
)
def test_refused_by_a_conference_and_printed_by_a_journal(
    whole: Matcher, whole_base: Snapshot, kind_of: KindOf, question: str
):
    listed = asserted(whole, question)
    assert listed
    for story in listed:
        events = whole_base.stories[story].events
        refused = [e for e in events if e.type is EventType.REJECTED]
        taken = [e for e in events if e.type in TAKEN]
        assert VenueKind.CONFERENCE in map(kind_of, refused)
        assert VenueKind.JOURNAL in map(kind_of, taken)


@pytest.mark.parametrize(
    ("question", "story"),
    [
        ("which journal rejected the Krebs cycle paper?", "krebs-cycle"),
        ("米氏那篇市場論文 market for lemons 是哪本經濟學期刊先退的", "market-for-lemons"),
    ],
)
def test_which_journal_asks_for_one(whole: Matcher, question: str, story: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story


@pytest.mark.parametrize(
    "question",
    lines("""
rejected papers that stayed on arXiv
papers that were rejected and never published
被拒之后只有 arXiv 的论文有哪些
被退稿之後只掛 arXiv 的有哪些
"""),
)
def test_rejected_and_never_published(whole: Matcher, kind_of: KindOf, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert {"roberta", "enet"} <= {story.id for story in outcome.stories}
    for story in outcome.stories:
        taken = [event for event in story.events if event.type in TAKEN]
        assert {kind_of(event) for event in taken} <= {VenueKind.PREPRINTS}
        assert EventType.REJECTED in {event.type for event in story.events}
