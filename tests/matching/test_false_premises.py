"""Questions that take for granted what never was: put right before anything else is said."""

import pytest

from bot.answering import Answerer
from bot.matching.matcher import Matcher
from bot.matching.outcome import ANY_PRIZE, Answer
from tests.matching.said import lines, rows

CORRECTED = """
Why did ICML reject the GAN paper? | gan | not rejected
Why did NIPS reject word2vec? | word2vec | ICLR 2013
Why did ICLR reject VICReg? | vicreg | NeurIPS 2021
when did CVPR reject V*? | v-star | doubted, not rejected
why was Seq2Seq rejected by NIPS? | seq2seq | not rejected
How did SGLD get rejected? | sgld | not rejected
Did ICLR 2024 accept Mamba? | mamba | rejected Mamba
When did NeurIPS give DSN its test of time award? | deeply-supervised-nets | AISTATS
Did DiT win best paper at ICCV 2023? | dit | not a best paper
Which conference rejected Barlow Twins? | barlow-twins | not rejected
Was SIFT rejected by NIPS? | sift | Nothing supports NIPS
Was VAE rejected by ICLR? | vae | not rejected
ICML 为什么拒了 GAN | gan | 没有被拒稿的记录
NIPS 为什么拒了 word2vec | word2vec | ICLR 2013
V* 被 CVPR 拒了吗 | v-star | 没有被拒稿的记录
Barlow Twins 為什麼被拒 | barlow-twins | 沒有 Barlow Twins 被拒稿的記錄
VAE 是被 ICLR 拒的嗎 | vae | 沒有被拒稿的記錄
CVPR 為什麼拒絕 REPA | repa | 沒有 REPA 被拒稿的記錄
"""

UNFOUNDED = """
Why did ECCV reject SiT? | sit | rejected | eccv
Why did ICML reject DSN? | deeply-supervised-nets | rejected | icml
ICML 为什么拒了 DSN | deeply-supervised-nets | rejected | icml
ECCV 為什麼拒了 SiT | sit | rejected | eccv
why did AAAI reject Mamba | mamba | rejected | aaai
Did arXiv reject Mamba? | mamba | rejected | arxiv
"""

TRUE = """
Why did CVPR reject DiT?
Why did ICLR reject word2vec?
why did NeurIPS reject VICReg
When did NeurIPS give GAN its test of time award?
Did ICLR 2022 accept VICReg?
Was Mamba accepted by COLM?
ICLR 为什么拒了 Mamba
CVPR 為什麼拒了 SiT
what did GAN win at NeurIPS 2024?
Mamba 投了没中，后来就放在 arXiv 吗
"""


@pytest.mark.parametrize(("question", "story", "said"), rows(CORRECTED))
def test_a_known_false_claim_is_put_right_first(
    matcher: Matcher, answerer: Answerer, question: str, story: str, said: str
):
    outcome = matcher.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story
    assert outcome.correction in outcome.story.corrections
    assert said in answerer.answer(question).headline


@pytest.mark.parametrize(("question", "story", "kind", "venue"), rows(UNFOUNDED))
def test_an_event_that_the_story_does_not_hold_is_told_apart(
    matcher: Matcher, question: str, story: str, kind: str, venue: str
):
    outcome = matcher.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story
    assert outcome.unfounded is not None
    assert (outcome.unfounded.type, outcome.unfounded.venue) == (kind, venue)


@pytest.mark.parametrize("question", lines(TRUE))
def test_a_true_premise_is_not_disputed(matcher: Matcher, question: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.correction is None
    assert outcome.unfounded is None


@pytest.mark.parametrize("question", ["did VICReg win anything?", "VICReg 有得獎嗎"])
def test_whether_it_won_anything_is_answered_by_no_prize(matcher: Matcher, question: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.unfounded is not None
    assert outcome.unfounded.award == ANY_PRIZE


@pytest.mark.parametrize(
    "question",
    lines("""
Is there a prize named after the VICReg people?
Should VICReg have won an award?
Did the authors of VICReg win any award?
"""),
)
def test_no_prize_is_denied_that_nobody_asked_for(matcher: Matcher, question: str):
    outcome = matcher.match(question)
    assert not (isinstance(outcome, Answer) and outcome.unfounded)


def test_of_a_story_called_by_an_everyday_word(whole: Matcher):
    outcome = whole.match("hog was best paper at cvpr05 right")
    assert isinstance(outcome, Answer)
    assert outcome.story.id == "hog"
