"""From features to probabilities: a conditional logit over the stories and "none of them".

A story's utility is a weighted sum of its features; answering nothing has a utility of its own,
from the question's. The softmax over all of them is the probability that each is right (McFadden,
1974, "Conditional logit analysis of qualitative choice behavior"). The weights stand in
`weights.json`, fitted by `python -m tests.fit` on the development questions.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Weights:
    """The fitted weights, and the probabilities at which outcomes change."""

    story: dict[str, float]
    none: dict[str, float]
    answer_at: float  # the leading story's probability from which it is the answer
    suggest_at: float  # and from which it is suggested


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    text = resources.files("bot.matching").joinpath("weights.json").read_text(encoding="utf-8")
    return Weights(**json.loads(text))


def probabilities(
    stories: list[dict[str, float]], question: dict[str, float], model: Weights
) -> tuple[list[float], float]:
    """Return the probability of each story, and that none is right; together they make 1."""
    utilities = [_dot(features, model.story) for features in stories]
    nothing = _dot(question, model.none)
    highest = max([*utilities, nothing])
    odds = [math.exp(utility - highest) for utility in utilities]
    none_odds = math.exp(nothing - highest)
    total = sum(odds) + none_odds
    return [odd / total for odd in odds], none_odds / total


def _dot(features: dict[str, float], model: dict[str, float]) -> float:
    return sum(model.get(name, 0.0) * value for name, value in features.items())
