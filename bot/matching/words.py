"""How much an English word tells, by how frequent it is.

The list is the one that symspellpy ships (82,765 words, from Google Books n-grams and SCOWL); only
that file is read.
"""

import math
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

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
        self._known = lru_cache(maxsize=4_096)(self._find)

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
