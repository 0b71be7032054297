"""How Chinese is cut into words, and which of them are told apart."""

import pytest

from bot.matching.chinese import is_chinese_word, words_in
from tests.matching.said import rows


@pytest.mark.parametrize(
    ("text", "words"),
    rows("""
那篇论文到底是谁写的 | 论文 写
审稿人觉得它怎么样 | 审 稿 觉得
他们后来又投了哪几家会议 | 后来 投 会议
"""),
)
def test_words_that_hold_a_sentence_together_are_told_apart(text: str, words: str):
    assert [word.text for word in words_in(text) if not word.is_empty] == words.split()


@pytest.mark.parametrize(
    ("text", "people"),
    rows("""
俞舟的论文被拒了吗 | 俞舟
谢赛宇写过什么 | 谢赛宇
孙剑和何恺明拿过奖吗 | 孙剑 何恺明
张伟的三张图 | 张伟
"""),
)
def test_people_are_known_by_their_surnames(text: str, people: str):
    assert [word.text for word in words_in(text) if word.is_person] == people.split()


@pytest.mark.parametrize("text", ["高分论文为什么会被拒", "许久没投", "两万字", "要几张显卡"])
def test_a_surname_in_front_of_a_word_is_none(text: str):
    assert not any(word.is_person for word in words_in(text))


@pytest.mark.parametrize("text", ["审稿人说的是什么", "一二三", "被", "俞舟"])
def test_nothing_is_lost(text: str):
    assert "".join(word.text for word in words_in(text)) == text


def test_words_of_the_dictionary():
    assert is_chinese_word("论文")
    assert not is_chinese_word("俞舟")
