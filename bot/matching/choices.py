"""What may answer a question about a story: its parts and the story as such, with their features.

A part speaks for itself by the words that it shares with the question and that set it apart from
the story's other parts, by the sort of answer that it holds, and by what it is about: whether the
question asks for that in so many words (`asked`), or is worded as such questions are (`aims`).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail
from bot.matching.aims import STORY, of_choice
from bot.matching.aims import of_question as aimed_elsewhere
from bot.matching.answer_types import REFEREES
from bot.matching.asked import Asked
from bot.matching.constraints import Constraints
from bot.matching.coverage import MISSED
from bot.matching.manner import Manner, manners
from bot.matching.profile import Part, Profile, bag_of, names_used
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.sought import Sought
from bot.matching.terms import Bag

IDLE = "idle"  # the feature of how little it tells that the story doesn't hold some words
HELD = "held"  # the feature of how a question is put: whether stories tell such things
_LATEST = 3  # of the details on one thing: from there on all are late
_DESCRIBES = 1.6  # weight of words from which a question describes a story, and follows on none
_MUCH = 3.0  # weight of words beyond which it doesn't matter how many there are
_CLAIMED = 0.75  # likeness from which a question may make a correction's wrong claim
_CLAIMED_ALOUD = 0.5  # the same where it asks to confirm something ("…, right?", 对吧)
_NEVER = math.inf
_AIMED = 0.3  # probability from which the wording alone asks for a kind of detail
_PLAIN_EVENT = (Kind.EVENT, Kind.VENUE, "year:", *(f"{Kind.THEME}:{role}" for role in REFEREES))


@dataclass(frozen=True)
class Choice:
    """What may answer a question about a story: one of its parts, or (without one) the story."""

    part: Part | None
    features: dict[str, float]


def words_missed(reading: Reading, profile: Profile) -> list[str]:
    """Return the words of a question that a story doesn't hold."""
    words = (item for item in reading.items if item.is_content and not item.is_name)
    return [word.key for word in words if profile.cover(word) < MISSED]


def _missed(reading: Reading, profile: Profile) -> list[float]:
    """Return the weight of each word of a question as far as a story doesn't hold it."""
    words = (item for item in reading.items if item.is_content and not item.is_name)
    return [word.weight * (1 - profile.cover(word)) for word in words]


def of_question(asked: Asked, profile: Profile, idle: Manner) -> dict[str, float]:
    """Return what speaks for it that the story doesn't say what is asked.

    `idle` tells how little it means that a story doesn't hold some words.
    """
    reading, wants, counts = asked.reading, asked.wants, asked.counts
    unasked, untold = profile.missed(asked.words)
    focus, held = reading.focus, _aims_of(profile)
    missed = _missed(reading, profile)
    missed_in_focus = _missed(focus, profile) if focus else missed
    of_focus = aimed_elsewhere(asked.aims_of_focus, held)
    return {
        "bias": 1.0,
        HELD: manners().held.log_odds(reading.turns),
        IDLE: idle.log_odds(lost) if (lost := words_missed(reading, profile)) else 0.0,
        "told": min(reading.told / _MUCH, 1.0),
        "described": float(is_described(reading, profile)),
        "missed": min(sum(missed) / _MUCH, 1.0),
        "worst_missed": max(missed, default=0.0),
        "unasked": min(unasked / _MUCH, 1.0),
        "untold": min(untold / _MUCH, 1.0),
        "unknown": float(bool(reading.unknown)),
        "off_domain": float(bool(reading.off_domain)),
        "unheld": float(not wants <= profile.holds),
        **{f"unheld_{kind}": 1.0 for kind in wants - profile.holds},
        "uncounted": float(bool(counts) and not profile.counts(counts)),
        **dict.fromkeys(wants, 1.0),
        **{f"asks_{attribute}": 1.0 for attribute in asked.attributes},
        **aimed_elsewhere(asked.aims, held),
        **{f"focus_{name}": value for name, value in of_focus.items()},
        "focus": float(bool(focus)),
        "focus_missed": min(sum(missed_in_focus) / _MUCH, 1.0),
        "focus_worst": max(missed_in_focus, default=0.0),
    }


def is_described(reading: Reading, profile: Profile) -> bool:
    """Return whether a question tells of a story without its name."""
    named = any(sense.term == profile.sketch.own_term for sense in reading.senses)
    return reading.told >= _DESCRIBES and not named


def choices(asked: Asked, profile: Profile) -> list[Choice]:
    """Return the story as such, and each of its parts, as choices of what answers a asked."""
    story = _story(asked, profile)
    parts = _parts(asked, profile)
    if story.features["derived_meets"] and len(asked.attributes) == 1:
        # "Who sent it back" is for the rejection to say, not for what became of it.
        parts = (
            part for part in parts if part.features["same"] or "about_correction" in part.features
        )
    return [story, *parts]


def _story(asked: Asked, profile: Profile) -> Choice:
    reading, attributes = asked.reading, asked.attributes
    told = {attribute for part in profile.parts for attribute in _answers(asked, part)}
    derived = [
        attribute in profile.attributes and attribute not in told for attribute in attributes
    ]
    constraints = Constraints.of(reading)
    meets = any(constraints.share(e, profile.sketch) == 1.0 for e in profile.story.events)
    features = {
        "story": 1.0,
        "wanted": float(not asked.wants.isdisjoint(profile.told.holds)),
        "told_counted": float(not profile.told.counted.isdisjoint(asked.counts)),
        "told_nothing": 1 - min(reading.told / _MUCH, 1.0),
        "asks_nothing": float(not attributes),
        "derived": float(any(derived)),
        "derived_first": float(bool(derived) and derived[0]),
        "eventful": float(bool(constraints.types)),
        "meets": float(bool(constraints.types) and meets),
        "derived_meets": float(bool(derived) and derived[0] and bool(constraints.types) and meets),
        **{f"story_{attribute}": 1.0 for attribute in attributes},
        **_aimed(asked, STORY, _aims_of(profile)),
    }
    return Choice(None, features)


def _aims_of(profile: Profile) -> frozenset[str]:
    """Return what may be aimed at in a story: the kinds of its details, or the story as such."""
    return frozenset((STORY, *(str(detail.about) for detail in profile.story.details)))


def _parts(asked: Asked, profile: Profile) -> Iterator[Choice]:
    reading, own = asked.reading, _own_terms(asked.reading, profile)
    whole = Sought.of(bag_of(reading), profile.parts, own)
    focus = Sought.of(bag_of(reading.focus), profile.parts, own) if reading.focus else whole
    named, aims = _names(profile, reading), _aims_of(profile)
    told_before: Counter[Attribute] = Counter()
    told = {term for term in whole.weights if not term.startswith(_PLAIN_EVENT)}
    for part in profile.parts:
        placed = _placed(part, named, told_before)
        about = part.subject.about if isinstance(part.subject, Detail) else None
        # "Was it rejected?" is about no detail: the story as such tells, or a correction.
        aimed = not whole.weights and asked.aims.get(str(about), 0.0) >= _AIMED
        if about and not (told or aimed or about in asked.attributes):
            continue
        held, alike = whole.compared(part)
        if about or (held + alike) / 2 >= _claimed_from(reading, part.subject):
            features = _of_part(asked, part, held, alike)
            features["held_known"] = held * whole.total / whole.known
            features["told"] = float(not told.isdisjoint(part.terms))
            held, alike = (held, alike) if focus is whole else focus.compared(part)
            features |= {"focus_held": held, "focus_alike": alike}
            features |= _aimed(asked, str(about), aims) if about else {}
            yield Choice(part, features | placed)


def _own_terms(reading: Reading, profile: Profile) -> set[str]:
    """Return the terms by which a question names what all of a story is about."""
    own = {profile.sketch.own_term}
    own |= {t for i in reading.items if profile.sketch.own_term in i.terms for t in i.terms}
    return own | {f"{Kind.PERSON}:{person}" for person in profile.story.subjects}


def _aimed(asked: Asked, aim: str, held: Collection[str]) -> dict[str, float]:
    """Return what the wording of a question says for an aim, of all that are `held`."""
    of_focus = of_choice(asked.aims_of_focus, aim, held).items()
    return of_choice(asked.aims, aim, held) | {f"focus_{name}": value for name, value in of_focus}


def _names(profile: Profile, reading: Reading) -> Bag:
    """Return the names by which a question calls the subject, each with how few parts use it."""
    used = names_used(profile.sketch.own_term, reading)
    count = len(profile.parts) or 1
    return {name: 1 - sum(name in part.names for part in profile.parts) / count for name in used}


def _placed(part: Part, named: Bag, before: Counter[Attribute]) -> dict[str, float]:
    """Return how a part stands to the others: by the name it uses, and as which of its kind."""
    nth = 0
    if isinstance(part.subject, Detail):
        nth = before[part.subject.about]
        before[part.subject.about] += 1
    so = max((few for name, few in named.items() if name in part.names), default=0.0)
    return {"named_so": so, "nth": min(nth, _LATEST) / _LATEST}


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


def _answers(asked: Asked, part: Part) -> Iterator[Attribute]:
    """Yield which of the attributes asked for a part is about.

    Where a paper was rejected doesn't tell where it was published, nor the year that it was written
    in that of its prize.
    """
    events = {f"{Kind.EVENT}:{event}" for event in asked.reading.ids(Kind.EVENT)}
    is_of_others = bool(events and part.events) and events.isdisjoint(part.events)
    if (
        isinstance(part.subject, Detail)
        and part.subject.about in asked.attributes
        and not is_of_others
        and not _tells_of_others(asked, part, part.subject.about)
    ):
        yield part.subject.about


def _tells_of_others(asked: Asked, part: Part, about: Attribute) -> bool:
    """Return whether a part names neither year nor venue of the events that are asked about."""
    told = asked.told.get(about)
    return told is not None and not any(term in part.terms for term in told)


def _of_part(asked: Asked, part: Part, held: float, alike: float) -> dict[str, float]:
    reading = asked.reading
    about = part.subject.about if isinstance(part.subject, Detail) else None
    answers = tuple(_answers(asked, part))
    premise = part.subject.premise if isinstance(part.subject, Correction) else None
    met = asked.wants & part.said.holds
    said = sum(phrase in part.phrases for phrase in asked.phrases)
    worded = said / (len(asked.phrases) or 1)
    return {
        "part": 1.0,
        "held": held,
        "alike": alike,
        "both": held * alike,
        "same": float(bool(answers)),
        "same_first": float(bool(answers) and answers[0] is asked.attributes[0]),
        "wanted": float(bool(met)),
        "not_wanted": float(met != asked.wants),
        **{f"met_{kind}": 1.0 for kind in met},
        "worded": worded,
        "unworded": float(bool(asked.phrases)) - worded,
        "counted": float(not part.said.counted.isdisjoint(asked.counts)),
        "uncounted": float(bool(asked.counts) and part.said.counted.isdisjoint(asked.counts)),
        "confirm": float(about is None and reading.holds(Kind.CUE, "confirm")),
        "premise": float(premise is not None and reading.holds(Kind.EVENT, premise.type)),
        f"about_{about or 'correction'}": 1.0,
    }
