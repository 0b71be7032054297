"""Fit the matcher's weights on the development questions: `python -m tests.fit [--write]`.

Maximum likelihood of a conditional logit with an L2 penalty, by Adam on the full batch; the
figures printed are of five-fold cross-validation. Needs numpy (the `bench` extra); the product
only reads the weights.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.reading import read
from bot.matching.matcher import Matcher
from tests.questions import DEVELOPMENT, Question, load, offtopic, seeds_of

_ROOT = Path(__file__).parent.parent
_WEIGHTS = _ROOT / "bot/matching/weights.json"
_PENALTY = 0.00003
_STEPS = 1500
_RATE = 0.05
_FOLDS = 5
_OFFTOPIC_WEIGHT = 0.99

# What can only speak for a choice, and what can only speak against it. Without these the fit
# plays features that go together off against each other.
_FOR = frozenset(
    {
        *("advice", "anchors", "best", "context", "coverage", "event", "evidence", "first"),
        *("named", "named_barely", "named_weakly", "person", "pooled", "rules", "foreign_only"),
        *("nothing", "only_person", "only_venue", "thin", "unmet"),
    }
)
_AGAINST = frozenset(
    {
        *("asked_missing", "missed_names", "off_domain", "other_named", "person_mentioned"),
        *("residue", "residue_named", "follows", "eventful", "asking", "wordy"),
    }
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Batch:
    """Questions as arrays: each row's candidates, padded, then "none" as the last choice."""

    features: Floats  # question × choice × feature
    present: NDArray[np.bool_]  # question × choice
    right: NDArray[np.bool_]  # question × choice
    weight: Floats  # question
    fold: NDArray[np.intp]  # question; the same one of both bases is in the same fold

    def padded(self, choices: int) -> "Batch":
        """Return the same with absent choices before the last, up to so many."""
        place = self.present.shape[1] - 1
        missing = [(0, 0), (0, choices - 1 - place)]

        def pad(array: NDArray[Any]) -> NDArray[Any]:
            more = np.pad(array[:, :place], missing + [(0, 0)] * (array.ndim - 2))
            return np.concatenate([more, array[:, place:]], axis=1)

        return replace(
            self,
            features=pad(self.features),
            present=pad(self.present),
            right=pad(self.right),
        )

    def with_more(self, other: "Batch") -> "Batch":
        """Return the questions of both, which have as many choices."""
        pairs = zip(self._arrays(), other._arrays(), strict=True)
        return Batch(*(np.concatenate(pair) for pair in pairs))

    def take(self, rows: NDArray[np.intp]) -> "Batch":
        """Return some of the questions."""
        return Batch(*(array[rows] for array in self._arrays()))

    def _arrays(self) -> tuple[NDArray[Any], ...]:
        return self.features, self.present, self.right, self.weight, self.fold


def features_of(
    matcher: Matcher, question: Question
) -> tuple[list[tuple[str, dict[str, float]]], dict[str, float]]:
    """Return each candidate's story and features for a question, and the question's own."""
    reading = matcher.reader.read(question.q)
    candidates = matcher.scorer.candidates(reading, question.context)
    own = matcher.scorer.of_question(reading, question.context)
    return [(c.profile.story.id, c.features) for c in candidates], own


def batch_of(matcher: Matcher, questions: Sequence[Question]) -> tuple[Batch, list[str], int]:
    """Return the questions' features, the features' names, and how many are the stories'."""
    rows = [features_of(matcher, question) for question in questions]
    story_names = sorted({name for stories, _ in rows for _, f in stories for name in f})
    question_names = sorted({name for _, features in rows for name in features})
    names = story_names + question_names
    choices = max(len(stories) for stories, _ in rows) + 1
    features = np.zeros((len(rows), choices, len(names)))
    present = np.zeros((len(rows), choices), dtype=bool)
    right = np.zeros((len(rows), choices), dtype=bool)
    for r, ((stories, own), question) in enumerate(zip(rows, questions, strict=True)):
        for c, (story_id, values) in enumerate(stories):
            features[r, c, : len(story_names)] = [values.get(n, 0.0) for n in story_names]
            right[r, c] = story_id in question.expect
        features[r, -1, len(story_names) :] = [own.get(n, 0.0) for n in question_names]
        present[r, : len(stories)] = present[r, -1] = True
        right[r, -1] = not question.expect
    weight = np.array([_OFFTOPIC_WEIGHT if q.kind == "off-topic" else 1.0 for q in questions])
    fold = np.array([crc32(q.q.encode()) % _FOLDS for q in questions])
    return Batch(features, present, right, weight, fold), names, len(story_names)


def questions_for(*, whole: bool) -> list[Question]:
    """Return what to fit on, labelled for the seeds or for the whole base."""
    labelled = [q for name in DEVELOPMENT for q in load(name, whole=whole)]
    return [q for q in labelled if q.kind != "list"] + offtopic(whole=whole)


def joined(parts: Iterable[tuple[Batch, list[str], int]]) -> tuple[Batch, list[str], int]:
    """Return the questions of several bases as one batch; "none" stays the last choice."""
    (one, names, stories), (two, _, _) = parts
    choices = max(one.present.shape[1], two.present.shape[1])
    first, second = one.padded(choices), two.padded(choices)
    return first.with_more(second), names, stories


def chances(batch: Batch, weights: Floats) -> Floats:
    """Return the probability of every choice of every question."""
    utility = np.where(batch.present, batch.features @ weights, -np.inf)
    odds = np.exp(utility - utility.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def bounds(names: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the least and the greatest weight allowed: a feature speaks for or against."""
    low = [0.0 if name in _FOR else -np.inf for name in names]
    high = [0.0 if name in _AGAINST else np.inf for name in names]
    return np.array(low), np.array(high)


def fit(batch: Batch, names: Sequence[str]) -> Floats:
    """Return the weights under which the right choices are likeliest, within their bounds."""
    low, high = bounds(names)
    weights = np.zeros(batch.features.shape[2])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    total = batch.weight.sum()
    for step in range(1, _STEPS + 1):
        chance = chances(batch, weights)
        share = np.where(batch.right, chance, 0.0)
        posterior = share / np.maximum(share.sum(axis=1, keepdims=True), 1e-12)
        error = (chance - posterior) * batch.weight[:, None]
        gradient = np.einsum("qc,qcf->f", error, batch.features) / total + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights = np.clip(weights - _RATE * mean / (1 - 0.9**step) / scale, low, high)
    return weights


def cross_validated(batch: Batch, names: Sequence[str]) -> Floats:
    """Return the probabilities that weights fitted on the other folds give each question."""
    result = np.zeros(batch.present.shape)
    for fold in range(_FOLDS):
        train, test = np.flatnonzero(batch.fold != fold), np.flatnonzero(batch.fold == fold)
        result[test] = chances(batch.take(test), fit(batch.take(train), names))
    return result


def report(batch: Batch, chance: Floats) -> None:
    """Print what answering from each probability on would get right."""
    best = chance[:, :-1].argmax(axis=1)
    leading = chance[np.arange(len(best)), best]
    hit = batch.right[np.arange(len(best)), best]
    answerable = ~batch.right[:, -1]
    on_topic = batch.weight == 1.0
    print("answer at   right of answerable   right of answers   declined   off-topic answered")
    for at in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        answered = leading >= at
        print(
            f"{at:9.2f}{(hit & answered)[answerable].mean():20.3f}"
            f"{hit[answered & on_topic].mean():19.3f}"
            f"{(~answered)[~answerable & on_topic].mean():11.3f}{answered[~on_topic].mean():21.4f}"
        )


def main() -> None:
    """Fit, print the cross-validated figures, and write the weights when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write bot/matching/weights.json")
    arguments = parser.parse_args()
    snapshot = read(_ROOT / "facts").snapshot
    batch, names, stories = joined(
        batch_of(Matcher(base), questions_for(whole=whole))
        for base, whole in ((seeds_of(snapshot), False), (snapshot, True))
    )
    report(batch, cross_validated(batch, names))
    fitted = [round(float(value), 3) for value in fit(batch, names)]
    story, question = (
        dict(zip(names[:stories], fitted, strict=False)),
        dict(zip(names[stories:], fitted[stories:], strict=True)),
    )
    print(json.dumps({"story": story, "none": question}, indent=2))
    if arguments.write:
        model = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
        model |= {"story": story, "none": question}
        _WEIGHTS.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
