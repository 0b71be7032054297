"""Within the story found: which of its parts the question is about, or that it doesn't say.

The parts, the story as such and "it doesn't say" are choices of one model, fitted like the one for
stories (`decide`): a part is likely for the words that it shares with the question and that set it
apart from the story's other parts.
"""

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Correction, Detail, Event
from bot.matching.answer_types import AnswerType, wanted
from bot.matching.constraints import Constraints
from bot.matching.decide import Net, probabilities
from bot.matching.manner import manners
from bot.matching.premises import covers, unfounded
from bot.matching.profile import Part, Profile, bag_of
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.terms import Bag

MANNER = "manner"  # the feature of how a question is put
_MUCH = 3.0  # weight of words beyond which it doesn't matter how many there are
_CLAIMED = 0.75  # likeness from which a question may make a correction's wrong claim
_CLAIMED_ALOUD = 0.5  # the same where it asks to confirm something ("…, right?", 对吧)
_NEVER = math.inf
_LACKS_FROM = 0.5  # probability from which a reply says that the base doesn't hold what is asked
_PLAIN_EVENT = (Kind.EVENT, Kind.VENUE, "year:", "theme:reviewers")
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
    lacking: bool = False  # the story doesn't say what is asked


@dataclass(frozen=True)
class Choice:
    """What may answer a question about a story: one of its parts, or (without one) the story."""

    part: Part | None
    features: dict[str, float]


@dataclass(frozen=True)
class _Question:
    """A question with what is the same for every part."""

    reading: Reading
    asked: Sequence[Attribute]
    wants: frozenset[AnswerType]


def asked_for(subject: Detail | Correction) -> Particulars:
    """Return the particulars of a question that asks for just this."""
    if isinstance(subject, Detail):
        return Particulars(asked=subject.about, detail=subject)
    return Particulars(correction=subject)


def particulars(
    reading: Reading, profile: Profile, net: Net, *, doubtful: bool = False
) -> Particulars:
    """Return the part of the story that the question is about.

    An event taken for granted that the story doesn't hold goes first. `net` are the fitted
    weights; `doubtful` says that the story is meant but hardly answers the question.
    """
    supposed = unfounded(reading, profile)
    if supposed:
        for correction in profile.story.corrections:
            if correction.premise and covers(correction.premise, supposed):
                return Particulars(correction=correction)
        return Particulars(unfounded=supposed)
    found = choices(reading, profile)
    odds, lacking = _weighed(reading, profile, found, net)
    best = found[odds.index(max(odds))].part
    lacks = doubtful or lacking >= _LACKS_FROM
    if lacks or best is None:
        return _as_such(profile, asked_of(reading, profile), lacking=lacks)
    return asked_for(best.subject)


def lacking(reading: Reading, profile: Profile, net: Net) -> float:
    """Return the probability that the story, if it is meant, doesn't say what is asked."""
    return _weighed(reading, profile, choices(reading, profile), net)[1]


def _weighed(
    reading: Reading, profile: Profile, found: Sequence[Choice], net: Net
) -> tuple[list[float], float]:
    asked = of_question(reading, profile)
    return probabilities([choice.features for choice in found], asked, net)


def of_question(reading: Reading, profile: Profile) -> dict[str, float]:
    """Return what speaks for it that the story doesn't say what is asked."""
    words = [item for item in reading.items if item.is_content and not item.is_name]
    missed = [item.weight * (1 - profile.cover(item)) for item in words]
    wants = wanted(reading)
    return {
        "bias": 1.0,
        MANNER: manners().answered.log_odds(reading.words),
        "told": min(reading.told / _MUCH, 1.0),
        "missed": min(sum(missed) / _MUCH, 1.0),
        "worst_missed": max(missed, default=0.0),
        "unknown": float(bool(reading.unknown)),
        "off_domain": float(bool(reading.off_domain)),
        "unheld": float(not wants <= profile.holds),
        **dict.fromkeys(wants, 1.0),
        **{f"asks_{attribute}": 1.0 for attribute in asked_of(reading, profile)},
    }


def _as_such(profile: Profile, asked: Sequence[Attribute], *, lacking: bool) -> Particulars:
    """Return what is asked of the story as such: of what it lacks, nothing that it does hold."""
    held = profile.attributes if lacking else ()
    plain = next((a for a in asked if a in _PLAIN and a not in held), None)
    return Particulars(asked=plain, lacking=lacking)


def asked_of(reading: Reading, profile: Profile) -> tuple[Attribute, ...]:
    """Return the attributes that a question asks of a story.

    "Why did it win" asks for no rejection's reason, and the story of BLEU for no results.
    """
    won = reading.holds(Kind.EVENT, EventType.AWARDED)
    own = {t for i in reading.items if profile.sketch.own_term in i.terms for t in i.terms}
    return tuple(
        Attribute.AWARD_REASON if attribute is Attribute.REASON and won else attribute
        for attribute in reading.asked
        if f"{Kind.ATTRIBUTE}:{attribute}" not in own
    )


def choices(reading: Reading, profile: Profile) -> list[Choice]:
    """Return the story as such, and each of its parts, as choices of what answers a question."""
    asked = asked_of(reading, profile)
    story = _story(reading, profile, asked)
    parts = _parts(reading, profile, asked)
    if story.features["derived_meets"]:
        # "Who sent it back" is for the rejection to say, not for what became of it.
        parts = (
            part for part in parts if part.features["same"] or "about_correction" in part.features
        )
    return [story, *parts]


def _story(reading: Reading, profile: Profile, asked: Sequence[Attribute]) -> Choice:
    told = {attribute for part in profile.parts for attribute in _answers(reading, part, asked)}
    derived = [attribute in profile.attributes and attribute not in told for attribute in asked]
    constraints = Constraints.of(reading)
    meets = any(constraints.share(e, profile.sketch) == 1.0 for e in profile.story.events)
    features = {
        "story": 1.0,
        "told_nothing": 1 - min(reading.told / _MUCH, 1.0),
        "asks_nothing": float(not asked),
        "derived": float(any(derived)),
        "derived_first": float(bool(derived) and derived[0]),
        "eventful": float(bool(constraints.types)),
        "meets": float(bool(constraints.types) and meets),
        "derived_meets": float(bool(derived) and derived[0] and bool(constraints.types) and meets),
        **{f"story_{attribute}": 1.0 for attribute in asked},
    }
    return Choice(None, features)


def _parts(reading: Reading, profile: Profile, asked: Sequence[Attribute]) -> Iterator[Choice]:
    own = {profile.sketch.own_term}
    own |= {t for i in reading.items if profile.sketch.own_term in i.terms for t in i.terms}
    own |= {f"{Kind.PERSON}:{person}" for person in profile.story.subjects}
    bag = {term: weight for term, weight in bag_of(reading).items() if term not in own}
    rare = _rarity(profile.parts, bag)
    total = sum(weight * rare[term] for term, weight in bag.items()) or 1.0
    told = {term for term in bag if not term.startswith(_PLAIN_EVENT)}
    question = _Question(reading, asked, wanted(reading))
    for part in profile.parts:
        about = part.subject.about if isinstance(part.subject, Detail) else None
        # "Was it rejected?" is about no detail: the story as such tells, or a correction.
        if about and about not in asked and not told:
            continue
        held = sum(w * rare[term] for term, w in bag.items() if term in part.terms) / total
        alike = max((_alike(bag, other, rare, own) for other in part.asked), default=0.0)
        if about or (held + alike) / 2 >= _claimed_from(reading, part.subject):
            features = _of_part(question, part, held, alike)
            yield Choice(part, features | {"told": float(not told.isdisjoint(part.terms))})


def _claimed_from(reading: Reading, subject: Detail | Correction) -> float:
    """Return the likeness from which the question may make a correction's wrong claim.

    A claim of an event takes that kind of event in the question, any other takes words.
    """
    premise = subject.premise if isinstance(subject, Correction) else None
    said = (
        reading.holds(Kind.EVENT, premise.type)
        if premise
        else any(i.is_content for i in reading.items)
    )
    if not said:
        return _NEVER
    return _CLAIMED_ALOUD if reading.holds(Kind.CUE, "confirm") else _CLAIMED


def _answers(reading: Reading, part: Part, asked: Sequence[Attribute]) -> Iterator[Attribute]:
    """Yield which of the attributes asked for a part is about.

    Where a paper was rejected doesn't tell where it was published.
    """
    events = {f"{Kind.EVENT}:{event}" for event in reading.ids(Kind.EVENT)}
    is_of_others = bool(events and part.events) and events.isdisjoint(part.events)
    if isinstance(part.subject, Detail) and part.subject.about in asked and not is_of_others:
        yield part.subject.about


def _of_part(question: _Question, part: Part, held: float, alike: float) -> dict[str, float]:
    reading, asked = question.reading, question.asked
    about = part.subject.about if isinstance(part.subject, Detail) else None
    answers = tuple(_answers(reading, part, asked))
    premise = part.subject.premise if isinstance(part.subject, Correction) else None
    met = question.wants & part.holds
    return {
        "part": 1.0,
        "held": held,
        "alike": alike,
        "both": held * alike,
        "same": float(bool(answers)),
        "same_first": float(bool(answers) and answers[0] is asked[0]),
        "wanted": float(bool(met)),
        "not_wanted": float(met != question.wants),
        **{f"met_{kind}": 1.0 for kind in met},
        "confirm": float(about is None and reading.holds(Kind.CUE, "confirm")),
        "premise": float(premise is not None and reading.holds(Kind.EVENT, premise.type)),
        f"about_{about or 'correction'}": 1.0,
    }


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
