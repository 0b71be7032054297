"""How much a word tells: English frequencies, Chinese words with their parts of speech.

The English list is the one that symspellpy ships (82,765 words, from Google Books n-grams and
SCOWL); only that file is read. Chinese is cut and tagged by jieba's algorithm (rjieba).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
import math

from rapidfuzz import process
from rapidfuzz.distance import OSA
import rjieba

_ENGLISH = "frequency_dictionary_en_82_765.txt"
# Everyday words: too common to be somebody's misspelt name.
COMMON = 20_000_000
_NEAREST = 12  # of the words of one length that are looked at more closely
# Tags of words that carry little by themselves: particles, pronouns, adverbs, numerals …
_EMPTY_TAGS = frozenset(("u", "uj", "ul", "ud", "ug", "uv", "uz", "p", "c", "y", "r", "d"))
_EMPTY_TAGS |= frozenset(("q", "m", "x", "e", "o", "f", "k", "h", "zg", "df", "rr", "rz", "mq"))

# fmt: off
STOPWORDS = frozenset(
    "a an the of in on at to for from by with and or but if as is are was were be been being am "
    "do does did done doing have has had having will would can could shall should may might must "
    "this that these those it its it's he him his she her hers they them their theirs we us our "
    "you your yours i me my mine which what who whom whose when where why how there here than "
    "then so such not no nor only own same too very just about into over under again further "
    "once all any both each few more most other some because until while during before after "
    "above below up down out off through between against don't didn't doesn't isn't wasn't "
    "aren't weren't can't couldn't won't wouldn't i'm i've i'd i'll you're they're that's what's "
    "who's there's let's im ive dont didnt doesnt isnt wasnt whats thats s t re ve ll d m".split()
)
# fmt: on


@cache
def english() -> dict[str, int]:
    """Return how often each of 82,765 English words occurs in the list's corpus."""
    text = resources.files("symspellpy").joinpath(_ENGLISH).read_text(encoding="utf-8-sig")
    pairs = (line.split() for line in text.splitlines())
    return {word: int(count) for word, count in pairs}


def is_common(word: str) -> bool:
    """Return whether `word` is everyday English, not to be taken for a misspelling."""
    return word in STOPWORDS or english().get(word, 0) >= COMMON


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
        return self.tag in _EMPTY_TAGS and not (self.tag == "m" and len(self.text) > 1)

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


class Speller:
    """Corrects misspelt words to a vocabulary in tiers: nearest first, swaps first, then by tier.

    Distances are OSA (a swap of neighbours is one edit): one edit up to five letters, two up to
    nine, a fifth of the length above, as Elasticsearch's `fuzziness: AUTO` grades them.
    """

    def __init__(self, *tiers: Iterable[str]) -> None:
        self._tier: dict[str, int] = {}
        for tier, words in enumerate(tiers):
            for word in words:
                self._tier.setdefault(word, tier)
        self._buckets: dict[tuple[str, int], list[str]] = {}
        for word in self._tier:
            for first in dict.fromkeys(word[:2]):  # a swap may move the first letter
                self._buckets.setdefault((first, len(word)), []).append(word)

    def __contains__(self, word: str) -> bool:
        """Return whether `word` is in the vocabulary."""
        return word in self._tier

    def correct(self, word: str) -> tuple[str, int] | None:
        """Return the word meant and its distance, None if none is near."""
        limit = allowed_edits(word)
        found: list[tuple[int, bool, int, int, str]] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            bucket = self._buckets.get((word[0], length), ())
            near = process.extract(
                word, bucket, scorer=OSA.distance, score_cutoff=limit, limit=_NEAREST
            )
            for other, distance, _ in near:
                if _digits(other) == _digits(word):
                    frequency = english().get(other, 0)
                    swapped = sorted(other) == sorted(word)
                    tier = self._tier[other]
                    found.append((int(distance), not swapped, tier, -frequency, other))
        return (min(found)[4], min(found)[0]) if found else None


def allowed_edits(word: str) -> int:
    """Return how many edits a word of this length may be away from what was meant."""
    if len(word) < 3:  # noqa: PLR2004
        return 0
    return 1 if len(word) <= 5 else 2 if len(word) <= 9 else len(word) // 5  # noqa: PLR2004


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())
