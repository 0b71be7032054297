"""Superlatives, and how often: the earliest, the most often rejected, exactly five times."""

import pytest

from bot.knowledge.kinds import EventType
from bot.knowledge.model import Event, Story
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.matcher import Matcher
from bot.matching.often import Often, rejections
from bot.matching.orders import order_of
from bot.matching.outcome import Answer, Listing, Nothing, Order, Reason
from bot.replies.compose import compose
from tests.matching.said import lines, rows, stories_of


def rejected(story: Story) -> list[Event]:
    return [event for event in story.events if event.type is EventType.REJECTED]


@pytest.mark.parametrize(
    "question",
    lines("""
which paper was rejected the most times?
what's the most rejected paper in here
哪篇论文被拒的次数最多
被退稿最多次的是哪幾篇啊
"""),
)
def test_the_most_often_rejected_go_first(whole: Matcher, whole_base: Snapshot, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert outcome.order is Order.OFTENEST
    times = [sum(e.times for e in rejected(story)) for story in outcome.stories]
    assert times == list(outcome.values) == sorted(times, reverse=True)
    others = whole_base.stories.keys() - {story.id for story in outcome.stories}
    papers = (whole_base.stories[other] for other in others)
    left = [sum(e.times for e in rejected(s)) for s in papers if s.kind == "paper"]
    assert max(left) < times[-1]


def came_out(story: Story) -> int:
    taken = (EventType.ACCEPTED, EventType.PUBLISHED)
    return min(event.year for event in story.events if event.type in taken and event.year)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("earliest NeurIPS rejection", Order.EARLIEST),
        ("最早的一次拒稿是哪篇", Order.EARLIEST),
        ("最近的退稿有哪些", Order.LATEST),
        ("latest CVPR rejection", Order.LATEST),
    ],
)
def test_they_stand_by_when_they_were_rejected(whole: Matcher, question: str, order: Order):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert outcome.order is order
    values = list(outcome.values)
    assert values == sorted(values, reverse=order is Order.LATEST)
    for story, year in zip(outcome.stories, values, strict=True):
        assert year in [event.year for event in rejected(story)]


@pytest.mark.parametrize(
    "question",
    ["oldest paper with a test of time award", "what's the oldest rejected paper", "最老的论文"],
)
def test_papers_are_as_old_as_what_they_came_out_in(whole: Matcher, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert outcome.order is Order.OLDEST
    assert list(outcome.values) == sorted(map(came_out, outcome.stories))


@pytest.mark.parametrize(
    ("question", "first"),
    rows("""
icml最近一次时间检验奖给了谁 | a3c
最早拿longuet-higgins奖的是哪篇 | rowley-face-detection
neurips最早的时间检验奖是哪篇 | random-features
which test of time paper waited the longest for its award | centering
longest wait for the Nobel Prize | higgs
等最久才发表的论文 | paxos
接收里分最低的iclr论文 | progressive-gan
自监督方向被拒最早的 | cmc
"""),
)
def test_the_first_of_an_order(whole: Matcher, question: str, first: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert outcome.stories[0].id == first


def test_a_wait_for_a_prize_ends_with_that_prize(whole: Matcher):
    outcome = whole.match("从被拒到时间检验奖隔了最久的")
    assert isinstance(outcome, Listing)
    waited = dict(zip((story.id for story in outcome.stories), outcome.values, strict=True))
    assert waited["yolo"] == 11  # not a year: 2015 to the Longuet-Higgins Prize of 2026


def test_the_latest_paper_of_somebody_is_no_late_prize_of_an_early_one(whole: Matcher):
    outcome = whole.match("latest papers by Saining Xie")
    assert isinstance(outcome, Listing)
    assert outcome.stories[-1].id == "deeply-supervised-nets"  # of 2014, with a prize of 2025
    assert outcome.values[-1] < 2020


@pytest.mark.parametrize(
    ("question", "language", "headline", "first"),
    [
        (
            "highest review scores that still got rejected",
            Language.EN,
            "Of all papers rejected, the highest mean score first (where scores are on record):",
            "Deeply-Supervised Nets (mean 7.7)",
        ),
        (
            "从被拒到拿诺贝尔奖隔得最久的是哪篇",
            Language.ZH_HANS,
            "被拒稿且获得诺贝尔奖的论文中，从投稿、被拒或发表到获奖等得最久的：",
            "希格斯 1964 年的第二篇论文（希格斯玻色子）（49 年）",
        ),
        (
            "被退稿最多次的論文",
            Language.ZH_HANT,
            "被退稿的論文中，被退稿次數最多的：",
            "馬古利斯的內共生學說論文（15 次）",
        ),
    ],
)
def test_each_is_told_with_what_it_is_measured_by(
    whole: Matcher,
    whole_base: Snapshot,
    question: str,
    language: Language,
    headline: str,
    first: str,
):
    reply = compose(whole.match(question), language, whole_base)
    assert reply.headline == headline
    assert reply.choices[0].label == first


@pytest.mark.parametrize(
    ("question", "story"),
    rows("""
DiT 最早被哪个会议拒了 | dit
which conference rejected YOLO first | yolo
VICReg 在 NeurIPS 2021 拿到的最高分是幾分 | vicreg
What did the reviewer who gave the lowest score say about YOLO? | yolo
YOLO 最近拿的奖是哪个？ | yolo
newest paper on GANs | gan
最早發現圖片改一點點就騙過網路的那篇後來有沒有得獎？ | intriguing-properties
"""),
)
def test_a_superlative_about_one_story_makes_no_list(whole: Matcher, question: str, story: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story


@pytest.mark.parametrize(
    "question",
    lines("""
最近被拒麻了，怎么办
最早捅破这层窗户纸的那篇
the very first paper by Yann
the Journal of Political Economy's most embarrassing refusals
"""),
)
def test_no_superlative(question: str):
    assert order_of(question)[0] is None


@pytest.mark.parametrize(
    "question",
    lines("""
The most rejected author?
Which conference has the most rejections?
哪位作者拿奖最多
My latest paper was rejected by NeurIPS
我被拒了五次，怎么办？
被拒不超过三次的论文
"""),
)
def test_what_ranks_no_papers_makes_no_list(whole: Matcher, question: str):
    assert isinstance(whole.match(question), Nothing)


@pytest.mark.parametrize(
    "question",
    ["the most rejected words of advice", "获奖次数最多的忠告", "oldest words of advice"],
)
def test_advice_has_no_events_to_rank_by(whole: Matcher, question: str):
    assert whole.match(question).confidence


@pytest.mark.parametrize(
    ("question", "often"),
    [
        ("papers rejected five times", Often(5, exactly=True)),
        ("papers rejected at least five times", Often(5)),
        ("rejected exactly twice", Often(2, exactly=True)),
        ("被拒正好两次的", Often(2, exactly=True)),
        ("rejected ten times or more", Often(10)),
        ("rejected more than twice", Often(3)),
        ("turned down by three or more journals", Often(3)),
        ("refused by fifteen journals", Often(15, exactly=True)),
        ("six rejection letters", Often(6, exactly=True)),
        ("被拒四次的论文", Often(4, exactly=True)),
        ("只被退一次就得奖的论文", Often(1, exactly=True)),
        ("被拒了十五次", Often(15, exactly=True)),
        ("被退稿二十三次以上", Often(23)),
        ("被五家以上期刊拒过的论文", Often(5)),
        ("超过三次被拒", Often(4)),
        ("第四次被拒", None),
        ("rejected once", None),
        ("17.5 times faster than what they rejected", None),
        ("rejected, though 50 times faster", None),
        ("cited 12 times", None),
        ("不只被拒一次的论文", None),
        ("不只被拒绝一次", None),  # which is left to the cue for more than once
    ],
)
def test_how_often_it_was_rejected(question: str, often: Often | None):
    assert rejections(question) == often


@pytest.mark.parametrize("question", ["被退15次的是誰", "which paper was rejected 15 times"])
def test_a_number_of_rejections_is_enough_to_ask_by(whole: Matcher, question: str):
    assert stories_of(whole.match(question)) == ("endosymbiosis",)


def test_who_says_five_means_five_and_is_shown_what_comes_near(whole: Matcher):
    outcome = whole.match("papers rejected five times")
    assert isinstance(outcome, Nothing)
    assert outcome.reason is Reason.NOTHING_FITS
    assert {story.id for story in outcome.close} == {"endosymbiosis", "campanario"}
