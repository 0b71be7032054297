"""Fitting what the manner of a question tells: logistic regression on turns of phrase."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bot.matching.manner import Manner
from tests.fit.adam import Adam
from tests.fit.batch import FOLDS, fold_of
from tests.questions import Question

_FEWEST = 8  # questions of either base that a turn of phrase has to stand in
_PENALTY = 0.1
_STEPS = 200
_RATE, _RATE_OF_BIAS = 0.05, 5.0
_DECIMALS = 2
_LEAST = 0.5  # weight that a turn of phrase is kept for


@dataclass(frozen=True)
class Put:
    """A question as it is put, and whether it has the property."""

    question: Question
    turns: frozenset[str]
    holds: bool


def fit(found: Sequence[Put], penalty: float = _PENALTY) -> Manner:
    """Return the weights under which what holds and what doesn't are likeliest, by Adam."""
    turns = [put.turns for put in found]
    counted = Counter(chain.from_iterable(turns))
    known = [turn for turn, count in counted.items() if count >= _FEWEST]
    places = {turn: place for place, turn in enumerate(known)}
    held = [[places[turn] for turn in each if turn in places] for each in turns]
    sizes = np.array([len(each) for each in held])
    place, owner = np.concatenate(held).astype(int), np.repeat(np.arange(len(held)), sizes)
    scale = (1 / np.sqrt(np.maximum(sizes, 1)))[owner]
    holds = np.array([put.holds for put in found], dtype=float)
    weights, bias = np.zeros(len(known)), 0.0
    adam = Adam(weights)
    for _ in range(_STEPS):
        odds = bias + np.bincount(owner, weights[place] * scale, minlength=len(held))
        error = (1 / (1 + np.exp(-odds)) - holds) / len(held)
        slope = np.bincount(place, error[owner] * scale, minlength=len(known))
        slope += penalty / len(held) * weights
        bias -= _RATE_OF_BIAS * float(error.sum())
        weights = weights - _RATE * adam.step(slope)
    rounded = {turn: round(float(w), _DECIMALS) for turn, w in zip(known, weights, strict=True)}
    telling = {turn: w for turn, w in rounded.items() if abs(w) >= _LEAST}
    return Manner(round(bias, _DECIMALS), telling)


def unseen(found: Sequence[Put]) -> Mapping[str, float]:
    """Return each question's log-odds by what was fitted without it, by its text."""
    told: dict[str, float] = {}
    for fold in range(FOLDS):
        fitted = fit([put for put in found if fold_of(put.question) != fold])
        for put in found:
            if fold_of(put.question) == fold:
                told[put.question.q] = fitted.log_odds(put.turns)
    return told
