"""Questions as arrays: what the matcher makes of each, and which choices are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.matching.matcher import Matcher
from tests.questions import Question

FOLDS = 5
Floats = NDArray[np.floating]  # half the time in single precision


@dataclass(frozen=True)
class Row:
    """A question with the features of its candidates, and its own.

    `missed` are the words of it that stories don't hold, by story.
    """

    question: Question
    stories: list[tuple[str, dict[str, float]]]
    own: dict[str, float]
    right: tuple[str, ...]  # of the candidates; none of them where there are none
    worth: float = 1.0
    missed: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    @classmethod
    def of(cls, matcher: Matcher, question: Question) -> "Row":
        """Return what a matcher makes of a question."""
        reading = matcher.reader.read(question.q)
        candidates = matcher.scorer.candidates(reading, question.context)
        own = matcher.scorer.of_question(reading, question.context)
        stories = [(c.profile.story.id, c.features) for c in candidates]
        missed = {c.profile.story.id: c.missed for c in candidates}
        return cls(question, stories, own, question.expect, question.worth, missed)

    @property
    def is_learnable(self) -> bool:
        """Whether one of its choices is right: a story that wasn't nominated can't be."""
        return not self.right or any(story in self.right for story, _ in self.stories)


@dataclass(frozen=True)
class Names:
    """The features by their columns."""

    story: list[str]
    own: list[str]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Names":
        """Return all features that the rows hold."""
        story = {name for row in rows for _, features in row.stories for name in features}
        return cls(sorted(story), sorted({name for row in rows for name in row.own}))


@dataclass(frozen=True)
class Batch:
    """Questions as arrays; the candidates of all stand one after the other."""

    stories: Floats  # candidate × feature
    own: Floats  # question × feature
    owner: NDArray[np.intp]  # of each candidate, the question's place
    starts: NDArray[np.intp]  # of each question, its first candidate's place
    right: NDArray[np.bool_]  # candidate
    none_right: NDArray[np.bool_]  # question
    worth: Floats  # question: what it counts

    @classmethod
    def of(cls, rows: Sequence[Row], names: Names) -> "Batch":
        """Lay rows out, each of which has a candidate."""
        sizes = [len(row.stories) for row in rows]
        candidates = [(row.right, *pair) for row in rows for pair in row.stories]
        return cls(
            stories=_table([features for _, _, features in candidates], names.story),
            own=_table([row.own for row in rows], names.own),
            owner=np.repeat(np.arange(len(rows)), sizes),
            starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp),
            right=np.array([story in right for right, story, _ in candidates]),
            none_right=np.array([not row.right for row in rows]),
            worth=np.array([row.worth for row in rows], dtype=np.float32),
        )


def _table(held: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    table = np.zeros((len(held), len(names)), dtype=np.float32)
    place = {name: column for column, name in enumerate(names)}
    for line, features in zip(table, held, strict=True):
        for name, value in features.items():
            if value and name in place:
                line[place[name]] = value
    return table


def fold_of(question: Question) -> int:
    """Return the fold of a question: the same for whatever base it is put to."""
    return crc32(question.q.encode()) % FOLDS
