"""What a question asks of a story that it may be about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Event
from bot.matching.aims import Odds, aims
from bot.matching.answer_types import AnswerType, wanted
from bot.matching.constraints import Constraints
from bot.matching.counts import wanted_count
from bot.matching.profile import Profile, phrases_of
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.terms import Bag

_AIMED = 0.35  # probability that a wording aims at an attribute, of whatever story
# Read from words that mostly say something else: "the benchmark", "which journals said no".
_LOOSE = frozenset({Attribute.RESULTS, Attribute.WHERE})
_REJECTED = (Kind.EVENT, EventType.REJECTED)
_OF_EVENTS: Mapping[Attribute, Callable[[Event], str | None]] = {
    Attribute.WHEN: lambda event: f"year:{event.year}" if event.year else None,
    Attribute.WHERE: lambda event: f"{Kind.VENUE}:{event.venue}" if event.venue else None,
}


@dataclass(frozen=True)
class Asked:
    """What a question asks of a story."""

    reading: Reading
    words: Bag  # its words, by how rare they are
    attributes: tuple[Attribute, ...]
    wants: frozenset[AnswerType]
    counts: frozenset[str]  # terms of what it wants to know the number of
    phrases: frozenset[str]  # in which it says what it asks for
    told: Mapping[Attribute, frozenset[str]]  # terms of what the events it speaks of say of some
    aims: Odds  # by its wording
    aims_of_focus: Odds  # by that of the stretch that asks

    @classmethod
    def of(cls, reading: Reading, profile: Profile, words: Bag) -> "Asked":
        """Take it from a reading."""
        attributes = asked_of(reading, profile)
        counts, phrases = wanted_count(reading), phrases_of(reading)
        told = _told_by_events(reading, attributes, profile)
        odds = aims().odds(reading.turns)
        of_focus = aims().odds(reading.focus.turns) if reading.focus else odds
        wants = wanted(reading)
        return cls(reading, words, attributes, wants, counts, phrases, told, odds, of_focus)

    def aims_at(self, attribute: Attribute) -> bool:
        """Return whether the wording of a question aims at an attribute."""
        return self.aims.get(attribute, 0.0) >= _AIMED

    def aims_above_all_at(self, attribute: Attribute) -> bool:
        """Return whether it aims at an attribute rather than at anything else."""
        return self.aims.get(attribute, 0.0) >= max(self.aims.values(), default=1.0)

    def is_for(self, attribute: Attribute) -> bool:
        """Return whether a question asks for an attribute, and doesn't just speak of it.

        It says little else, its wording aims at it, or what befell the story tells it.
        """
        if attribute in self.told or self.aims_at(attribute):
            return True
        if attribute is Attribute.REASON and not self.reading.holds(*_REJECTED):
            return False  # 咋样了 asks how it went, not why
        plainly = attribute in self.attributes and self.reading.says_little
        return plainly and attribute not in _LOOSE


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


def _told_by_events(
    reading: Reading, attributes: Iterable[Attribute], profile: Profile
) -> dict[Attribute, frozenset[str]]:
    """Return by what a question asks the terms of the years or the venues of what it speaks of.

    Of "which year did NeurIPS give it the prize?" that is the year of the prize.
    """
    sought = [attribute for attribute in attributes if attribute in _OF_EVENTS]
    if not sought:
        return {}
    meant, parts = Constraints.asked(reading), Constraints.parts(reading)
    events = _meeting((meant,), profile) or _meeting(parts, profile)
    found = {a: frozenset(filter(None, map(_OF_EVENTS[a], events))) for a in sought}
    return {attribute: terms for attribute, terms in found.items() if terms}


def _meeting(parts: Sequence[Constraints], profile: Profile) -> list[Event]:
    """Return the events of a story that meet one of these, of those that say what happened."""
    told = [part for part in parts if part.types or part.awards]
    sketch, events = profile.sketch, profile.story.events
    return [event for event in events if any(part.share(event, sketch) == 1.0 for part in told)]
