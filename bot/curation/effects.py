"""Which known questions another state of the base would answer differently."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering import Answerer
from bot.matching.outcome import Answer, Listing, Nothing, Suggestions
from bot.replies.reply import ReplyKind


@dataclass(frozen=True)
class Told:
    """What a question gets: the kind of reply, and the stories in it, best first."""

    kind: ReplyKind
    stories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    """A sample question of the story `asks_for` whose reply would be another one."""

    question: str
    asks_for: str
    before: Told
    after: Told


class Asked:
    """An answerer, and what it told so far."""

    def __init__(self, answerer: Answerer) -> None:
        self.answerer = answerer
        self._told: dict[str, Told] = {}

    def tell(self, question: str) -> Told:
        """Return what `question` gets when it is put in other words than the story's own."""
        if question not in self._told:
            match self.answerer.matcher.match(question, verbatim=False):
                case Answer(story=story):
                    told = Told("answer", (story.id,))
                case Listing(stories=stories):
                    told = Told("list", tuple(sorted(story.id for story in stories)))
                case Suggestions(stories=stories):
                    told = Told("suggestions", tuple(story.id for story in stories))
                case Nothing():
                    told = Told("nothing")
            self._told[question] = told
        return self._told[question]


def effects(before: Asked, after: Asked, stop: threading.Event) -> list[Effect]:
    """Return the sample questions of both states that would get another reply.

    Those of stories that are only in one of them count, too. Takes a few milliseconds a question
    that wasn't asked before; once `stop` is set, what was found so far is all.
    """
    found: list[Effect] = []
    for question, asks_for in _questions(before, after).items():
        if stop.is_set():
            break
        told_before, told_after = before.tell(question), after.tell(question)
        if told_before != told_after:
            found.append(Effect(question, asks_for, told_before, told_after))
    return found


def _questions(*states: Asked) -> dict[str, str]:
    """Return the sample questions, each with the story that it asks for."""
    return {question: story for state in states for question, story in _samples(state.answerer)}


def _samples(answerer: Answerer) -> Iterator[tuple[str, str]]:
    for story in answerer.snapshot.stories.values():
        for question in story.questions.all():
            yield question, story.id
