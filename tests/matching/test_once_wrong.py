"""What the bot got wrong once, each found by asking: the right answer, from then on."""

import time

import pytest

from bot.answering import Answerer
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer
from tests.matching.said import brief, rows

# A question, and its outcome with the stories in any order.
FOUND = """
adversarial examples | answer intriguing-properties
self-supervised learning | suggestions barlow-twins vicreg
1409.5185 | answer deeply-supervised-nets
https://arxiv.org/abs/2312.00752 | answer mamba
https://openreview.net/forum?id=AL1fq05o7H | answer mamba
which paper got 8, 8, 6 and 3? | answer mamba
which paper was scored eight, eight, six and three? | answer mamba
哪篇论文拿了 8、8、6 和 3 分 | answer mamba
Was word2vec++ rejected? | nothing
LSTM 被拒过吗 | nothing
Was LSTM rejected? | nothing
why did ICLR reject FlumNet in 2024 | nothing
why did CVPR reject PlumNet in 2023 | nothing
why was PlumNet rejected by NeurIPS 2021 | nothing
please sit down | nothing
the mamba snake | nothing
test of time awards before 2021 | list sift
test of time awards after 2024 | list deeply-supervised-nets
papers rejected between 2013 and 2015 | list word2vec deeply-supervised-nets
被拒的论文 | list sift word2vec deeply-supervised-nets zhou-yu-acl-2019 vicreg dit mamba sit
"""

# A question, and what the first line of the reply has to say.
FIRST_LINES = """
did DiT get rejected | CVPR
who rejected DiT? | CVPR
Who said no to Diffusion Transformers? | CVPR
DiT 被拒过吗 | CVPR
DiT 被谁拒了 | CVPR
was word2vec rejected? | ICLR
word2vec 被谁拒了 | ICLR
who rejected Mamba? | ICLR
Was Mamba rejected? | ICLR
Mamba 被谁拒了 | ICLR
曼巴被哪個會議退稿 | ICLR
What did ICLR reject in 2024? | Mamba
ICLR 2024 拒了哪篇论文 | Mamba
who rejected VICReg? | NeurIPS
VICReg 被拒之後去了哪裡？ | ICLR 2022
who rejected SiT? | CVPR
SiT 被谁拒了 | CVPR
Was DSN rejected? | NIPS
who rejected DSN? | NIPS
DSN 被谁拒了 | NIPS
DSN 后来去了哪个会议 | AISTATS
where was Mamba published after ICLR turned it down? | COLM
where was VICReg accepted after NeurIPS rejected it? | ICLR 2022
when did DSN get the prize for the paper that NIPS 2014 rejected? | 2025
seq2seq 获奖年份 | 2024
where was Persuasion for Good published in the end? | ACL
Where was CVPR 2025 held when Xie got the young researcher award? | Nashville
mikolov iclr rejecton | ICLR
GAN 是誰想出來的 | Goodfellow
What BLEU did Seq2Seq reach on WMT'14? | 34.8
did Zhou Yu win the ACL 2019 best paper award? | nomination
LeCun's paper that was rejected | NeurIPS
how does Barlow Twins work | cross-correlation
SiT vs DiT | interpolant
"""


@pytest.mark.parametrize(("question", "outcome"), rows(FOUND))
def test_the_outcome_is_right(matcher: Matcher, question: str, outcome: str):
    kind, *stories = outcome.split()
    got, *found = brief(matcher.match(question)).split()
    assert (got, set(found)) == (kind, set(stories))


def test_a_follow_on_stays_with_the_story_that_it_replies_to(matcher: Matcher):
    curated = "那届会议在哪儿开的"  # word for word how a detail of one story is asked for
    assert brief(matcher.match(curated)) == "answer deeply-supervised-nets"
    assert brief(matcher.match(curated, "mamba")) == "answer mamba"


@pytest.mark.parametrize(("question", "said"), rows(FIRST_LINES))
def test_the_first_line_answers(answerer: Answerer, question: str, said: str):
    assert said in answerer.answer(question).headline


@pytest.mark.parametrize("text", ["\ud800", "was \ud83d gan \udc00 rejected", "\udfff" * 500])
def test_halves_of_characters_do_no_harm(answerer: Answerer, text: str):
    assert answerer.answer(text).headline


@pytest.mark.parametrize("text", ["GAN被拒" * 800, "生成对抗网路" * 200, "DiT論文" * 1000])
def test_a_text_without_spaces_is_read_at_once(matcher: Matcher, text: str):
    matcher.match(text)
    start = time.perf_counter()
    matcher.match(text)
    assert time.perf_counter() - start < 0.25


def test_every_phrasing_of_a_detail_gets_that_detail(matcher: Matcher, snapshot: Snapshot):
    missed: list[tuple[str, str]] = []
    owners: dict[str, int] = {}
    for story in snapshot.stories.values():
        for phrase in {q for detail in story.details for q in detail.asked.all()}:
            owners[phrase] = owners.get(phrase, 0) + 1
    for story in snapshot.stories.values():
        for detail in story.details:
            for question in detail.asked.all():
                outcome = matcher.match(question)
                if owners[question] == 1 and not (
                    isinstance(outcome, Answer) and outcome.detail == detail
                ):
                    missed.append((story.id, question))
    assert missed == []
