"""What a list was looked for by, in the words of the base: replies say it in their language."""

from collections.abc import Iterator
from dataclasses import replace

from bot.knowledge.kinds import EventType, Presentation
from bot.matching import criteria
from bot.matching.constraints import Constraints
from bot.matching.often import ONCE
from bot.matching.reading import Reading
from bot.matching.senses import Kind

_TOLD = ("alone", criteria.NEVER, criteria.UNPUBLISHED)  # conditions that a list's heading says
_SHOWN = (Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.STORY)


def labels(reading: Reading, constraints: Constraints) -> tuple[str, ...]:
    """Return what was looked for, as the reply says it.

    Of several events each is told with its own venues: "rejected ICLR 2018", "accepted ICML".
    """
    wanted = [s for s in reading.senses if s.kind is not Kind.STORY or s.id not in reading.besides]
    kept = {Kind.TOPIC: criteria.topics(reading), Kind.PERSON: criteria.people(reading)}
    shown = [s.label for s in wanted if s.kind in _SHOWN and s.id in kept.get(s.kind, (s.id,))]
    if criteria.is_unawarded(reading):
        prizes = {sense.label for sense in wanted if sense.kind is Kind.AWARD}
        shown = [label for label in shown if label not in prizes]
        shown += sorted(f"without {prize}" for prize in prizes) or ["unawarded"]
    venues = (sense for sense in reading.senses if sense.kind is Kind.VENUE)
    placed = [venue.label for venue in venues if venue.id in constraints.venues]
    month = f"-{reading.month:02}" if reading.month else ""
    placed += [f"{year}{month}" for year in reading.years]
    types = constraints.types
    if reading.clauses and placed:
        parts = Constraints.parts(reading)
        placed = [_placed(part, reading) for part in parts if part.venues or part.years]
        left = (part for part in parts if not (part.venues or part.years))
        types = {kind for part in left for kind in part.types}
    elif reading.holds(Kind.CUE, "everywhere") and len(constraints.venues) > 1:
        apart = (replace(constraints, venues=frozenset((venue,))) for venue in constraints.venues)
        placed, types = sorted(_placed(part, reading) for part in apart), frozenset[EventType]()
    if reading.since or reading.until:
        placed.append(f"{reading.since or ''}–{reading.until or ''}")
    if (
        reading.clauses
        or not reading.ids(Kind.VENUE)
        or reading.holds(Kind.CUE, criteria.NEVER)
        or criteria.is_unawarded(reading)
    ):
        types = types - frozenset(_told_otherwise(reading, constraints))
    told = criteria.OUTCOMES | {EventType.ACCEPTED} if reading.order else criteria.OUTCOMES
    happened = [str(kind) for kind in EventType if kind in types & told]
    return tuple(dict.fromkeys([*shown, *placed, *happened, *_traits(reading, constraints)]))


def _told_otherwise(reading: Reading, constraints: Constraints) -> Iterator[EventType]:
    """Yield the events that are told by how often they happened, or why, or that they didn't."""
    reasons = not criteria.REASONS.isdisjoint(reading.ids(Kind.THEME))
    if (
        reasons
        or reading.holds(Kind.CUE, criteria.NEVER)
        or criteria.often(reading, constraints) != ONCE
    ):
        yield EventType.REJECTED
    if criteria.prizes(reading) > 1 or criteria.is_unawarded(reading):
        yield EventType.AWARDED


def _traits(reading: Reading, constraints: Constraints) -> Iterator[str]:
    """Yield what else was looked for: how often, with which scores, how it was presented."""
    often = criteria.often(reading, constraints)
    if often != ONCE and EventType.REJECTED in constraints.types:
        yield f"{'exactly' if often.exactly else 'times'} {often.times}"
    if (prizes := criteria.prizes(reading)) > 1:
        yield f"prizes {prizes}"
    scores = (("scores", reading.scores),) if reading.scores else constraints.marks.told()
    for what, told in scores:
        yield f"{what} {'/'.join(f'{score:g}' for score in told)}".rstrip()
    yield from (reason for reason in reading.ids(Kind.THEME) if reason in criteria.REASONS)
    yield from (cue for cue in _TOLD if reading.holds(Kind.CUE, cue))
    yield from (how for how in Presentation if reading.holds(Kind.CUE, how))


def _placed(part: Constraints, reading: Reading) -> str:
    """Return one event of several and where it was, "rejected ICLR 2018"; of a prize the place."""
    told = (
        kind for kind in EventType if kind in part.types & {*criteria.OUTCOMES, EventType.ACCEPTED}
    )
    event = "" if part.awards else str(next(told, EventType.PUBLISHED))
    venues = (s.label for s in reading.senses if s.kind is Kind.VENUE and s.id in part.venues)
    places = ("/".join(dict.fromkeys(venues)), "/".join(map(str, sorted(part.years))))
    return " ".join(filter(None, (event, *places)))
