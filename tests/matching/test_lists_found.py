"""Questions that ask for several stories, by venue, year, person, prize, reason or scores."""

import pytest

from bot.matching.matcher import Matcher
from bot.matching.outcome import Listing, Nothing, Reason, Suggestions
from tests.matching.said import lines, rows, stories_of

# The stories that the tables were written for; those that have come since don't count.
KNOWN = frozenset(
    lines("""
barlow-twins
deeply-supervised-nets
dit
gan
intriguing-properties
lecun-never-give-up
mamba
repa
seq2seq
sgld
sift
sit
test-of-time-criteria
v-star
vae
vicreg
word2vec
xie-perseverance
xie-young-researcher
zhou-yu-acl-2019
""")
)

LISTS = """
Which papers did NeurIPS reject? | deeply-supervised-nets vicreg
Which papers were rejected by CVPR in 2024? | sit
papers rejected by ICLR | word2vec mamba
哪些论文被 CVPR 拒过 | dit sit
哪些論文被 NeurIPS 拒過 | deeply-supervised-nets vicreg
NeurIPS rejection | deeply-supervised-nets vicreg
papers by Saining Xie that were rejected | deeply-supervised-nets dit sit
Sainign Xie rejected papers | deeply-supervised-nets dit sit
谢赛宁被拒的论文有哪些 | deeply-supervised-nets dit sit
謝賽寧被拒的論文有哪些 | deeply-supervised-nets dit sit
which of LeCun's papers got rejected? | vicreg
list all papers by Max Welling | sgld vae
Max Welling's test of time papers | sgld vae
which papers by Ian Goodfellow won a test of time award? | gan
Ilya Sutskever 的获奖论文有哪些 | intriguing-properties word2vec seq2seq
Yann LeCun 的论文有哪些 | barlow-twins vicreg
NeurIPS test of time winners | word2vec gan seq2seq
NeurIPS 时间检验奖有哪些论文 | word2vec gan seq2seq
NeurIPS'24 test of time award | gan seq2seq
Which papers won a test of time award in 2024? | vae gan seq2seq
2024 年得時間檢驗獎的論文有哪些 | vae gan seq2seq
拿过时间检验奖的论文有哪些 | sift sgld vae word2vec deeply-supervised-nets gan seq2seq
papers with Helmholtz prize | sift
papers rejected for lack of novelty | vicreg dit sit
因为缺乏创新性被拒的论文有哪些 | vicreg dit sit
papers about diffusion that were rejected | dit sit
papers rejected since 2023 | dit mamba sit
2023 年以后被拒的论文有哪些 | dit mamba sit
papers rejected before 2016 | word2vec deeply-supervised-nets
2016年以前被拒的论文 | word2vec deeply-supervised-nets
test of time winners since 2023 | vae word2vec deeply-supervised-nets gan seq2seq
test of time awards before 2020 | sift
NeurIPS 2020 年以后拒过哪些论文 | vicreg
papers that were first rejected and later won an award | \
sift word2vec deeply-supervised-nets zhou-yu-acl-2019 mamba
先被拒后来获奖的论文有哪些 | sift word2vec deeply-supervised-nets zhou-yu-acl-2019 mamba
rejected papers | \
sift word2vec deeply-supervised-nets zhou-yu-acl-2019 vicreg dit mamba sit
DSN and DiT | deeply-supervised-nets dit
"""

NOTHING_FITS = """
Which papers did ECCV reject?
Which papers did ICML reject in 2021?
test of time winners of 2003
papers rejected before 1990
哪些论文被 ECCV 拒过
哪些論文被 ICML 拒過
"""

SUGGESTIONS = """
Saining Xie | xie-young-researcher xie-perseverance deeply-supervised-nets sit dit repa
Yann LeCun | lecun-never-give-up vicreg barlow-twins
Max Welling | vae sgld
Ian Goodfellow | gan intriguing-properties
马克斯·韦林 Max Welling | vae sgld
杨立昆 | lecun-never-give-up vicreg barlow-twins
謝賽寧 | xie-young-researcher xie-perseverance deeply-supervised-nets sit dit repa
"""


@pytest.mark.parametrize(("question", "stories"), rows(LISTS))
def test_all_that_fit_and_no_other(matcher: Matcher, question: str, stories: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Listing)
    assert KNOWN.intersection(stories_of(outcome)) == set(stories.split())


@pytest.mark.parametrize(
    ("question", "stories"),
    rows("""
gan and vae | gan vae
DiT、SiT 呢 | dit sit
was dit rejected? and sit? | dit sit
have any of dit, sit or repa been rejected | dit repa sit
"""),
)
def test_papers_named_together_are_all_told(matcher: Matcher, question: str, stories: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Listing)
    assert sorted(stories_of(outcome)) == stories.split()


@pytest.mark.parametrize("question", lines(NOTHING_FITS))
def test_a_list_without_entries_says_so(matcher: Matcher, question: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Nothing)
    assert outcome.reason is Reason.NOTHING_FITS
    assert outcome.filters  # what was looked for


@pytest.mark.parametrize(("question", "stories"), rows(SUGGESTIONS))
def test_a_bare_name_is_asked_back(matcher: Matcher, question: str, stories: str):
    outcome = matcher.match(question)
    assert isinstance(outcome, Suggestions)
    assert KNOWN.intersection(stories_of(outcome)) <= set(stories.split())
    assert 2 <= len(outcome.stories) <= 5


def test_a_runner_up_is_no_winner_unless_all_places_are_asked_for(matcher: Matcher):
    winners = stories_of(matcher.match("test of time winners at ICLR"))
    assert "intriguing-properties" not in winners
    placed = stories_of(matcher.match("test of time winners at ICLR, including the runner-up"))
    assert {"vae", "intriguing-properties"} <= set(placed)


def test_a_list_begins_with_what_happened_first(matcher: Matcher):
    outcome = matcher.match("which papers were rejected by NeurIPS?")
    assert stories_of(outcome)[0] == "deeply-supervised-nets"
