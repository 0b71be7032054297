"""What people ask first: all that was rejected, got a prize or both; in company, or to hear one.

The truth is taken from the events of the shipped base.
"""

from collections import Counter
from collections.abc import Iterator

import pytest

from bot.knowledge.kinds import EventType, Rank, StoryKind
from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing
from tests.matching.said import lines, rows

LISTS = """
which papers were rejected? | rejected
famous papers that were rejected | rejected
give me a rejection story | rejected
我的論文剛被退稿，有沒有人跟我一樣慘 | rejected
有哪些著名论文被拒过 | rejected
哪些名作當年被打槍過 | rejected
which papers won a prize | awarded
得过奖的论文有哪些 | awarded
which rejected papers went on to win a prize | rejected awarded
rejected papers that later won a prize | rejected awarded
先被拒後得獎的例子 | rejected awarded
哪些被拒的论文后来得了奖 | rejected awarded
which papers were rejected more than once | rejected rejected
被拒过不止一次的论文 | rejected rejected
一再被打槍的論文有哪些 | rejected rejected
"""


def befell(story: Story) -> Iterator[str]:
    for event in story.events:
        if event.type is not EventType.AWARDED or event.rank is Rank.WINNER:
            yield from [event.type.value] * event.times


@pytest.mark.parametrize(("question", "asked"), rows(LISTS))
def test_all_that_it_befell_are_listed(
    whole: Matcher, whole_base: Snapshot, question: str, asked: str
):
    outcome = whole.match(question)
    assert isinstance(outcome, Listing)
    listed = {story.id for story in outcome.stories}
    wanted = Counter(asked.split())
    papers = (s for s in whole_base.stories.values() if s.kind is StoryKind.PAPER)
    right = {paper.id for paper in papers if Counter(befell(paper)) >= wanted}
    # Runners-up may be listed of prizes in general.
    assert right <= listed
    assert len(listed) <= 1.1 * len(right)


@pytest.mark.parametrize(
    "question",
    lines("""
my paper got rejected again and I hate everything
what share of submissions does a top conference reject?
should I resubmit my rejected paper somewhere else?
famous actors who were rejected at auditions
我的签证被拒了怎么办
告白被拒，大家都怎麼走出來的
"""),
)
def test_other_rejections_are_not_answered_with_a_list(whole: Matcher, question: str):
    assert not isinstance(whole.match(question), Listing | Answer)


@pytest.mark.parametrize(
    ("question", "story", "said"),
    rows("""
what scores did mamba get | mamba | 8, 8, 6
who wrote sift | sift | Lowe
authors of gan | gan | Goodfellow
sift 是谁写的 | sift | Lowe
"""),
)
def test_a_name_in_small_letters_beside_what_only_papers_have(
    matcher: Matcher, question: str, story: str, said: str
):
    outcome = matcher.match(question)
    assert isinstance(outcome, Answer)
    assert outcome.story.id == story
    assert outcome.detail
    assert said in outcome.detail.answer.en
