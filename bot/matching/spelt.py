"""Review scores in words: "eight eight seven", 八八七, "two 8s and a 7"."""

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import pairwise

from bot.matching.data import data
from bot.matching.dealt import FEWEST_SCORES, dealt_scores
from bot.matching.numbers import number_words
from bot.matching.text import Token

MOST = 10  # reviewers, and points
_TENS, _ONES = {"十"}, set("一二三四五六七八九")
_AND = ("and", "和")
_ARTICLES = {"a": 1, "an": 1, "another": 1, "single": 1}
_BETWEEN_COUNTS = ("and", "和", "分", "score", "scores", "of")
_PLURAL = re.compile(r"(\d{1,2})['’]?s")


def spelt_scores(tokens: Sequence[Token]) -> tuple[float, ...]:
    """Return three scores or more: "eight eight seven", 八八七, "two 8s and a 7", 两个 8 一个 7."""
    said = [token.text for token in tokens]
    if _numerals().isdisjoint(said) and not any(word[0].isdecimal() for word in said):
        return ()
    words = [word for word in said if word not in data("words.yaml")["alike"]]
    return (
        dealt_scores(said) or _counted(words) or (() if _is_in_tens(tokens) else _in_a_row(words))
    )


@cache
def _numerals() -> Set[str]:
    return {*number_words(), *data("words.yaml")["plural_numbers"]}


def first_score(tokens: Sequence[Token]) -> int | None:
    """Return which token may be the first score given, None if there is none."""
    words = (token.text for token in tokens)
    return next((place for place, word in enumerate(words) if _may_be_score(word)), None)


def _may_be_score(word: str) -> bool:
    return _score(word) is not None or bool(number(word))


def _is_in_tens(tokens: Sequence[Token]) -> bool:
    """Return whether there is a Chinese number above ten: 二十五年 has one number, not three."""
    return any(
        one.end == other.start and {one.text, other.text} & _TENS and {one.text, other.text} & _ONES
        for one, other in pairwise(tokens)
    )


def _counted(words: Sequence[str]) -> tuple[float, ...]:
    counts = _counts()
    run: list[float] = []
    words = [word for word in words if word != "个"]
    place = 0
    while place < len(words):
        often = counts.get(words[place], 0)
        is_count = 1 <= often <= MOST and place + 1 < len(words)
        if is_count and (value := _score(words[place + 1])) is not None:
            run += [value] * often
            place += 2
        elif run and words[place] in _BETWEEN_COUNTS:
            place += 1
        elif len(run) >= FEWEST_SCORES:
            break
        else:
            run = []
            place += 1
    return tuple(run) if len(run) >= FEWEST_SCORES else ()


@cache
def _counts() -> dict[str, int]:
    return number_words() | _ARTICLES


def _score(word: str) -> float | None:
    value = _in_digits(word)
    return plural(word) if value is None else value


def _in_a_row(words: Sequence[str]) -> tuple[float, ...]:
    run: list[float] = []
    for word in words:
        value = _points(word)
        if value is not None:
            run.append(value)
        elif word in _AND and run:
            continue
        elif len(run) >= FEWEST_SCORES:
            break
        else:
            run = []
    return tuple(run) if len(run) >= FEWEST_SCORES else ()


def plural(word: str) -> float | None:
    """Return the score that a plural names: "8s", "eights"."""
    if word[0].isdecimal():
        found = _PLURAL.fullmatch(word)
        return float(found[1]) if found else None
    plurals: list[str] = data("words.yaml")["plural_numbers"]
    return float(plurals.index(word)) if word in plurals else None


def number(word: str) -> float | None:
    """Return the number that a word is, in digits or letters; None from eleven on."""
    value = _points(word)
    return value if value is not None and value <= MOST else None


def _points(word: str) -> float | None:
    """Return the number that a word is; in digits it may be above ten."""
    value = number_words().get(word)
    return _in_digits(word) if value is None else float(value)


def _in_digits(word: str) -> float | None:
    return float(word) if word.isdecimal() and len(word) <= 2 else None  # noqa: PLR2004
