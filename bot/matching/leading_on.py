"""Follow-ons that lead on from a story to others: "anything similar?", 同一个作者还有别的吗."""

import re
from collections.abc import Sequence, Set
from functools import cache

from bot.knowledge.kinds import Attribute, EventType, VenueKind
from bot.knowledge.model import Event, Story
from bot.matching.clauses import DECISIONS
from bot.matching.constraints import Constraints
from bot.matching.data import data
from bot.matching.index import Index
from bot.matching.listing import SURE
from bot.matching.outcome import Listing, Nothing, Reason, Way, Why
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.sketch import Sketch

_ALIKE = 5  # stories given as similar ones
_NAMED = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC)
# What "the same author", "similar" or "that year" may be read as; who asks for more than that
# asks it of the story.
_SAID = frozenset((Attribute.AUTHORS, Attribute.RELATION, Attribute.WHEN, Attribute.WHERE))


def led_on(reading: Reading, story: Story, index: Index, why: Why) -> Listing | Nothing | None:
    """Return the stories that a follow-on on `story` leads on to, None if it stays with that.

    Nor does one lead on from it that names others itself.
    """
    way = _way(reading.text.clean.casefold())
    if way is None or not _SAID.issuperset(reading.asked) or any(map(reading.ids, _NAMED)):
        return None
    befell = Constraints.of(reading).types & DECISIONS
    labels: tuple[str, ...] = ()
    if way in (Way.AUTHORS, Way.ALIKE):
        kin = (s for s in _kin(way, story, index) if s.story.id != story.id)
        found = [sketch for sketch in kin if befell <= sketch.befell]
    else:
        event = _event(index.profile(story.id).sketch, befell)
        if event is None or (way is Way.YEAR and event.year is None):
            return None
        year = event.year if way is Way.YEAR else None
        told = (event.award, event.venue, str(year) if year else None, event.type)
        labels = tuple(filter(None, told))
        found = _same(event, index, year)
    if not any(sketch.story.id != story.id for sketch in found):
        return Nothing(Reason.NOTHING_ELSE, SURE, why)
    most = _ALIKE if way is Way.ALIKE else len(found)
    stories = tuple(sketch.story for sketch in found[:most])
    return Listing(stories, labels, SURE, why, way)


def _way(said: str) -> Way | None:
    return next((way for way in Way if any(p.search(said) for p in _patterns()[way])), None)


@cache
def _patterns() -> dict[Way, list[re.Pattern[str]]]:
    content = data("words.yaml")["leads_on"]
    return {way: [re.compile(pattern) for pattern in content[way]] for way in Way}


def _kin(way: Way, story: Story, index: Index) -> Sequence[Sketch]:
    if way is Way.ALIKE:
        return index.alike(story.id)
    people = frozenset(story.subjects)
    known = index.holding([tuple(f"{Kind.PERSON}:{person}" for person in people)])
    return [sketch for sketch in known if people & sketch.subjects]


def _event(sketch: Sketch, befell: Set[EventType]) -> Event | None:
    """Return the event that is meant: the first of the kind that is named, or of any.

    Everybody may put up a preprint: that befalls nobody.
    """
    wanted = befell or DECISIONS
    placed = (e for e in sketch.story.events if e.type in wanted and (e.venue or e.award))
    return next((e for e in placed if VenueKind.PREPRINTS not in sketch.venues_of(e)), None)


def _same(event: Event, index: Index, year: int | None) -> list[Sketch]:
    """Return the stories that the same happened to at the same place, in that year if any."""
    place = f"{Kind.VENUE}:{event.venue}" if event.venue else f"{Kind.AWARD}:{event.award}"
    return [
        sketch
        for sketch in index.holding([(place,)])
        if any(
            (e.type, e.venue, e.award) == (event.type, event.venue, event.award)
            and year in (None, e.year)
            for e in sketch.story.events
        )
    ]
