"""Follow-ons that lead on from a story to others."""

import pytest

from bot.knowledge.kinds import EventType
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing, Nothing, Reason, Way
from tests.matching.said import rows


@pytest.mark.parametrize(
    ("question", "story", "stories"),
    rows("""
any other papers by the same author? | delta-debugging | szz
what else did he write | paxos | byzantine-generals distributed-snapshots time-clocks
同一个作者还有别的吗 | collins-parser | structured-perceptron
作者還有哪些被退稿的 | dit | deeply-supervised-nets sit
"""),
)
def test_what_else_its_people_did(whole: Matcher, question: str, story: str, stories: str):
    outcome = whole.match(question, story)
    assert isinstance(outcome, Listing)
    assert outcome.way is Way.AUTHORS
    listed = {found.id for found in outcome.stories}
    assert set(stories.split()) <= listed
    assert story not in listed


@pytest.mark.parametrize(
    ("question", "story", "near"),
    rows("""
anything similar? | graphene | cherenkov
還有類似的嗎 | graphene | cherenkov
还有别的吗 | vicreg | barlow-twins
"""),
)
def test_the_closest_others(whole: Matcher, question: str, story: str, near: str):
    outcome = whole.match(question, story)
    assert isinstance(outcome, Listing)
    assert outcome.way is Way.ALIKE
    assert near in {found.id for found in outcome.stories}
    assert story not in {found.id for found in outcome.stories}


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("what else was rejected by that conference?", None),
        ("同一年還有誰被拒", 2018),
        ("who else got rejected that year", 2018),
        ("which other ones were rejected that year?", 2018),
    ],
)
def test_what_else_happened_there(
    whole: Matcher, whole_base: Snapshot, question: str, year: int | None
):
    outcome = whole.match(question, "gradnorm")
    assert isinstance(outcome, Listing)
    refused = {
        story.id
        for story in whole_base.stories.values()
        for event in story.events
        if event.type is EventType.REJECTED and event.venue == "iclr" and year in (None, event.year)
    }
    assert {story.id for story in outcome.stories} == refused


def test_nobody_else_is_told_so(whole: Matcher):
    outcome = whole.match("other winners that year?", "hogwild")
    assert isinstance(outcome, Nothing)
    assert outcome.reason is Reason.NOTHING_ELSE


@pytest.mark.parametrize(
    ("question", "story", "answer"),
    rows("""
how is it similar to Barlow Twins? | vicreg | barlow-twins vicreg
what other venues did they try? | cover-tree | cover-tree
后来还有人质疑吗 | batch-normalization | batch-normalization
where was his rejected paper published? | higgs | higgs
what else did he change? | higgs | higgs
他还有别的理由吗 | higgs | higgs
作者还有哪几位 | gan | gan
who took the silver that year? | vae | vae
what else was rejected that year? | sift | sift
类似的方法之前有吗 | word2vec | word2vec
这种说法有证据吗 | sift | sift
它能做什么 | graphene | graphene
跟 word2vec 有啥区别 | glove | glove
how does it differ from word2vec | glove | glove
那跟 Barlow Twins 差在哪裡 | vicreg | vicreg
然後咧 | market-for-lemons | market-for-lemons
source? | dit | dit
來源？ | dit | dit
"""),
)
def test_what_stays_with_the_story(whole: Matcher, question: str, story: str, answer: str):
    outcome = whole.match(question, story)
    assert isinstance(outcome, Answer)
    assert outcome.story.id in answer.split()
