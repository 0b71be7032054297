"""Questions that say nothing but a name, or what befell what they name."""

from collections.abc import Set

from bot.knowledge.kinds import Attribute
from bot.matching.asked import Asked, asked_of
from bot.matching.candidates import Candidate, Ranked
from bot.matching.data import pattern
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.sketch import Sketch
from bot.matching.text import tokens_of

# What a question may ask about what befell a paper, and what it says to do so.
_BEFALLEN = {Attribute.REASON, Attribute.WHEN, Attribute.WHERE, Attribute.AWARD}
_PLAINLY = (Kind.STORY, Kind.EVENT, Kind.VENUE, Kind.AWARD, Kind.ATTRIBUTE, "year:")
_LITTLE = 1.0  # weight of words that change nothing ("turned … down")


def said_plainly(reading: Reading, ranked: Ranked) -> Candidate | None:
    """Return the one story that is named, if the question says nothing else but what befell it."""
    named = [candidate for candidate, _ in ranked.stories if candidate.is_named]
    if len(named) != 1 or reading.unknown or reading.off_domain:
        return None
    asked = set(asked_of(reading, named[0].profile)) <= _BEFALLEN
    plain = all(term.startswith(_PLAINLY) for term in _terms(reading))
    befell = bool(reading.ids(Kind.EVENT)) and reading.told < _LITTLE
    return named[0] if asked and (plain or befell) else None


def points_at_one(reading: Reading) -> bool:
    """Return whether a question describes a story to ask which it is: "that one where …"."""
    return pattern("points").search(reading.text.clean.casefold()) is not None


def asks_which(asked: Asked) -> bool:
    """Return whether a question describes a story to ask which it is, and nothing else."""
    more = set(asked.attributes) - {Attribute.NAME}
    return points_at_one(asked.reading) and not any(map(asked.is_for, more))


def names_only_a_venue(reading: Reading) -> bool:
    """Return whether a question is the name of a venue, perhaps with a year, and nothing else."""
    if any(sense.kind is not Kind.VENUE or sense.ambiguous for sense in reading.senses):
        return False
    placed = all(term.startswith((Kind.VENUE, "year:")) for term in _terms(reading))
    said = sum(len(tokens_of(item.surface)) for item in reading.items)
    return placed and bool(reading.ids(Kind.VENUE)) and said == len(reading.text.tokens)


def only_stories(reading: Reading) -> bool:
    """Return whether a question names papers and what befell them, and nothing else: "gcn, gat"."""
    said = (any(t.startswith((Kind.STORY, Kind.EVENT)) for t in i.terms) for i in reading.items)
    asks = reading.off_domain or reading.asked or reading.holds(Kind.CUE, "quantity")
    compares = pattern("compares").search(reading.text.clean.casefold())
    return not (asks or compares) and all(said)


def only_names(reading: Reading) -> Set[str]:
    """Return the people that are all a question says, or else the first of the subjects."""
    terms = _terms(reading)
    said = reading.off_domain or reading.unknown or reading.asked
    if said or not all(term.startswith((Kind.PERSON, Kind.TOPIC)) for term in terms):
        return frozenset()
    return {term for term in terms if term.startswith(Kind.PERSON)} or set(terms[:1])


def is_about(sketch: Sketch, term: str) -> bool:
    """Return whether a story is of a person or a subject, and doesn't merely mention it."""
    kind, _, name = term.partition(":")
    return name in (sketch.subjects if kind == Kind.PERSON else sketch.topics)


def _terms(reading: Reading) -> list[str]:
    return [term for item in reading.items for term in item.terms]
