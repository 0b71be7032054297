"""Misspelt words: what was meant."""

from collections.abc import Collection
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.text import Token
from bot.matching.words import english, is_common

_NEAREST = 12  # of the words of one length that are looked at more closely
# Edits allowed by the word's length, as Elasticsearch's `fuzziness: AUTO` grades them.
_TOO_SHORT, _SHORT, _MIDDLING = 2, 5, 9
_WHOLE = 4  # letters from which a misspelt word may be any word, not only an everyday one
_FAR_COMMONER = 100


class Speller:
    """Corrects misspelt words to a vocabulary in tiers, the first of which are the base's own.

    Nearest first, by OSA distance (a swap of neighbours is one edit); of equally near words the
    base's own, then swaps, then by tier and frequency.
    """

    def __init__(self, *tiers: Collection[str], proper: Collection[str] = ()) -> None:
        """Take the tiers, and of the first one's words those that are names by themselves."""
        self._proper = proper
        self._own = len(tiers) - 1  # the last is everyday language
        self._names = frozenset(tiers[0])
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
        found: list[tuple[tuple[int, bool, bool, int, int], str]] = []
        for length in range(len(word) - limit, len(word) + limit + 1):
            bucket = self._buckets.get((word[0], length), ())
            near = process.extract(
                word, bucket, scorer=OSA.distance, score_cutoff=limit, limit=_NEAREST
            )
            for other, distance, _ in near:
                if digits(other) == digits(word):
                    found.append((self._order(word, other, int(distance)), other))
        if not found:
            return None
        order, meant = min(found)
        return meant, order[0]

    def _order(self, word: str, other: str, distance: int) -> tuple[int, bool, bool, int, int]:
        tier = self._tier[other]
        moved = sorted(other) != sorted(word)
        return distance, tier >= self._own, moved, tier, -english().get(other, 0)

    def mend(self, token: Token, *, as_name: bool = False) -> Token:
        """Return the token with the word that was meant, where it is misspelt and that is clear.

        What is written `as_name`, capitalised among small letters, is no misspelt word, but a
        name: perhaps one that the base doesn't hold ("Predictron" is no prediction).
        """
        word = token.text
        if not word.isalnum() or word[0].isdecimal() or word in self._tier or is_common(word):
            return token
        near = self.correct(word)
        if near is None or not self._is_clear(token, near, as_name=as_name):
            return token
        return token._replace(text=near[0])

    def _is_clear(self, token: Token, near: tuple[str, int], *, as_name: bool) -> bool:
        """Return whether the word nearest to an unknown one is what was meant."""
        word, raw = token.text, token.raw
        if len(word) < _WHOLE and not (near[1] == 1 and is_common(near[0])):
            return False
        if as_name and (near[1] > 1 or near[0] not in self._proper):
            return False
        if word in english() and not _is_slip(word, near):
            return False
        if not raw[1:].islower() and not raw.isupper() and near[0] not in self._names:
            return False  # PlumNet is no plummet
        # An acronym is what it says, but for letters swapped or doubled.
        is_acronym = len(word) <= _SHORT and (as_name or raw.isupper())
        same = sorted(word) == sorted(near[0]) or _singly(word) == _singly(near[0])
        return not is_acronym or same


def _is_slip(word: str, near: tuple[str, int]) -> bool:
    """Return whether an English word is likelier a slip of the finger for a far commoner one."""
    often, rarely = english().get(near[0], 0), english()[word]
    return near[1] == 1 and (len(word) > _SHORT or (often > _FAR_COMMONER * rarely))


def _singly(word: str) -> str:
    """Return a word with the letters that stand twice or more in a row written once."""
    return "".join(letter for letter, _ in groupby(word))


def allowed_edits(word: str) -> int:
    """Return how many edits a word of this length may be away from what was meant."""
    length = len(word)
    if length <= _TOO_SHORT:
        return 0
    return 1 if length <= _SHORT else 2 if length <= _MIDDLING else length // 5


def digits(word: str) -> str:
    """Return the digits of a word: numbers are never misspelt."""
    return "".join(char for char in word if char.isdecimal())
