"""Questions about one story, put in many ways and three languages: the right one answers."""

import pytest

from bot.answering import Answerer
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer
from tests.matching.said import brief, rows

QUESTIONS = """
Was DSN really scored 8/8/7 and still rejected? | deeply-supervised-nets
Who said no to Diffusion Transformers? | dit
how did the Goodfellow paper on adversarial nets end up | gan
Tell me about SIFT being rejected | sift
Did Mamba get into ICLR? | mamba
What happened to VICReg at NeurIPS? | vicreg
What did LeCun reply when told not to give up? | lecun-never-give-up
Persuasion for Good — rejected once? | zhou-yu-acl-2019
What makes a paper eligible for a test of time award? | test-of-time-criteria
Who won the ICLR 2024 test of time award? | vae
what won iclr2024 test of time | vae
who was the runner-up for the test of time award at ICLR 2024? | intriguing-properties
What did ICLR reject in 2024? | mamba
iclr24 rejected which paper | mamba
which paper did COLM honour? | mamba
which paper was scored 8/8/7? | deeply-supervised-nets
the paper with eight eight seven | deeply-supervised-nets
which paper got 5, 5, 8, 5? | vicreg
which paper is Sora based on | dit
hey quick q, my labmate swears mamba got binned by iclr, is that so? | mamba
Can you remind me which conference turned down DiT before Sora came along? | dit
why did NIPS reject deeply supervized netts | deeply-supervised-nets
was word2vce rejected | word2vec
Bralow Twins | barlow-twins
viceg neurips rejection | vicreg
seq2sqe test of time | seq2seq
goodfelow gan award | gan
LeCnu never give up | lecun-never-give-up
langevin dynmaics award | sgld
difusion transfomer cvpr | dit
mikolov iclr rejecton | word2vec
arxiv 1406.2661 | gan
https://arxiv.org/abs/2212.09748v2 was this rejected | dit
is arxiv.org/pdf/1301.3781 the one iclr rejected | word2vec
LeCun's paper that was rejected | vicreg
LeCun’s rejected paper | vicreg
What did Saining Xie say about never walking alone? | xie-perseverance
Who told students that research is an infinite game? | xie-young-researcher
who shared the 2018 Turing award | lecun-never-give-up
SiT vs DiT | sit
GAN 被拒过吗 | gan
DiT 当年为什么被 CVPR 拒稿？ | dit
dit 为啥被 cvpr 毙了 | dit
word2vec 是被哪个会议拒掉的 | word2vec
谢赛宁读博投的第一篇论文结果如何 | deeply-supervised-nets
谢塞宁的 DSN | deeply-supervised-nets
深度监都网络 | deeply-supervised-nets
时间检验奖怎么评 | test-of-time-criteria
时间检验讲怎么评 | test-of-time-criteria
俞舟那篇最佳论文提名最早被拒过？ | zhou-yu-acl-2019
俞洲的论文 | zhou-yu-acl-2019
生成对抗网咯 | gan
变分自编马器得了什么奖 | vae
哪篇论文得分是八八七 | deeply-supervised-nets
八八七还被拒的论文 | deeply-supervised-nets
ICLR 2024 拒了哪篇论文 | mamba
听说图灵奖得主 LeCun 的论文也被 NeurIPS 拒了，是哪篇啊 | vicreg
求问 谢赛宁 那个 young researcher award 是哪年的 | xie-young-researcher
CVPR 2023 拒的那篇 diffusion transformer 后来怎么样了 | dit
VICReg 被拒之後去了哪裡？ | vicreg
SIFT 真的被拒過好幾次嗎 | sift
曼巴被哪個會議退稿 | mamba
變分自編碼器得過什麼獎 | vae
深度監督網絡被拒過嗎 | deeply-supervised-nets
ICLR 2024 時間檢驗獎亞軍是哪篇 | intriguing-properties
Mamba 後來得了什麼獎 | mamba
《生成對抗網路》被拒過嗎 | gan
shengcheng duikang wangluo bei ju le ma | gan
yang likun bu fangqi | lecun-never-give-up
shijian jianyan jiang biaozhun | test-of-time-criteria
GAN beiju le ma | gan
wei shenme CVPR ju le DiT | dit
"""

DETAILS = """
What scores did ICLR give Mamba? | mamba | 8, 8, 6 and 3
Was DSN really scored 8/8/7? | deeply-supervised-nets | 8/8/7
which BLEU baseline did Seq2Seq beat | seq2seq | 33.3
how many citations did the GAN paper have? | gan | 85,000
how long did it take to write GAN? | gan | 12 days
arXiv number of VAE? | vae | 1312.6114
Which patent covers SIFT? | sift | 6,711,293
What was the FID of SiT? | sit | 2.06
who was Max Welling's PhD adviser? | vae | Hooft
how much faster does REPA make SiT training? | repa | 17.5
Who wrote V*? | v-star | Penghao Wu
How did OpenAI use V*? | v-star | benchmark
Where did SiT end up after CVPR turned it down? | sit | ECCV 2024
where was Mamba published in the end? | mamba | COLM 2024
why did CVPR reject DiT? | dit | Lack of novelty
why was VICReg rejected? | vicreg | Barlow Twins
which prize did Mamba win at COLM? | mamba | outstanding paper
who shared the 2018 Turing award | lecun-never-give-up | Bengio and Geoffrey Hinton
is there a rule about citations for the test of time award? | test-of-time-criteria | impact
Mamba 在 ICLR 拿了几分 | mamba | 8、8、6、3
Seq2Seq 的 BLEU 是多少 | seq2seq | 34.8
DSN 的作者有谁 | deeply-supervised-nets | Chen-Yu Lee
GAN 写了几天 | gan | 12 天
V* 在 OpenAI 的模型上得了多少分 | v-star | 95.7%
DiT 后来发在哪里 | dit | ICCV 2023
DiT 当年为什么被 CVPR 拒稿？ | dit | 缺乏创新性
word2vec 是被哪个会议拒掉的 | word2vec | ICLR
谁指导了 Max Welling 的博士 | vae | Hooft
word2vec 首届 ICLR 的录取率 | word2vec | 70%
VAE 是哪一年發表的 | vae | 2013
REPA 讓 SiT 訓練快多少倍 | repa | 17.5
SGLD 的作者是誰 | sgld | Max Welling
SIFT 的專利是哪一年的 | sift | 2004
Mamba 後來得了什麼獎 | mamba | 傑出論文獎
變分自編碼器得過什麼獎 | vae | 時間檢驗獎
"""

FOLLOW_ONS = """
why? | dit | dit | Lack of novelty
who wrote it? | vae | vae | Max Welling
what scores did it get? | mamba | mamba | 8, 8, 6 and 3
and the reviewers' scores? | vicreg | vicreg | 5, 5, 8 and 5
后来发在哪里了？ | sit | sit | ECCV 2024
那作者呢 | seq2seq | seq2seq | Ilya Sutskever
為什麼被拒 | mamba | mamba | Long Range Arena
幾分 | deeply-supervised-nets | deeply-supervised-nets | 8/8/7
what about GAN? | dit | gan | 12 days
"""


@pytest.mark.parametrize(("question", "story"), rows(QUESTIONS))
def test_the_story_answers(matcher: Matcher, question: str, story: str):
    assert brief(matcher.match(question)) == f"answer {story}"


@pytest.mark.parametrize(("question", "story", "said"), rows(DETAILS))
def test_what_was_asked_for_comes_first(answerer: Answerer, question: str, story: str, said: str):
    reply = answerer.answer(question)
    assert (reply.kind, reply.story_id) == ("answer", story)
    assert said in reply.headline


@pytest.mark.parametrize(("question", "context", "story", "said"), rows(FOLLOW_ONS))
def test_a_follow_on_keeps_its_story_unless_it_names_another(
    answerer: Answerer, question: str, context: str, story: str, said: str
):
    reply = answerer.answer(question, context=context)
    assert (reply.kind, reply.story_id) == ("answer", story)
    assert said in reply.headline


@pytest.mark.parametrize("question", ["why?", "who wrote it?", "幾分", "那作者呢", "and then?"])
def test_a_follow_on_to_nothing_is_not_answered(matcher: Matcher, question: str):
    assert brief(matcher.match(question)) == "nothing"


@pytest.mark.parametrize("question", ["how many GPUs did that take", "how many pages is it"])
def test_a_follow_on_that_the_story_does_not_answer_is_told_so(matcher: Matcher, question: str):
    outcome = matcher.match(question, "vicreg")
    assert isinstance(outcome, Answer)
    assert outcome.lacks_what_is_asked


@pytest.mark.parametrize("question", ["后面发哪了", "所以呢", "later?"])
def test_a_follow_on_that_can_mean_no_other_story_is_not_asked_back(
    matcher: Matcher, question: str
):
    assert brief(matcher.match(question, "dit")) == "answer dit"


def test_a_follow_on_may_leave_the_subject(matcher: Matcher):
    assert brief(matcher.match("Was Mamba rejected?", "dit")) == "answer mamba"
    assert brief(matcher.match("what's the weather like?", "vicreg")) == "nothing"
    assert brief(matcher.match("Was ResNet rejected?", "vicreg")) == "nothing"


def test_a_follow_on_to_a_story_that_has_gone_is_a_plain_question(matcher: Matcher):
    assert brief(matcher.match("Was Mamba rejected?", "no-such-story")) == "answer mamba"
