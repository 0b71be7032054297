"""Gradient descent by Adam (Kingma and Ba, 2015): each weight at a pace of its own."""

import numpy as np

from tests.fit.batch import Floats

_MEAN, _SQUARE = 0.1, 0.001  # how fast the means of slopes and of their squares follow
_LEAST = 1e-8  # keeps the pace of what hardly moves finite


class Adam:
    """The steps of one array of weights."""

    def __init__(self, weights: Floats) -> None:
        """Begin at these weights."""
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)
        self._steps = 0

    def step(self, slope: Floats) -> Floats:
        """Return what to take off the weights, times the rate, where they have this slope."""
        self._steps += 1
        self._mean = self._mean + _MEAN * (slope - self._mean)
        self._square = self._square + _SQUARE * (slope**2 - self._square)
        pace = np.sqrt(self._square / (1 - (1 - _SQUARE) ** self._steps)) + _LEAST
        return self._mean / (1 - (1 - _MEAN) ** self._steps) / pace
