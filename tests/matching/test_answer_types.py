"""What sort of answer a question wants, and which sorts a text holds."""

import pytest

from bot.matching.answer_types import AnswerType, held, wanted
from bot.matching.counts import counted, wanted_count
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
what did the prize pay, in dollars? | MONEY
獎金是多少錢 | MONEY NUMBER
how many months did the reviews take? | DURATION NUMBER
审了几个月 | DURATION NUMBER
what percentage did they get right? | SHARE
which GPU did they train on | HARDWARE
模型是用什麼程式語言寫的 | LANGUAGE
who was the area chair? | PERSON REFEREE
审稿人叫什么名字 | PERSON REFEREE
who turned it down? | PERSON
"""

HELD = """
The talk was given by Ian Goodfellow. | PERSON
The prize was given in Vancouver in 2024. | CITY DATE
Pages 4195 to 4205 of the proceedings. | PAGES NUMBER
两位作者当时都在斯坦福大学。 | ORGANISATION NUMBER
評審說：「沒有新意」 | QUOTE
It was never published. | NOTHING
The prize money was $500. | MONEY NUMBER
The answer came after three weeks. | DURATION NUMBER
It was right 92 percent of the time. | NUMBER SHARE
Training ran on eight GPUs. | HARDWARE NUMBER
The tool is written in OCaml. | LANGUAGE
The editor was Ian Goodfellow. | PERSON REFEREE
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


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how many GPUs did it take?", "Training ran on 8 GPUs for a week."),
        ("how many reviewers were there", "Three reviewers read it."),
        ("用了几张显卡", "训练用了 8 张显卡。"),
        ("一共多少名學生", "实验有 40 名学生参加。"),
    ],
)
def test_what_is_counted(reader: Reader, question: str, text: str):
    wanted_terms = wanted_count(reader.read(question))
    assert wanted_terms & counted([reader.read(text, trusted=True)])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("how many GPUs did it take?", "Training took 3 days."),
        ("how many reviewers were there", "It was rejected in 2014 by reviewers."),  # a year
        ("用了几张显卡", "训练了 3 天。"),
        ("which GPUs did it take?", "Training ran on 8 GPUs."),  # no number is asked for
    ],
)
def test_what_is_not_counted(reader: Reader, question: str, text: str):
    wanted_terms = wanted_count(reader.read(question))
    assert not wanted_terms & counted([reader.read(text, trusted=True)])
