"""Lists over the whole base by what befell papers: in which order, month, or all but one."""

import pytest

from bot.knowledge.kinds import EventType, Presentation
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing, Nothing
from bot.replies.compose import compose
from tests.matching.said import asserted, rows, stories_of

TAKEN = (EventType.ACCEPTED, EventType.PUBLISHED)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("被 ICLR 拒掉，转投 EMNLP 就中了的论文有哪些", "iclr", "emnlp"),
        ("哪些論文先被 ICLR 退稿，後來被 ICML 收了？", "iclr", "icml"),
        ("哪些论文先被 ICLR 退了、后来被 NeurIPS 收了", "iclr", "neurips"),
        ("哪些论文被 NeurIPS 退了后来又被 ICLR 收了", "neurips", "iclr"),
        ("all the papers ICLR turned down and ICML accepted afterwards", "iclr", "icml"),
        ("NeurIPS said no, ICLR said yes - which papers?", "neurips", "iclr"),
        ("ICML papers rejected by ICLR", "iclr", "icml"),
        ("papers ICML took after ICLR said no", "iclr", "icml"),
        ("NeurIPS rejects that went to ICLR", "neurips", "iclr"),
        ("rejected from neurips accepted at iclr later", "neurips", "iclr"),
        ("how many CVPR papers had been rejected by NeurIPS before", "neurips", "cvpr"),
        ("which ones were refused by ICLR 2018 and then in ICML the same year?", "iclr", "icml"),
    ],
)
def test_turned_down_here_and_taken_there(
    whole: Matcher, whole_base: Snapshot, question: str, one: str, other: str
):
    found = asserted(whole, question)
    assert found
    for story in found:
        events = whole_base.stories[story].events
        assert any(e.type is EventType.REJECTED and e.venue == one for e in events)
        assert any(e.type in TAKEN and e.venue == other for e in events)


@pytest.mark.parametrize(
    ("question", "score"),
    [("which paper scored a 9 and was still rejected", 9), ("哪篇论文拿了个9分还是被拒了", 9)],
)
def test_one_paper_with_a_score_may_be_any_that_has_it(
    whole: Matcher, whole_base: Snapshot, question: str, score: int
):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    stories = whole_base.stories.values()
    scored = {s.id for s in stories if any(score in e.scores for e in s.events)}
    assert set(stories_of(outcome)) <= scored


@pytest.mark.parametrize("question", ["哪些论文是oral", "which papers were orals"])
def test_what_was_presented_so(whole: Matcher, whole_base: Snapshot, question: str):
    orals = asserted(whole, question)
    assert orals
    for story in orals:
        events = whole_base.stories[story].events
        assert any(event.presentation is Presentation.ORAL for event in events)


@pytest.mark.parametrize(
    "question",
    ["which papers went on arXiv in October 2017?", "2017 年 10 月挂上 arXiv 的论文有哪些"],
)
def test_a_month(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    october = {
        story.id
        for story in whole_base.stories.values()
        if any(e.venue == "arxiv" and (e.date or "").startswith("2017-10") for e in story.events)
    }
    assert october
    assert found == october


@pytest.mark.parametrize(
    "question",
    [
        "which papers won the Helmholtz Prize besides SIFT?",
        "which papers won the Helmholtz Prize, not counting SIFT?",
        "得過 Helmholtz 獎的論文，SIFT 除外，有哪些",
        "除了 SIFT 以外，得過 Helmholtz 獎的論文有哪些",
    ],
)
def test_all_but_one(whole: Matcher, question: str):
    everything = asserted(whole, "which papers won the Helmholtz Prize?")
    assert asserted(whole, question) == everything - {"sift"}


def test_all_but_one_with_that_one(whole: Matcher):
    question = "who else besides SIFT won the Helmholtz Prize? list them, SIFT included"
    assert asserted(whole, question) == asserted(whole, "which papers won the Helmholtz Prize?")


@pytest.mark.parametrize(
    "question",
    [
        "what prizes did GAN win apart from the NeurIPS test of time award?",
        "I want to know whether GAN was accepted or rejected by NIPS",
    ],
)
def test_a_story_that_is_asked_about_is_not_set_aside(whole: Matcher, question: str):
    assert asserted(whole, question) == {"gan"}


@pytest.mark.parametrize(
    "question",
    [
        "everything on diffusion, whether rejected or accepted",
        "扩散模型的论文，不管被拒还是中了，都列出来",
    ],
)
def test_whatever_became_of_it(whole: Matcher, question: str):
    assert asserted(whole, question) == asserted(whole, "which papers are on diffusion models?")


def test_a_prize_by_who_gives_it(whole: Matcher):
    found = asserted(whole, "which papers are in the Hall of Fame of SIGOPS?")
    assert found == asserted(whole, "which papers won the SIGOPS Hall of Fame Award?")


def test_of_a_person_in_the_story_replied_to(whole: Matcher):
    assert asserted(whole, "what did Einstein do about it?", "bose") == {"bose"}
    assert asserted(whole, "Darrell 对它怎么看", "decaf") == {"decaf"}


@pytest.mark.parametrize("question", ["which papers won two prizes", "哪些論文拿過兩個獎"])
def test_two_prizes(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    assert found
    for story in found:
        events = whole_base.stories[story].events
        assert sum(event.type is EventType.AWARDED for event in events) > 1


def test_two_prizes_and_two_rejections(whole: Matcher, whole_base: Snapshot):
    for story in asserted(whole, "Which papers were rejected twice and won twice?"):
        events = whole_base.stories[story].events
        assert sum(event.type is EventType.REJECTED for event in events) > 1


@pytest.mark.parametrize(
    "question",
    [
        "papers rejected by NeurIPS and ICLR",
        "iclr拒过neurips也拒过的",
        "被 ICLR 和 NeurIPS 退過的論文",
    ],
)
def test_one_and_another_are_both(whole: Matcher, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    assert outcome.filters == ("rejected ICLR", "rejected NeurIPS")
    for story in outcome.stories:
        rejected = {e.venue for e in story.events if e.type is EventType.REJECTED}
        assert {"iclr", "neurips"} <= rejected


@pytest.mark.parametrize(
    "question",
    [
        "rejected by ICLR 2020 and taken by NeurIPS the same year",
        "被 ICLR 2020 拒完同年轉去 NeurIPS 的有誰",
    ],
)
def test_both_in_the_same_year(whole: Matcher, whole_base: Snapshot, question: str):
    found = asserted(whole, question)
    assert found
    for story in found:
        events = whole_base.stories[story].events
        assert {(e.venue, e.year) for e in events} >= {("iclr", 2020), ("neurips", 2020)}


def test_what_they_did_is_what_either_did(whole: Matcher):
    outcome = whole.match("How many papers did NeurIPS and ICLR reject?")
    assert isinstance(outcome, Listing)
    assert outcome.filters == ("NeurIPS", "ICLR", "rejected")


@pytest.mark.parametrize(
    "question", ["NeurIPS 2024 papers without an award", "ICLR 2024 没获奖的论文"]
)
def test_without_a_prize_there_and_then(whole: Matcher, whole_base: Snapshot, question: str):
    for story in asserted(whole, question):
        events = whole_base.stories[story].events
        assert any(e.year == 2024 and e.venue in ("iclr", "neurips") for e in events)
        assert not any(e.type is EventType.AWARDED for e in events)


def test_who_went_there_was_not_taken_there(whole: Matcher):
    outcome = whole.match("Papers that went to ICLR and were rejected")
    assert isinstance(outcome, Listing)
    assert outcome.filters == ("ICLR", "rejected")


def test_of_one_or_another_the_heading_says_so(whole: Matcher, whole_base: Snapshot):
    reply = compose(whole.match("rejected by Nature or Science"), Language.EN, whole_base)
    assert reply.headline.endswith("papers rejected by Nature or Science (journal):")


@pytest.mark.parametrize(
    ("question", "prize"),
    [
        ("rejected Nature papers without a Nobel", "nobel-prize"),
        ("papers with no award that were rejected by ICLR 2018", None),
        ("被 ICLR 2018 退稿而且沒得獎的論文", None),
    ],
)
def test_without_a_prize(whole: Matcher, whole_base: Snapshot, question: str, prize: str | None):
    found = asserted(whole, question)
    assert found
    for story in found:
        prizes = [e.award for e in whole_base.stories[story].events if e.award]
        chains = {award for held in prizes for award in whole_base.award_chain(held)}
        assert prize not in chains if prize else not prizes


@pytest.mark.parametrize("question", ["机器人方面有没有得奖的论文", "有沒有拿過獎的機器人論文"])
def test_whether_there_are_any_with_a_prize_asks_for_those(
    whole: Matcher, whole_base: Snapshot, question: str
):
    found = asserted(whole, question)
    assert len(found) > 1
    for story in found:
        assert any(event.award for event in whole_base.stories[story].events)


def test_a_sigh_is_no_question_for_all_that_was_rejected(whole: Matcher):
    assert not isinstance(whole.match("刚收到拒信 心态崩了"), Listing)
    assert isinstance(whole.match("我的论文被拒了，有哪些好论文也被拒过"), Listing)


def test_how_many_papers_is_no_number_in_a_story(whole: Matcher):
    outcome = whole.match("how many papers by Yann LeCun got rejected")
    assert isinstance(outcome, Listing)
    assert [story.id for story in outcome.stories] == ["vicreg"]


def test_rejected_again_is_not_accepted(whole: Matcher):
    outcome = whole.match("Which papers were rejected by ICLR and later in NeurIPS rejected again?")
    assert isinstance(outcome, Listing)
    assert not any(label.startswith("accepted") for label in outcome.filters)


@pytest.mark.parametrize(
    ("question", "stories"),
    rows("""
被 Nature 和 Science 都拒了的 | pcr mrna-kariko
最佳论文和时间检验奖都拿了的 | beliefs-and-biases constellation-model resnet
因为太简单被拒的有哪些 | discrete-cosine-transform market-for-lemons
嫌太簡單被拒的 | discrete-cosine-transform market-for-lemons
拿過 1 分的論文 | coop progressive-gan
有拿过1分的吗 | coop progressive-gan
any rejected NLP papers from 2020 | roberta tinybert
被拒三次以上 | endosymbiosis market-for-lemons cover-tree
"""),
)
def test_every_condition_counts(whole: Matcher, question: str, stories: str):
    listed = asserted(whole, question)
    assert listed >= set(stories.split())
    assert len(listed) < 10  # and not all that was rejected


@pytest.mark.parametrize(
    ("question", "near"),
    rows("""
best paper AND rejected | policy-sketches zhou-yu-acl-2019
先被拒後來拿 best paper 的有嗎 | policy-sketches zhou-yu-acl-2019
"""),
)
def test_a_no_comes_with_what_is_near(whole: Matcher, question: str, near: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Nothing)
    assert set(near.split()) <= set(stories_of(outcome))
