"""A story as the matcher sees it: weighted terms, and the phrasings that ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass
import math

from bot.knowledge.model import Attribute, Correction, Detail, Event, EventType, Story, StoryKind
from bot.knowledge.snapshot import Snapshot
from bot.matching.reading import Item, Reader, Reading, scores_term
from bot.matching.senses import Kind

PRIMARY = 1.0  # the title, names, sample questions: what the story is about
BODY = 0.8  # the anecdote and the details
NAMED = 0.55  # other stories and people it names

# What structured fields answer without a detail.
_DERIVED = {
    Attribute.AUTHORS: lambda story: any(paper.authors for paper in story.papers),
    Attribute.ARXIV: lambda story: any(paper.arxiv for paper in story.papers),
    Attribute.LINK: lambda story: any(p.arxiv or p.url or p.doi for p in story.papers),
    Attribute.SCORES: lambda story: any(event.scores for event in story.events),
    Attribute.REASON: lambda story: any(event.reason for event in story.events),
    Attribute.WHEN: lambda story: any(event.date for event in story.events),
    Attribute.WHERE: lambda story: any(event.venue for event in story.events),
    Attribute.AWARD: lambda story: any(event.award for event in story.events),
    Attribute.PRESENTATION: lambda story: any(event.presentation for event in story.events),
}


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking for the story, or for something in it."""

    reading: Reading
    detail: Detail | None = None
    correction: Correction | None = None


@dataclass(frozen=True)
class Profile:
    """The terms of one story with how much it is about each (0..1)."""

    story: Story
    terms: dict[str, float]
    phrasings: tuple[Phrasing, ...]
    attributes: frozenset[Attribute]  # what it can answer
    chain: dict[str, tuple[str, ...]]  # its awards, each with the broader ones
    reasons: frozenset[str]  # themes of what it was rejected for

    def cover(self, item: Item) -> float:
        """Return how much of `item` the story covers, 0 to 1."""
        if not item.terms:
            return 0.0
        hits = [self.terms.get(term, 0.0) for term in item.terms]
        covered = sum(hits) / len(hits) if item.every else max(hits)
        return covered * item.strength

    def awards_of(self, event: Event) -> tuple[str, ...]:
        """Return the award of an event and the broader ones it is part of."""
        return self.chain.get(event.award, ()) if event.award else ()


def build(story: Story, snapshot: Snapshot, reader: Reader) -> Profile:
    """Read all of a story's fields into a profile."""
    chain = {e.award: snapshot.award_chain(e.award) for e in story.events if e.award}
    phrasings = tuple(_phrasings(story, reader))
    terms: dict[str, float] = {}
    for term, strength in [
        *_facts(story, chain, snapshot),
        *_read(reader, _primary(story), PRIMARY),
        *(pair for p in phrasings for pair in _terms(p.reading, PRIMARY)),
        *_read(reader, _body(story), BODY),
    ]:
        terms[term] = max(terms.get(term, 0.0), strength)
    reasons = frozenset(_reasons(story, reader))
    return Profile(story, terms, phrasings, frozenset(_held(story)), chain, reasons)


def _reasons(story: Story, reader: Reader) -> Iterator[str]:
    for reason in (event.reason for event in story.events if event.reason):
        yield from reader.read(reason.en, trusted=True).ids(Kind.THEME)


def _facts(
    story: Story, chain: dict[str, tuple[str, ...]], snapshot: Snapshot
) -> Iterator[tuple[str, float]]:
    """Terms of the structured fields."""
    yield f"{Kind.STORY}:{story.id}", PRIMARY
    yield from ((f"{Kind.PERSON}:{person}", PRIMARY) for person in story.subjects)
    yield from ((f"{Kind.PERSON}:{person}", NAMED) for person in story.mentions)
    yield from ((f"{Kind.TOPIC}:{topic}", PRIMARY) for topic in story.topics)
    for award in story.awards:
        yield f"{Kind.AWARD}:{award}", PRIMARY
    yield from ((f"{Kind.STORY}:{r.story}", NAMED) for r in story.relations if r.story)
    for event in story.events:
        yield f"{Kind.EVENT}:{event.type}", PRIMARY
        if event.venue:
            yield f"{Kind.VENUE}:{event.venue}", PRIMARY
        if event.scores:
            yield scores_term(event.scores), PRIMARY
        if event.year:
            yield f"year:{event.year}", PRIMARY
        yield from ((f"{Kind.AWARD}:{award}", PRIMARY) for award in chain.get(event.award or "", ()))
    if any(event.type is EventType.PUBLISHED for event in story.events):
        yield f"{Kind.EVENT}:{EventType.ACCEPTED}", BODY
    if story.kind is StoryKind.RULES:
        yield f"{Kind.EVENT}:{EventType.AWARDED}", PRIMARY
    for attribute in _held(story):
        yield f"{Kind.ATTRIBUTE}:{attribute}", PRIMARY


def _held(story: Story) -> set[Attribute]:
    held = {detail.about for detail in story.details}
    return held | {attribute for attribute, holds in _DERIVED.items() if holds(story)}


def _primary(story: Story) -> Iterator[str]:
    for text in (story.title, story.summary):
        yield text.en
        yield text.zh
    yield from (name.name for name in story.names)
    yield from (paper.title for paper in story.papers)


def _body(story: Story) -> Iterator[str]:
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


def _phrasings(story: Story, reader: Reader) -> Iterator[Phrasing]:
    for question in story.questions.all():
        yield Phrasing(reader.read(question, trusted=True))
    for detail in story.details:
        for question in detail.asked.all():
            yield Phrasing(reader.read(question, trusted=True), detail=detail)
    for correction in story.corrections:
        claims = (correction.claim.en, correction.claim.zh)
        for question in (*correction.asked.all(), *claims):
            yield Phrasing(reader.read(question, trusted=True), correction=correction)


def _read(reader: Reader, texts: Iterator[str], strength: float) -> Iterator[tuple[str, float]]:
    for text in texts:
        yield from _terms(reader.read(text, trusted=True), strength)


def _terms(reading: Reading, strength: float) -> Iterator[tuple[str, float]]:
    """Terms of a read text. Names count as named only: the structured fields say whose it is."""
    yield from ((s.term, strength) for s in reading.senses if s.kind is Kind.OFF_DOMAIN)
    for item in reading.items:
        for term in item.terms:
            if term.startswith((Kind.STORY, Kind.PERSON, Kind.ELSEWHERE)):
                yield term, NAMED
            elif term.startswith((Kind.EVENT, Kind.ATTRIBUTE)):
                yield term, strength * 0.5
            else:
                yield term, strength


def weigh(reading: Reading, idf: dict[str, float]) -> dict[str, float]:
    """Return the reading as a unit vector of terms, rare ones heavier."""
    vector: dict[str, float] = {}
    for item in reading.items:
        share = item.weight / (len(item.terms) if item.every else 1)
        for term in item.terms:
            vector[term] = vector.get(term, 0.0) + share * item.strength * idf.get(term, 1.0)
    norm = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / norm for term, value in vector.items()} if norm else {}
