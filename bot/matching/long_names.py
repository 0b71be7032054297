"""Names of several words, of which one or two are misspelt: "grouding dnio", "all you ned".

What no word shows by itself, since "ned" is a word and "dnio" may be anything, the others show.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from rapidfuzz.distance import OSA

from bot.matching.spelling import allowed_edits, digits
from bot.matching.text import Token
from bot.matching.words import english

_FEWEST, _MOST = 2, 9  # words of the names
_LETTERS = 8  # of a name at least
_LETTERS_AN_EDIT = 6
_SHORT = 3  # letters of words that have to be right: RSA is no RIA
_NO_LETTER = " "  # of Chinese characters
_EXACT = 3  # words that are right, where a wrong one is a word of its own

Words = tuple[str, ...]


class LongNames:
    """Finds by their initials, which typing errors mostly spare, the names that were meant."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        """Take the words of each name."""
        self._by_initials: dict[str, list[Words]] = {}
        for words in {tuple(name) for name in names}:
            if _FEWEST <= len(words) <= _MOST and sum(map(len, words)) >= _LETTERS:
                self._by_initials.setdefault(_initials(words), []).append(words)

    def mend(self, tokens: Sequence[Token], taken: Set[int]) -> list[Token]:
        """Return the tokens with the misspelt words of long names put right; `taken` ones stay."""
        mended = list(tokens)
        initials = "".join(_NO_LETTER if token.han else token.key[0] for token in tokens)
        known = [token.key in english() for token in tokens]
        for size in range(min(_MOST, len(tokens)), _FEWEST - 1, -1):
            for first in range(len(tokens) - size + 1):
                if size <= _EXACT and all(known[first : first + size]):
                    continue  # so none of the few words is clearly a misspelt one
                if names := self._by_initials.get(initials[first : first + size]):
                    words = tuple(token.key for token in mended[first : first + size])
                    for at, meant in _wrong(words, names):
                        if first + at not in taken:
                            mended[first + at] = mended[first + at]._replace(text=meant)
        return mended


def _wrong(typed: Words, names: Iterable[Words]) -> Iterator[tuple[int, str]]:
    """Yield which words typed are wrong, with what was meant; none where no name is near."""
    near = [(edits, words) for words in names if (edits := _edits(typed, words)) is not None]
    if near and (0, typed) not in near:
        for at, (word, meant) in enumerate(zip(typed, min(near)[1], strict=True)):
            if word != meant:
                yield at, meant


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def _edits(typed: Words, words: Words) -> int | None:
    """Return how many edits make one name of the other, None where they are too many."""
    wrong = [pair for pair in zip(typed, words, strict=True) if pair[0] != pair[1]]
    if any(word in english() for word, _ in wrong) and len(words) - len(wrong) < _EXACT:
        return None
    edits = 0
    for word, other in wrong:
        limit = allowed_edits(word) if len(other) > _SHORT else 0
        distance = OSA.distance(word, other, score_cutoff=limit)
        if distance > limit or digits(word) != digits(other):
            return None
        edits += distance
    return edits if edits * _LETTERS_AN_EDIT <= sum(map(len, words)) + 1 else None
