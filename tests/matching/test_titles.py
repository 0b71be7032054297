"""Titles in full: held ones are found, and others aren't taken for what is about the same."""

import pytest

from bot.matching.matcher import Matcher
from bot.matching.outcome import Nothing, Reason
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
Emerging Properties in Self-Supervised Vision Transformers 得奖了吗
"""

HELD = """
Was 'Efficient Estimation of Word Representations' rejected? | word2vec
"Object Recognition from Local Scale-Invariant Features" 得過獎嗎 | sift
Was 'Deep Residual Learning for Image Recognition' rejected? | resnet
Why Was The Mamba Paper Rejected By ICLR | mamba
Did Ilya Sutskever, Oriol Vinyals and Quoc Le win a Test of Time Award at NeurIPS? | seq2seq
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
    why = whole.match("was “Improved Training of Wasserstein GANs” rejected?").why
    assert why.unknown == ("Improved Training of Wasserstein GANs",)
