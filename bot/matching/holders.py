"""Which stories hold a term and how strongly, and so how rare it is.

Most terms are held by one or two stories, so that an array for each would be mostly overhead:
all are in one, the runs of the terms one after the other.
"""

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from bot.matching.sketch import BODY, NAMED, PRIMARY

_STRENGTHS = (NAMED, BODY, PRIMARY)
_GRADES = {strength: grade for grade, strength in enumerate(_STRENGTHS)}
_STEP = len(_STRENGTHS)
_LEAST = 0.1  # rarity of what every story holds


class Holders:
    """The stories, by their positions, that hold each term."""

    def __init__(self, stories: Iterable[Mapping[str, float]]) -> None:
        """Take every story's terms with their strengths."""
        self._numbers: dict[str, int] = {}
        numbers, entries = array("I"), array("I")
        position = -1
        for position, terms in enumerate(stories):
            for term, strength in terms.items():
                numbers.append(self._numbers.setdefault(term, len(self._numbers)))
                # Position and strength in one number, to fit four bytes a story and term.
                entries.append(position * _STEP + _GRADES[strength])
        self._starts, self._entries = _grouped(numbers, entries, len(self._numbers))
        total = position + 1
        self._rarity = array("d", (_rarity(count, total) for count in range(1, total + 1)))

    def count(self, term: str) -> int:
        """Return how many stories hold `term`."""
        run = self._run(term)
        return run.stop - run.start

    def of(self, term: str) -> Iterator[tuple[int, float]]:
        """Yield the positions of those who hold `term`, in order, each with how strongly."""
        for entry in self._entries[self._run(term)]:
            yield entry // _STEP, _STRENGTHS[entry % _STEP]

    def idf(self, term: str, otherwise: float) -> float:
        """Return how rare `term` is, 0.1 to 1; `otherwise` if nobody holds it."""
        count = self.count(term)
        return self._rarity[count - 1] if count else otherwise

    def _run(self, term: str) -> slice:
        number = self._numbers.get(term)
        if number is None:
            return slice(0, 0)
        return slice(self._starts[number], self._starts[number + 1])


def _grouped(
    numbers: "array[int]", entries: "array[int]", count: int
) -> "tuple[array[int], array[int]]":
    """Return where the run of each number starts, and the entries grouped by their numbers."""
    sizes = array("I", bytes(4 * (count + 1)))
    for number in numbers:
        sizes[number + 1] += 1
    starts = array("I", accumulate(sizes))
    free, grouped = starts[:], entries[:]
    for number, entry in zip(numbers, entries, strict=True):
        grouped[free[number]] = entry
        free[number] += 1
    return starts, grouped


def _rarity(count: int, total: int) -> float:
    return max(math.log((total + 1) / count) / math.log(total + 1), _LEAST)
