"""Stories by a superlative: the first of them, each with what it is measured by."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile
from operator import itemgetter

from bot.knowledge.kinds import EventType
from bot.knowledge.model import Event, Story
from bot.matching.clauses import TAKEN
from bot.matching.filters import Filters
from bot.matching.index import Index
from bot.matching.lists import meets, wanted_types
from bot.matching.outcome import Order
from bot.matching.sketch import Sketch

_TOLD = 5  # stories of an order that are told
_MOST_TOLD = 10  # or so many, where some are level with the last of them
_DOWN = frozenset(  # the most first
    {
        *(Order.OFTENEST, Order.HONOURED, Order.LONGEST, Order.AWAITED),
        *(Order.NEWEST, Order.LATEST, Order.HIGHEST, Order.AFTER),
    }
)
DATED = frozenset((Order.EARLIEST, Order.LATEST))  # by when something befell them
_SENT = frozenset((EventType.SUBMITTED, EventType.REJECTED))


def in_order(
    stories: Iterable[Story], filters: Filters, index: Index, order: Order
) -> list[tuple[Story, float]]:
    """Return the first of the stories in that order, each with what it is measured by.

    Those of which nothing is known are left out. `filters` say which of their events are meant.
    """
    measured = ((story, _measure(index.sketch(story.id), filters, order)) for story in stories)
    known = [(story, value) for story, value in measured if value]
    known.sort(key=itemgetter(1), reverse=order in _DOWN)
    return _first(known)


def by_age(stories: Iterable[Story], order: Order) -> list[tuple[Story, float]]:
    """Return all of the stories in that order, each with the year in which it came out.

    None where that isn't known of one of them.
    """
    dated = [(story, float(_came_out(story))) for story in stories]
    dated.sort(key=lambda pair: _first_date(pair[0]), reverse=order in _DOWN)
    return dated if all(year for _, year in dated) else []


def _came_out(story: Story) -> int:
    return min(_years(story.events, TAKEN), default=0)


def _first_date(story: Story) -> str:
    return min((e.date for e in story.events if e.type in TAKEN and e.date), default="")


def _first(known: list[tuple[Story, float]]) -> list[tuple[Story, float]]:
    """Return the first few, and all that are level with the last of them or none of these."""
    last = known[_TOLD - 1][1] if len(known) > _TOLD else None
    before = list(takewhile(lambda pair: pair[1] != last, known))
    level = [pair for pair in known if pair[1] == last]
    return before if before and len(before) + len(level) > _MOST_TOLD else before + level


def _measure(sketch: Sketch, filters: Filters, order: Order) -> float:
    """Return what a story is measured by; 0 where nothing is known."""
    match order:
        case Order.OFTENEST | Order.HONOURED:
            count = sum(event.times for event in _meant(sketch, filters, judged=True))
            return count if count > 1 else 0
        case Order.OLDEST | Order.NEWEST | Order.BEFORE | Order.AFTER:
            return _came_out(sketch.story)
        case Order.EARLIEST | Order.LATEST:
            years = [event.year for event in _meant(sketch, filters) if event.year]
            return _extreme(years, largest=order is Order.LATEST)
        case Order.LONGEST:
            return _waited(_years(sketch.story.events, _SENT), _years(sketch.story.events, TAKEN))
        case Order.AWAITED:
            began = _years(sketch.story.events, _SENT | TAKEN)
            return _waited(began, [e.year for e in _prizes(sketch, filters) if e.year])
        case Order.HIGHEST | Order.LOWEST:
            scored = [e.scores for e in _meant(sketch, filters) if len(e.scores) > 1]
            means = [sum(scores) / len(scores) for scores in scored]
            return _extreme(means, largest=order is Order.HIGHEST)


def _extreme(values: Iterable[float], *, largest: bool) -> float:
    return (max if largest else min)(values, default=0)


def _meant(sketch: Sketch, filters: Filters, *, judged: bool = False) -> Iterator[Event]:
    """Yield the events that the superlative is about: those of the kind named first.

    If it is what was `judged`, a rejection goes before others, and stands for any.
    """
    parts = sorted(filters.parts, key=lambda part: judged and _is_rejection(wanted_types(part)))
    part = parts[-1] if judged else parts[0]
    types = wanted_types(part) or (frozenset((EventType.REJECTED,)) if judged else frozenset())
    for event in sketch.story.events:
        if (not types or event.type in types) and meets(filters, event, sketch, part):
            yield event


def _is_rejection(types: frozenset[EventType]) -> bool:
    return EventType.REJECTED in types


def _prizes(sketch: Sketch, filters: Filters) -> Iterator[Event]:
    """Yield the prizes that are asked about."""
    for part in (p for p in filters.parts if EventType.AWARDED in wanted_types(p)):
        for event in sketch.story.events:
            if event.type is EventType.AWARDED and meets(filters, event, sketch, part):
                yield event


def _waited(began: Sequence[int], ended: Sequence[int]) -> int:
    """Return the years from the first beginning to the first end after it."""
    ends = [year for year in ended if began and year >= min(began)]
    return min(ends) - min(began) if ends else 0


def _years(events: Iterable[Event], types: Set[EventType]) -> list[int]:
    return [event.year for event in events if event.type in types and event.year]
