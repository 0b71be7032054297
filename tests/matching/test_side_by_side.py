"""Where several papers are named and one thing is asked of all, each says it in its line."""

import pytest

from bot.answering import Answerer
from tests.matching.said import rows


@pytest.mark.parametrize(
    ("question", "first", "second"),
    rows("""
when did GAN and VAE get their prizes | 27 November 2024 | 7 May 2024
when did GAN and DiT get their prizes | 27 November 2024 | no prize for DiT
why were GAN and DSN rejected | not rejected | No reason is known
DiT and SiT: who wrote them | Peebles | Nanye
DiT 和 SiT 的代码在哪 | 关于 DiT，资料库没有记载代码在哪里。 | github.com/willisma/SiT
DSN 和 Mamba 各拿了幾分 | 8/8/7 | 8、8、6、3
which did better with the reviewers, DSN or Mamba | 8/8/7 | 8, 8, 6 and 3
why were DSN and Mamba rejected, which scores | No reason is known | Long Range Arena
DiT 跟 SiT 有多少引用 | 资料库没有记载引用次数 | 资料库没有记载引用次数
"""),
)
def test_each_tells_what_is_asked(answerer: Answerer, question: str, first: str, second: str):
    reply = answerer.answer(question)
    lines = reply.body.splitlines()
    assert reply.kind == "list"
    assert first in lines[0]
    assert second in lines[1]


def test_without_a_question_each_is_told_in_short(answerer: Answerer):
    reply = answerer.answer("DiT and SiT")
    assert [choice.story_id for choice in reply.choices] == ["dit", "sit"]
    assert all("turned" in line for line in reply.body.splitlines())


def test_what_is_only_reported_says_so(answerer: Answerer):
    dsn, mamba = answerer.answer("which scores did DSN and Mamba get").body.splitlines()
    assert "(reported: " in dsn
    assert "reported" not in mamba


@pytest.mark.parametrize(
    ("question", "order"),
    rows("""
which came out first, GAN or VAE | vae gan
which is older, GAN or VAE? | vae gan
GAN 跟 VAE 哪個比較早發表 | vae gan
DSN or GAN, which is newer | dsn gan
DiT 和 SiT 谁先谁后 | dit sit
"""),
)
def test_which_of_them_came_first(answerer: Answerer, question: str, order: str):
    reply = answerer.answer(question)
    ids = [choice.story_id for choice in reply.choices]
    assert ids == [{"dsn": "deeply-supervised-nets"}.get(i, i) for i in order.split()]
    assert all("20" in choice.label for choice in reply.choices)  # the years


def test_first_of_named_papers_is_told_with_what_else_is_asked(answerer: Answerer):
    reply = answerer.answer("DiT 跟 SiT 哪個先出來、各被誰拒過")
    assert all("CVPR" in line for line in reply.body.splitlines())
