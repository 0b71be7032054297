"""Which stories hold a term and how strongly, and so how rare it is.

Most terms are held by one or two stories, so that an array for each would be mostly overhead:
all are in one, the runs of the terms one after the other.
"""

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from bot.matching.sketch import BODY, NAMED, PRIMARY

_STRENGTHS = (NAMED, BODY, PRIMARY)
_GRADES = {strength: grade for grade, strength in enumerate(_STRENGTHS)}
_STEP = len(_STRENGTHS)
_LEAST = 0.1  # rarity of what every story holds


class Kept(NamedTuple):
    """What some stories hold."""

    numbers: dict[str, int]  # by which terms go
    held: "array[int]"  # those, as often as they are held
    entries: "array[int]"  # and who holds them, how strongly
    stories: int


class Holders:
    """The stories, by their positions, that hold each term."""

    def __init__(
        self, stories: Iterable[tuple[int, Mapping[str, float]]], kept: "Kept | None" = None
    ) -> None:
        """Take the terms of stories with their strengths, each with the story's position.

        What is `kept` of an earlier one needn't be given again.
        """
        kept = kept or Kept({}, array("I"), array("I"), 0)
        self._numbers, numbers, entries, total = kept
        for position, terms in stories:
            total += 1
            for term, strength in terms.items():
                numbers.append(self._numbers.setdefault(term, len(self._numbers)))
                # Position and strength in one number, to fit four bytes a story and term.
                entries.append(position * _STEP + _GRADES[strength])
        self._starts, self._entries = _grouped(numbers, entries, len(self._numbers))
        self._rarity = array("d", (_rarity(count, total) for count in range(1, total + 1)))

    def kept(self, moved: Mapping[int, int]) -> "Kept":
        """Return what is held by stories that moved, given their new positions by the old."""
        numbers, entries = array("I"), array("I")
        for number, (start, end) in enumerate(pairwise(self._starts)):
            for entry in self._entries[start:end]:
                position = moved.get(entry // _STEP)
                if position is not None:
                    numbers.append(number)
                    entries.append(position * _STEP + entry % _STEP)
        return Kept(dict(self._numbers), numbers, entries, len(moved))

    def count(self, term: str) -> int:
        """Return how many stories hold `term`."""
        run = self._run(term)
        return run.stop - run.start

    def of(self, term: str) -> Iterator[tuple[int, float]]:
        """Yield the positions of those who hold `term`, each with how strongly."""
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
