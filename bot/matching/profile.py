"""A story read in full: its weighted terms, and the phrasings that ask for it or for a detail."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Event, Story
from bot.matching.reader import Reader
from bot.matching.reading import Item, Reading
from bot.matching.senses import Kind
from bot.matching.sketch import BODY, NAMED, PRIMARY, Sketch, attributes_of, body_texts, title_texts

Vector = dict[str, float]
# How rare a concept is taken to be when no word of a story gives it away.
_UNSEEN_CONCEPT = 0.4
_CONCEPTS = (Kind.EVENT, Kind.ATTRIBUTE, Kind.THEME)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking for the story, or for something in it, as a unit vector of terms."""

    vector: Vector
    detail: Detail | None = None
    correction: Correction | None = None


@dataclass(frozen=True)
class Similarity:
    """How much a question is like a story's phrasings."""

    best: float = 0.0
    pooled: float = 0.0  # mean of the best three, since the single best is often chance
    nearest: Phrasing | None = None


@dataclass(frozen=True)
class Profile:
    """The terms of one story with how much it is about each (0..1), and its phrasings."""

    sketch: Sketch
    terms: dict[str, float]
    phrasings: tuple[Phrasing, ...]
    postings: Mapping[str, list[tuple[int, float]]]  # of the phrasings, by term
    attributes: frozenset[Attribute]  # what it can answer

    @property
    def story(self) -> Story:
        """The story profiled."""
        return self.sketch.story

    def awards_of(self, event: Event) -> tuple[str, ...]:
        """Return the award of an event and the broader ones it is part of."""
        return self.sketch.awards_of(event)

    def cover(self, item: Item) -> float:
        """Return how much of `item` the story covers, 0 to 1."""
        hits = [self.terms.get(term, 0.0) for term in item.terms]
        covered = sum(hits) / len(hits) if item.every else max(hits)
        return covered * item.strength

    def similarity(self, vector: Vector) -> Similarity:
        """Return how much a question's vector is like the phrasings."""
        cosines: dict[int, float] = {}
        for term, weight in vector.items():
            for number, other in self.postings.get(term, ()):
                cosines[number] = cosines.get(number, 0.0) + weight * other
        if not cosines:
            return Similarity()
        ranked = sorted(cosines.items(), key=lambda pair: -pair[1])[:_POOLED]
        nearest = self.phrasings[ranked[0][0]]
        return Similarity(ranked[0][1], sum(c for _, c in ranked) / _POOLED, nearest)


_POOLED = 3


def build(sketch: Sketch, reader: Reader, idf: Mapping[str, float]) -> Profile:
    """Read all of a story's fields. Takes some 40 ms for a story with a hundred phrasings."""
    story = sketch.story
    read = list(_phrasings(story, reader))
    terms: dict[str, float] = {}
    for term, strength in [
        *sketch.facts(),
        *_terms_of(title_texts(story), PRIMARY, reader),
        *(pair for reading, _, _ in read for pair in _terms(reading, PRIMARY)),
        *_terms_of(body_texts(story), BODY, reader),
    ]:
        terms[term] = max(terms.get(term, 0.0), strength)
    phrasings = tuple(Phrasing(weigh(r, idf), detail, wrong) for r, detail, wrong in read)
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, phrasing in enumerate(phrasings):
        for term, weight in phrasing.vector.items():
            postings.setdefault(term, []).append((number, weight))
    return Profile(sketch, terms, phrasings, postings, frozenset(attributes_of(story)))


def _phrasings(
    story: Story, reader: Reader
) -> Iterator[tuple[Reading, Detail | None, Correction | None]]:
    for question in story.questions.all():
        yield reader.read(question, trusted=True), None, None
    for detail in story.details:
        for question in detail.asked.all():
            yield reader.read(question, trusted=True), detail, None
    for correction in story.corrections:
        claims = (correction.claim.en, correction.claim.zh)
        for question in (*correction.asked.all(), *claims):
            yield reader.read(question, trusted=True), None, correction


def _terms_of(texts: Iterable[str], strength: float, reader: Reader) -> Iterator[tuple[str, float]]:
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


def rarity(term: str, idf: Mapping[str, float]) -> float:
    """Return how well a term tells stories apart, 0.1 to 1."""
    return idf.get(term, _UNSEEN_CONCEPT if term.startswith(_CONCEPTS) else 1.0)


def weigh(reading: Reading, idf: Mapping[str, float]) -> Vector:
    """Return the reading as a unit vector of terms, rare ones heavier."""
    vector: Vector = {}
    for item in reading.items:
        share = item.weight / (len(item.terms) if item.every else 1)
        for term in item.terms:
            weight = share * item.strength * rarity(term, idf)
            vector[term] = vector.get(term, 0.0) + weight
    return unit(vector)


def unit(vector: Vector) -> Vector:
    """Return `vector` at length 1, empty if it is empty."""
    norm = math.sqrt(sum(value * value for value in vector.values()))
    return {term: value / norm for term, value in vector.items()} if norm else {}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit vectors."""
    return sum(value * other.get(term, 0.0) for term, value in one.items())
