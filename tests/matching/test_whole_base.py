"""The whole base: every story answers to its name, and lists hold what the events say."""

from collections.abc import Callable, Iterator

import pytest

from bot.knowledge.kinds import EventType, Rank, StoryKind
from bot.knowledge.model import Event, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing
from tests.matching.said import asserted

ASKED_BY_NAME = (
    *("was {} rejected?", "{} 被拒过吗", "{} 被拒過嗎", "tell me about {}"),
    *("please sum up everything you know about {}", "总结一下 {} 的故事"),
    *("why did they turn {} down?", "give me a short overview of {}, thanks"),
    *("{}: any drama?", "{} 有什麼好玩的故事", "說說 {} 的來龍去脈"),
)
Test = Callable[[Event], bool]


def label(story: Story) -> str | None:
    """The first name of a story, unless it is an everyday word too."""
    name = next(iter(story.names), None)
    return name.name if name and not name.ambiguous else None


@pytest.mark.parametrize("way", ASKED_BY_NAME)
def test_every_story_answers_to_its_name(whole: Matcher, whole_base: Snapshot, way: str):
    named = {story.id: name for story in whole_base.stories.values() if (name := label(story))}
    answers = {story: asserted(whole, way.format(name)) for story, name in named.items()}
    assert {story: found for story, found in answers.items() if found != {story}} == {}


@pytest.mark.parametrize(
    "question",
    ["rejected papers that won a Nobel Prize in the 1990s", "90年代拿到诺贝尔奖的被拒论文有哪些"],
)
def test_a_decade_belongs_to_the_event_it_is_said_of(
    whole: Matcher, whole_base: Snapshot, question: str
):
    found = asserted(whole, question)
    assert found
    for story in found:
        events = whole_base.stories[story].events
        assert any(e.award and e.year and 1990 <= e.year <= 1999 for e in events)


def test_scores_belong_to_the_venue_that_they_are_said_of(whole: Matcher, whole_base: Snapshot):
    found: dict[str, set[str]] = {}
    for story in whole_base.stories.values():
        turned = [e for e in story.events if e.type is EventType.REJECTED and len(e.scores) > 2]
        taken = [e for e in story.events if e.type is EventType.ACCEPTED]
        for one, other in zip(turned, taken, strict=False):
            if one.venue and other.venue and one.venue != other.venue:
                venue, then = (whole_base.venues[e.venue or ""].name.en for e in (one, other))
                scores = "/".join(f"{score:g}" for score in one.scores)
                question = f"{scores} at {venue} {one.year}, published at {then}"
                found[story.id] = asserted(whole, question)
    assert len(found) > 20
    assert {story: said for story, said in found.items() if story not in said} == {}


def test_a_list_of_two_events_says_which_was_where(whole: Matcher):
    outcome = whole.match("which papers did ICLR reject in 2018 and ICML accept?")
    assert isinstance(outcome, Listing)
    assert outcome.filters == ("rejected ICLR 2018", "accepted ICML")


def rejected(venue: str, year: int | None = None) -> Test:
    return lambda event: (
        event.type is EventType.REJECTED and event.venue == venue and year in (None, event.year)
    )


def won(award: str, snapshot: Snapshot, year: int | None = None) -> Test:
    return lambda event: (
        event.award is not None
        and award in snapshot.award_chain(event.award)
        and event.rank is Rank.WINNER
        and year in (None, event.year)
    )


def papers(snapshot: Snapshot, fits: Test) -> Iterator[str]:
    for story in snapshot.stories.values():
        if story.kind is StoryKind.PAPER and any(fits(event) for event in story.events):
            yield story.id


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("which papers were rejected by ICLR 2017", rejected("iclr", 2017)),
        ("被 ICLR 2018 拒稿的论文有哪些", rejected("iclr", 2018)),
        ("哪些論文被 NeurIPS 退稿", rejected("neurips")),
        ("papers rejected by Nature", rejected("nature")),
    ],
)
def test_rejections_are_listed_by_venue_and_year(
    whole: Matcher, whole_base: Snapshot, question: str, fits: Test
):
    assert asserted(whole, question) == set(papers(whole_base, fits))


@pytest.mark.parametrize(
    ("question", "award", "year"),
    [
        ("获得 Longuet-Higgins 奖的论文", "longuet-higgins", None),
        ("papers that won the test of time award in 2023", "test-of-time", 2023),
        ("2015 年獲得時間檢驗獎的論文有哪些", "test-of-time", 2015),
    ],
)
def test_prizes_are_listed_by_name_and_year(
    whole: Matcher, whole_base: Snapshot, question: str, award: str, year: int | None
):
    assert asserted(whole, question) == set(papers(whole_base, won(award, whole_base, year)))


def test_a_single_score_tells_papers_apart(whole: Matcher, whole_base: Snapshot):
    with_a_nine = papers(whole_base, lambda e: e.type is EventType.REJECTED and 9 in e.scores)
    assert asserted(whole, "papers with a 9 that were still rejected") == set(with_a_nine)


@pytest.mark.parametrize(
    "question",
    ["which papers got nothing but 6s and were rejected?", "全打6分还被拒的论文有哪些"],
)
def test_a_score_that_all_gave(whole: Matcher, whole_base: Snapshot, question: str):
    found = papers(whole_base, lambda e: e.type is EventType.REJECTED and {*e.scores} == {6.0})
    assert asserted(whole, question) == set(found)


@pytest.mark.parametrize(
    "question",
    [
        "which papers were turned away though two of the reviewers gave them an 8?",
        "兩位審稿人都給了 8 分卻被拒的論文有哪些",
    ],
)
def test_a_score_that_so_many_gave(whole: Matcher, whole_base: Snapshot, question: str):
    found = papers(whole_base, lambda e: e.type is EventType.REJECTED and e.scores.count(8) > 1)
    assert asserted(whole, question) == set(found)


def test_two_scores_are_no_two_rejections(whole: Matcher, whole_base: Snapshot):
    found = papers(whole_base, lambda e: e.type is EventType.REJECTED and e.scores.count(8) > 1)
    assert asserted(whole, "papers rejected in spite of at least two 8s") == set(found)


@pytest.mark.parametrize(
    "question",
    [
        "which papers won a Nobel in economics, the economics Nobel?",
        "拿过诺贝尔经济学奖的论文有哪些",
    ],
)
def test_a_prize_that_is_part_of_another_is_meant_alone(
    whole: Matcher, whole_base: Snapshot, question: str
):
    economics = won("nobel-prize-economics", whole_base)
    assert asserted(whole, question) == set(papers(whole_base, economics))


@pytest.mark.parametrize(
    "question",
    [
        "which papers were best paper, and then got a test of time award as well?",
        "哪些论文先是最佳论文，后来又拿了时间检验奖",
    ],
)
def test_both_of_two_prizes(whole: Matcher, whole_base: Snapshot, question: str):
    best, lasting = (won(name, whole_base) for name in ("best-paper", "test-of-time"))
    found = set(papers(whole_base, best)) & set(papers(whole_base, lasting))
    assert found
    assert asserted(whole, question) == found


@pytest.mark.parametrize(
    "question", ["everything Saining Xie co-authored", "謝賽寧是作者的都有哪些"]
)
def test_what_somebody_wrote_are_papers(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    assert len(found) > 1
    assert {whole_base.stories[story].kind for story in found} == {StoryKind.PAPER}


@pytest.mark.parametrize(
    "question",
    ["谢赛宁的故事，不要论文，都有哪些", "all Saining Xie stories, other than the papers"],
)
def test_or_anything_but_papers(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    assert len(found) > 1
    assert StoryKind.PAPER not in {whole_base.stories[story].kind for story in found}


def test_a_workshop_is_not_its_conference(whole: Matcher):
    taken = asserted(whole, "which papers did NIPS 2014 accept?")
    assert "gan" in taken
    assert "knowledge-distillation" not in taken  # for its workshop only


@pytest.mark.parametrize(
    "question",
    [
        "all runners-up for the ICLR test of time award",
        "ICLR 時間檢驗獎的亞軍有哪些",
    ],
)
def test_runners_up_alone(whole: Matcher, question: str):
    assert asserted(whole, question) == {"bahdanau-attention", "intriguing-properties"}


@pytest.mark.parametrize(
    "question",
    [
        "ICLR test of time winners, runners-up included",
        "ICLR 时间检验奖得主，连亚军一起列出",
        "papers that won an ICLR test of time award or came second",
    ],
)
def test_runners_up_too(whole: Matcher, question: str):
    found = asserted(whole, question)
    assert {"bahdanau-attention", "intriguing-properties", "vae", "adam"} <= found


@pytest.mark.parametrize(
    "question",
    ["ACL test of time papers with a single author", "ACL 时间检验奖里只有一位作者的论文有哪些"],
)
def test_by_one_author(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    assert found
    assert all(
        any(len(paper.authors) == 1 for paper in whole_base.stories[story].papers)
        for story in found
    )


def test_sent_to_the_workshop(whole: Matcher, whole_base: Snapshot):
    found = asserted(whole, "which papers did ICLR 2018 reject but invite to its workshop?")
    assert {"loss-landscape", "swish"} <= found
    rejected_2018 = set(papers(whole_base, rejected("iclr", 2018)))
    assert found < rejected_2018


def test_venues_in_the_plural(whole: Matcher, whole_base: Snapshot):
    prizes = [won("test-of-time", whole_base, year) for year in (2025, 2026)]
    found = papers(whole_base, lambda e: e.venue == "iclr" and any(fits(e) for fits in prizes))
    assert asserted(whole, "test of time winners of the last two ICLRs, 2025 and 2026") == set(
        found
    )
