"""What a question says of review scores without giving them all: "with a 9", "straight 6s"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.matching.data import data
from bot.matching.dealt import BETWEEN_HAN, GAVE_ZH, JUDGES, JUDGES_ZH, NUMBER
from bot.matching.numbers import number_words
from bot.matching.spelt import MOST, number, plural
from bot.matching.text import Token

_HIGHEST = 10.0  # what a perfect score is where most papers are reviewed
_POINTS = re.compile("分(?![钟类之布析数])")
_STRAIGHT = re.compile(
    rf"(?:nothing but|only|just) {NUMBER}['’]?s\b"
    rf"|(?:every|each|all)(?: \w+){{0,3}} {JUDGES}(?: \w+){{0,6}} an? {NUMBER}\b"
    rf"|{NUMBER}s (?:across the board|all (?:a)?round|from (?:all|every\w*|each)\b)"
    rf"|[全都](?:部|员|都|是|打|给|拿|判|了|的)* ?{NUMBER} ?分(?!及?以上)"
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
_BELOW = r"(?:below|under|less than|lower than|worse than) (?:an? )?"
_LEAST = re.compile(
    rf"(?:nothing|(?:no|without an?|not a single)(?: \w+)?(?: was| were)?) {_BELOW}{NUMBER}\b"
    rf"|(?:all|every|each)(?: \w+){{0,5}} (?:at least|no less than) (?:an? )?{NUMBER}\b"
    rf"|{NUMBER}s? (?:or|and) (?:higher|above|more|better|up) "
    r"(?:from|by|across) (?:all|every\w*|each|the board)\b"
    rf"|[全都每](?:部|都|是|在|有|给|打|拿|个|人|了|不低于|至少|{JUDGES_ZH})* ?"
    rf"{NUMBER} ?分[及或]?以上"
    rf"|没有?(?:一个|任何|哪个)?(?:分数|评分)?(?:低于|少于|不到) ?{NUMBER} ?分?"
    rf"|最低分?(?:也|都|的|还)?(?:有|是|给了|给|打了)* ?{NUMBER} ?分"
)


@dataclass(frozen=True)
class Marks:
    """What is said of a paper's scores without giving them all."""

    held: tuple[tuple[float, int], ...] = ()  # scores, each with how often it is there at least
    either: frozenset[float] = frozenset()  # or of which one is there
    above: float | None = None  # what the mean is at least
    least: float | None = None  # and what the lowest is
    alike: bool = False  # all the same

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.held or self.either or self.above or self.least or self.alike)

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
            and (self.least is None or min(scores) >= self.least)
            and (not self.alike or len(counted) == 1)
        )

    def told(self) -> Iterator[tuple[str, float]]:
        """Yield what is said, and of which score."""
        if self.alike:
            yield from (("straight", value) for value, _ in self.held)
        else:
            yield from (("score", value) for value, _ in self.held)
        yield from (("score", value) for value in sorted(self.either))
        for what, value in (("mean", self.above), ("least", self.least)):
            if value is not None:
                yield what, value


NO_MARKS = Marks()


def marks(tokens: Sequence[Token]) -> Marks:
    """Return what is said of scores: "with a 9", "two 8s", 平均 7 分以上, "the same score"."""
    words = [token.text for token in tokens]
    text = BETWEEN_HAN.sub("", " ".join(words))
    in_digits = BETWEEN_HAN.sub("", " ".join(map(_in_digits, words)))
    if mean := _value(_MEAN, text):
        return Marks(above=mean)
    if least := _value(_LEAST, in_digits):
        return Marks(least=least)
    straight = [
        value
        for word, after in pairwise(words)
        if word in data("words.yaml")["alike"] and (value := plural(after)) is not None
    ]
    given = dict(_given(text))
    if not given and (value := _value(_STRAIGHT, in_digits)):
        straight.append(value)
    close = text.replace(" ", "")
    same = any(phrase in close for phrase in data("words.yaml")["same_scores"])
    perfect = any(phrase in text for phrase in data("words.yaml")["perfect_scores"])
    lone = [*_lone(words), *([_HIGHEST] if perfect else ())]
    held = dict.fromkeys([*lone, *straight], 1) | dict(_several(words)) | given
    if len(held) > 1 and not {"or", "或"}.isdisjoint(words):
        return Marks(either=frozenset(held))
    return Marks(held=tuple(held.items()), alike=bool(straight) or same)


def _in_digits(word: str) -> str:
    """Return a plural in digits, "sixes" as "6s"; other words stay as they are."""
    value = plural(word)
    return word if value is None else f"{value:g}s"


def _value(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    return float(next(filter(None, found.groups()))) if found else None


def _several(words: Sequence[str]) -> Iterator[tuple[float, int]]:
    """Yield scores that are said to be there several times: "two 8s", 两个 8 分."""
    for index, (count, after) in enumerate(pairwise(words)):
        often = number_words().get(count, 0)
        if 1 < often <= MOST:
            value = plural(after)
            if value is None and after == "个" and index + 2 < len(words):
                value = number(words[index + 2])
            if value is not None:
                yield value, often


def _given(text: str) -> Iterator[tuple[float, int]]:
    """Yield a score that so many reviewers gave: "two of the reviewers gave it an 8"."""
    for said in _GIVEN.finditer(BETWEEN_HAN.sub("", text)):
        often = number_words().get(said[1] or said[3], 0)
        if often > 1:
            yield float(said[2] or said[4]), often


def _lone(words: Sequence[str]) -> Iterator[float]:
    """Yield single scores said to be among others: "with a 9", "a perfect ten", 有 9 分的.

    A number in letters is one only where scores or those who give them are spoken of.
    """
    lexicon = data("words.yaml")
    scored = not set(lexicon["of_scores"]).isdisjoint(words)
    for index, word in enumerate(words):
        value = number(word)
        if value is None or not value:
            continue
        before = words[max(index - 2, 0) : index]
        after = "".join(words[index + 1 : index + 3])
        following = words[index + 1] if index + 1 < len(words) else ""
        named = before[-1:] in (["a"], ["an"]) or before == ["score", "of"]
        said = named or not set(before[-1:]).isdisjoint(lexicon["before_score"])
        counted = said and following in lexicon["after_score"]
        if ((word.isdigit() or scored) and counted) or _POINTS.match(after):
            yield value
