"""The queue as curators read it: open questions that mean the same together, most wanted first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from bot.curation.journal.questions import Question
from bot.language import Language
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.text import fold

MOST = 10  # wordings of a group; further ones make another, to come once these are settled
_READ = 500  # questions that are looked at, the most wanted ones
_ALIKE = 86  # of 100: wordings of one question
_MISSPELT = 80  # of 100: spellings of one unknown name
_SHORTEST = 5  # letters of a name that may be misspelt
_UNSURE = {"word", str(Kind.ELSEWHERE), str(Kind.STORY)}  # of which one may be another misspelt
_ASIDE = 0.8  # weight of the words by which two wordings may differ


@dataclass(frozen=True)
class Wanted:
    """Wordings of what is one question, the most wanted first."""

    questions: tuple[Question, ...]

    @property
    def lead(self) -> Question:
        """The wording that stands for all."""
        return self.questions[0]

    @property
    def ids(self) -> tuple[int, ...]:
        """The wordings' ids."""
        return tuple(question.id for question in self.questions)

    @property
    def asked(self) -> int:
        """How often it was asked in vain."""
        return sum(question.asked for question in self.questions)

    @property
    def disliked(self) -> int:
        """How often its answer was disliked."""
        return sum(question.disliked for question in self.questions)

    @property
    def first(self) -> datetime:
        """When it was asked first."""
        return min(question.first for question in self.questions)

    @property
    def last(self) -> datetime:
        """When it was asked last."""
        return max(question.last for question in self.questions)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it was asked in."""
        return tuple(dict.fromkeys(question.language for question in self.questions))


def wanted(questions: Sequence[Question], reader: Reader) -> list[Wanted]:
    """Return `questions` (most wanted first) by meaning, as `reader` reads them.

    Takes up to a second for a long queue.
    """
    groups: list[tuple[_Meaning, list[Question]]] = []
    for question in questions[:_READ]:
        meaning = _Meaning.of(question.text, reader)
        for other, members in groups:
            if len(members) < MOST and meaning.is_like(other):
                members.append(question)
                break
        else:
            groups.append((meaning, [question]))
    found = [Wanted(tuple(members)) for _, members in groups]
    return sorted(found, key=lambda group: (-group.asked - group.disliked, -group.last.timestamp()))


@dataclass(frozen=True)
class _Meaning:
    """What of a question tells it from others."""

    wording: str
    names: frozenset[str]  # known or not
    numbers: tuple[float, ...]  # years, scores
    said: frozenset[str]  # what it asks for, and what happened
    words: dict[str, float]  # what else it says, with its weight

    @classmethod
    def of(cls, text: str, reader: Reader) -> "_Meaning":
        reading = reader.read(text)
        items = [(term, item) for item in reading.items for term in item.terms]
        return cls(
            fold(reading.text.clean),
            frozenset(term for term, item in items if item.is_name),
            tuple(_numbers(reading)),
            frozenset(_said(reading)),
            {term: item.weight for term, item in items if item.is_content and not item.is_name},
        )

    def is_like(self, other: "_Meaning") -> bool:
        """Return whether the two ask the same: never of two papers, years or scores."""
        if self.numbers != other.numbers or not _are_spellings(self.names, other.names):
            return False
        if fuzz.token_sort_ratio(self.wording, other.wording, score_cutoff=_ALIKE):
            return True
        aside = self.words.keys() ^ other.words.keys()
        weight = sum(self.words.get(term, other.words.get(term, 0.0)) for term in aside)
        return bool(self.names) and self.said == other.said and weight < _ASIDE


def _said(reading: Reading) -> Iterator[str]:
    yield from reading.asked
    yield from reading.off_domain
    yield from reading.ids(Kind.EVENT)


def _numbers(reading: Reading) -> Iterator[float]:
    yield from reading.years
    yield from sorted((*reading.scores, *(value for value, _ in reading.marks.held)))
    for bound, sign in ((reading.since, 1), (reading.until, -1)):
        if bound is not None:
            yield sign * (bound + 0.5)


def _are_spellings(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of names are the same, or but for one that may be misspelt."""
    if one == other:
        return True
    return _is_misspelt(one - other, other - one)


def _is_misspelt(one: Iterable[str], other: Iterable[str]) -> bool:
    match tuple(one), tuple(other):
        case (a,), (b,):
            (kind, name), (other_kind, other_name) = (term.split(":", 1) for term in (a, b))
            # Two that are both known are never the same.
            is_unsure = "word" in (kind, other_kind) and {kind, other_kind} <= _UNSURE
            is_long = min(len(name), len(other_name)) >= _SHORTEST
            is_plain = name.isalpha() and other_name.isalpha()
            return is_unsure and is_long and is_plain and fuzz.ratio(name, other_name) >= _MISSPELT
        case _:
            return False
