"""How a question's characters become words: scripts, links, possessives, scores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.text import MAX_CHARACTERS, analyse, fold, squash


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Was GAN rejected?", "was gan rejected"),
        ("LeCun那篇论文", "lecun 那 篇 论 文"),
        ("扩散Transformer", "扩 散 transformer"),
        ("ＧＡＮ　被拒", "gan 被 拒"),  # full width
        ("生成對抗網絡", "生 成 对 抗 网 络"),  # Traditional
        ("點解 DiT 畀人拒咗", "为 什 么 dit 被 人 拒 了"),  # Cantonese
        ("係乜關係", "是 什 么 关 系"),
        ("Stéphane DENY", "stephane deny"),
        ("LeCun's paper", "lecun paper"),
        ("LeCun’s paper", "lecun paper"),
        ("the authors' reply", "the authors reply"),
        ("doesn't", "doesn't"),
        ("V* and A*", "v* and a*"),
        ("WMT'14", "wmt14"),
        ("34.8 BLEU", "34.8 bleu"),
        ("seq2seq, word_2_vec; DSN—2014", "seq2seq word 2 vec dsn 2014"),
        ("🏆 GAN 🏆", "gan"),
        ("\u202eGAN\u202c", "gan"),
        ("", ""),
        (" \n\t?!…。", ""),
    ],
)
def test_words(text: str, words: str):
    assert " ".join(token.text for token in analyse(text).tokens) == words


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1409.5185", ["1409.5185"]),
        ("arXiv:1409.5185v2, please", ["1409.5185"]),
        ("https://arxiv.org/abs/1406.2661", ["1406.2661"]),
        ("arxiv.org/pdf/1406.2661v1.pdf", ["1406.2661"]),
        ("论文2312.00752被拒了吗", ["2312.00752"]),
        ("1301.3781 and 1310.4546 and 1301.3781", ["1301.3781", "1310.4546"]),
        ("34.8 BLEU, 2014.5, 12345.67890", []),
    ],
)
def test_arxiv_ids(text: str, ids: list[str]):
    assert list(analyse(text).arxiv_ids) == ids


def test_what_stands_in_a_link_is_not_read_as_words():
    text = analyse("is https://example.org/why-was-gan-rejected?x=1 right")
    assert [token.text for token in text.tokens] == ["is", "right"]
    assert text.links == ("https://example.org/why-was-gan-rejected?x=1",)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("8/8/7", (8, 8, 7)),
        ("scored 8 / 8 / 7 at NIPS", (8, 8, 7)),
        ("8, 8, 6, 3", (8, 8, 6, 3)),
        ("得了8、8、7分", (8, 8, 7)),
        ("８／８／７", (8, 8, 7)),
        ("10/7", ()),
        ("on 12/11", ()),
        ("2014/09/18", ()),
    ],
)
def test_scores_in_digits(text: str, scores: tuple[float, ...]):
    assert analyse(text).scores == scores


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seq2Seq", "seq-2-seq"),
        ("Seq2Seq", "SEQ 2 SEQ"),
        ("V*", "v star"),
        ("Barlow Twins", "BarlowTwins"),
        ("Jürgen", "Jurgen"),
        ("《生成對抗網絡》", "生成对抗网络"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str):
    assert squash(one) == squash(other)


@given(st.text(max_size=300))
def test_words_stand_in_order_where_they_say(text: str):
    found = analyse(text)
    position = 0
    for token in found.tokens:
        assert position <= token.start < token.end
        assert found.clean[token.start : token.end] == token.raw
        assert token.text == fold(token.raw)
        position = token.end


def test_only_the_beginning_of_an_endless_text_is_read():
    assert analyse("a " * 10_000).tokens[-1].end <= MAX_CHARACTERS
