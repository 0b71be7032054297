"""A story that is only described is told from the start: no word of that is read as a question."""

import pytest

from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer
from bot.replies.compose import compose
from tests.matching.said import brief, lines, rows

DESCRIPTIONS = """
the study where they resubmitted already published psych papers with fake names | peters-ceci
the paper where you break neural nets by adding noise you cant see | intriguing-properties
the one where a turtle looks like a rifle | 3d-adversarial-turtle
課程作業被老師否了 結果是公鑰密碼的起源？ | merkle-puzzles
学写商品评论结果冒出来一个专管情感的神经元 | sentiment-neuron
想找一篇 從整個家裡的電表數字反推每台電器用多少電的論文 | energy-disaggregation
让llm列做家务的步骤，然后映射到机器人模拟器能做的动作，叫啥名字 | zero-shot-planners
寫成希臘小島議會故事結果被擱了好多年的論文 | paxos
"""


@pytest.mark.parametrize(("question", "story"), rows(DESCRIPTIONS))
def test_it_gets_the_story_and_no_detail(whole: Matcher, question: str, story: str):
    outcome = whole.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story
    assert outcome.asked is None
    assert not outcome.lacks_what_is_asked


@pytest.mark.parametrize(
    ("question", "asked"),
    rows("""
where was it published | where
in which journal, and where did it go then | where
它的结果是多少 | results
實驗的結果好嗎 | results
who are the authors | authors
who is one of the authors | authors
who are all of the authors of YOLO? | authors
Adam paper where was it published? | where
"""),
)
def test_the_same_words_ask_elsewhere(whole: Matcher, question: str, asked: str):
    assert asked in whole.reader.read(question).asked


@pytest.mark.parametrize(
    "question",
    lines("""
the google network that filled the long distance links to almost 100%
模型只有一万个参数左右做时间序列预测，先被拒后来spotlight
"""),
)
def test_what_the_story_holds_is_not_denied(whole: Matcher, whole_base: Snapshot, question: str):
    reply = compose(whole.match(question), Language.ZH_HANS, whole_base)
    assert reply.kind == "answer"
    assert not reply.lacks_what_is_asked


@pytest.mark.parametrize(
    ("question", "story"),
    rows("""
what share of krugmans papers got rejected | krugman-rate
两个心理学家把已经发表的论文换个名字再投一遍，最后几篇被认出来了 | peters-ceci
同一批投稿給兩個委員會審結果差很多的那個2014年實驗 多少篇意見不同 | nips-consistency-experiment
"""),
)
def test_the_one_story_of_a_list_is_told_whole(whole: Matcher, question: str, story: str):
    assert brief(whole.match(question)) == f"answer {story}"


@pytest.mark.parametrize(
    ("question", "story"),
    rows("""
把大家地震時發的推文當感測器的研究得了哪個獎 | earthquake-twitter
在社群網路上隨機走幾步，把經過的人當成句子裡的詞來訓練向量 | deepwalk
有位老前輩研究電腦為什麼會當機，結果硬體根本不是主因 | why-do-computers-stop
"""),
)
def test_described_in_the_words_of_taiwan(whole: Matcher, question: str, story: str):
    assert brief(whole.match(question)).startswith(f"answer {story}")
