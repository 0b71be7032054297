"""Within the story found: which of its details or corrections the question is about."""

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Correction, Detail, Event
from bot.matching.premises import covers, unfounded
from bot.matching.profile import Part, Profile, bag_of
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.terms import Bag

_ENOUGH = 0.5  # likeness from which a part is what was asked
_CLAIMED = 0.75  # and from which a question makes a correction's wrong claim
_CLAIMED_ALOUD = 0.5  # the same where it asks to confirm something ("…, right?", 对吧)
_NEVER = math.inf
_PLAIN_EVENT = (Kind.EVENT, Kind.VENUE, "year:", "theme:reviewers")
_SAME_ATTRIBUTE = 0.35
# What a reply may say isn't held: other attributes are read from words that have other uses too.
_PLAIN = frozenset(
    {
        *(Attribute.SCORES, Attribute.CITATIONS, Attribute.AUTHORS, Attribute.REASON),
        *(Attribute.ARXIV, Attribute.LINK, Attribute.CODE, Attribute.WHEN, Attribute.WHERE),
        *(Attribute.AWARD, Attribute.PRESENTATION, Attribute.PATENT, Attribute.RESULTS),
        Attribute.ACCEPTANCE_RATE,
    }
)


@dataclass(frozen=True)
class Particulars:
    """What of a story answers a question, beyond the story as such."""

    asked: Attribute | None = None
    detail: Detail | None = None
    correction: Correction | None = None
    unfounded: Event | None = None


def asked_for(subject: Detail | Correction) -> Particulars:
    """Return the particulars of a question that asks for just this."""
    if isinstance(subject, Detail):
        return Particulars(asked=subject.about, detail=subject)
    return Particulars(correction=subject)


def particulars(reading: Reading, profile: Profile) -> Particulars:
    """Return the part of the story that the question is about.

    A false premise goes first: an event taken for granted that the story doesn't hold, or a
    question that makes a correction's wrong claim.
    """
    supposed = unfounded(reading, profile)
    if supposed:
        for correction in profile.story.corrections:
            if correction.premise and covers(correction.premise, supposed):
                return Particulars(correction=correction)
        return Particulars(unfounded=supposed)
    asked = _asked(reading, profile)
    likeness, part = max(
        _weighed(reading, profile, asked), key=lambda pair: pair[0], default=(0.0, None)
    )
    match part and part.subject:
        case Correction() as correction if likeness >= _claimed_from(reading, correction):
            return asked_for(correction)
        case Detail() as detail if likeness >= _ENOUGH:
            return asked_for(detail)
        case _:
            return _by_attribute(profile, asked)


def best_likeness(reading: Reading, profile: Profile) -> tuple[float, float]:
    """Return how likely it is that one of the story's parts is what is asked, from 0 on.

    The second is the same for those parts alone that answer with a number.
    """
    weighed = list(_weighed(reading, profile, _asked(reading, profile)))
    best = max((likeness for likeness, _ in weighed), default=0.0)
    return best, max((likeness for likeness, part in weighed if part.counts), default=0.0)


def _claimed_from(reading: Reading, correction: Correction) -> float:
    """Return the likeness from which the question makes the correction's wrong claim.

    A claim of an event takes that kind of event in the question, any other takes words.
    """
    premise = correction.premise
    said = (
        reading.holds(Kind.EVENT, premise.type)
        if premise
        else any(i.is_content for i in reading.items)
    )
    if not said:
        return _NEVER
    return _CLAIMED_ALOUD if reading.holds(Kind.CUE, "confirm") else _CLAIMED


def _by_attribute(profile: Profile, asked: tuple[Attribute, ...]) -> Particulars:
    for attribute in asked:
        about = [detail for detail in profile.story.details if detail.about is attribute]
        if len(about) == 1:
            return Particulars(asked=attribute, detail=about[0])
    return Particulars(asked=next((a for a in asked if a in _PLAIN), None))


def _asked(reading: Reading, profile: Profile) -> tuple[Attribute, ...]:
    """Return the attributes asked for.

    "Why did it win" asks for no rejection's reason, and the story of BLEU for no results.
    """
    won = reading.holds(Kind.EVENT, EventType.AWARDED)
    own = {t for i in reading.items if profile.sketch.own_term in i.terms for t in i.terms}
    return tuple(
        Attribute.AWARD_REASON if attribute is Attribute.REASON and won else attribute
        for attribute in reading.asked
        if f"{Kind.ATTRIBUTE}:{attribute}" not in own
    )


def _weighed(
    reading: Reading, profile: Profile, asked: tuple[Attribute, ...]
) -> Iterator[tuple[float, Part]]:
    """Yield the story's parts, each with how likely it is the one meant."""
    own = {profile.sketch.own_term}
    own |= {t for i in reading.items if profile.sketch.own_term in i.terms for t in i.terms}
    own |= {f"{Kind.PERSON}:{person}" for person in profile.story.subjects}
    bag = {term: weight for term, weight in bag_of(reading).items() if term not in own}
    rare = _rarity(profile.parts, bag)
    total = sum(weight * rare[term] for term, weight in bag.items())
    if not total:
        return
    told = {term for term in bag if not term.startswith(_PLAIN_EVENT)}
    for part in profile.parts:
        same = isinstance(part.subject, Detail) and part.subject.about in asked
        # "Was it rejected?" is about no detail: the story as such tells, or a correction.
        if isinstance(part.subject, Detail) and not same and told.isdisjoint(part.terms):
            continue
        held = sum(w * rare[term] for term, w in bag.items() if term in part.terms) / total
        alike = max((_alike(bag, other, rare, own) for other in part.asked), default=0.0)
        yield (held + alike) / 2 + _SAME_ATTRIBUTE * same, part


def _rarity(parts: Sequence[Part], bag: Bag) -> Bag:
    """Return how well each term of a question tells the parts of a story apart, 0 to 1."""
    most = math.log(len(parts) + 1) or 1.0
    held = {term: sum(term in part.terms for part in parts) for term in bag}
    return {term: math.log((len(parts) + 1) / max(n, 1)) / most for term, n in held.items()}


def _alike(bag: Bag, other: Bag, rare: Bag, own: Set[str]) -> float:
    """Return the cosine of a question and a phrasing in the terms that tell parts apart."""
    shared = sum(w * other[term] * rare[term] ** 2 for term, w in bag.items() if term in other)
    one = sum((weight * rare[term]) ** 2 for term, weight in bag.items())
    two = sum((w * rare.get(term, 1.0)) ** 2 for term, w in other.items() if term not in own)
    return shared / math.sqrt(one * two) if shared else 0.0
