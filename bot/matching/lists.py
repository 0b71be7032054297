"""Questions that ask for several stories: read as filters over events, people and subjects."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.kinds import EventType, Rank, StoryKind
from bot.knowledge.model import Event, Story
from bot.matching.constraints import TAKEN, Constraints
from bot.matching.index import Index
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.sketch import Sketch

_OUTCOMES = frozenset((EventType.REJECTED, EventType.AWARDED))
_UNLISTED = (StoryKind.RULES, StoryKind.ADVICE, StoryKind.TALE)
# What a paper may have been rejected for; other themes only colour a question.
_REASONS = frozenset(("novelty",))
_TIMES = {2: "twice", 3: "thrice"}
_SHOWN = (Kind.VENUE, Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.STORY)


@dataclass(frozen=True)
class Filters:
    """What the stories of a list have in common."""

    constraints: Constraints
    people: frozenset[str]
    topics: frozenset[str]
    reasons: frozenset[str]
    names_story: bool
    labels: tuple[str, ...]  # names as the base has them, years, types of events
    papers_only: bool
    ranks: frozenset[Rank]  # of the awards asked for
    times: int  # how often it has to have happened: "rejected twice"

    @classmethod
    def of(cls, reading: Reading) -> "Filters":
        """Take the filters from a reading."""
        constraints = Constraints.of(reading)
        labels = [sense.label for sense in reading.senses if sense.kind in _SHOWN]
        labels += [str(year) for year in reading.years]
        if reading.since or reading.until:
            labels.append(f"{reading.since or ''}–{reading.until or ''}")
        labels += [str(kind) for kind in sorted(constraints.types & _OUTCOMES)]
        return cls(
            constraints=constraints,
            people=frozenset(reading.ids(Kind.PERSON)),
            topics=frozenset(reading.ids(Kind.TOPIC)),
            reasons=frozenset(reading.ids(Kind.THEME)) & _REASONS,
            names_story=bool(reading.ids(Kind.STORY)),
            labels=tuple(dict.fromkeys(labels)),
            papers_only=reading.holds(Kind.CUE, "paper"),
            ranks=_ranks(reading, constraints),
            times=next((n for n, cue in _TIMES.items() if reading.holds(Kind.CUE, cue)), 1),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could tell some stories from others."""
        c = self.constraints
        topics = self.papers_only and self.topics  # "what to look for in a mentor" asks for none
        told = c.are_hard or c.types & _OUTCOMES or self.people or topics or self.reasons
        return not told

    @property
    def are_plain(self) -> bool:
        """Whether they name a place, a time or a prize, for one kind of event at most."""
        return self.constraints.are_hard and len(_wanted_types(self.constraints)) <= 1

    def select(self, index: Index) -> tuple[Story, ...]:
        """Return the stories that pass all filters, those that began first at the front."""
        kept = [sketch for sketch in index.holding(self._demands()) if self._fits(sketch)]
        if self.constraints.first and self.are_plain:
            kept = [s for s in kept if any(self._meets(e, s) for e in s.firsts)] or kept
        return tuple(sorted((sketch.story for sketch in kept), key=_first_year))

    def _demands(self) -> Iterator[tuple[str, ...]]:
        yield from self.constraints.terms()
        for types in _wanted_types(self.constraints):
            yield tuple(f"{Kind.EVENT}:{kind}" for kind in types)
        yield from ((f"{Kind.PERSON}:{person}",) for person in self.people)
        yield from ((f"{Kind.TOPIC}:{topic}",) for topic in self.topics)

    def _fits(self, sketch: Sketch) -> bool:
        story = sketch.story
        if story.kind in _UNLISTED or (self.papers_only and story.kind is not StoryKind.PAPER):
            return False
        return (
            self.people.issubset(sketch.subjects)
            and self.topics.issubset(sketch.topics)
            and self.reasons.issubset(sketch.reasons)
            and self._events_fit(sketch)
        )

    def _events_fit(self, sketch: Sketch) -> bool:
        """Return whether each kind of event asked for is there, meeting the constraints.

        "Rejected papers that later won awards" takes an event of either kind, of which one meets
        the venue and year; for "rejected by CVPR in 2024" a single event has to meet both.
        """
        events = sketch.story.events
        wanted = _wanted_types(self.constraints)
        if not wanted:
            return not self.constraints.are_hard or any(self._meets(e, sketch) for e in events)
        held = all(any(event.type in types for event in events) for types in wanted)
        either = frozenset[EventType]().union(*wanted)
        met = self.times <= sum(e.type in either and self._meets(e, sketch) for e in events)
        return held and (met or (len(wanted) > 1 and not self.constraints.are_hard))

    def _meets(self, event: Event, sketch: Sketch) -> bool:
        c = self.constraints
        placed = c.at_venue(event) and c.in_time(event) and c.has_scores(event)
        return placed and event.rank in self.ranks and c.is_prize(event, sketch)


def _ranks(reading: Reading, constraints: Constraints) -> frozenset[Rank]:
    """Return the ranks asked for; who asks for a prize by name means its winners."""
    if reading.holds(Kind.CUE, "winners-only"):
        return frozenset((Rank.WINNER,))
    if reading.holds(Kind.CUE, "all-ranks"):
        return frozenset(Rank)
    if constraints.runner_up:
        return frozenset((Rank.RUNNER_UP,))
    return frozenset((Rank.WINNER,)) if constraints.awards else frozenset(Rank)


def _wanted_types(constraints: Constraints) -> list[frozenset[EventType]]:
    wanted: list[frozenset[EventType]] = []
    if EventType.REJECTED in constraints.types:
        wanted.append(frozenset((EventType.REJECTED,)))
    if EventType.AWARDED in constraints.types or constraints.awards:
        wanted.append(frozenset((EventType.AWARDED,)))
    if not wanted and constraints.types & TAKEN:
        wanted.append(TAKEN)
    return wanted


def _first_year(story: Story) -> int:
    return min((event.year for event in story.events if event.year), default=9999)
