"""What a story is about, roughly: enough to nominate it for a question and to filter lists.

Made for every story when a snapshot is loaded, so it costs little: facts from the structured
fields, and the words of the texts without reading them. What is nominated is read in full
(`profile`).
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import lru_cache
from itertools import chain

from bot.knowledge.kinds import Attribute, EventType, StoryKind
from bot.knowledge.model import Event, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.askers import hashes_of
from bot.matching.names import leads_to
from bot.matching.passages import Passages, term_of
from bot.matching.reader import Reader
from bot.matching.reading import scores_term
from bot.matching.senses import Kind
from bot.matching.terms import shared
from bot.matching.text import squash, stem
from bot.matching.vocabulary import concepts

PRIMARY = 1.0  # the title, names, sample questions: what the story is about
BODY = 0.8  # the anecdote and the details
FIRST = "first-time"
NAMED = 0.55  # other stories and people it names


@dataclass(frozen=True)
class Sketch:
    """A story with what lists and candidates need of it."""

    story: Story
    chain: dict[str, tuple[str, ...]]  # its awards, each with the broader ones
    places: dict[str, tuple[str, ...]]  # its venues, each with its kind
    reasons: frozenset[str]  # themes of what it was rejected for
    subjects: frozenset[str]  # whom it is about
    firsts: tuple[Event, ...]  # those that were the first of their kind, by their notes
    topics: frozenset[str]  # and what, with the things it is related to that have no story
    befell: frozenset[EventType]  # what kinds of events there were
    began: int  # the year of its first event, far ahead if none has one
    phrasings: "array[int]"  # hashes of the ways of asking for it

    @classmethod
    def of(cls, story: Story, snapshot: Snapshot, reader: Reader) -> "Sketch":
        """Sketch a story."""
        chain = {e.award: snapshot.award_chain(e.award) for e in story.events if e.award}
        places = {e.venue: snapshot.venue_chain(e.venue) for e in story.events if e.venue}
        reasons = (event.reason.en for event in story.events if event.reason)
        found = frozenset(theme for reason in reasons for theme in reader.themes(reason))
        firsts = tuple(event for event in story.events if _is_first(event, reader))
        topics = frozenset((*story.topics, *(squash(name.en) for name in leads_to(story))))
        began = min((event.year for event in story.events if event.year), default=MAXYEAR)
        subjects = frozenset(story.subjects)
        befell = shared(frozenset(event.type for event in story.events))
        asked = hashes_of(story)
        return cls(story, chain, places, found, subjects, firsts, topics, befell, began, asked)

    def awards_of(self, event: Event) -> tuple[str, ...]:
        """Return the award of an event and the broader ones it is part of."""
        return self.chain.get(event.award, ()) if event.award else ()

    def venues_of(self, event: Event) -> tuple[str, ...]:
        """Return the venue of an event and the kind that it is of."""
        if event.venue:
            return self.places[event.venue]
        return (event.venue_kind,) if event.venue_kind else ()

    @property
    def own_term(self) -> str:
        """The term of the story's own names."""
        return f"{Kind.STORY}:{self.story.id}"

    def facts(self) -> Iterator[tuple[str, float]]:
        """Return the terms of the structured fields, each with how much the story is about it."""
        story = self.story
        yield self.own_term, PRIMARY
        yield from ((f"{Kind.PERSON}:{person}", PRIMARY) for person in story.subjects)
        yield from ((f"{Kind.PERSON}:{person}", NAMED) for person in story.mentions)
        yield from ((f"{Kind.TOPIC}:{topic}", PRIMARY) for topic in self.topics)
        yield from ((f"{Kind.AWARD}:{award}", PRIMARY) for award in story.awards)
        yield from ((f"{Kind.STORY}:{r.story}", NAMED) for r in story.relations if r.story)
        for event in story.events:
            yield from self._event_terms(event)
        if any(event.type is EventType.PUBLISHED for event in story.events):
            yield f"{Kind.EVENT}:{EventType.ACCEPTED}", BODY
        if story.kind is StoryKind.RULES:
            yield f"{Kind.EVENT}:{EventType.AWARDED}", PRIMARY
        yield from ((f"{Kind.ATTRIBUTE}:{held}", PRIMARY) for held in attributes_of(story))

    def _event_terms(self, event: Event) -> Iterator[tuple[str, float]]:
        yield f"{Kind.EVENT}:{event.type}", PRIMARY
        yield from ((f"{Kind.VENUE}:{venue}", PRIMARY) for venue in self.venues_of(event))
        if event.scores:
            yield scores_term(event.scores), PRIMARY
        if event.year:
            yield f"year:{event.year}", PRIMARY
        yield from ((f"{Kind.AWARD}:{award}", PRIMARY) for award in self.awards_of(event))

    def terms(self, passages: Passages) -> dict[str, float]:
        """Return facts and the words of the passages together, each term with its strength."""
        terms = dict.fromkeys(_terms_of(passages.telling), BODY)
        terms |= dict.fromkeys(_terms_of(passages.asking), PRIMARY)
        for term, strength in self.facts():
            terms[term] = max(terms.get(term, 0.0), strength)
        return terms


def sketches(
    snapshot: Snapshot, reader: Reader, known: Iterable[Sketch] = ()
) -> tuple[Sketch, ...]:
    """Return the sketches of all stories; those of stories that are `known` are taken from there.

    They have to have been made with the same registries.
    """
    # By identity, since comparing all that is in two stories takes longer.
    held = {id(sketch.story): sketch for sketch in known}
    return tuple(
        held.get(id(story)) or Sketch.of(story, snapshot, reader)
        for story in snapshot.stories.values()
    )


def moves(before: Iterable[Sketch], after: Iterable[Sketch]) -> dict[int, int]:
    """Return where the sketches that stay are after a change, by where they were."""
    places = {id(sketch): place for place, sketch in enumerate(before)}
    return {places[id(s)]: place for place, s in enumerate(after) if id(s) in places}


def _is_first(event: Event, reader: Reader) -> bool:
    return event.note is not None and FIRST in reader.themes(event.note.en)


def attributes_of(story: Story) -> set[Attribute]:
    """Return what the story can answer, from its details or its structured fields."""
    papers, events = story.papers, story.events
    derived = {
        Attribute.AUTHORS: any(paper.authors for paper in papers),
        Attribute.ARXIV: any(paper.arxiv for paper in papers),
        Attribute.LINK: any(paper.arxiv or paper.url or paper.doi for paper in papers),
        Attribute.SCORES: any(event.scores for event in events),
        Attribute.REASON: any(event.reason for event in events),
        Attribute.WHEN: any(event.date for event in events),
        Attribute.WHERE: any(event.venue for event in events),
        Attribute.AWARD: any(event.award for event in events),
        Attribute.PRESENTATION: any(event.presentation for event in events),
    }
    return {d.about for d in story.details} | {held for held, holds in derived.items() if holds}


@lru_cache(maxsize=4_096)
def _of_word(word: str) -> tuple[str, ...]:
    """Return the terms of a word: itself and the concept that it names, as far as there are any."""
    term = term_of(word)
    sense = concepts().get(word) or concepts().get(stem(word)) if term else None
    return (term, sense.term) if sense else (term,) if term else ()


def _terms_of(passages: Iterable[list[str]]) -> Iterator[str]:
    return chain.from_iterable(map(_of_word, set(chain.from_iterable(passages))))
