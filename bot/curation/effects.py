"""Which known questions another state of the base would answer differently."""

import threading
from dataclasses import dataclass
from typing import Self

from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
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
    """A state of the base, and what it told so far."""

    def __init__(self, snapshot: Snapshot, matcher: Matcher) -> None:
        self.snapshot = snapshot
        self.matcher = matcher
        self._told: dict[str, Told] = {}
        self._considered: dict[str, frozenset[str]] = {}

    def changed_to(self, snapshot: Snapshot) -> Self:
        """Return a state that differs in a few stories; it shares what is known of the others."""
        return type(self)(snapshot, Matcher(snapshot, lender=self.matcher, roughly=True))

    def considers(self, question: str) -> frozenset[str]:
        """Return the stories on which the reply to `question` rests."""
        if question not in self._considered:
            self._considered[question] = self.matcher.considers(question)
        return self._considered[question]

    def tell(self, question: str) -> Told:
        """Return what `question` gets when it is put in other words than the story's own."""
        if question not in self._told:
            match self.matcher.match(question, verbatim=False):
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


def effects(before: Asked, snapshot: Snapshot, stop: threading.Event) -> list[Effect]:
    """Return the sample questions of either state that would get another reply after a change.

    Those of stories that are only in one of them count, too, and new ones that another story
    answers. Only those are asked that the change can reach, which takes a few milliseconds each;
    once `stop` is set, what was found so far is all.
    """
    after = before.changed_to(snapshot)
    changed = _changed(before.snapshot, snapshot)
    known = _samples(before.snapshot)
    found: list[Effect] = []
    for question, asks_for in {**known, **_samples(snapshot)}.items():
        if stop.is_set():
            break
        if changed is not None and changed.isdisjoint(
            before.considers(question) | after.considers(question)
        ):
            continue
        told_before, told_after = before.tell(question), after.tell(question)
        is_lost = question not in known and asks_for not in told_after.stories
        if told_before != told_after or is_lost:
            found.append(Effect(question, asks_for, told_before, told_after))
    return found


def _changed(before: Snapshot, after: Snapshot) -> frozenset[str] | None:
    """Return the ids of the stories that differ, None when a registry does: that touches many."""
    if not before.has_registries_of(after):
        return None
    ids = before.stories.keys() | after.stories.keys()
    return frozenset(i for i in ids if before.stories.get(i) != after.stories.get(i))


def _samples(snapshot: Snapshot) -> dict[str, str]:
    """Return the sample questions, each with the story that it asks for."""
    stories = snapshot.stories.values()
    return {question: story.id for story in stories for question in story.questions.all()}
