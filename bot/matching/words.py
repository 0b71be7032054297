"""How much a word tells: English frequencies, Chinese words with their parts of speech.

The English list is the one that symspellpy ships (82,765 words, from Google Books n-grams and
SCOWL); only that file is read. Chinese is cut and tagged by jieba's algorithm (rjieba).
"""

import math
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

import rjieba

from bot.matching.data import data

_ENGLISH = "frequency_dictionary_en_82_765.txt"
# Everyday words: too common to be somebody's misspelt name.
COMMON = 20_000_000


@cache
def stopwords() -> frozenset[str]:
    """Return English words that only hold a sentence together."""
    return frozenset(data("words.yaml")["stopwords"])


class Frequencies:
    """How often words occur. As two flat arrays it takes a tenth of a dictionary's memory."""

    def __init__(self, counted: str) -> None:
        """Take words, each once and followed by its count."""
        parts = counted.encode().split()
        counts = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
        words = sorted(counts)
        self._blob = b"".join(words)
        self._ends = array("I", accumulate(map(len, words), initial=0))
        self._counts = array("Q", map(counts.__getitem__, words))
        self._known = lru_cache(maxsize=8_192)(self._find)

    def __contains__(self, word: str) -> bool:
        """Return whether `word` is in the list."""
        return self.get(word, -1) >= 0

    def __getitem__(self, word: str) -> int:
        """Return the count of `word`, 0 if it isn't in the list."""
        return self.get(word, 0)

    def get(self, word: str, otherwise: int) -> int:
        """Return the count of `word`, `otherwise` if it isn't in the list."""
        count = self._known(word)
        return otherwise if count is None else count

    def _find(self, word: str) -> int | None:
        sought = word.encode("utf-8", "surrogatepass")
        place = bisect_left(range(len(self._counts)), sought, key=self._word)
        found = place < len(self._counts) and self._word(place) == sought
        return self._counts[place] if found else None

    def above(self, count: int) -> list[str]:
        """Return the words that occur more often than that."""
        return [self._word(i).decode() for i, held in enumerate(self._counts) if held > count]

    def _word(self, place: int) -> bytes:
        return self._blob[self._ends[place] : self._ends[place + 1]]


@cache
def english() -> Frequencies:
    """Return how often each of 82,765 English words occurs in the list's corpus."""
    text = resources.files("symspellpy").joinpath(_ENGLISH).read_text(encoding="utf-8-sig")
    return Frequencies(text)


def is_common(word: str) -> bool:
    """Return whether `word` is everyday English, not to be taken for a misspelling."""
    return word in stopwords() or english().get(word, 0) >= COMMON


def english_weight(*forms: str) -> float:
    """Return how much an English word in these forms tells, 0.3 (everyday) to 1.6 (rare)."""
    count = max(english().get(form, 0) for form in forms)
    if not count:
        return 1.6
    return min(max((9.6 - math.log10(count)) / 2.2, 0.3), 1.6)


@dataclass(frozen=True, slots=True)
class Word:
    """A Chinese word."""

    text: str
    tag: str  # its part of speech, in jieba's tags; `nr` is a person's name

    @property
    def is_empty(self) -> bool:
        """Whether the word only holds the sentence together."""
        return self.tag in data("words.yaml")["empty_tags"] and not (
            self.tag == "m" and len(self.text) > 1
        )

    @property
    def is_person(self) -> bool:
        """Whether the word looks like a person's name."""
        return self.tag == "nr" and 2 <= len(self.text) <= 4  # noqa: PLR2004


def chinese(text: str) -> tuple[Word, ...]:
    """Cut a run of Chinese characters into words."""
    return tuple(Word(str(word), str(tag)) for word, tag in rjieba.tag(text))


def is_chinese_word(text: str) -> bool:
    """Return whether `text` is a word of the Chinese dictionary."""
    return bool(rjieba.has_word(text))


def single_words(text: str) -> set[int]:
    """Return where in a run of Chinese characters words of one character stand."""
    alone: set[int] = set()
    position = 0
    for word in chinese(text):
        if len(word.text) == 1:
            alone.add(position)
        position += len(word.text)
    return alone
