"""What sort of answer a question wants, and which sorts a text holds: a person, a number, a city.

A part of a story that holds no number doesn't say how many (the expected answer type of a question:
Li and Roth, 2002, "Learning question classifiers").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.knowledge.kinds import Attribute
from bot.matching.counts import counted, is_number
from bot.matching.data import data
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.terms import Terms, shared

_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d月|\d日")
_NAMES = ("name", "names", "identity", "identities")
REFEREES = ("reviewers", "area-chair", "committee")  # themes of those who judge


class AnswerType(StrEnum):
    """A sort of answer; a question wants it by a cue of that name, a number by "quantity"."""

    PERSON = "wants-person"
    DATE = "wants-date"
    CITY = "wants-city"
    PAGES = "wants-pages"
    ORGANISATION = "wants-organisation"
    QUOTE = "wants-quote"
    MONEY = "wants-money"
    DURATION = "wants-duration"
    SHARE = "wants-share"
    HARDWARE = "wants-hardware"
    LANGUAGE = "wants-language"  # of programs
    NUMBER = "quantity"
    REFEREE = "wants-referee"  # who it was that judged


@dataclass(frozen=True)
class Said:
    """What sorts of things texts say."""

    holds: frozenset[AnswerType]  # the sorts of answer
    counted: Terms  # of what they give a number of

    @classmethod
    def by(cls, readings: Sequence[Reading]) -> "Said":
        """Return what texts say."""
        return cls(shared(held(readings)), Terms(counted(readings)))


def wanted(reading: Reading) -> frozenset[AnswerType]:
    """Return the sorts of answer that a question wants; none if it doesn't say."""
    kinds = {kind for kind in AnswerType if reading.holds(Kind.CUE, kind)}
    if _speaks_of_referees(reading) and (AnswerType.PERSON in kinds or _asks_for_name(reading)):
        kinds.add(AnswerType.REFEREE)
    return frozenset(kinds)


def held(readings: Iterable[Reading]) -> frozenset[AnswerType]:
    """Return the sorts of answer that texts hold."""
    return frozenset(kind for reading in readings for kind in AnswerType if _holds(reading, kind))


def _speaks_of_referees(reading: Reading) -> bool:
    return any(reading.holds(Kind.THEME, role) for role in REFEREES)


def _asks_for_name(reading: Reading) -> bool:
    return Attribute.NAME in reading.asked or any(t.text in _NAMES for t in reading.text.tokens)


def _holds(reading: Reading, kind: AnswerType) -> bool:
    names_somebody = any(sense.kind is Kind.PERSON for sense in reading.senses)
    match kind:
        case AnswerType.PERSON:
            return names_somebody
        case AnswerType.REFEREE:
            return names_somebody and _speaks_of_referees(reading)
        case AnswerType.NUMBER:
            return any(map(is_number, reading.text.tokens))
        case AnswerType.DATE:
            return bool(_DATE.search(reading.text.clean))
        case _:
            words, phrases = _signs_of(kind)
            if not words.isdisjoint(token.text for token in reading.text.tokens):
                return True
            text = reading.text.clean.casefold()
            return any(phrase in text for phrase in phrases)


@cache
def _signs_of(kind: AnswerType) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words, and the phrases in Chinese or of several words, of a sort of answer."""
    signs: list[str] = [sign.casefold() for sign in data("words.yaml")["held"][kind]]
    words = frozenset(sign for sign in signs if sign.isascii() and sign.isalnum())
    return words, tuple(sign for sign in signs if sign not in words)
