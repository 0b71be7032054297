"""Fit the matcher's weights on the development questions: `python -m tests.fit [--write]`.

The figures printed are of five-fold cross-validation. Needs numpy (the `bench` extra); the product
only reads the weights.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bot.knowledge.reading import read
from bot.matching.matcher import Matcher
from tests.fit.batch import FOLDS, Batch, Names, Row, fold_of
from tests.fit.model import Model, chances, fit
from tests.questions import DEVELOPMENT, load, offtopic, seeds_of

_ROOT = Path(__file__).parent.parent.parent
_WEIGHTS = _ROOT / "bot/matching/weights.json"
_DECIMALS = 3


def rows() -> Iterator[Row]:
    """Yield what the matcher makes of what it is fitted on, on the seeds and the whole base."""
    snapshot = read(_ROOT / "facts").snapshot
    for base, whole in ((seeds_of(snapshot), False), (snapshot, True)):
        matcher = Matcher(base)
        labelled = [q for name in DEVELOPMENT for q in load(name, whole=whole)]
        for question in [*labelled, *offtopic(whole=whole)]:
            row = Row.of(matcher, question)
            if question.kind != "list" and row.stories:
                yield row


def cross_validated(found: Sequence[Row], names: Names) -> list[tuple[Row, list[float]]]:
    """Return the rows with what weights fitted on the other folds say of their candidates."""
    judged: list[tuple[Row, list[float]]] = []
    for fold in range(FOLDS):
        train = [r for r in found if r.is_learnable and fold_of(r.question) != fold]
        test = [r for r in found if fold_of(r.question) == fold]
        batch = Batch.of(test, names)
        chance, _ = chances(batch, fit(Batch.of(train, names)))
        parts = np.split(chance, batch.starts[1:])
        judged += [(row, part.tolist()) for row, part in zip(test, parts, strict=True)]
    return judged


def report(judged: Sequence[tuple[Row, list[float]]]) -> None:
    """Print what answering from each probability on would get right."""
    print("answer at   right of answerable   right of answers   declined   off-topic answered")
    leading = np.array([max(odds) for _, odds in judged])
    best = [row.stories[odds.index(max(odds))][0] for row, odds in judged]
    hit = np.array([b in row.question.expect for b, (row, _) in zip(best, judged, strict=True)])
    answerable = np.array([bool(row.question.expect) for row, _ in judged])
    on_topic = np.array([row.question.kind != "off-topic" for row, _ in judged])
    for at in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        answered = leading >= at
        print(
            f"{at:9.2f}{(hit & answered)[answerable].mean():20.3f}"
            f"{hit[answered & on_topic].mean():19.3f}"
            f"{(~answered)[~answerable & on_topic].mean():11.3f}{answered[~on_topic].mean():21.4f}"
        )


def as_json(model: Model, names: Names) -> dict[str, object]:
    """Return the weights as `weights.json` holds them."""

    def rounded(array: Sequence[float]) -> list[float]:
        return [round(float(value), _DECIMALS) for value in array]

    inputs = zip([*names.story, *names.own], model.hidden, strict=True)
    return {
        "story": dict(zip(names.story, rounded(model.story.tolist()), strict=True)),
        "none": dict(zip(names.own, rounded(model.none.tolist()), strict=True)),
        "hidden": {
            "bias": rounded(model.bias.tolist()),
            "output": rounded(model.output.tolist()),
            "inputs": {name: rounded(weights.tolist()) for name, weights in inputs},
        },
    }


def written(content: dict[str, object]) -> str:
    """Return weights as JSON, a line for each number or list of numbers."""
    text = json.dumps(content, indent=1)
    lines: list[str] = []
    for line in text.splitlines():
        inside = lines and lines[-1].count("[") > lines[-1].count("]")
        lines = [*lines[:-1], lines[-1] + line.strip() + " "] if inside else [*lines, line]
    return "\n".join(line.replace(", ]", "]").rstrip() for line in lines) + "\n"


def main() -> None:
    """Fit, print the cross-validated figures, and write the weights when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write bot/matching/weights.json")
    arguments = parser.parse_args()
    found = list(rows())
    names = Names.of(found)
    report(cross_validated(found, names))
    fitted = fit(Batch.of([row for row in found if row.is_learnable], names))
    if arguments.write:
        content = json.loads(_WEIGHTS.read_text(encoding="utf-8")) | as_json(fitted, names)
        _WEIGHTS.write_text(written(content), encoding="utf-8")


if __name__ == "__main__":
    main()
