"""That a story doesn't say something is told where it is asked for, not where it is spoken of."""

import pytest

from bot.knowledge.kinds import Attribute
from bot.language import Language
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer
from bot.replies._words import Words
from bot.replies.compose import compose
from tests.matching.said import lines, rows


def is_missed(matcher: Matcher, question: str) -> bool:
    """Return whether the reply's first line says that the base doesn't hold what is asked."""
    answer = matcher.match(question)
    assert isinstance(answer, Answer)
    return compose(answer, Language.EN, matcher.snapshot).lacks_what_is_asked


@pytest.mark.parametrize(
    "question",
    lines("""
Persuasion for Good, the dialogue dataset: did it get in first time?
SAC 投 ICLR 咋样了
D4RL, the offline RL benchmark: accepted or rejected?
a bar argument, some late-night code and a prize ten years on: which paper
what scores did RoBERTa get and was it ever published
P4G 那個資料集的論文當初有沒有被退
"""),
)
def test_what_is_only_spoken_of_is_not_missed(whole: Matcher, question: str):
    assert not is_missed(whole, question)


@pytest.mark.parametrize(
    ("question", "asked"),
    rows("""
Why was RoBERTa rejected by ICLR 2020? | reason
Transformer-XL 为什么被拒 | reason
why did ICLR turn Adam away at first | reason
Mamba 在 ICLR 2024 是 oral 吗 | presentation
"""),
)
def test_what_is_asked_for_is_missed_by_its_name(whole: Matcher, question: str, asked: str):
    answer = whole.match(question)
    assert isinstance(answer, Answer)
    assert answer.asked is Attribute(asked)
    assert is_missed(whole, question)


def test_what_only_the_records_of_papers_say_is_not_missed(whole: Matcher):
    """Stories without a detail on their authors or their arXiv number have them on record."""
    stories = whole.snapshot.stories.values()
    told = {(s.id, detail.about) for s in stories for detail in s.details}
    words = Words(Language.EN, whole.snapshot)
    asked = [
        f"{ask} {words.subject(story, inside=True)}?"
        for story in stories
        for ask, about, held in (
            ("who wrote", Attribute.AUTHORS, any(p.authors for p in story.papers)),
            ("what is the arXiv number of", Attribute.ARXIV, any(p.arxiv for p in story.papers)),
        )
        if held and (story.id, about) not in told
    ]
    outcomes = {question: whole.match(question) for question in asked}
    missed = [
        question
        for question, outcome in outcomes.items()
        if isinstance(outcome, Answer)
        and compose(outcome, Language.EN, whole.snapshot).lacks_what_is_asked
    ]
    assert len(asked) > 20
    assert missed == []
