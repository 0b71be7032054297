"""Fit the matcher's weights on the development questions: `python -m tests.fit [--write]`.

First what the wording of a question aims at, what its manner tells and which of its words a story
may miss, then what of a story is asked for, then which story is meant, then whether several are.
Each is fitted on what the one before says of questions that it hasn't seen. The figures printed are
of five-fold cross-validation. Needs numpy (the `bench` extra); the product only reads the weights.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np

from bot.knowledge.reading import read
from bot.matching import choices as of_parts
from bot.matching import scoring, several
from bot.matching.decide import Hidden, Net, Weights, weights
from bot.matching.manner import Manners
from bot.matching.manner import manners as as_now
from bot.matching.matcher import Matcher
from bot.matching.reader import Reader
from tests.fit import aims
from tests.fit.batch import FOLDS, Batch, Names, Row, fold_of
from tests.fit.idle import Idle
from tests.fit.manner import Put, unseen
from tests.fit.manner import fit as fit_manner
from tests.fit.model import Model, chances, fit
from tests.fit.parts import about_parts, sampled_parts
from tests.fit.reports import Judged, report_lists, report_parts, report_stories
from tests.fit.samples import SAMPLE, sampled
from tests.fit.several import choices
from tests.questions import DEVELOPMENT, STRAYS, Question, load, offtopic, seeds_of

_ROOT = Path(__file__).parent.parent.parent
_FOLDER = _ROOT / "bot/matching"
_DECIMALS = 3
_PENALTY, _PENALTY_OF_PARTS, _PENALTY_OF_LISTS = 0.0001, 0.0007, 0.001
_STARTS = 4


def cross_validated(
    rows: Sequence[Row], names: Names, penalty: float, also: Sequence[Row] = ()
) -> Judged:
    """Return the rows with what weights fitted on the other folds say of their candidates.

    What is `also` fitted on is not judged.
    """
    judged: list[tuple[Row, list[float]]] = []
    for fold in range(FOLDS):
        train = [r for r in (*rows, *also) if r.is_learnable and fold_of(r.question) != fold]
        test = [r for r in rows if fold_of(r.question) == fold]
        batch = Batch.of(test, names)
        chance, _ = chances(batch, fit(Batch.of(train, names), penalty))
        parts = np.split(chance, batch.starts[1:])
        judged += [(row, part.tolist()) for row, part in zip(test, parts, strict=True)]
    return judged


def net_of(model: Model, names: Names) -> Net:
    """Return the weights as the matcher takes them."""

    def rounded(array: Sequence[float]) -> list[float]:
        return [round(float(value), _DECIMALS) for value in array]

    inputs = zip([*names.story, *names.own], model.hidden, strict=True)
    return Net(
        story=dict(zip(names.story, rounded(model.story.tolist()), strict=True)),
        none=dict(zip(names.own, rounded(model.none.tolist()), strict=True)),
        hidden=Hidden(
            bias=rounded(model.bias.tolist()),
            output=rounded(model.output.tolist()),
            inputs={name: rounded(weights.tolist()) for name, weights in inputs},
        ),
    )


def as_json(fitted: Weights | Manners) -> str:
    """Return what is fitted as JSON, a line for each number or list of numbers."""
    lines: list[str] = []
    for line in json.dumps(asdict(fitted), indent=1, ensure_ascii=False).splitlines():
        inside = lines and lines[-1].count("[") > lines[-1].count("]")
        lines = [*lines[:-1], f"{lines[-1]}{line.strip()} "] if inside else [*lines, line]
    return "\n".join(line.replace(" ]", "]").rstrip() for line in lines) + "\n"


Asked = Sequence[tuple[Matcher, Sequence[Question]]]
Lacking = Mapping[tuple[int, str, str], float]  # by base, question and story
Unseen = Mapping[str, Mapping[str, float]]  # by manner and question: its log-odds


def put(asked: Asked, holds: Callable[[Question], bool]) -> list[Put]:
    """Return the questions as they are put, each with whether it has a property."""
    return [
        Put(question, matcher.reader.read(question.q).turns, holds(question))
        for matcher, questions in asked
        for question in questions
    ]


def manners_of(asked: Asked, about: Sequence[Row]) -> tuple[Manners, Unseen]:
    """Return what is fitted for manners, and what it says of each question that it hasn't seen.

    `about` are the questions about a story that is meant.
    """
    reader = asked[-1][0].reader  # of the whole base
    learnt = {row.question.q: row for row in about if row.worth and row.question.kind not in STRAYS}
    told = {
        "held": [
            Put(row.question, reader.read(text).turns, bool(row.right))
            for text, row in learnt.items()
        ],
        "answered": put(asked, lambda question: bool(question.expect)),
        "several": put(asked, lambda q: q.kind == "list" or len(q.expect) > 1),
        "strays": put(asked, lambda question: question.kind in STRAYS),
    }
    fitted = Manners(**{name: fit_manner(found) for name, found in told.items()})
    return fitted, {name: unseen(found) for name, found in told.items()}


About = Sequence[tuple[tuple[int, str, str], Row]]  # rows by base, question and story


def _about(asked: Asked, learnt: aims.Learnt | None = None) -> About:
    return [
        ((base, row.question.id, story), row)
        for base, (matcher, found) in enumerate(asked)
        for story, row in about_parts(matcher, found, learnt)
    ]


def parts_of(about: About, samples: Sequence[Row]) -> tuple[Net, Lacking]:
    """Return what is fitted for parts, and how likely each question's story doesn't say it."""
    rows = [row for _, row in about]
    names = Names.of([*rows, *samples])
    judged = cross_validated(rows, names, _PENALTY_OF_PARTS, samples)
    report_parts(judged)
    # By identity, since folds put them into another order.
    keys = {id(row): key for key, row in about}
    lacking = {keys[id(row)]: 1 - sum(odds) for row, odds in judged}
    learnt = [row for row in (*rows, *samples) if row.worth]
    return net_of(fit(Batch.of(learnt, names), _PENALTY_OF_PARTS, _STARTS), names), lacking


def _with_manners(row: Row, manners: Unseen) -> Row:
    told = {name: manner[row.question.q] for name, manner in manners.items()}
    return replace(row, own=row.own | told)


def _with_held(reader: Reader, manners: Manners, unseen: Unseen, idle: Idle, row: Row) -> Row:
    """Return a row with whether stories hold such things, as far as that was learnt without it."""
    text = row.question.q
    told = unseen["held"].get(text)
    if told is None:
        told = manners.held.log_odds(reader.read(text).turns)
    missed = next(iter(row.missed.values()))
    without = (
        idle.told(missed) if row.question.kind == SAMPLE else idle.unseen(row.question, missed)
    )
    return replace(row, own=row.own | {of_parts.HELD: told, of_parts.IDLE: without})


def stories_of(asked: Asked, manners: Unseen, lacking: Lacking, idle: Idle) -> list[Row]:
    """Return what the matcher makes of the questions for one story, or none."""
    features = {scoring.MANNER: manners["answered"], scoring.STRAYS: manners["strays"]}
    rows: list[Row] = []
    for base, (matcher, found) in enumerate(asked):
        for question in found:
            if question.kind == "list":
                continue
            row = _with_manners(Row.of(matcher, question), features)
            told = [
                (story, known | _learnt(row, story, lacking.get((base, question.id, story)), idle))
                for story, known in row.stories
            ]
            if told:
                rows.append(replace(row, stories=told))
    return rows


def _learnt(row: Row, story: str, lacking: float | None, idle: Idle) -> dict[str, float]:
    """Return what other models say of a story, as far as they were fitted without the question."""
    unseen = idle.unseen(row.question, row.missed[story])
    return {scoring.LACKING: lacking or 0.0, scoring.IDLE: unseen}


def lists_of(asked: Asked, model: Weights, manners: Unseen) -> list[Row]:
    """Return the choices between a list and a single answer that questions put."""
    return [
        replace(row, stories=[(name, told | {several.MANNER: manners["several"][row.question.q]})])
        for matcher, found in asked
        for row in choices(Matcher(matcher.snapshot, model, matcher), model, found)
        for name, told in row.stories
    ]


def _asked_of_both() -> Asked:
    """Return the two bases with what is asked of them: the seeds, and all of it."""
    snapshot = read(_ROOT / "facts").snapshot
    asked: list[tuple[Matcher, list[Question]]] = []
    for base, whole in ((seeds_of(snapshot), False), (snapshot, True)):
        labelled = [q for name in DEVELOPMENT for q in load(name, whole=whole)]
        asked.append((Matcher(base), [*labelled, *offtopic(whole=whole)]))
    return asked


def _written(learnt: aims.Learnt, manners: Manners, model: Weights) -> None:
    (_FOLDER / "aims.json").write_text(aims.as_json(learnt.aims), "utf-8")
    (_FOLDER / "manner.json").write_text(as_json(manners), "utf-8")
    (_FOLDER / "weights.json").write_text(as_json(model), "utf-8")


def main() -> None:
    """Fit, print the cross-validated figures, and write the weights when told to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write the weights into bot/matching")
    parser.add_argument(
        "--parts", action="store_true", help="fit what of a story is asked for, and no more"
    )
    arguments = parser.parse_args()
    asked = _asked_of_both()
    matcher = asked[-1][0]  # of the whole base
    snapshot, reader = matcher.snapshot, matcher.reader
    learnt = aims.Learnt.of(aims.aimed(snapshot, reader, [row for _, row in _about(asked)]))
    about = _about(asked, learnt)
    manners, told = manners_of(asked, [row for _, row in about])
    idle = Idle.of(asked)
    with_held = partial(_with_held, reader, manners, told, idle)
    about = [(key, with_held(row)) for key, row in about]
    samples = [with_held(row) for row in sampled_parts(snapshot, weights(), learnt)]
    part, lacking = parts_of(about, samples)
    model = replace(weights(), part=part, idle=idle.manner)
    if arguments.parts:
        manners = replace(as_now(), held=manners.held)
    else:
        model = _with_choices(model, asked, told, lacking, idle)
    if arguments.write:
        _written(learnt, manners, model)


def _with_choices(
    model: Weights, asked: Asked, told: Unseen, lacking: Lacking, idle: Idle
) -> Weights:
    """Return the model with what is fitted for which story is meant, and whether several are."""
    asked = [(Matcher(matcher.snapshot, model, matcher), found) for matcher, found in asked]
    rows = stories_of(asked, told, lacking, idle)
    samples = sampled(asked[-1][0].snapshot, model)
    names = Names.of([*rows, *samples])
    report_stories(cross_validated(rows, names, _PENALTY, samples))
    fitting = [row for row in (*rows, *samples) if row.is_learnable]
    fitted = fit(Batch.of(fitting, names), _PENALTY, _STARTS)
    model = replace(model, which=net_of(fitted, names))
    lists = lists_of(asked, model, told)
    names = Names.of(lists)
    report_lists(cross_validated(lists, names, _PENALTY_OF_LISTS))
    fitted = fit(Batch.of(lists, names), _PENALTY_OF_LISTS, _STARTS)
    return replace(model, several=net_of(fitted, names))


if __name__ == "__main__":
    main()
