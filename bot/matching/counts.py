"""What a question wants counted, and what a text gives a number of: "how many GPUs", 8 張顯卡."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile

from bot.matching.numbers import number_words, year_of
from bot.matching.reading import Reading
from bot.matching.text import Token, stem
from bot.matching.words import stopwords

_HAN_REACH = 4  # Chinese characters after a number that may say of what
_REACH = 3  # words after it
_MANY = ("many", "much", "long", "几", "多少", "少")
_NUMERAL = re.compile(r"\d[\d.,]*(?:st|nd|rd|th|k|m)?%?")


def wanted_count(reading: Reading) -> frozenset[str]:
    """Return the terms of what a question wants to know the number of, none if it wants none."""
    return _after(reading.text.tokens, lambda token: token.text in _MANY)


def counted(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the terms of what texts give a number of."""
    found = (_after(reading.text.tokens, is_number) for reading in readings)
    return frozenset[str]().union(*found)


def is_number(token: Token) -> bool:
    """Return whether a token is a number that isn't a year."""
    text = token.text
    if year_of(text):
        return False
    return bool(_NUMERAL.fullmatch(text)) or number_words().get(text, 0) > 1


def _after(tokens: Sequence[Token], starts: Callable[[Token], bool]) -> frozenset[str]:
    """Return the terms of what follows the tokens that something is a number of by."""
    found = (
        _terms(tokens[place + 1 : place + 1 + _HAN_REACH])
        for place, token in enumerate(tokens)
        if starts(token)
    )
    return frozenset(chain.from_iterable(found))


def _terms(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words, or the pairs of Chinese characters, that begin with these tokens."""
    if tokens and not tokens[0].han:
        said = (t.text for t in tokens[:_REACH] if not t.han and not t.text.isdecimal())
        yield from (stem(word) for word in said if word not in stopwords())
        return
    han = [token.text for token in takewhile(lambda token: token.han, tokens)]
    yield from (one + other for one, other in pairwise(han))
