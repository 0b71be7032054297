"""The model of `bot.matching.decide` as arrays, its likelihood, and how it is fitted.

Maximum likelihood with an L2 penalty, by Adam (Kingma and Ba, 2015) on the full batch. The
gradients are written out, since one layer needs no library for them.
"""

from dataclasses import dataclass

import numpy as np

from tests.fit.adam import Adam
from tests.fit.batch import Batch, Floats

_UNITS = 24
_STEPS = 700
_RATE = 0.02
_SLOW = 0.7, 0.2  # from this share of the steps on, at this share of the rate
_SEED = 7


@dataclass(frozen=True)
class Model:
    """The weights, or what is reckoned for each of them."""

    story: Floats  # feature
    none: Floats  # feature of the question
    hidden: Floats  # feature of the story, then of the question × unit
    bias: Floats  # unit
    output: Floats  # unit

    @classmethod
    def begun(cls, story: int, own: int, seed: int) -> "Model":
        """Return a model to start from: units at random, the rest at zero."""
        chance = np.random.default_rng(seed)
        size = 1 / np.sqrt(story + own)

        def drawn(*shape: int) -> Floats:
            return chance.uniform(-size, size, shape).astype(np.float32)

        return cls(
            story=np.zeros(story, dtype=np.float32),
            none=np.zeros(own, dtype=np.float32),
            hidden=drawn(story + own, _UNITS),
            bias=drawn(_UNITS),
            output=drawn(_UNITS),
        )

    def arrays(self) -> list[Floats]:
        """Return the arrays in order."""
        return [self.story, self.none, self.hidden, self.bias, self.output]


def sums(batch: Batch, model: Model) -> Floats:
    """Return the units' sums for each candidate."""
    features = batch.stories.shape[1]
    own = batch.own @ model.hidden[features:] + model.bias
    return batch.stories @ model.hidden[:features] + own[batch.owner]


def chances(batch: Batch, model: Model) -> tuple[Floats, Floats]:
    """Return the probability of each candidate, and for each question that none is right."""
    return _softmax(batch, model, np.maximum(sums(batch, model), 0.0))


def _softmax(batch: Batch, model: Model, units: Floats) -> tuple[Floats, Floats]:
    utility = batch.stories @ model.story + units @ model.output
    nothing = batch.own @ model.none
    highest = np.maximum(np.maximum.reduceat(utility, batch.starts), nothing)
    odds, none = np.exp(utility - highest[batch.owner]), np.exp(nothing - highest)
    total = np.add.reduceat(odds, batch.starts) + none
    return odds / total[batch.owner], none / total


def gradient(batch: Batch, model: Model, penalty: float) -> Model:
    """Return the slope of the mean negative log-likelihood, with the penalty."""
    units = np.maximum(sums(batch, model), 0.0)
    chance, none = _softmax(batch, model, units)
    right = np.where(batch.right, chance, 0.0)
    none_right = np.where(batch.none_right, none, 0.0)
    likelihood = np.maximum(np.add.reduceat(right, batch.starts) + none_right, 1e-12)
    worth = batch.worth / batch.worth.sum()
    error = (chance - right / likelihood[batch.owner]) * worth[batch.owner]
    back = np.where(units > 0, error[:, None] * model.output, 0.0)
    of_own = batch.own.T @ np.add.reduceat(back, batch.starts)
    slopes = [
        batch.stories.T @ error,
        batch.own.T @ ((none - none_right / likelihood) * worth),
        np.concatenate([batch.stories.T @ back, of_own]),
        back.sum(axis=0),
        units.T @ error,
    ]
    pairs = zip(slopes, model.arrays(), strict=True)
    return Model(*(slope + 2 * penalty * weights for slope, weights in pairs))


def fit(batch: Batch, penalty: float, starts: int = 1) -> Model:
    """Return the weights under which the right choices are likeliest.

    The penalty is on the sum of their squares; of several starts the best end is taken.
    """
    ends = [_fitted(batch, penalty, _SEED + start) for start in range(starts)]
    return max(ends, key=lambda model: likelihood(batch, model))


def likelihood(batch: Batch, model: Model) -> float:
    """Return the mean log-likelihood of the right choices."""
    chance, none = chances(batch, model)
    right = np.add.reduceat(np.where(batch.right, chance, 0.0), batch.starts)
    right += np.where(batch.none_right, none, 0.0)
    return float(np.average(np.log(np.maximum(right, 1e-12)), weights=batch.worth))


def _fitted(batch: Batch, penalty: float, seed: int) -> Model:
    model = Model.begun(batch.stories.shape[1], batch.own.shape[1], seed)
    adams = [Adam(array) for array in model.arrays()]
    for step in range(1, _STEPS + 1):
        rate = _RATE * (_SLOW[1] if step > _SLOW[0] * _STEPS else 1.0)
        slopes = gradient(batch, model, penalty).arrays()
        moved = zip(model.arrays(), adams, slopes, strict=True)
        model = Model(*(w - rate * adam.step(slope) for w, adam, slope in moved))
    return model
