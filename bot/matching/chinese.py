"""Chinese text cut into words, by the dictionary of ICU (cjdict, from CC-CEDICT and others).

The dictionary says nothing of what a word is. Which ones only hold a sentence together, and which
characters begin a name, stands in `chinese.yaml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, groupby

from icu4py.breakers import WordBreaker

from bot.matching.data import data

_PARTICLES = "的了"
_LONGEST_NAME = 3  # characters


@dataclass(frozen=True, slots=True)
class Word:
    """A Chinese word."""

    text: str
    is_person: bool = False  # whether it looks like a person's name

    @property
    def is_empty(self) -> bool:
        """Whether the word only holds the sentence together."""
        return not self.is_person and _is_empty(self.text)

    @property
    def is_light(self) -> bool:
        """Whether the word tells of little but when and how often."""
        return self.text in _listed("light") or _of_numbers().fullmatch(self.text) is not None


@lru_cache(maxsize=128)  # the words of a question are asked for several times
def words_in(text: str) -> tuple[Word, ...]:
    """Cut a run of Chinese characters into words."""
    words: list[Word] = []
    cut = chain.from_iterable(map(_bare, WordBreaker(text, "zh")))
    for may_be_name, run in groupby(cut, key=_may_be_of_name):
        texts = list(run)
        last = words[-1].text if words else ""
        counted = last in _listed("pointing") or last in _listed("numbers")
        words += _named(texts, counted=counted) if may_be_name else map(Word, texts)
    return tuple(words)


@lru_cache(maxsize=4_096)
def is_chinese_word(text: str) -> bool:
    """Return whether `text` is cut as one word."""
    return len(text) == 1 or next(iter(WordBreaker(text, "zh")), None) == text


def single_words(text: str) -> set[int]:
    """Return where in a run of Chinese characters words of one character stand."""
    alone: set[int] = set()
    position = 0
    for word in words_in(text):
        if len(word.text) == 1:
            alone.add(position)
        position += len(word.text)
    return alone


def _bare(word: str) -> tuple[str, ...]:
    """Return a word of the dictionary without the particle that it may end with: 说的, 拒了."""
    ends = len(word) > 1 and word[-1] in _PARTICLES and word not in _listed("whole")
    return (word[:-1], word[-1]) if ends else (word,)


def _may_be_of_name(word: str) -> bool:
    if len(word) > 1:
        return False
    return word in _listed("surnames") or not (word in _listed("alone") or _is_empty(word))


def _named(chars: Sequence[str], *, counted: bool) -> Iterator[Word]:
    """Yield characters that stand by themselves, those of names together.

    If the first is `counted`, it is no surname: 几张显卡.
    """
    place = 0
    if counted and chars[0] in _listed("measures"):
        yield Word(chars[0])
        place = 1
    while place < len(chars):
        size = _LONGEST_NAME if chars[place] in _listed("surnames") else 1
        name = "".join(chars[place : place + size])
        yield Word(name, is_person=len(name) > 1)
        place += size


@lru_cache(maxsize=4_096)
def _is_empty(text: str) -> bool:
    return text in _empty() or _of_grammar().fullmatch(text) is not None


@cache
def _empty() -> frozenset[str]:
    alone = chain.from_iterable(data("chinese.yaml")["empty"].values())
    return frozenset(chain(alone, _listed("measures"), _listed("numbers")))


@cache
def _of_grammar() -> re.Pattern[str]:
    """Return what matches 还被 and 那篇."""
    grammar, pointing = _any_of("grammar"), _any_of("pointing")
    return re.compile(
        f"(?:{grammar})+|(?:{pointing})+(?:{_any_of('numbers')})?(?:{_any_of('measures')})?"
    )


@cache
def _of_numbers() -> re.Pattern[str]:
    """Return what matches 一百 and 第二次, but no single character."""
    numbers, measures = _any_of("numbers"), _any_of("measures")
    return re.compile(f"(?:{numbers})+(?:{numbers}|{measures})")


def _any_of(kind: str) -> str:
    return "|".join(map(re.escape, _listed(kind)))


@cache
def _listed(kind: str) -> frozenset[str]:
    listed = data("chinese.yaml")[kind]
    # Single characters stand in rows.
    return frozenset(listed.replace(" ", "") if isinstance(listed, str) else listed)
