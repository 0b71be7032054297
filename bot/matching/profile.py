"""A story read in full: its weighted terms, its passages, and how its details are asked for."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Event, Story
from bot.matching.answer_types import AnswerType, Said
from bot.matching.passages import Passages, Rarity, body_texts, title_texts
from bot.matching.reader import Reader
from bot.matching.reading import Item, Reading
from bot.matching.senses import Kind
from bot.matching.sketch import BODY, NAMED, PRIMARY, Sketch, attributes_of
from bot.matching.terms import Bag, Bags, Postings, Strengths, Terms, shared
from bot.matching.text import squash

Idf = Callable[[str, float], float]  # how rare a term is, a number if nobody holds it
_POOLED = 3
_HALF = 0.5  # of a text's strength is what an event or an attribute in it has
_SCALE = (BODY * _HALF, PRIMARY * _HALF, NAMED, BODY, PRIMARY)
# How rare a concept is taken to be when no word of a story gives it away.
_UNSEEN_CONCEPT = 0.4
_CONCEPTS = (Kind.EVENT, Kind.ATTRIBUTE, Kind.THEME)


@dataclass(frozen=True)
class Similarity:
    """How much a question is like a story's passages."""

    best: float = 0.0
    pooled: float = 0.0  # mean of the best three, since the single best is often chance


@dataclass(frozen=True)
class Part:
    """A detail or a correction of a story, as bags of terms."""

    subject: Detail | Correction
    asked: Bags  # one for each way of asking for it
    terms: Terms  # of these, and of its answer
    events: frozenset[str]  # of these terms, the kinds of events
    said: Said  # what sorts of things its answer says
    phrases: Terms  # in which it speaks of what may be asked for
    names: frozenset[str]  # by which it calls the story's subject, squashed


@dataclass(frozen=True)
class Profile:
    """The terms of one story with how much it is about each (0..1), and how it is asked for."""

    sketch: Sketch
    terms: Strengths
    postings: Postings  # of the passages' unit vectors
    asking: int  # so many of these, the first, ask for the story
    parts: tuple[Part, ...]
    attributes: frozenset[Attribute]  # what it can answer
    told: Said  # what its texts hold besides the parts

    @property
    def story(self) -> Story:
        """The story profiled."""
        return self.sketch.story

    @cached_property
    def holds(self) -> frozenset[AnswerType]:
        """The sorts of answer in what it says."""
        return self.told.holds.union(*(part.said.holds for part in self.parts))

    def counts(self, terms: Set[str]) -> bool:
        """Return whether it gives a number of any of these."""
        said = (self.told, *(part.said for part in self.parts))
        return any(not one.counted.isdisjoint(terms) for one in said)

    def awards_of(self, event: Event) -> tuple[str, ...]:
        """Return the award of an event and the broader ones it is part of."""
        return self.sketch.awards_of(event)

    def cover(self, item: Item) -> float:
        """Return how much of `item` the story covers, 0 to 1."""
        terms = item.terms
        if len(terms) == 1:
            return self.terms.get(terms[0]) * item.strength
        hits = [self.terms.get(term) for term in terms]
        covered = sum(hits) / len(hits) if item.every else max(hits)
        return covered * item.strength

    def missed(self, words: Bag) -> tuple[float, float]:
        """Return how much of the weight of `words` its passages miss, the best of them.

        That is of those that ask for the story or its parts, and of those that tell it.
        """
        held = self.postings.held(words)
        asking = max((held[n] for n in held if n < self.asking), default=0.0)
        telling = max((held[n] for n in held if n >= self.asking), default=0.0)
        total = sum(words.values())
        return total - asking, total - telling

    def similarities(self, vectors: Sequence[Bag]) -> Iterator[Similarity]:
        """Yield how much each of a question's unit vectors is like the passages."""
        for cosines in self.postings.cosines(vectors):
            ranked = sorted(cosines, reverse=True)[:_POOLED]
            yield Similarity(ranked[0], sum(ranked) / _POOLED) if ranked else Similarity()


def build(sketch: Sketch, reader: Reader, common: Rarity) -> Profile:
    """Read all of a story's fields. Takes some 20 ms for a story with a hundred phrasings.

    `common` says how rare words are among the passages of all stories.
    """
    story = sketch.story
    titles = [reader.read(text, trusted=True) for text in title_texts(story)]
    questions = [reader.read(question, trusted=True) for question in story.questions.all()]
    body = [reader.read(text, trusted=True) for text in body_texts(story)]
    read = [_read_part(part, reader) for part in (*story.details, *story.corrections)]
    asking = [*titles, *questions, *(reading for asked, _ in read for reading in asked)]
    terms = dict(sketch.facts())
    for readings, strength in ((asking, PRIMARY), (body, BODY)):
        for term, worth in (pair for reading in readings for pair in _terms(reading, strength)):
            terms[term] = max(terms.get(term, 0.0), worth)
    passages = Passages.of(story)
    parts = zip((*story.details, *story.corrections), read, strict=True)
    return Profile(
        sketch,
        Strengths(terms, _SCALE),
        Postings(common.vector(words) for words in passages.all()),
        len(passages.asking),
        tuple(_part(sketch, subject, asked, answer) for subject, (asked, answer) in parts),
        frozenset(attributes_of(story)),
        Said.by(body),
    )


def _read_part(part: Detail | Correction, reader: Reader) -> tuple[list[Reading], list[Reading]]:
    """Return the readings of how a part is asked for, and of what it answers."""
    asked = [*part.asked.all()]
    if isinstance(part, Correction):
        asked += [part.claim.en, part.claim.zh]
        answer = part.truth
    else:
        answer = part.answer
    return (
        [reader.read(text, trusted=True) for text in asked],
        [reader.read(text, trusted=True) for text in (answer.en, answer.zh)],
    )


def _part(
    sketch: Sketch, subject: Detail | Correction, asked: list[Reading], answer: list[Reading]
) -> Part:
    terms = {t for reading in (*asked, *answer) for item in reading.items for t in item.terms}
    events = shared(frozenset(term for term in terms if term.startswith(Kind.EVENT)))
    return Part(
        subject,
        Bags(map(bag_of, asked)),
        Terms(terms),
        events,
        Said.by(answer),
        Terms(phrases_of(*asked, *answer)),
        shared(names_used(sketch.own_term, *asked, *answer)),
    )


def names_used(own: str, *readings: Reading) -> frozenset[str]:
    """Return the names, squashed, by which readings call what has the term `own`."""
    items = (item for reading in readings for item in reading.items if own in item.terms)
    return frozenset(squash(item.surface) for item in items)


def phrases_of(*readings: Reading) -> frozenset[str]:
    """Return the phrases, as the lexicon has them, in which attributes and themes are said."""
    senses = (sense for reading in readings for sense in reading.senses)
    return frozenset(s.label for s in senses if s.kind in (Kind.ATTRIBUTE, Kind.THEME))


def _terms(reading: Reading, strength: float) -> Iterator[tuple[str, float]]:
    """Terms of a read text. Names count as named only: the structured fields say whose it is."""
    yield from ((s.term, strength) for s in reading.senses if s.kind is Kind.OFF_DOMAIN)
    for item in reading.items:
        for term in item.terms:
            if term.startswith((Kind.STORY, Kind.PERSON, Kind.ELSEWHERE)):
                yield term, NAMED
            elif term.startswith((Kind.EVENT, Kind.ATTRIBUTE)):
                yield term, strength * _HALF
            else:
                yield term, strength


def rarity(term: str, idf: Idf) -> float:
    """Return how well a term tells stories apart, 0.1 to 1."""
    return idf(term, _UNSEEN_CONCEPT if term.startswith(_CONCEPTS) else 1.0)


def bag_of(reading: Reading) -> Bag:
    """Return the reading's terms with their weights."""
    bag: Bag = {}
    for item in reading.items:
        share = item.weight * item.strength / (len(item.terms) if item.every else 1)
        for term in item.terms:
            bag[term] = bag.get(term, 0.0) + share
    return bag
