"""Who has a phrasing, word for word."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence

from bot.knowledge.model import Story
from bot.language import to_simplified
from bot.matching.passages import phrasings_of

_KEPT_CHARACTERS = re.compile(r"[\w*+]+")
_NOBODY = -1


class Askers:
    """Who has a phrasing, by its hash: the phrasings themselves would take ten times the memory.

    Phrasings that several stories share are nobody's.
    """

    def __init__(self, stories: "Sequence[array[int]]") -> None:
        """Take the hashes of every story's phrasings, as `hashes_of` returns them."""
        found: dict[int, int] = {}
        for position, hashes in enumerate(stories):
            for key in hashes:
                if found.setdefault(key, position) != position:
                    found[key] = _NOBODY
        self._hashes = array("q", sorted(found))
        self._positions = array("i", (found[key] for key in self._hashes))

    def of(self, phrasing: str) -> int | None:
        """Return the position of the one story that may have a phrasing, None if there is none.

        The phrasing is to be `bare`.
        """
        sought = hash(phrasing)
        at = bisect_left(self._hashes, sought)
        found = at < len(self._hashes) and self._hashes[at] == sought
        return self._positions[at] if found and self._positions[at] != _NOBODY else None


def hashes_of(story: Story) -> "array[int]":
    """Return the hashes of a story's phrasings."""
    return array("q", (hash(bare(phrase)) for phrase, _ in phrasings_of(story)))


def bare(text: str) -> str:
    """Return letters, digits and Chinese characters only, Simplified and casefolded."""
    folded = unicodedata.normalize("NFKC", to_simplified(text)).casefold()
    return "".join(_KEPT_CHARACTERS.findall(folded))
