"""Sample questions asked of a base that lacks them: descriptions of stories that name nothing.

There are far more of these than labelled questions, and they are written to be told apart; so they
count for less.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.knowledge.model import Phrases
from bot.knowledge.snapshot import Snapshot
from bot.language import Language, detect
from bot.matching.decide import Weights
from bot.matching.matcher import Matcher
from tests.fit.batch import Row
from tests.questions import Question

SAMPLE = "sample"  # the kind of these questions
_EACH = 5  # of so many sample questions of a story and language one is held back
_WORTH = 0.3


def sampled(snapshot: Snapshot, model: Weights) -> list[Row]:
    """Return what a matcher makes of sample questions that it hasn't seen."""
    held: list[Question] = []
    stories = dict(snapshot.stories)
    for story in snapshot.stories.values():
        back = [*_held_back(story.questions.en), *_held_back(story.questions.zh)]
        kept = Phrases(
            en=tuple(q for q in story.questions.en if q not in back),
            zh=tuple(q for q in story.questions.zh if q not in back),
        )
        stories[story.id] = story.model_copy(update={"questions": kept})
        held += [
            Question(f"{story.id}-{n}", q, detect(q, Language.EN), SAMPLE, (story.id,))
            for n, q in enumerate(back)
        ]
    matcher = Matcher(replace(snapshot, stories=stories), model)
    rows = (replace(Row.of(matcher, question), worth=_WORTH) for question in held)
    return [row for row in rows if row.stories]


def _held_back(phrases: Sequence[str]) -> Sequence[str]:
    return phrases[_EACH - 2 :: _EACH]
