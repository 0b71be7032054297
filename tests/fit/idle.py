"""Fitting which words of a question its story may miss: those of the talk around it.

"Over dinner a retired colleague maintained that …": that the story holds no dinner tells nothing.
It is learned like manners are, on the words that the right story misses, against those that the
leading one misses of a question that the base doesn't answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.matching.manner import Manner
from bot.matching.matcher import Matcher
from tests.fit.batch import FOLDS, fold_of
from tests.fit.manner import Put, fit
from tests.questions import Question

_PENALTY = 0.5


@dataclass(frozen=True)
class Idle:
    """What words missed tell, as far as it was learned on all questions, and without each fold."""

    manner: Manner
    by_fold: Sequence[Manner]

    @classmethod
    def of(cls, asked: Sequence[tuple[Matcher, Sequence[Question]]]) -> "Idle":
        """Learn it from what matchers make of questions."""
        found = [put for matcher, questions in asked for put in _missing(matcher, questions)]
        folds = ([p for p in found if fold_of(p.question) != fold] for fold in range(FOLDS))
        return cls(fit(found, _PENALTY), [fit(put, _PENALTY) for put in folds])

    def unseen(self, question: Question, missed: Sequence[str]) -> float:
        """Return the log-odds by what was learned without the question."""
        return self.by_fold[fold_of(question)].log_odds(missed) if missed else 0.0

    def told(self, missed: Sequence[str]) -> float:
        """Return the log-odds of a question that nothing was learned from."""
        return self.manner.log_odds(missed) if missed else 0.0


def _missing(matcher: Matcher, questions: Sequence[Question]) -> Iterator[Put]:
    for question in questions:
        if question.kind == "list":
            continue
        ranked = matcher.rank(matcher.reader.read(question.q), question.context)
        stories = [candidate for candidate, _ in ranked.stories]
        if question.expect:
            stories = [c for c in stories if c.profile.story.id in question.expect]
        if stories and stories[0].missed:
            yield Put(question, frozenset(stories[0].missed), bool(question.expect))
