"""Terms with numbers to them, in a fraction of a dictionary's memory.

Thousands of profiles are kept, so each holds its terms as one sorted tuple, and what belongs to
them in flat arrays beside it. Looking a term up takes some ten comparisons.
"""

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

Bag = dict[str, float]
T = TypeVar("T")
_sets: dict[frozenset[Any], frozenset[Any]] = {}


def shared(kinds: frozenset[T]) -> frozenset[T]:
    """Return the one set of these: there are few different ones, and thousands hold each."""
    return _sets.setdefault(kinds, kinds)


def unit(bag: Bag) -> Bag:
    """Return `bag` at length 1, empty if it is empty."""
    norm = math.sqrt(sum(weight * weight for weight in bag.values()))
    return {term: weight / norm for term, weight in bag.items()} if norm else {}


class Terms(Set[str]):
    """A set of terms."""

    __slots__ = ("_sorted",)

    def __init__(self, terms: Iterable[str]) -> None:
        # Interned, since other profiles hold the same ones.
        self._sorted = tuple(sorted(map(sys.intern, set(terms))))

    def place(self, term: str) -> int:
        """Return where among the sorted terms `term` stands, -1 if it isn't there."""
        held = self._sorted
        place = bisect_left(held, term)
        return place if place < len(held) and held[place] == term else -1

    def __contains__(self, term: object) -> bool:
        """Return whether `term` is one of them."""
        return isinstance(term, str) and self.place(term) >= 0

    def __iter__(self) -> Iterator[str]:
        """Iterate over the sorted terms."""
        return iter(self._sorted)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._sorted)


class Strengths(Terms):
    """Terms with a strength for each: few different ones, so each takes a byte."""

    __slots__ = ("_grades", "_scale")

    def __init__(self, strengths: Mapping[str, float], scale: Sequence[float]) -> None:
        """Take the strengths by term, all of them on the `scale`."""
        super().__init__(strengths)
        self._scale = scale
        self._grades = bytes(scale.index(strengths[term]) for term in self)

    def get(self, term: str) -> float:
        """Return the strength of `term`, 0 if it isn't held."""
        held = self._sorted  # not by `place`: this is asked most of all
        place = bisect_left(held, term)
        found = place < len(held) and held[place] == term
        return self._scale[self._grades[place]] if found else 0.0


class Bags:
    """Bags of terms, one after the other."""

    __slots__ = ("_ends", "_terms", "_weights")

    def __init__(self, bags: Iterable[Bag]) -> None:
        kept = tuple(bags)
        self._terms = tuple(sys.intern(term) for bag in kept for term in bag)
        self._weights = array("d", (weight for bag in kept for weight in bag.values()))
        # Where a bag ends; it starts where the one before it does.
        self._ends = array("I", accumulate(map(len, kept), initial=0))

    def __getitem__(self, place: int) -> Iterator[tuple[str, float]]:
        """Return the terms of the bag at this place, each with its weight."""
        start, end = self._ends[place], self._ends[place + 1]
        return zip(self._terms[start:end], self._weights[start:end], strict=True)

    def __iter__(self) -> Iterator[Iterator[tuple[str, float]]]:
        """Iterate over the bags, each as its terms with their weights."""
        for start, end in pairwise(self._ends):
            yield zip(self._terms[start:end], self._weights[start:end], strict=True)


class Postings:
    """Unit vectors by term: which of them hold it, and with which weight."""

    __slots__ = ("_ends", "_terms", "_vectors", "_weights")

    def __init__(self, vectors: Iterable[Bag]) -> None:
        held: dict[str, list[tuple[int, float]]] = {}
        for number, vector in enumerate(vectors):
            for term, weight in vector.items():
                held.setdefault(term, []).append((number, weight))
        self._terms = Terms(held)
        # Where a term's run ends; it starts where the one before it does.
        self._ends, self._vectors, self._weights = array("I", (0,)), array("H"), array("f")
        for term in self._terms:
            for number, weight in held[term]:
                self._vectors.append(number)
                self._weights.append(weight)
            self._ends.append(len(self._vectors))

    def cosines(self, vectors: Sequence[Bag]) -> Iterator[Iterable[float]]:
        """Yield how much each of `vectors` is like those that share a term with it."""
        # Looked up once, since the vectors of a question's stretches hold terms of the whole.
        terms = vectors[0] if len(vectors) == 1 else set(chain.from_iterable(vectors))
        runs = {term: run for term in terms if (run := self._run(term))}
        for vector in vectors:
            found: dict[int, float] = {}
            for term, run in runs.items():
                weight = vector.get(term)
                if weight is not None:
                    for number, other in run:
                        found[number] = found.get(number, 0.0) + weight * other
            yield found.values()

    def held(self, bag: Bag) -> Mapping[int, float]:
        """Return how much of the weight of `bag` each vector holds that shares a term with it."""
        found: dict[int, float] = {}
        for term, weight in bag.items():
            for number, _ in self._run(term):
                found[number] = found.get(number, 0.0) + weight
        return found

    def _run(self, term: str) -> Sequence[tuple[int, float]]:
        """Return which of the unit vectors hold a term, and with which weight."""
        place = self._terms.place(term)
        if place < 0:
            return ()
        first, end = self._ends[place : place + 2]
        if end - first == 1:  # the rare words, most of them
            return ((self._vectors[first], self._weights[first]),)
        return tuple(zip(self._vectors[first:end], self._weights[first:end], strict=True))
