"""Which kind of detail the wording of a question asks for, whatever the story.

"Who else was on it" asks for authors, and "how far up did it go" for results. This is learned
from the ways of asking for details that the base holds and from the development questions:
multinomial logistic regression on turns of phrase (`manner.turns_of`), whose weights stand in
`aims.json`, fitted by `python -m tests.fit`.
"""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from bot.matching.terms import Bag, Bags

STORY = "story"  # the aim of a question that asks for no detail, but for the story as such
_LEAST = -8.0  # log-probability below which nothing is less likely

Odds = Mapping[str, float]  # the probability of each aim; together they make 1


class Aims:
    """What each turn of phrase weighs for each aim, kept flat: there are thousands of turns."""

    def __init__(self, bias: Odds, turns: Mapping[str, Bag]) -> None:
        """Take the weights of each turn by aim."""
        self.bias = bias
        self._places = {turn: place for place, turn in enumerate(turns)}
        self._weights = Bags(turns.values())

    def weights(self) -> Iterator[tuple[str, Bag]]:
        """Yield the turns of phrase, each with its weights by aim."""
        return zip(self._places, map(dict, self._weights), strict=True)

    def odds(self, turns: Collection[str]) -> Odds:
        """Return how likely a question put in these `turns` has each aim."""
        known = [self._places[turn] for turn in turns if turn in self._places]
        scale = 1 / math.sqrt(max(len(known), 1))
        sums = dict(self.bias)
        for place in known:
            for aim, weight in self._weights[place]:
                sums[aim] += weight * scale
        highest = max(sums.values())
        odds = {aim: math.exp(value - highest) for aim, value in sums.items()}
        total = sum(odds.values())
        return {aim: odd / total for aim, odd in odds.items()}


@cache
def aims() -> Aims:
    """Return the fitted weights."""
    text = resources.files("bot.matching").joinpath("aims.json").read_text(encoding="utf-8")
    # The same few hundred weights all over: each is made once.
    return Aims(**json.loads(text, parse_float=cache(float)))


def of_choice(odds: Odds, aim: str, held: Collection[str]) -> dict[str, float]:
    """Return what the wording says for a choice with this `aim`, of all that are `held`."""
    at = odds.get(aim, 0.0)
    return {
        "aimed": at / _sum(odds, held),
        "aimed_log": max(math.log(at), _LEAST) / _LEAST if at else 1.0,
    }


def of_question(odds: Odds, held: Collection[str]) -> dict[str, float]:
    """Return what the wording says for it that a story which holds these aims doesn't say it."""
    return {
        "aims_elsewhere": 1 - _sum(odds, held),
        "aims_best": max((odds.get(aim, 0.0) for aim in held if aim != STORY), default=0.0),
        "aims_story": odds[STORY],
    }


def _sum(odds: Odds, aims: Iterable[str]) -> float:
    return sum(odds.get(aim, 0.0) for aim in aims)
