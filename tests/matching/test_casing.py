"""Words that are written like names, and works of people whom the base doesn't know."""

import pytest

from bot.matching.reader import Reader
from tests.matching.said import lines, rows

CASED = """
what became of the Infer paper? | Infer
时间序列模型 FITS 投 NeurIPS 结果怎样 | FITS
Deep Gaussian Processes 这篇得过奖吗 | Deep Gaussian Processes
did Spectre win anything? I like its name | Spectre
"""

NOT_CASED = """
Great papers that were rejected
what became of it? Great story
WHICH GREAT PAPERS WERE REJECTED
why was DiT rejected
was it Rejected
论文被拒 then what
"""


@pytest.mark.parametrize(("text", "words"), rows(CASED))
def test_a_capital_where_no_sentence_begins_makes_a_name(reader: Reader, text: str, words: str):
    items = reader.read(text).items
    assert [item.surface for item in items if item.is_cased] == words.split()


@pytest.mark.parametrize("text", lines(NOT_CASED))
def test_not_every_capital_does(reader: Reader, text: str):
    assert not any(item.is_cased for item in reader.read(text).items)


@pytest.mark.parametrize(
    "text",
    [
        "any prize for the dropout paper by Srivastava?",
        "the work by the Zqetov group",
        "Srivastava et al., any prize?",
        "Srivastava 等人的论文",
    ],
)
def test_whose_work_it_is_may_be_unknown(reader: Reader, text: str):
    assert reader.read(text).is_by_unknown


def test_a_known_author_is_not(reader: Reader):
    assert not reader.read("any prize for the paper by Kingma?").is_by_unknown
