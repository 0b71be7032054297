"""How much a question is like the ways of asking for a story's parts, in what tells them apart."""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from bot.matching.profile import Part
from bot.matching.terms import Bag


@dataclass(frozen=True)
class Sought:
    """What a question asks for, to be compared with the phrasings of a story's parts."""

    weights: Bag  # of its terms, by how well they tell parts apart
    pulls: Bag  # the same, by how much a phrasing gains that has them
    squares: Bag  # how well each tells parts apart, squared
    own: Set[str]  # terms that all parts share
    norm: float
    total: float  # weight of all its terms
    known: float  # and of those that any part holds

    @classmethod
    def of(cls, bag: Bag, parts: Sequence[Part], own: Set[str]) -> "Sought":
        """Take the terms of a question, the parts of a story, and what all of these share."""
        held = {term: sum(term in part.terms for part in parts) for term in bag if term not in own}
        most = math.log(len(parts) + 1) or 1.0
        rare = {t: math.log((len(parts) + 1) / max(n, 1)) / most for t, n in held.items()}
        squares = {term: value**2 for term, value in rare.items()}
        weights = {term: bag[term] * rare[term] for term in rare}
        pulls = {term: bag[term] * squares[term] for term in rare}
        norm = sum(weight**2 for weight in weights.values())
        known = sum(weight for term, weight in weights.items() if held[term])
        return cls(weights, pulls, squares, own, norm, sum(weights.values()) or 1.0, known or 1.0)

    def compared(self, part: Part) -> tuple[float, float]:
        """Return the share of the weight that a part holds, and how much it is asked for so."""
        held = sum(weight for term, weight in self.weights.items() if term in part.terms)
        return held / self.total, max(map(self.likeness, part.asked), default=0.0)

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
