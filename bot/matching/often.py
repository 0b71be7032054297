"""How often a paper has to have been rejected: "turned down four times", 被拒过十五次."""

import re
from functools import cache
from typing import NamedTuple

from bot.matching.data import data
from bot.matching.numbers import number_words

_EXACT_FROM = 4  # "rejected three times" leaves more open; who says five means five
_TEN = 10


class Often(NamedTuple):
    """How often something has to have happened."""

    times: int
    exactly: bool = False


ONCE = Often(1)


def rejections(clean: str) -> Often | None:
    """Return how often a question says that something was rejected; None if it doesn't say."""
    said = clean.casefold()
    searches = (pattern.search(said) for pattern in _patterns(in_english=said.isascii()))
    found = next(filter(None, searches), None)
    if not found:
        return None
    parts: dict[str, str | None] = found.groupdict()
    times = _number(found["n"]) + bool(parts.get("over"))
    bounded = any(parts.get(bound) for bound in ("over", "least", "more", "after"))
    exactly = bool(parts.get("just")) or (times >= _EXACT_FROM and not bounded)
    return Often(times, exactly=exactly) if times > 1 or parts.get("just") else None


@cache
def _patterns(*, in_english: bool) -> list[re.Pattern[str]]:
    """Return what finds a count of rejections: after the verb, before a noun, and in Chinese.

    Those in Chinese are left out where all is `in_english`.
    """
    words = data("words.yaml")
    latin = [word for word in (*number_words(), *words["dozens"]) if word.isascii()]
    slots = {
        "over": r"(?P<over>more than |over )?",
        "least": r"(?P<least>at least |no (?:fewer|less) than )?(?P<just>exactly |just |only )?",
        "n": rf"(?P<n>\d{{1,2}}|{'|'.join(latin)})",
        "more": r"(?P<more>\+| or more| plus| or so)?",
        "after": r"(?P<after> or more| and more| at least)?",
        "over_zh": "(?P<over>超过|不止|多于|大于)?",
        "least_zh": "(?P<least>至少|起码|不下|不少于)?(?P<just>正好|恰好|刚好|只)?",
        "n_zh": r"(?<![第\d一二三四五六七八九十百])(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})",
        "more_zh": "(?P<more>多|余|几)?",
        "after_zh": "(?P<after>及?以上)?",
    }
    said = (one for one in words["rejections"] if one.isascii() or not in_english)
    return [re.compile(pattern.format(**slots)) for pattern in said]


def _number(said: str) -> int:
    """Return a number up to 99 in digits or words of either language; 0 if it is none."""
    if said.isdecimal():
        return int(said)
    known = number_words() | {word: int(n) for word, n in data("words.yaml")["dozens"].items()}
    if said in known:
        return known[said]
    tens, ten, ones = said.partition("十")
    values = (known.get(part, 0 if part else one) for part, one in ((tens, 1), (ones, 0)))
    many, few = values
    return many * _TEN + few if ten else 0
