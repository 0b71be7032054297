"""Names of several words, typed wrongly in a word or two that tells nothing by itself."""

import pytest

from bot.matching.matcher import Matcher
from tests.matching.said import asserted, rows


@pytest.mark.parametrize(
    ("question", "story"),
    rows("""
attention is all you ned rejected? | attention-is-all-you-need
grouding dnio iclr decison? | grounding-dino
dpm slover++ iclr socres | dpm-solver-pp
stochastic gradeint lagevin dynamcis award | sgld
was the RSA paper really rejected? | santini-reviews
who worte Intruiging properties of neural netwroks | intriguing-properties
"""),
)
def test_the_other_words_show_what_was_meant(whole: Matcher, question: str, story: str):
    assert asserted(whole, question) == {story}


@pytest.mark.parametrize(
    "question", ["was attention is all you want rejected", "deep net vs deep set"]
)
def test_another_word_is_another_name(whole: Matcher, question: str):
    assert asserted(whole, question) == set()
