"""A story's passages as plain words: the ways of asking for it, its titles, its sentences.

A passage that shares many words with a question, and rare ones, echoes it: that is all that is
looked at here, whatever the words mean (tf-idf and the cosine: Salton and Buckley, 1988,
"Term-weighting approaches in automatic text retrieval"). What is recognised in a question is
compared elsewhere, by `coverage`.
"""

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from bot.knowledge.model import Correction, Detail, Story
from bot.language import to_simplified
from bot.matching.terms import Bag, unit
from bot.matching.text import fold, in_mainland_words, stem
from bot.matching.words import stopwords

_HAN = r"\u3400-\u9fff"
_WORD = re.compile(rf"[^\W\d_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*|\d+(?:\.\d+)*|[{_HAN}]+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[。！？；\n]+")
# Where a question may pause; a comma between digits is none.
_PAUSE = re.compile(r"[.!?;。！？；~～\n…]+|(?<=[^\x00-\x7f])[,，](?=[^\x00-\x7f])|, ")
_STRETCHES = 12  # of a question, the longest
_LEAST = 0.05  # rarity of what every passage holds
_PASSAGE = 9  # characters that a sentence must have to be a passage


@dataclass(frozen=True)
class Passages:
    """The words of a story's passages, each as often as it stands there."""

    asking: tuple[list[str], ...]  # titles, names, ways of asking for the story or its parts
    telling: tuple[list[str], ...]  # sentences of what it tells

    @classmethod
    def of(cls, story: Story) -> "Passages":
        """Cut a story into passages, without reading them."""
        return cls(_words(_asking_texts(story)), _words(_sentences(body_texts(story))))

    def all(self) -> Iterator[list[str]]:
        """Iterate over all passages."""
        yield from self.asking
        yield from self.telling


class Rarity:
    """How rare words are among the passages of all stories."""

    def __init__(self, held: Counter[str] | None = None, total: int = 0) -> None:
        """Start with so many passages of which so many hold each term, or with none."""
        self._held: Counter[str] = held or Counter()
        self._total = total

    def without(self, gone: Iterable[Passages]) -> "Rarity":
        """Return another of the same passages but those of some stories."""
        held, total = self._held.copy(), self._total
        for passages in gone:
            found = _held_in(passages)
            held.subtract(chain.from_iterable(found))
            total -= len(found)
        return Rarity(held, total)

    def add(self, passages: Passages) -> None:
        """Take the passages of another story."""
        found = _held_in(passages)
        self._held.update(chain.from_iterable(found))
        self._total += len(found)

    def holds(self, term: str) -> bool:
        """Return whether any passage holds `term`."""
        return self._held[term] > 0

    def vector(self, words: Iterable[str]) -> Bag:
        """Return the words of a passage as a unit vector of terms, rare ones heavier."""
        counts = Counter(map(term_of, words))
        del counts[""]
        return unit({term: (1 + math.log(n)) * self._of(term) for term, n in counts.items()})

    def _of(self, term: str) -> float:
        most = math.log(self._total + 2)
        return max(1 - math.log(self._held[term] + 1) / most, _LEAST)


def words_of(simplified: str) -> list[str]:
    """Return the words of a text: Latin ones folded, Chinese characters in pairs."""
    words: list[str] = []
    for word in _WORD.findall(simplified.lower()):
        if not "\u3400" <= word[0] <= "\u9fff":
            words.append(word if word.isascii() else fold(word))
        elif len(word) == 1:
            words.append(word)
        else:
            words += [word[at : at + 2] for at in range(len(word) - 1)]
    return words


def stretches_of(simplified: str) -> list[list[str]]:
    """Return the words of each stretch between two pauses of a text, and of each two together.

    There are none of a text without a pause. In a long message a single stretch often says what is
    meant, and the rest is talk (passage retrieval: Callan, 1994, "Passage-level evidence in
    document retrieval").
    """
    said = [words for part in _PAUSE.split(simplified) if (words := words_of(part))]
    if len(said) <= 1:
        return []
    both = [one + other for one, other in pairwise(said)]
    return sorted([*said, *both], key=len, reverse=True)[:_STRETCHES]


@lru_cache(maxsize=4_096)
def term_of(word: str) -> str:
    """Return the term of a word, empty for one that only holds a sentence together."""
    if word in stopwords():
        return ""
    if "\u3400" <= word[0] <= "\u9fff":
        return sys.intern(f"han:{word}")
    return sys.intern(f"number:{word}" if word[0].isdecimal() else f"word:{stem(word)}")


def _held_in(passages: Passages) -> list[set[str]]:
    """Return the terms of each passage."""
    return [set(map(term_of, words)) for words in passages.all()]


def _words(texts: Iterable[str]) -> tuple[list[str], ...]:
    # In one go: the conversion to Simplified characters costs most for being called.
    joined = in_mainland_words(to_simplified("\n".join(dict.fromkeys(texts))))
    return tuple(words_of(text) for text in joined.split("\n") if text)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (part for part in _SENTENCE.split(text) if len(part) >= _PASSAGE)


def title_texts(story: Story) -> Iterator[str]:
    """Return what the story and its papers are called, and its summary."""
    for text in (story.title, story.summary):
        yield text.en
        yield text.zh
    yield from (name.name for name in story.names)
    yield from (paper.title for paper in story.papers)


def body_texts(story: Story) -> Iterator[str]:
    """Return what the story tells."""
    texts = [story.text, *(detail.answer for detail in story.details)]
    texts += [text for event in story.events for text in (event.reason, event.note) if text]
    texts += [correction.truth for correction in story.corrections]
    for text in texts:
        yield text.en
        yield text.zh
    for relation in story.relations:
        if relation.name:
            yield relation.name.en
            yield relation.name.zh or ""


def phrasings_of(story: Story) -> Iterator[tuple[str, Detail | Correction | None]]:
    """Return every way of asking for the story, or for a detail or correction of it."""
    yield from ((phrase, None) for phrase in story.questions.all())
    for part in (*story.details, *story.corrections):
        yield from ((phrase, part) for phrase in part.asked.all())


def _asking_texts(story: Story) -> Iterator[str]:
    yield from title_texts(story)
    yield from (phrase for phrase, _ in phrasings_of(story))
    for correction in story.corrections:
        yield correction.claim.en
        yield correction.claim.zh
