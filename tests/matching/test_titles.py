"""Titles in full: held ones are found, and others aren't taken for what is about the same."""

import pytest

from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing, Nothing, Reason
from tests.matching.said import asserted, lines, rows

UNHELD = """
Was 'Momentum Contrast for Unsupervised Visual Representation Learning' ever rejected?
Was "Denoising Diffusion Probabilistic Models" ever rejected?
A Simple Framework for Contrastive Learning of Visual Representations rejected?
"Playing Atari with Deep Reinforcement Learning" award?
"Visualizing and Understanding Convolutional Networks" best paper?
High-Resolution Image Synthesis with Latent Diffusion Models 被拒过吗
《Learning Transferable Visual Models From Natural Language Supervision》有被拒稿嗎
《Improved Training of Wasserstein GANs》被拒了嗎
was "Emerging Properties in Self-Supervised Vision Transformers" rejected
"""

HELD = """
Was 'Efficient Estimation of Word Representations' rejected? | word2vec
"Object Recognition from Local Scale-Invariant Features" 得過獎嗎 | sift
Was 'Deep Residual Learning for Image Recognition' rejected? | resnet
Why Was The Mamba Paper Rejected By ICLR | mamba
Did Ilya Sutskever, Oriol Vinyals and Quoc Le win a Test of Time Award at NeurIPS? | seq2seq
Was "Attention is All You Need: The Transformer Paper" rejected? | attention-is-all-you-need
Was the Original Word2vec Paper Efficient Estimation of Word Representations rejected? | word2vec
did the reviewer write "This Paper Is Not Novel" about Mamba | mamba
Who served as CVPR area chair for V*: Guided Visual Search? | v-star
"""


@pytest.mark.parametrize("question", lines(UNHELD))
def test_a_title_that_is_not_held_is_told_as_such(whole: Matcher, question: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Nothing)
    assert outcome.reason is Reason.UNKNOWN_NAME


@pytest.mark.parametrize(("question", "story"), rows(HELD))
def test_capitals_make_no_unknown_title_of_what_is_held(whole: Matcher, question: str, story: str):
    assert asserted(whole, question) == {story}


def test_the_title_is_told_as_it_was_typed(whole: Matcher):
    why = whole.match("was “Emerging Properties in Self-Supervised Vision: A Study” rejected?").why
    assert why.unknown == ("Emerging Properties in Self-Supervised Vision: A Study",)


@pytest.mark.parametrize(
    "question",
    lines("""
Which Famous Rejected Machine Learning Papers Won Awards then?
PLEASE LIST REJECTED PAPERS WITH AWARDS thx
哪些 AWARD WINNING PAPERS WERE REJECTED BY ICLR
Which papers won the "CVPR Best Paper Award"?
which papers won the ACL Best Long Paper Award
Which papers on Large Language Models And Reasoning were rejected?
"""),
)
def test_no_title_is_made_of_a_list(whole: Matcher, question: str):
    assert isinstance(whole.match(question), Listing)
