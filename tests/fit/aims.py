"""Fitting which kind of detail a wording asks for: `bot.matching.aims`.

It is learned on the ways of asking for details that the base holds, and on the questions whose
answer is known to stand in one kind of detail. Those that describe a story and name nothing to be
told ask for the story as such. Multinomial logistic regression, by Adam.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.snapshot import Snapshot
from bot.matching.aims import STORY, Aims, Odds
from bot.matching.reader import Reader
from tests.fit.adam import Adam
from tests.fit.batch import FOLDS, Floats, Row, fold_of
from tests.fit.samples import SAMPLE
from tests.questions import Question

_ABOUT, _ASKS = "about_", "asks_"  # what features of a part, and of a question, begin with
_FEWEST = 6  # questions that a turn of phrase has to stand in
_PENALTY = 0.1
_STEPS = 150
_RATE, _RATE_OF_BIAS = 0.05, 5.0
_DECIMALS = 2
_LEAST = 0.5  # weight that a turn of phrase is kept for

Aimed = tuple[Question, frozenset[str], str]  # a question, how it is put, and its aim


def aimed(snapshot: Snapshot, reader: Reader, about: Sequence[Row]) -> list[Aimed]:
    """Return questions with their aims, each once; `about` are those about a story that is meant.

    What may be answered in several ways tells nothing.
    """
    found: dict[str, Aimed] = {}
    for question, aim in chain(_samples(snapshot), _labelled(about)):
        if question.q not in found:
            found[question.q] = (question, reader.read(question.q).turns, aim)
    return list(found.values())


def _samples(snapshot: Snapshot) -> Iterator[tuple[Question, str]]:
    for story in snapshot.stories.values():
        for detail in story.details:
            for text in detail.asked.all():
                yield Question(story.id, text, "", SAMPLE, (story.id,)), str(detail.about)


def _labelled(about: Sequence[Row]) -> Iterator[tuple[Question, str]]:
    for row in about:
        if not row.worth or not row.right:
            continue
        abouts = {about_of(told) for name, told in row.stories if name in row.right}
        asks = any(name.startswith(_ASKS) for name in row.own)
        if len(abouts) == 1 and row.question.contains:
            yield row.question, abouts.pop()
        elif not row.question.contains and not asks:
            yield row.question, STORY


def about_of(features: Mapping[str, float]) -> str:
    """Return what a choice is about by its features."""
    return next((f.removeprefix(_ABOUT) for f in features if f.startswith(_ABOUT)), STORY)


@dataclass(frozen=True)
class _Table:
    """Questions as arrays: each of their turns of phrase, one after the other."""

    turns: NDArray[np.intp]
    owners: NDArray[np.intp]
    scale: Floats
    count: int
    by_turn: NDArray[np.intp]  # in which order the turns are, so that the same stand together

    @classmethod
    def of(cls, found: Sequence[Aimed], places: Mapping[str, int]) -> "_Table":
        held = [[places[turn] for turn in turns if turn in places] for _, turns, _ in found]
        sizes = np.array([len(each) for each in held])
        owners = np.repeat(np.arange(len(held)), sizes)
        scale = (1 / np.sqrt(np.maximum(sizes, 1)))[owners].astype(np.float32)
        turns = np.concatenate(held).astype(np.intp)
        return cls(turns, owners, scale, len(held), np.argsort(turns, kind="stable"))

    def sums(self, weights: Floats) -> Floats:
        """Return what the weights of the turns of each question add up to."""
        return _added(weights[self.turns] * self.scale[:, None], self.owners, self.count)

    def back(self, errors: Floats, count: int) -> Floats:
        """Return what the errors of the questions add up to for each of `count` turns."""
        scaled = errors[self.owners[self.by_turn]] * self.scale[self.by_turn, None]
        return _added(scaled, self.turns[self.by_turn], count)


def _added(values: Floats, places: NDArray[np.intp], count: int) -> Floats:
    """Return the sums of the values at each place, of `count`; places come in order."""
    sums = np.zeros((count, values.shape[1]), np.float32)
    starts = np.flatnonzero(np.r_[True, places[1:] != places[:-1]])
    sums[places[starts]] = np.add.reduceat(values, starts, axis=0)
    return sums


def fit(found: Sequence[Aimed]) -> Aims:
    """Return the weights under which the aims of the questions are likeliest."""
    counted = Counter(chain.from_iterable(turns for _, turns, _ in found))
    known = [turn for turn, count in counted.items() if count >= _FEWEST]
    named = sorted({STORY, *(aim for _, _, aim in found)})
    table = _Table.of(found, {turn: place for place, turn in enumerate(known)})
    right = np.array([named.index(aim) for _, _, aim in found])
    weights = np.zeros((len(known), len(named)), np.float32)
    bias, adam = np.zeros(len(named), np.float32), Adam(weights)
    for _ in range(_STEPS):
        odds = table.sums(weights) + bias
        errors = np.exp(odds - odds.max(axis=1, keepdims=True))
        errors /= errors.sum(axis=1, keepdims=True)
        errors[np.arange(len(found)), right] -= 1
        errors /= len(found)
        bias -= _RATE_OF_BIAS * errors.sum(axis=0)
        slope = table.back(errors, len(known)) + _PENALTY / len(found) * weights
        weights = weights - _RATE * adam.step(slope)
    told = {turn: _telling(line, named) for turn, line in zip(known, weights, strict=True)}
    biases = {aim: round(float(b), _DECIMALS) for aim, b in zip(named, bias, strict=True)}
    return Aims(biases, {turn: weighed for turn, weighed in told.items() if weighed})


def _telling(line: Floats, named: Sequence[str]) -> dict[str, float]:
    rounded = zip(named, (round(float(weight), _DECIMALS) for weight in line), strict=True)
    return {aim: weight for aim, weight in rounded if abs(weight) >= _LEAST}


@dataclass(frozen=True)
class Learnt:
    """What wordings aim at, as far as it was learned on all questions, and without each fold."""

    aims: Aims
    by_fold: Sequence[Aims]

    @classmethod
    def of(cls, found: Sequence[Aimed]) -> "Learnt":
        """Learn it from questions with their aims."""
        folds = ([one for one in found if fold_of(one[0]) != fold] for fold in range(FOLDS))
        return cls(fit(found), [fit(each) for each in folds])

    def unseen(self, question: Question, turns: frozenset[str]) -> Odds:
        """Return the odds of a question put in these `turns` by what was learned without it."""
        return self.by_fold[fold_of(question)].odds(turns)


def as_json(fitted: Aims) -> str:
    """Return the weights as JSON, a line for each turn of phrase."""
    lines = (f"  {_dumped(turn)}: {_dumped(weights)}" for turn, weights in fitted.weights())
    turns = ",\n".join(lines)
    return f'{{\n "bias": {_dumped(fitted.bias)},\n "turns": {{\n{turns}\n }}\n}}\n'


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
