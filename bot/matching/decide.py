"""From features to probabilities: a conditional logit over the stories and "none of them".

A story's utility is a weighted sum of its features, and of a few hidden units that see them
together with the question's: a word left uncovered tells little beside the story's name, and much
without it. Answering nothing has a utility of its own, from the question's features. The softmax
over all of them is the probability that each is right (McFadden, 1974, "Conditional logit analysis
of qualitative choice behavior"). The weights stand in `weights.json`, fitted by
`python -m tests.fit` on the development questions.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import mul

from bot.matching.manner import Manner

Features = Mapping[str, float]


@dataclass(frozen=True)
class Hidden:
    """Rectified units, each a weighted sum of a story's and the question's features if above 0."""

    bias: list[float] = field(default_factory=list[float])
    inputs: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    output: list[float] = field(default_factory=list[float])  # what each adds to the utility

    def fed(self, sums: Iterable[float], features: Features) -> list[float]:
        """Return the units' `sums` with what `features` add."""
        told = {name: value for name, value in features.items() if value and name in self.inputs}
        values, weights = tuple(told.values()), (self.inputs[name] for name in told)
        if not told:
            return list(sums)
        by_unit = zip(*weights, strict=True)
        return [
            total + sum(map(mul, values, unit)) for total, unit in zip(sums, by_unit, strict=True)
        ]

    def utility(self, sums: Iterable[float]) -> float:
        """Return what units with these sums add to a story's utility."""
        pairs = zip(sums, self.output, strict=True)
        return sum(total * weight for total, weight in pairs if total > 0)


@dataclass(frozen=True)
class Net:
    """The fitted weights of one choice: among candidates, or none of them."""

    story: dict[str, float] = field(default_factory=dict[str, float])  # of a candidate's features
    none: dict[str, float] = field(default_factory=dict[str, float])  # of the question's
    hidden: Hidden = field(default_factory=Hidden)


@dataclass(frozen=True)
class Weights:
    """What is fitted for the choices, and the probabilities at which outcomes change."""

    which: Net  # the story that is meant
    part: Net  # what of a story that is meant
    several: Net  # whether several are meant
    idle: Manner  # whether the story meant may miss such words: "dinner", but not "protein"
    answer_at: float  # the leading story's probability from which it is the answer
    suggest_at: float  # and from which it is suggested


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    text = resources.files("bot.matching").joinpath("weights.json").read_text(encoding="utf-8")
    content = json.loads(text)
    nets = {
        name: Net(**content[name] | {"hidden": Hidden(**content[name]["hidden"])})
        for name in ("which", "part", "several")
    }
    return Weights(**content | nets | {"idle": Manner(**content["idle"])})


def probabilities(
    candidates: Sequence[Features], question: Features, net: Net
) -> tuple[list[float], float]:
    """Return the probability of each candidate, and that none is right; together they make 1."""
    hidden = net.hidden
    asked = hidden.fed(hidden.bias, question)
    utilities = [
        dot(features, net.story) + hidden.utility(hidden.fed(asked, features))
        for features in candidates
    ]
    nothing = dot(question, net.none)
    highest = max([*utilities, nothing])
    odds = [math.exp(utility - highest) for utility in utilities]
    none_odds = math.exp(nothing - highest)
    total = sum(odds) + none_odds
    return [odd / total for odd in odds], none_odds / total


def likelihood(evidence: Features, net: Net) -> float:
    """Return the probability of what the evidence speaks for, against nothing."""
    return probabilities([evidence], {}, net)[0][0]


def dot(features: Features, weights: Features) -> float:
    """Return the sum of the features, each times its weight; without one it doesn't count."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
