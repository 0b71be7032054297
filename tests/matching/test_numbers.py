"""Months, years in two digits, and scores in one word."""

import pytest

from bot.matching.reader import Reader


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("December 2023", 12),
        ("in Sept. 2014", 9),
        ("2014 年 6 月", 6),
        ("2014-06", 6),
        ("before October 2014", None),  # a span: the year is all that is taken of it
        ("2014 年 6 月以后", None),
        ("in June 2014 and in December 2014", None),
        ("the final ICLR decision 2024", None),
        ("ICLR 2024 年 8 分", None),
        ("DeCAF 2013", None),
    ],
)
def test_what_a_month_is(reader: Reader, text: str, month: int | None):
    assert reader.read(text).month == month


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("21年iclr被拒的有哪几篇", (2021,)),
        ("ICLR 21 年拒了哪些", (2021,)),
        ("which paper of ICLR '21 was it", (2021,)),
        ("99 年被拒的那篇", (1999,)),
        ("iclr 18 rejects worth knowing?", (2018,)),
        ("what did NIPS 06 turn down", (2006,)),
        ("show me ICLR 10 papers", ()),
        ("ICLR 18 篇论文", ()),
        ("ICML 10 years test of time award", ()),
        ("Nature 50 years ago", ()),
        ("21 年的 NeurIPS 拒掉的论文", (2021,)),
        ("07年软工顶会那篇", (2007,)),
        ("97年领的奖", (1997,)),
        ("等了 13 年的论文", ()),
        ("拖了80年才翻身", ()),
        ("Nature 20 年后才登", ()),
        ("时隔 20 年拿奖", ()),
        ("10 年前的论文", ()),
    ],
)
def test_years_in_two_digits(reader: Reader, text: str, year: tuple[int, ...]):
    assert reader.read(text).years == year


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("papers thrown out by ICLR in 2020 or after", 2020, None),
        ("rejected in 2020 or later", 2020, None),
        ("九〇年代拿到諾貝爾獎的", 1990, 1999),
        ("九零年代被拒的", 1990, 1999),
    ],
)
def test_spans_of_years(reader: Reader, text: str, since: int, until: int | None):
    reading = reader.read(text)
    assert (reading.since, reading.until) == (since, until)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("887 nips reject", (8, 8, 7)),
        ("scored 887 and was rejected", (8, 8, 7)),
        ("哪些论文被 ICLR 拒了，666", ()),
        ("555 NeurIPS 拒了哪些", ()),
        ("which of the 567 papers won?", ()),
    ],
)
def test_scores_in_one_word(reader: Reader, text: str, scores: tuple[float, ...]):
    assert reader.read(text).scores == scores
