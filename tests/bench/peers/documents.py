"""What the peers get to read: a story's phrasings, titles and texts, and the questions."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.language import to_simplified

_POOLED = 3
_NEAREST = 300  # passages that are looked at for the best three of a story
_WORD = re.compile(r"[^\W_\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def prepared(text: str) -> str:
    """Return `text` in Simplified Chinese and small letters."""
    return to_simplified(text).casefold()


def passages(story: Story) -> Iterator[str]:
    """Return what a story is found by: sample questions, phrasings of details, titles, texts."""
    yield from map(prepared, story.questions.all())
    for detail in story.details:
        yield from map(prepared, detail.asked.all())
    for correction in story.corrections:
        yield from map(prepared, correction.asked.all())
    for text in (story.title, story.summary, story.text):
        yield prepared(text.en)
        yield prepared(text.zh)


def tokens(text: str) -> list[str]:
    """Return the words of a prepared text, and its Chinese characters single and in pairs."""
    han = _HAN.findall(text)
    pairs = [run[at : at + 2] for run in han for at in range(len(run) - 1)]
    return [*_WORD.findall(text), *"".join(han), *pairs]


class Passages:
    """The passages of all stories, and each story's score from those of its passages."""

    def __init__(self, snapshot: Snapshot) -> None:
        pairs = [(s.id, text) for s in snapshot.stories.values() for text in passages(s)]
        self.texts = [text for _, text in pairs]
        self._owners = [owner for owner, _ in pairs]

    def pooled(self, scores: NDArray[np.float32]) -> dict[str, float]:
        """Return the mean of each story's best three passages, of stories that come near."""
        nearest = np.argsort(-scores)[:_NEAREST]
        best: dict[str, list[float]] = {}
        for at in map(int, nearest):
            held = best.setdefault(self._owners[at], [])
            if len(held) < _POOLED:
                held.append(float(scores[at]))
        return {owner: sum(held) / _POOLED for owner, held in best.items()}
