"""How much a question is like the ways of asking for a story's parts, in what tells them apart."""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from bot.matching.profile import Part
from bot.matching.terms import Bag


def tells_apart(parts: Sequence[Part], bag: Bag) -> Bag:
    """Return how well each term of a question tells the parts of a story apart, 0 to 1."""
    most = math.log(len(parts) + 1) or 1.0
    held = {term: sum(term in part.terms for part in parts) for term in bag}
    return {term: math.log((len(parts) + 1) / max(n, 1)) / most for term, n in held.items()}


@dataclass(frozen=True)
class Sought:
    """What a question asks for, to be compared with the phrasings of a story's parts."""

    pulls: Bag  # its terms, by how much a phrasing gains that has them
    squares: Bag  # how well each tells parts apart, squared
    own: Set[str]  # terms that all parts share
    norm: float

    @classmethod
    def of(cls, bag: Bag, rare: Bag, own: Set[str]) -> "Sought":
        """Take the terms of a question, how well each tells parts apart, and what all share."""
        squares = {term: rare[term] ** 2 for term in bag}
        norm = sum(weight**2 * squares[term] for term, weight in bag.items())
        pulls = {term: weight * squares[term] for term, weight in bag.items()}
        return cls(pulls, squares, own, norm)

    def likeness(self, phrasing: Iterable[tuple[str, float]]) -> float:
        """Return the cosine with a phrasing in the terms that tell parts apart."""
        shared = norm = 0.0
        for term, weight in phrasing:
            if term in self.pulls:
                shared += weight * self.pulls[term]
                norm += weight * weight * self.squares[term]
            elif term not in self.own:
                norm += weight * weight
        return shared / math.sqrt(self.norm * norm) if shared else 0.0
