"""What sort of answer a question wants, and which sorts a text holds."""

import pytest

from bot.matching.answer_types import AnswerType, held, wanted
from bot.matching.reader import Reader
from tests.matching.said import rows

WANTED = """
who spoke at the ceremony? | PERSON
頒獎典禮上是誰講的 | PERSON
in which city was the prize given? | CITY
颁奖是在哪座城市 | CITY
on which page does it begin? | PAGES
論文集的第幾頁 | NUMBER PAGES
which company did they work for? | ORGANISATION
他当时在哪家公司 | ORGANISATION
in what year was it accepted | DATE
how many reviewers were there? | NUMBER
审稿人原话是怎么说的 | QUOTE
was it rejected? | NOTHING
"""

HELD = """
The talk was given by Ian Goodfellow. | PERSON
The prize was given in Vancouver in 2024. | CITY DATE NUMBER
Pages 4195 to 4205 of the proceedings. | PAGES NUMBER
两位作者当时都在斯坦福大学。 | ORGANISATION
評審說：「沒有新意」 | QUOTE
It was never published. | NOTHING
"""


def types(names: str) -> set[AnswerType]:
    """The sorts of answer of a row; "NOTHING" is none."""
    return {AnswerType[name] for name in names.split() if name != "NOTHING"}


@pytest.mark.parametrize(("question", "kinds"), rows(WANTED))
def test_what_a_question_wants(reader: Reader, question: str, kinds: str):
    assert wanted(reader.read(question)) == types(kinds)


@pytest.mark.parametrize(("text", "kinds"), rows(HELD))
def test_what_a_text_holds(reader: Reader, text: str, kinds: str):
    assert held([reader.read(text, trusted=True)]) == types(kinds)
