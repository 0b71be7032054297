"""How right an outcome is, and figures over many questions: shared by tests and benchmarks.

A system under measure is a function from a question to an outcome's kind and its story ids, so
that others than the matcher can be measured the same way. An answer that lacks the particular thing
asked for is "incomplete", unless it says so itself: then it is "unsaid". One that holds it, but not
in its first lines, is "later".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from bot.language import Language, to_simplified
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing, Nothing, Suggestions
from bot.matching.outcome import Outcome as Decided
from bot.replies.compose import compose
from tests.questions import STRAYS, Question

OutcomeKind = Literal["answer", "later", "unsaid", "incomplete", "list", "suggestions", "nothing"]
Outcome = tuple[OutcomeKind, tuple[str, ...]]
System = Callable[[Question], Outcome]

# What users take as said by the bot; suggestions only ask back.
_ASSERTING = ("answer", "later", "unsaid", "incomplete", "list")


@dataclass(frozen=True)
class Result:
    """A question with what a system made of it."""

    question: Question
    kind: OutcomeKind
    ids: tuple[str, ...]

    @property
    def score(self) -> float:
        """How right it is, 0 to 1."""
        return score(self.question, self.kind, self.ids)

    @property
    def asserts(self) -> bool:
        """Whether it says something, rather than asking back or declining."""
        return self.kind in _ASSERTING

    @property
    def is_wrong_assertion(self) -> bool:
        """Whether it says something and nothing of it is right."""
        return self.asserts and not self.score and set(self.ids).isdisjoint(self.question.expect)

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
    told_first: float  # of answers that hold what is asked for: those that begin with it

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
            told_first=_mean(
                result.kind == "answer"
                for result in results
                if result.question.contains and result.kind in ("answer", "later") and result.score
            ),
        )

    def rounded(self) -> dict[str, float]:
        """Return the figures by name, with four decimals."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def score(question: Question, kind: OutcomeKind, ids: Sequence[str]) -> float:
    """Return how right an outcome is, 0 to 1.

    Where nothing is expected, declining is right, and so is a story with a plain "the base doesn't
    say", but for what is off topic. One expected story takes an answer with it, all that the
    question names as its answer included, or a list of it alone; for several it is the F1 of the
    stories given. Asking back is 0.
    """
    expect = question.expect
    if not expect:
        return float(kind == "nothing" or (kind == "unsaid" and question.kind not in STRAYS))
    if kind not in _ASSERTING or kind == "incomplete" or (kind == "unsaid" and question.contains):
        return 0.0
    if len(expect) == 1:
        return float(tuple(ids) == expect)
    return 2 * len(set(ids) & set(expect)) / (len(set(ids)) + len(set(expect)))


def outcome_of(matcher: Matcher, question: Question) -> Outcome:
    """Return the kind of outcome that a matcher gives, and the ids of its stories."""
    return told(matcher, question, matcher.match(question.q, question.context))


def told(matcher: Matcher, question: Question, outcome: Decided) -> Outcome:
    """Return an outcome's kind, seen by who reads the reply, and the ids of its stories."""
    match outcome:
        case Answer():
            return _answered(matcher, question, outcome), (outcome.story.id,)
        case Listing():
            return "list", tuple(story.id for story in outcome.stories)
        case Suggestions():
            return "suggestions", tuple(story.id for story in outcome.stories)
        case Nothing():
            return "nothing", tuple(story.id for story in outcome.close)


def _answered(matcher: Matcher, question: Question, answer: Answer) -> OutcomeKind:
    # In Simplified characters where the question is in Traditional ones: they say the same.
    language = Language.EN if question.lang == Language.EN else Language.ZH_HANS
    reply = compose(answer, language, matcher.snapshot)
    if reply.lacks_what_is_asked:
        return "unsaid"
    if says(reply.headline, question):
        return "answer"
    said = f"{reply.headline} {reply.title} {reply.body} {reply.timeline}"
    return "later" if says(said, question) else "incomplete"


def says(text: str, question: Question) -> bool:
    """Return whether a text holds all that the question names as its answer."""
    said = _plain(text)
    return all(_plain(part) in said for part in question.contains)


def _plain(text: str) -> str:
    """Return a text without what numbers and names are written with or without."""
    return re.sub(r"(?<=\d),(?=\d{3})|\s", "", to_simplified(text)).casefold()


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
