"""What a question says of review scores without giving them all: "with a 9", "straight 6s"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from bot.matching.data import data
from bot.matching.dealt import BETWEEN_HAN, GAVE_ZH, JUDGES, JUDGES_ZH, NUMBER
from bot.matching.numbers import number_words
from bot.matching.spelt import MOST, number, plural
from bot.matching.text import Token

_HIGHEST = 10.0  # what a perfect score is where most papers are reviewed
_POINTS = re.compile("分(?![钟类之布析数]|以[上下])")
_OR_MORE = r"(?:or|and) (?:higher|above|more|better|up)"
_BOUND_ZH = r"(?![\d.]| ?分?(?:或|到|至|及?以[上下]|[~～-]))"
_STRAIGHT = re.compile(
    rf"(?:nothing but|only|just) {NUMBER}['’]?s\b"
    rf"|(?:every|each|all)(?: \w+){{0,3}} {JUDGES}(?: \w+){{0,6}} an? {NUMBER}\b(?! {_OR_MORE})"
    rf"|(?:an?|same|got|gets?) {NUMBER} (?:from|by) (?:every|each)(?: \w+){{0,4}} {JUDGES}"
    rf"|(?<!\d){NUMBER}s (?:across the board|all (?:a)?round|from (?:all|every\w*|each)\b)"
    rf"|(?:分数?|评分|得分)(?:全部?|都|清一色)(?:是|给|为)? ?{NUMBER}{_BOUND_ZH}"
    rf"|[全都](?:部|员|都|是|打|给|拿|判|了|的)* ?{NUMBER}{_BOUND_ZH} ?分"
)
_GIVEN = re.compile(
    rf"(\w+) (?:of (?:the|its|their) )?(?:\w+ )?{JUDGES} (?:\w+ ){{0,3}}an? {NUMBER}\b"
    rf"|([一二两三四五六])(?:个|位|名)?{JUDGES_ZH}{GAVE_ZH} ?{NUMBER} ?分"
)
_OF_MEAN = r"(?:averag\w*|mean)(?: scores?)?(?: of)? "
_OF_MEAN_ZH = "平均(?:评分|得分|分数?)(?:都)?(?:在)? ?|平均(?:在)? ?(?=\\d{1,2}(?:\\.\\d+)? ?分)"
_ABOVE = re.compile(
    rf"{_OF_MEAN}(?:above|over|beyond|more than|better than|higher than) {NUMBER}"
    rf"|平均(?:评分|得分|分数?)?(?:都)?(?:超过|高于|大于|过) ?{NUMBER}"
)
_MEAN = re.compile(rf"{_OF_MEAN}(?:at least|no less than) {NUMBER}|(?:{_OF_MEAN_ZH}){NUMBER}")
_BELOW = r"(?:below|under|less than|lower than|worse than) (?:an? )?"
_GRADES = r"(?:scores?|marks?|ratings?|grades?|reviewers?|referees?)"
_LEAST = re.compile(
    rf"\b(?:no|not a single|without an?) {_GRADES}(?: \w+){{0,3}} {_BELOW}{NUMBER}\b"
    rf"|\b(?:all|every|each)(?: \w+){{0,3}} {_GRADES}(?: \w+){{0,4}} "
    rf"(?:at least|no less than) (?:an? )?{NUMBER}\b"
    rf"|\b(?:every|each|all)(?: \w+){{0,3}} {JUDGES}(?: \w+){{0,6}} "
    rf"(?:an? |score of ){NUMBER} {_OR_MORE}"
    rf"|{NUMBER}s? {_OR_MORE} (?:from|by|across) (?:all|every\w*|each|the board)\b"
    rf"|(?:nothing but|only|just|all) {NUMBER}s {_OR_MORE}\b"
    rf"|[全都每](?:部|都|是|在|有|给|打|拿|个|人|了|不低于|至少|{JUDGES_ZH})* ?"
    rf"{NUMBER} ?分[及或]?以上"
    rf"|(?<!有)没有?(?:一个|任何|哪个)?(?:分数|评分|得分|{JUDGES_ZH})?(?:给|打)?"
    rf"(?:低于|少于|不到) ?{NUMBER} ?分(?![钟类之布析数])"
    rf"|最低分?(?:也|都|还|就)(?:有|是|给了|给|打了)* ?{NUMBER} ?分(?![钟类之布析数])"
)
_PERFECT = re.compile(
    r"\b(?:perfect|maximum|highest possible) (?:score|scores|marks|rating)\b"
    r"|满分"
)
# A scale, and a score on it: 满分 10 分只拿了 8 分.
_SCALE = re.compile(r"满分(?:是|为|一共)? ?\d{1,2} ?分(?=.*\d ?分)")
_LOWEST = re.compile(
    rf"lowest {_GRADES}(?: \w+){{0,3}} (?:was|is|being|of|at) (?:only |just )?(?:an? )?{NUMBER}\b"
    rf"|最低(?:的)?(?:分数|评分|分)?(?:只|才|仅|是|为|有|给|了|打)+ ?{NUMBER} ?分"
)
_ONE_OF_LEAST = re.compile(
    rf"at least an? {NUMBER}\b|\ban? {NUMBER} {_OR_MORE}"
    rf"|\b(?:giving|gave|scored?|rated?|rating|of|with) {NUMBER} {_OR_MORE}\b"
    r"(?=\W*$|[,.;?!]| (?:and|but|yet|still|from|in|at|by|among|were|was|who|that)\b)"
)


@dataclass(frozen=True)
class Marks:
    """What is said of a paper's scores without giving them all."""

    held: tuple[tuple[float, int], ...] = ()  # scores, each with how often it is there at least
    either: frozenset[float] = frozenset()  # or of which one is there
    above: float | None = None  # what the mean is beyond
    mean: float | None = None  # or at least
    least: float | None = None  # what the lowest is at least
    alike: bool = False  # all the same

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return self != NO_MARKS

    def fit(self, scores: Sequence[float]) -> bool:
        """Return whether scores are as is said."""
        if not self:
            return True
        counted = Counter(scores)
        return (
            len(scores) > 1
            and all(counted[value] >= count for value, count in self.held)
            and (not self.either or not self.either.isdisjoint(scores))
            and (self.above is None or sum(scores) > self.above * len(scores))
            and (self.mean is None or sum(scores) >= self.mean * len(scores))
            and (self.least is None or min(scores) >= self.least)
            and (not self.alike or len(counted) == 1)
        )

    def told(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        """Yield what is said, and of which scores."""
        if self.alike and self.held:
            yield "straight", (self.held[0][0],)
        elif self.alike:
            yield "alike", ()
        elif len(self.held) == 1 and self.held[0][1] > 1:
            yield "several", self.held[0][::-1]
        elif self.held:
            yield "among", tuple(value for value, _ in self.held)
        if self.either:
            yield "either", tuple(sorted(self.either))
        for what, value in (("above", self.above), ("mean", self.mean), ("least", self.least)):
            if value is not None:
                yield what, (value,)


NO_MARKS = Marks()


def marks(tokens: Sequence[Token]) -> Marks:
    """Return what is said of scores: "with a 9", "two 8s", 平均 7 分以上, "the same score"."""
    words = _without_scale([token.text for token in tokens])
    text = BETWEEN_HAN.sub("", " ".join(words))
    close = text.replace(" ", "")
    same = any(phrase in close for phrase in data("words.yaml")["same_scores"])
    perfect = _PERFECT.search(text)
    if not (same or perfect or any(map(_is_number, words))):
        return NO_MARKS
    scored = not set(data("words.yaml")["of_scores"]).isdisjoint(words)
    in_digits = BETWEEN_HAN.sub("", " ".join(_in_digits(word, scored=scored) for word in words))
    if bounds := _bounds(text, in_digits):
        return bounds
    straight = [
        value
        for word, after in pairwise(words)
        if word in data("words.yaml")["alike"] and (value := plural(after)) is not None
    ]
    given = dict(_given(text))
    if not given and (value := _value(_STRAIGHT, in_digits)):
        straight.append(value)
    lone = [*_lone(words, scored=scored), *([_HIGHEST] if perfect else ())]
    held = dict.fromkeys([*lone, *straight], 1) | dict(_several(words)) | given
    if len(held) > 1 and not {"or", "或"}.isdisjoint(words):
        return Marks(either=frozenset(held))
    return Marks(held=tuple(held.items()), alike=bool(straight) or same)


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or word in number_words() or plural(word) is not None


def _without_scale(words: list[str]) -> list[str]:
    """Return the words without what the highest score is: 满分 10 分只拿了 8 分 has one 8."""
    if not _SCALE.search(BETWEEN_HAN.sub("", " ".join(words))):
        return words
    first = next(place for place, pair in enumerate(pairwise(words)) if pair == ("满", "分"))
    return words[:first] + words[words.index("分", first + 2) + 1 :]


def _bounds(text: str, in_digits: str) -> Marks | None:
    """Return what scores or their mean are said to be at least; None if nothing of the sort."""
    if above := _value(_ABOVE, text):
        return Marks(above=above)
    if mean := _value(_MEAN, text):
        return Marks(mean=mean)
    if least := _value(_LEAST, in_digits):
        return Marks(least=least)
    if lowest := _value(_LOWEST, in_digits):
        return Marks(held=((lowest, 1),), least=lowest)
    if least := _value(_ONE_OF_LEAST, in_digits):
        return Marks(either=frozenset(map(float, range(ceil(least), MOST + 1))))
    return None


def _in_digits(word: str, *, scored: bool) -> str:
    """Return a plural in digits, "sixes" as "6s"; where scores are spoken of also "six" as 6."""
    if (value := plural(word)) is not None:
        return f"{value:g}s"
    value = number(word) if scored else None
    return word if value is None else f"{value:g}"


def _value(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    value = float(next(filter(None, found.groups()))) if found else None
    return value if value and value <= MOST else None  # nothing "from the 90s"


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


def _lone(words: Sequence[str], *, scored: bool) -> Iterator[float]:
    """Yield single scores said to be among others: "with a 9", "a perfect ten", 有 9 分的.

    A number in letters is one only where scores or those who give them are spoken of.
    """
    lexicon = data("words.yaml")
    for index, word in enumerate(words):
        value = number(word)
        before = words[max(index - 2, 0) : index]
        reached = "".join(words[max(index - 3, 0) : index]).endswith(tuple(lexicon["reached"]))
        bounded = not (reached or {*before, "".join(before)}.isdisjoint(lexicon["bounds"]))
        if not value or bounded:
            continue
        after = "".join(words[index + 1 : index + 4])
        following = words[index + 1] if index + 1 < len(words) else ""
        named = before[-1:] in (["a"], ["an"]) or before == ["score", "of"]
        said = named or not set(before[-1:]).isdisjoint(lexicon["before_score"])
        counted = said and following in lexicon["after_score"]
        if ((word.isdecimal() or scored) and counted) or _POINTS.match(after):
            yield value
