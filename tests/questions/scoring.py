"""How right an outcome is, and figures over many questions: shared by tests and benchmarks.

A system under measure is a function from a question to an outcome's kind and its story ids, so
that others than the matcher can be measured the same way.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing, Nothing, Suggestions
from tests.questions import Question

OutcomeKind = Literal["answer", "list", "suggestions", "nothing"]
Outcome = tuple[OutcomeKind, tuple[str, ...]]
System = Callable[[Question], Outcome]

_ASSERTING = ("answer", "list")  # what users take as said by the bot; suggestions only ask back


@dataclass(frozen=True)
class Result:
    """A question with what a system made of it."""

    question: Question
    kind: OutcomeKind
    ids: tuple[str, ...]

    @property
    def score(self) -> float:
        """How right it is, 0 to 1."""
        return score(self.question.expect, self.kind, self.ids)

    @property
    def asserts(self) -> bool:
        """Whether it says something, rather than asking back or declining."""
        return self.kind in _ASSERTING

    @property
    def is_wrong_assertion(self) -> bool:
        """Whether it says something and nothing of it is right."""
        return self.asserts and set(self.ids).isdisjoint(self.question.expect)

    @property
    def suggests_right(self) -> bool:
        """Whether it asks back, with a right story among those offered."""
        return self.kind == "suggestions" and not set(self.ids).isdisjoint(self.question.expect)


@dataclass(frozen=True)
class Summary:
    """Figures over some questions; all but `count` are shares, 0 to 1."""

    count: int
    accuracy: float  # the mean score
    wrong_assertions: float  # answers and lists with nothing right in them, of all questions
    precision: float  # the mean score of answers and lists; 1 where there are none
    declined: float
    suggested_right: float

    @classmethod
    def of(cls, results: Sequence[Result]) -> "Summary":
        """Sum up at least one result."""
        return cls(
            count=len(results),
            accuracy=_mean(result.score for result in results),
            wrong_assertions=_mean(result.is_wrong_assertion for result in results),
            precision=_mean(result.score for result in results if result.asserts),
            declined=_mean(result.kind == "nothing" for result in results),
            suggested_right=_mean(result.suggests_right for result in results),
        )

    def rounded(self) -> dict[str, float]:
        """Return the figures by name, with four decimals."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def score(expect: Sequence[str], kind: OutcomeKind, ids: Sequence[str]) -> float:
    """Return how right an outcome is, 0 to 1.

    Where nothing is expected only declining is right. One expected story takes an answer with
    it, or a list of it alone; for several it is the F1 of the stories given. Asking back is 0.
    """
    if not expect:
        return float(kind == "nothing")
    if kind not in _ASSERTING:
        return 0.0
    if len(expect) == 1:
        return float(tuple(ids) == tuple(expect))
    return 2 * len(set(ids) & set(expect)) / (len(set(ids)) + len(set(expect)))


def outcome_of(matcher: Matcher, question: Question) -> Outcome:
    """Return the kind of outcome that a matcher gives, and the ids of its stories."""
    outcome = matcher.match(question.q, question.context)
    match outcome:
        case Answer():
            return "answer", (outcome.story.id,)
        case Listing():
            return "list", tuple(story.id for story in outcome.stories)
        case Suggestions():
            return "suggestions", tuple(story.id for story in outcome.stories)
        case Nothing():
            return "nothing", ()


def results(system: System, questions: Iterable[Question]) -> list[Result]:
    """Put all questions to a system."""
    return [Result(question, *system(question)) for question in questions]


def summaries(found: Sequence[Result]) -> Mapping[str, Summary]:
    """Sum results up: "overall", and by kind and language ("kind direct", "language en")."""
    groups: dict[str, list[Result]] = {"overall": list(found)}
    for result in found:
        groups.setdefault(f"kind {result.question.kind}", []).append(result)
    for result in found:
        groups.setdefault(f"language {result.question.lang}", []).append(result)
    return {name: Summary.of(group) for name, group in groups.items()}


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 1.0
