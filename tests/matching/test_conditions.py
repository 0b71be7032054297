"""Lists asked for by what no record tells: nobody gets a list that passes over it."""

import pytest

from bot.answering import Answerer
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing, Nothing, Reason
from tests.matching.said import lines, rows


@pytest.mark.parametrize(
    ("question", "condition"),
    rows("""
papers from Google that were rejected | Google
rejected papers by women, got any? | women
papers rejected this year | this year
which rejected papers are the most cited? | most cited
清华有哪些论文被拒过 | 清华
有哪些女科學家的論文被退過 | 女科学家
引用破万的被拒论文有哪些 | 引用破万
papers on protein folding that were rejected | protein folding
Got any cancer research that a journal declined? | cancer
papers with 3 or more authors that were rejected | 3 or more authors
papers that waited 25 years for a prize | waited 25 years
等了四十年才得獎的論文 | 等了四十年
超过10位作者的被拒论文有哪些 | 超过10位作者
"""),
)
def test_what_no_list_can_be_made_by_is_told(whole: Matcher, question: str, condition: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Nothing)
    assert (outcome.reason, outcome.filters) == (Reason.UNTOLD, (condition,))


@pytest.mark.parametrize(
    "question",
    lines("""
the most influential PLDI papers
which papers got rejected in spite of at least two 8s
清华唐杰组有哪些论文被拒过
哪些论文被拒后变成大热门
哪些论文被英国的Nature拒了
ICLR、ICML等2017年被拒的论文有哪些
which papers did they polish after NeurIPS rejected them
"""),
)
def test_what_only_colours_a_question_keeps_no_list_back(whole: Matcher, question: str):
    assert isinstance(whole.match(question), Listing)


def test_it_is_told_in_the_askers_own_characters(whole_base: Snapshot):
    answerer = Answerer.of(whole_base)
    assert "「女科學家」" in answerer.answer("有哪些女科學家的論文被退過").headline
    assert "“OpenAI”" in answerer.answer("rejected papers by OpenAI, which ones?").headline
