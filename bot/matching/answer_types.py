"""What sort of answer a question wants, and which sorts a text holds: a person, a number, a city.

A part of a story that holds no number doesn't say how many (the expected answer type of a question:
Li and Roth, 2002, "Learning question classifiers").
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from bot.matching.data import data
from bot.matching.reading import Reading
from bot.matching.senses import Kind

_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d月|\d日")
_NUMBER = re.compile(r"\d")


class AnswerType(StrEnum):
    """A sort of answer; a question wants it by a cue of that name, a number by "quantity"."""

    PERSON = "wants-person"
    DATE = "wants-date"
    CITY = "wants-city"
    PAGES = "wants-pages"
    ORGANISATION = "wants-organisation"
    QUOTE = "wants-quote"
    NUMBER = "quantity"


def wanted(reading: Reading) -> frozenset[AnswerType]:
    """Return the sorts of answer that a question wants; none if it doesn't say."""
    return frozenset(kind for kind in AnswerType if reading.holds(Kind.CUE, kind))


def held(readings: Iterable[Reading]) -> frozenset[AnswerType]:
    """Return the sorts of answer that texts hold."""
    return frozenset(kind for reading in readings for kind in AnswerType if _holds(reading, kind))


def _holds(reading: Reading, kind: AnswerType) -> bool:
    match kind:
        case AnswerType.PERSON:
            return any(sense.kind is Kind.PERSON for sense in reading.senses)
        case AnswerType.NUMBER:
            return any(_NUMBER.search(token.text) for token in reading.text.tokens)
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
