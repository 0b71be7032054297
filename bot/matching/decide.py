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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
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


@dataclass(frozen=True)
class Net:
    """The fitted weights of one choice: among candidates, or none of them."""

    story: dict[str, float] = field(default_factory=dict[str, float])  # of a candidate's features
    none: dict[str, float] = field(default_factory=dict[str, float])  # of the question's
    hidden: Hidden = field(default_factory=Hidden)

    @cached_property
    def _columns(self) -> dict[str, tuple[float, ...]]:
        """By feature what it weighs: by itself, and then in each hidden unit."""
        inputs, none = self.hidden.inputs, (0.0,) * len(self.hidden.output)
        names = self.story.keys() | inputs.keys()
        return {name: (self.story.get(name, 0.0), *inputs.get(name, none)) for name in names}

    def sums(self, of_question: Features, candidates: Sequence[Features]) -> Iterator[list[float]]:
        """Yield what the features of each candidate add up to: by themselves, and in each unit.

        The features of the question count in the units alone.
        """
        bare = [0.0, *self.hidden.bias]
        start = [0.0, *self._added(bare, of_question)[1:]]
        return (self._added(start, features) for features in candidates)

    def utility(self, sums: Sequence[float]) -> float:
        """Return how much speaks for a candidate with these sums."""
        units = zip(sums[1:], self.hidden.output, strict=True)
        return sums[0] + sum(total * weight for total, weight in units if total > 0)

    def _added(self, start: list[float], features: Features) -> list[float]:
        columns = self._columns
        told = {name: value for name, value in features.items() if value and name in columns}
        if not told:
            return start
        # This is most of the work of a choice, so it is left to what runs outside the interpreter.
        values, weights = tuple(told.values()), zip(*map(columns.__getitem__, told), strict=True)
        pairs = zip(start, weights, strict=True)
        return [total + sum(map(mul, values, column)) for total, column in pairs]


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
    utilities = list(map(net.utility, net.sums(question, candidates)))
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
