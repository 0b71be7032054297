"""Review scores in a question: all of a paper's ("8/8/7"), or something said of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.matching.data import data
from bot.matching.dealt import (
    BETWEEN_HAN,
    FEWEST_SCORES,
    GAVE_ZH,
    JUDGES,
    JUDGES_ZH,
    NUMBER,
    dealt_scores,
)
from bot.matching.numbers import number_words
from bot.matching.text import Token

_TENS, _ONES = {"十"}, set("一二三四五六七八九")
_AND = ("and", "和")
_ARTICLES = {"a": 1, "an": 1, "another": 1, "single": 1}
_BETWEEN_COUNTS = ("and", "和", "分", "score", "scores", "of")
_VALUE = re.compile(r"(\d{1,2})['’]?s?")
_MOST = 10  # reviewers, and points
# What may follow "a 9" when it is a score, and not the start of "a 9 year wait".
_AFTER_SCORE = (
    "",
    "and",
    "but",
    "yet",
    "still",
    "that",
    "from",
    "score",
    "was",
    "were",
    "or",
    "on",
)
_POINTS = re.compile("分(?![钟类之布析数])")
_STRAIGHT = re.compile(
    rf"(?:nothing but|only|just) {NUMBER}['’]?s\b"
    rf"|(?:every|each|all)(?: \w+){{0,3}} {JUDGES}(?: \w+){{0,6}} an? {NUMBER}\b"
    rf"|[全都](?:部|员|都|是|打|给|拿|判|了|的)* ?{NUMBER} ?分"
)
_GIVEN = re.compile(
    rf"(\w+) (?:of (?:the|its|their) )?(?:\w+ )?{JUDGES} (?:\w+ ){{0,3}}an? {NUMBER}\b"
    rf"|([一二两三四五六])(?:个|位|名)?{JUDGES_ZH}{GAVE_ZH} ?{NUMBER} ?分"
)
_MEAN = re.compile(
    r"(?:averag\w*|mean)(?: scores?)?(?: of)? "
    rf"(?:above|over|beyond|more than|at least|better than) {NUMBER}"
    rf"|平均分?(?:数|得分)?(?:都)?(?:超过|高于|大于|过|在)? ?{NUMBER}"
)


@dataclass(frozen=True)
class Marks:
    """What is said of a paper's scores without giving them all."""

    held: tuple[tuple[float, int], ...] = ()  # scores, each with how often it is there at least
    either: frozenset[float] = frozenset()  # or of which one is there
    above: float | None = None  # what the mean is at least
    alike: bool = False  # all the same

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.held or self.either or self.above or self.alike)

    def fit(self, scores: Sequence[float]) -> bool:
        """Return whether scores are as is said."""
        if not self:
            return True
        counted = Counter(scores)
        return (
            len(scores) > 1
            and all(counted[value] >= count for value, count in self.held)
            and (not self.either or not self.either.isdisjoint(scores))
            and (self.above is None or sum(scores) / len(scores) >= self.above)
            and (not self.alike or len(counted) == 1)
        )


NO_MARKS = Marks()


def spelt_scores(tokens: Sequence[Token]) -> tuple[float, ...]:
    """Return three scores or more: "eight eight seven", 八八七, "two 8s and a 7", 两个 8 一个 7."""
    said = [token.text for token in tokens]
    words = [word for word in said if word not in data("words.yaml")["alike"]]
    return (
        dealt_scores(said) or _counted(words) or (() if _is_in_tens(tokens) else _in_a_row(words))
    )


def first_score(tokens: Sequence[Token]) -> int | None:
    """Return which token may be the first score given, None if there is none."""
    words = (token.text for token in tokens)
    return next((place for place, word in enumerate(words) if _may_be_score(word)), None)


def _may_be_score(word: str) -> bool:
    return _score(word) is not None or bool(_number(word))


def _is_in_tens(tokens: Sequence[Token]) -> bool:
    """Return whether there is a Chinese number above ten: 二十五年 has one number, not three."""
    return any(
        one.end == other.start and {one.text, other.text} & _TENS and {one.text, other.text} & _ONES
        for one, other in pairwise(tokens)
    )


def marks(tokens: Sequence[Token]) -> Marks:
    """Return what is said of scores: "with a 9", "two 8s", 平均 7 分以上, "the same score"."""
    words = [token.text for token in tokens]
    text = " ".join(words)
    if mean := _MEAN.search(BETWEEN_HAN.sub("", text)):
        return Marks(above=float(mean[1] or mean[2]))
    straight = [
        value
        for word, after in pairwise(words)
        if word in data("words.yaml")["alike"] and (value := _plural(after)) is not None
    ]
    given = dict(_given(text))
    if not given and (said := _STRAIGHT.search(BETWEEN_HAN.sub("", text))):
        straight.append(float(next(filter(None, said.groups()))))
    same = any(phrase in text.replace(" ", "") for phrase in data("words.yaml")["same_scores"])
    held = dict.fromkeys([*_lone(words), *straight], 1) | dict(_several(words)) | given
    if len(held) > 1 and not {"or", "或"}.isdisjoint(words):
        return Marks(either=frozenset(held))
    return Marks(held=tuple(held.items()), alike=bool(straight) or same)


def _plural(word: str) -> float | None:
    """Return the score that a plural names: "8s", "eights"."""
    if found := re.fullmatch(r"(\d{1,2})['’]?s", word):
        return float(found[1])
    plurals: list[str] = data("words.yaml")["plural_numbers"]
    return float(plurals.index(word)) if word in plurals else None


def _several(words: Sequence[str]) -> Iterator[tuple[float, int]]:
    """Yield scores that are said to be there several times: "two 8s", 两个 8 分."""
    for index, (count, after) in enumerate(pairwise(words)):
        often = number_words().get(count, 0)
        if 1 < often <= _MOST:
            value = _plural(after)
            if value is None and after == "个" and index + 2 < len(words):
                value = _number(words[index + 2])
            if value is not None:
                yield value, often


def _given(text: str) -> Iterator[tuple[float, int]]:
    """Yield a score that so many reviewers gave: "two of the reviewers gave it an 8"."""
    for said in _GIVEN.finditer(BETWEEN_HAN.sub("", text)):
        often = number_words().get(said[1] or said[3], 0)
        if often > 1:
            yield float(said[2] or said[4]), often


def _number(word: str) -> float | None:
    value = number_words().get(word)
    if value is None and word.isdigit() and len(word) <= 2:  # noqa: PLR2004
        value = int(word)
    return float(value) if value is not None and value <= _MOST else None


def _lone(words: Sequence[str]) -> Iterator[float]:
    """Yield single scores said to be among others: "with a 9", "a score of 8", 有 9 分的."""
    for index, word in enumerate(words):
        value = _number(word)
        if value is None or not value:
            continue
        before = words[max(index - 2, 0) : index]
        after = "".join(words[index + 1 : index + 3])
        following = words[index + 1] if index + 1 < len(words) else ""
        said = before[-1:] in (["a"], ["an"]) or before == ["score", "of"]
        counted = said and following in _AFTER_SCORE
        if (word.isdigit() and counted) or _POINTS.match(after):
            yield value


def _counted(words: Sequence[str]) -> tuple[float, ...]:
    counts = _counts()
    run: list[float] = []
    words = [word for word in words if word != "个"]
    place = 0
    while place < len(words):
        often = counts.get(words[place], 0)
        is_count = 1 <= often <= _MOST and place + 1 < len(words)
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
    if found := _VALUE.fullmatch(word):
        return float(found[1])
    return _plural(word)


def _in_a_row(words: Sequence[str]) -> tuple[float, ...]:
    run: list[float] = []
    for word in words:
        value = _number(word)
        if value is None and word.isdigit() and len(word) <= 2:  # noqa: PLR2004
            value = float(word)
        if value is not None:
            run.append(value)
        elif word in _AND and run:
            continue
        elif len(run) >= FEWEST_SCORES:
            break
        else:
            run = []
    return tuple(run) if len(run) >= FEWEST_SCORES else ()
