"""Events told by verbs whose halves stand apart."""

import pytest

from bot.matching.reader import Reader
from bot.matching.senses import Kind


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("who turned the paper down?", "rejected"),
        ("why did ICLR turn Mamba down", "rejected"),
        ("the editor sent it straight back", "rejected"),
        ("ICML sends everybody packing", "rejected"),
        ("was it thrown right out", "rejected"),
        ("后来被 ICML 收的", "accepted"),
        ("最後被 ECCV 收了", "accepted"),
        ("被 CVPR 直接拒掉", "rejected"),
    ],
)
def test_they_are_one_event(reader: Reader, text: str, event: str):
    assert reader.read(text).ids(Kind.EVENT) == (event,)


@pytest.mark.parametrize(
    "text",
    [
        "she turned to it. Further down the page …",
        "it was sent to ICML",
        "被 ICML 的人收集",
        "论文被 ICML 招收",
        "send me the ICLR papers back in 2018",
        "被人收买",
    ],
)
def test_not_every_such_word_is(reader: Reader, text: str):
    assert "rejected" not in reader.read(text).ids(Kind.EVENT)
    assert "accepted" not in reader.read(text).ids(Kind.EVENT)
