"""Events that a question takes for granted and the story found doesn't hold."""

from bot.knowledge.kinds import Attribute, EventType, StoryKind
from bot.knowledge.model import Event, Premise
from bot.matching.clauses import DECISIONS, TAKEN
from bot.matching.constraints import Constraints
from bot.matching.data import pattern
from bot.matching.outcome import ANY_PRIZE
from bot.matching.profile import Profile
from bot.matching.reading import Reading
from bot.matching.senses import Kind

_WITHOUT_PATH = (StoryKind.RULES, StoryKind.ADVICE)  # these hold no paper's journey


def events_meant(reading: Reading, profile: Profile) -> tuple[Event, ...]:
    """Return the events of the story that meet everything the question says of one."""
    constraints = Constraints.asked(reading)
    if not (constraints.types or constraints.are_hard):
        return ()
    return tuple(e for e in profile.story.events if constraints.share(e, profile.sketch) == 1.0)


def unfounded(reading: Reading, profile: Profile) -> Event | None:
    """Return the event that the question takes for granted and the story doesn't hold, if any."""
    constraints = Constraints.of(reading)
    types = constraints.types & DECISIONS
    if constraints.awards:
        types |= {EventType.AWARDED}
    if profile.story.kind is StoryKind.AWARD:
        types &= {EventType.AWARDED}  # a person's prize was neither submitted nor rejected
    held = {event.type for event in profile.story.events}
    if profile.story.kind in _WITHOUT_PATH or (len(types) > 1 and types & held):
        return None  # of several events, venue and year may belong to either
    for kind in sorted(types):
        if kind is EventType.AWARDED and not _is_claimed(constraints, profile):
            continue
        if kind in TAKEN and EventType.REJECTED in held:
            continue  # "was it accepted there": the rejection answers that
        if not any(_fits(event, kind, constraints, profile) for event in profile.story.events):
            return _supposed(kind, constraints)
    return None


def _is_claimed(constraints: Constraints, profile: Profile) -> bool:
    """Return whether a prize is named that the story doesn't speak of.

    "Did it win anything" claims nothing, and an adviser's Nobel Prize is told of in the text.
    """
    spoken_of = (f"{Kind.AWARD}:{award}" in profile.terms for award in constraints.awards)
    held = {award for e in profile.story.events for award in profile.sketch.awards_of(e)}
    return bool(constraints.awards) and (bool(constraints.awards & held) or not any(spoken_of))


def prize_missed(reading: Reading, profile: Profile) -> Event | None:
    """Return a prize if the question asks whether there was any, and the story tells of none."""
    constraints = Constraints.of(reading)
    won = frozenset((EventType.AWARDED,))
    said = reading.text.clean.casefold()
    asks, else_ = (pattern(key).search(said) for key in ("won_anything", "won_else"))
    if not asks or else_ or reading.ids(Kind.PERSON):
        return None
    only = constraints.types & DECISIONS == won and not constraints.awards
    held = any(event.type is EventType.AWARDED for event in profile.story.events)
    told_of = profile.story.kind in _WITHOUT_PATH or Attribute.AWARD in profile.attributes
    return _supposed(EventType.AWARDED, constraints) if only and not (held or told_of) else None


def _fits(event: Event, kind: EventType, constraints: Constraints, profile: Profile) -> bool:
    same = event.type in TAKEN if kind in TAKEN else event.type is kind
    prize = kind is not EventType.AWARDED or constraints.is_prize(event, profile.sketch)
    # A rejection by nobody knows whom may have been the one that is meant.
    placed = event.venue is None or constraints.at_venue(event, profile.sketch)
    return same and prize and placed and (event.date is None or constraints.in_time(event))


def _supposed(kind: EventType, constraints: Constraints) -> Event:
    prize = min(constraints.awards, default=ANY_PRIZE) if kind is EventType.AWARDED else None
    return Event(
        type=kind,
        venue=min(constraints.venues, default=None),
        date=str(min(constraints.years)) if constraints.years else None,
        award=prize,
    )


def covers(premise: Premise, supposed: Event) -> bool:
    """Return whether a correction's premise is the event supposed."""
    return (
        premise.type is supposed.type
        and premise.venue in (None, supposed.venue)
        and premise.award in (None, supposed.award)
    )
