"""The stories that pass the filters of a question that asks for several."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from bot.knowledge.kinds import EventType, Presentation, StoryKind, Support, VenueKind
from bot.knowledge.model import Event, Story
from bot.matching.clauses import TAKEN
from bot.matching.constraints import Constraints
from bot.matching.criteria import LISTED
from bot.matching.filters import Filters
from bot.matching.index import Index
from bot.matching.often import ONCE
from bot.matching.senses import Kind
from bot.matching.sketch import Sketch

_TOLD = frozenset((StoryKind.TALE, StoryKind.ADVICE))  # listed of a subject, too
_GRADED = TAKEN | {EventType.AWARDED}
_Occasion = tuple[str | None, int | None, str | None]


class Selection(NamedTuple):
    """The stories of a list."""

    stories: tuple[Story, ...]
    ids: frozenset[str]  # the same, for looking one up among thousands


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An event that is asked for."""

    part: Constraints
    types: frozenset[EventType]  # what kinds of events it may be, none if any
    is_plain: bool  # whether nothing else is said of it

    @classmethod
    def of(cls, part: Constraints, filters: Filters) -> "_Wanted":
        """Take what a part of the question says."""
        types = wanted_types(part)
        special = filters.often != ONCE or filters.nowhere or _denies(filters, types)
        # Prizes have ranks, and of acceptances those to workshops don't count.
        is_plain = not part.are_hard and not special and not types & _GRADED
        return cls(part, types, bool(types) and is_plain)


def select(filters: Filters, index: Index) -> Selection:
    """Return the stories that pass all filters, those that began first at the front."""
    kinds = _kinds(filters)
    listed = (s for s in index.holding(_demands(filters)) if filters.myths or s.story.kind in kinds)
    wanted = tuple(_Wanted.of(part, filters) for part in filters.parts)
    kept = [sketch for sketch in listed if _fits(filters, wanted, sketch)]
    for parent in filters.offspring_of:
        kept = [sketch for sketch in kept if sketch.story.id in index.offspring(parent)]
    if filters.constraints.first and filters.are_plain:
        firsts = {_occasion(e) for s in kept for e in s.firsts if meets(filters, e, s)}
        kept = [s for s in kept if _is_of(filters, firsts, s)] or kept
    if filters.constraints.month:
        kept = [sketch for sketch in kept if _in_month(filters, sketch)]
    kept = [sketch for sketch in kept if filters.topics <= sketch.topics] or kept
    stories = tuple(sketch.story for sketch in sorted(kept, key=attrgetter("began")))
    return Selection(stories, frozenset(story.id for story in stories))


def _demands(filters: Filters) -> Iterator[tuple[str, ...]]:
    for part in filters.parts:
        types = wanted_types(part)
        denied = filters.unawarded and EventType.AWARDED in types
        yield from (replace(part, awards=frozenset()) if denied else part).terms()
        if types and not _denies(filters, types):
            yield tuple(f"{Kind.EVENT}:{kind}" for kind in types)
    yield from ((f"{Kind.PERSON}:{person}",) for person in filters.people)
    if filters.topics:
        yield tuple(f"{Kind.TOPIC}:{topic}" for topic in filters.topics)


def _kinds(filters: Filters) -> frozenset[StoryKind]:
    """Return the kinds of stories that are listed; of a subject or people, all that is told."""
    of_what = filters.topics or filters.people
    told_of = of_what and not filters.constraints.types and not filters.constraints.are_hard
    return filters.kinds | _TOLD if told_of and filters.kinds == LISTED else filters.kinds


def _fits(filters: Filters, wanted: Sequence[_Wanted], sketch: Sketch) -> bool:
    if filters.myths:
        return sketch.story.support is Support.MYTH and not _excludes(filters, sketch)
    return (
        not _excludes(filters, sketch)
        and all(_is_met(filters, event, sketch) for event in wanted)
        and _presented(filters, sketch)
    )


def _excludes(filters: Filters, sketch: Sketch) -> bool:
    """Return whether a story isn't of the people, the subjects or the reasons asked for."""
    return not (
        sketch.story.id not in filters.besides
        and filters.people.issubset(sketch.subjects)
        and (not filters.topics or not filters.topics.isdisjoint(sketch.topics))
        and filters.reasons.issubset(sketch.reasons)
        and (not filters.alone or any(len(p.authors) == 1 for p in sketch.story.papers))
        and (not filters.unpublished or _is_preprint(sketch))
    )


def _is_preprint(sketch: Sketch) -> bool:
    """Return whether it is known to be a preprint, and not to have come out elsewhere."""
    taken = [event for event in sketch.story.events if event.type in TAKEN]
    online = any(paper.arxiv for paper in sketch.story.papers)
    return online and all(VenueKind.PREPRINTS in sketch.venues_of(event) for event in taken)


def _presented(filters: Filters, sketch: Sketch) -> bool:
    """Return whether it was presented as the question says, if it says so."""
    return not filters.presentations or any(
        event.presentation in filters.presentations
        and filters.constraints.at_venue(event, sketch)
        and filters.constraints.in_time(event)
        for event in sketch.story.events
    )


def _is_met(filters: Filters, wanted: _Wanted, sketch: Sketch) -> bool:
    """Return whether an event asked for is there, as the question says it was.

    For "rejected by CVPR in 2024" a single event has to be all that.
    """
    part, types, events = wanted.part, wanted.types, sketch.story.events
    if wanted.is_plain:
        return not types.isdisjoint(sketch.befell)
    if not types:
        return not part.are_hard or any(meets(filters, event, sketch, part) for event in events)
    if _denies(filters, types):
        there = [e for e in events if part.at_venue(e, sketch) and part.in_time(e)]
        denied = any(e.type in types and part.is_prize(e, sketch) for e in events)
        return not denied and (bool(there) or not (part.venues or part.dated))
    met = [e for e in events if e.type in types and meets(filters, e, sketch, part)]
    if types == TAKEN and Presentation.WORKSHOP not in filters.presentations:
        # Its workshop isn't the conference.
        met = [event for event in met if event.presentation is not Presentation.WORKSHOP]
    places = {place for event in met for place in sketch.venues_of(event)}
    if filters.everywhere and not part.venues.issubset(places):
        return False
    if EventType.AWARDED in types:
        return len(met) >= filters.prizes
    # "Refused twice and then accepted": once is enough for that.
    often = filters.often if types != TAKEN or len(filters.parts) == 1 else ONCE
    times = sum(event.times for event in met)
    return times == often.times if often.exactly else times >= often.times


def _denies(filters: Filters, types: frozenset[EventType]) -> bool:
    unrejected = filters.never and EventType.REJECTED in types
    return unrejected or (filters.unawarded and EventType.AWARDED in types)


def meets(filters: Filters, event: Event, sketch: Sketch, part: Constraints | None = None) -> bool:
    """Return whether an event was where and when a part of the filters says, and as it says."""
    part = part or filters.constraints
    if filters.nowhere and event.type is EventType.REJECTED and event.venue:
        return False
    placed = part.at_venue(event, sketch) and part.in_time(event) and part.has_scores(event)
    ranked = event.type is not EventType.AWARDED or event.rank in filters.ranks
    return placed and ranked and part.is_prize(event, sketch)


def _in_month(filters: Filters, sketch: Sketch) -> bool:
    """Return whether an event asked for is known to be of the month that is named."""
    dated = (part for part in filters.parts if part.month)
    return any(
        part.in_month(event) and meets(filters, event, sketch, part)
        for part in dated
        for event in sketch.story.events
    )


def _is_of(filters: Filters, occasions: Set[_Occasion], sketch: Sketch) -> bool:
    events = (e for e in sketch.story.events if _occasion(e) in occasions)
    return any(meets(filters, event, sketch) for event in events)


def _occasion(event: Event) -> _Occasion:
    """Return where and when what was given: its winner and its runner-up share that."""
    return event.venue, event.year, event.award


def wanted_types(part: Constraints) -> frozenset[EventType]:
    """Return the types of events, in the terms of the base, that a part speaks of, if any."""
    if EventType.REJECTED in part.types:
        return frozenset((EventType.REJECTED,))
    if EventType.WITHDRAWN in part.types:
        return frozenset((EventType.WITHDRAWN,))
    if EventType.AWARDED in part.types or part.awards or part.runner_up:
        return frozenset((EventType.AWARDED,))
    return TAKEN if part.types & TAKEN else frozenset()
