"""Review scores in a question: all of a paper's, or what is said of them."""

import pytest

from bot.matching.marks import NO_MARKS, Marks
from bot.matching.reader import Reader


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("8/8/7", (8, 8, 7)),
        ("8 8 7", (8, 8, 7)),
        ("eight eight seven", (8, 8, 7)),
        ("八八七", (8, 8, 7)),
        ("得了八、八、七", (8, 8, 7)),
        ("one 9 and two 5s", (9, 5, 5)),
        ("十、八、八", (10, 8, 8)),
        ("an 8 from two reviewers and a 7 from the third", (8, 8, 7)),
        ("an 8 from two reviewers, a 7 from the third", (8, 8, 7)),
        ("a 9 from one referee, 5s from the other two", (9, 5, 5)),
        ("one reviewer gave a 9, the two others a 5 each", (9, 5, 5)),
        ("three reviewers each gave it a 3 and the fourth a 6", (3, 3, 3, 6)),
        ("all three reviewers gave it a 4", (4, 4, 4)),
        ("the same 4 from all three reviewers", (4, 4, 4)),
        ("三位审稿人都只给 4 分", (4, 4, 4)),
        ("两个审稿人给8、第三个给7还被拒的", (8, 8, 7)),
        ("一位審稿人給了 9 分，另外兩位各給 5 分", (9, 5, 5)),
        ("两个审稿人给了 8 分", ()),
        ("an 8 from one of the reviewers", ()),
        ("二十五年", ()),
        ("seven reviewers", ()),
        ("12 days", ()),
    ],
)
def test_scores_in_digits_and_words(reader: Reader, text: str, scores: tuple[float, ...]):
    assert reader.read(text).scores == scores


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("rejected with one reviewer's perfect 10", Marks(held=((10, 1),))),
        ("refused although a referee gave it a ten", Marks(held=((10, 1),))),
        ("a ten year wait for the referees", NO_MARKS),
        ("被拒的论文里有没有拿过满分的", Marks(held=((10, 1),))),
        ("拿到过1分的论文", Marks(held=((1, 1),))),
        ("had a 9 among its scores", Marks(held=((9, 1),))),
        ("打分一模一样还是被拒的", Marks(alike=True)),
        ("sixes across the board", Marks(held=((6, 1),), alike=True)),
        ("全是 6 分却被拒", Marks(held=((6, 1),), alike=True)),
        ("全部 6 分以上却被拒", Marks(least=6)),
        ("最低分也有 6 分", Marks(least=6)),
        ("no score below six", Marks(least=6)),
        ("nothing but 6s or better", Marks(least=6)),
        ("all papers that were rejected at least 3 times", NO_MARKS),
        ("有没有不到 5 年就得奖的被拒论文", NO_MARKS),
        ("有没有低于 5 分被拒的论文", NO_MARKS),
        ("满分 10 分只拿了 8 分", Marks(held=((8, 1),))),
        ("满分10分却被拒", Marks(held=((10, 1),))),
        ("rejected with at least a 9", Marks(either=frozenset((9, 10)))),
        ("rejected with at least a 7.5", Marks(either=frozenset((8, 9, 10)))),
        ("满意度不高，满分 10 分只给了 8 分", Marks(held=((8, 1),))),
        ("最低分是 3 分的", Marks(held=((3, 1),), least=3)),
        ("the lowest score was a 3", Marks(held=((3, 1),), least=3)),
        ("papers from the 1990s from all venues", NO_MARKS),
        ("分数都是6或7", NO_MARKS),
        ("every reviewer gave a 6 or higher", Marks(least=6)),
        ("no more than a 3 from a reviewer", NO_MARKS),
        ("8s or higher from every reviewer", Marks(least=8)),
        ("got 3 from every single reviewer", Marks(held=((3, 1),), alike=True)),
        ("an average above 7", Marks(above=7)),
        ("a mean score of at least 7", Marks(mean=7)),
        ("平均分超过 6.5", Marks(above=6.5)),
        ("平均 7 分以上", Marks(mean=7)),
        ("平均 3 年才发表的被拒论文", NO_MARKS),
    ],
)
def test_what_is_said_of_scores(reader: Reader, text: str, marks: Marks):
    assert reader.read(text).marks == marks
