"""Where a peer declines: the cut that does best for it on the development questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.trial import Ranking
from tests.questions import Question
from tests.questions.scoring import Outcome, score

_STEPS = 200
_SHARES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Cut:
    """What turns a ranking into an outcome."""

    least: float  # the score below which nothing is answered
    share: float  # of the best story's score that others on a list reach

    def outcome(self, question: Question, ranking: Ranking) -> Outcome:
        """Return what a peer says. Whether one story or several are meant, it is told."""
        if not ranking or ranking[0][1] < self.least:
            return "nothing", ()
        if len(question.expect) < 2:
            return "answer", (ranking[0][0],)
        enough = self.share * ranking[0][1]
        return "list", tuple(story for story, reached in ranking if reached >= enough)


def tuned(questions: Sequence[Question], rankings: Sequence[Ranking]) -> Cut:
    """Return the cut under which most is right."""
    tops = sorted({ranking[0][1] for ranking in rankings if ranking})
    cuts = [
        Cut(least, share)
        for least in [0.0, *tops[:: max(1, len(tops) // _STEPS)]]
        for share in _SHARES
    ]
    return max(cuts, key=lambda cut: _right(cut, questions, rankings))


def _right(cut: Cut, questions: Sequence[Question], rankings: Sequence[Ranking]) -> float:
    pairs = zip(questions, rankings, strict=True)
    return sum(score(q, *cut.outcome(q, ranking)) for q, ranking in pairs)
