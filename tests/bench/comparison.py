"""The matcher and its peers on the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.peers import PEERS
from tests.bench.trial import WHOLE, apart, try_ours, try_peer, unlabelled
from tests.bench.tuning import tuned
from tests.questions import DEVELOPMENT, SEEDS, Question, load, offtopic
from tests.questions.scoring import Outcome, Result

OURS = "Rebuttal"


@dataclass(frozen=True)
class Contestant:
    """How one did."""

    results: list[Result]  # on the questions
    strays: list[Result]  # on off-topic lines
    times: list[float]  # of the questions, in milliseconds
    memory: float  # in megabytes


def compare(files: Sequence[str], *, whole: bool) -> Mapping[str, Contestant]:
    """Put the questions of `files`, and the off-topic lines that go with them, to everyone.

    They are asked on the `whole` base, or on the twenty stories that they were written for.
    """
    size = WHOLE if whole else len(SEEDS)
    questions = [question for name in files for question in load(name, whole=whole)]
    strays = offtopic("offtopic_sealed" if "sealed" in files else "offtopic", whole=whole)
    ours = apart(try_ours, size, unlabelled(questions), unlabelled(strays))
    found = {OURS: _contestant(questions, strays, ours.replies, ours.warm, ours.memory)}
    development = [question for name in DEVELOPMENT for question in load(name, whole=whole)]
    others = [*strays, *(question for question in development if question not in questions)]
    for name, maker in PEERS.items():
        trial = apart(try_peer, maker, size, unlabelled(questions), unlabelled(others))
        rankings = dict(zip((q.id for q in (*questions, *others)), trial.replies, strict=True))
        cut = tuned(development, [rankings[question.id] for question in development])
        outcomes = [cut.outcome(q, rankings[q.id]) for q in (*questions, *strays)]
        found[name] = _contestant(questions, strays, outcomes, trial.warm, trial.memory)
    return found


def _contestant(
    questions: list[Question],
    strays: list[Question],
    outcomes: list[Outcome],
    times: list[float],
    memory: float,
) -> Contestant:
    pairs = zip([*questions, *strays], outcomes, strict=True)
    results = [Result(question, *outcome) for question, outcome in pairs]
    return Contestant(results[: len(questions)], results[len(questions) :], times, memory)
