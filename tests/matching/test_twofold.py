"""Two questions in one are both answered, in the order in which they are asked."""

import pytest

from bot.knowledge.kinds import Attribute
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer
from bot.matching.twofold import asking_parts, asks_aloud
from tests.matching.said import lines, rows


@pytest.mark.parametrize(
    ("question", "story", "first", "second"),
    rows("""
what scores did mamba get and where was it published in the end | mamba | scores | next
DiT 為什麼被退？後來中了哪裡 | dit | reason | next
who wrote seq2seq and how well did it translate? | seq2seq | authors | results
SGLD的作者有哪些，发表在哪个会 | sgld | authors | where
who wrote B4 and what did it win | b4-wan | authors | award
pre-ln: scores + final venue | pre-ln | scores | next
REST paper — authors and which conference was it | rest | authors | where
who rejected Krebs and why | krebs-cycle | where | reason
When was Byzantine Generals honoured and why is it called that | byzantine-generals | when | name
cogvideo 审稿给了几分 后来发在哪 | cogvideo | scores | next
how many authors has MMBench and in which venue did it end up | mmbench | authors | next
ConvMixer 是谁写的 iclr没中之后去哪了 | convmixer | authors | next
mixup 有幾位作者，當年是口頭還是海報 | mixup | authors | presentation
CoOp 當年 ICLR 四個分數 + 最後落腳哪個 journal | coop | scores | next
TCSP 那篇作者有谁，2020 拿了啥奖 | temporal-constraint-networks | authors | award
Karikó 那篇發在哪本期刊 然後什麼時候得諾貝爾獎 | mrna-kariko | where | award
how much faster does REPA train SiT, and was xie first author or what | repa | results | authors
glo scores at iclr n where it landed after | glo | scores | next
who wrote the laser paper that Maiman sent to PRL, and why no | maiman-laser | authors | reason
"""),
)
def test_both_are_answered(whole: Matcher, question: str, story: str, first: str, second: str):
    answer = whole.match(question)
    assert isinstance(answer, Answer)
    assert answer.second
    assert answer.story.id == answer.second.story.id == story
    assert [answer.asked, answer.second.asked] == [Attribute(first), Attribute(second)]


@pytest.mark.parametrize(
    "question",
    lines("""
VAE 拿了什麼獎，是哪一年
什么时候 NeurIPS 给了 GAN 什么奖
what prize did GAN win, and when
Seq2Seq 那篇的 code 有 release 在 GitHub 嗎？給個 link
署名 Lynn Sagan、被十几家期刊拒过的是哪篇论文
what did word2vec's ICLR reviewers think then
让同一个大模型开好几个分身，互相看对方答案、吵几轮最后统一口径的那篇
my mom asked when I'll get a real job. which paper did LeCun's answer on giving up belong to?
"""),
)
def test_one_question_gets_one_answer(whole: Matcher, question: str):
    assert getattr(whole.match(question), "second", None) is None


@pytest.mark.parametrize(
    ("question", "parts"),
    rows("""
who wrote it, and when did it come out? | who wrote it; and when did it come out?
谁写的 得了什么奖 | 谁写的; 得了什么奖
"""),
)
def test_parts_ask_something_each(question: str, parts: str):
    assert [part.strip(" ,") for part in asking_parts(question, asks_aloud)] == parts.split("; ")


@pytest.mark.parametrize(
    "question",
    lines("""
what was it, the paper by Kingma and Welling
2.4 or 2.5, which was it?
那篇用兩個網路互相騙的，得過什麼獎
"""),
)
def test_what_only_describes_is_no_part(question: str):
    assert asking_parts(question, asks_aloud) == ()
