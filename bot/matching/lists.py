"""Questions that ask for several stories: read as filters over events, people and subjects."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from bot.knowledge.kinds import EventType, Presentation, Rank, StoryKind, Support
from bot.knowledge.model import Event, Story
from bot.matching.clauses import DECISIONS, TAKEN
from bot.matching.constraints import Constraints
from bot.matching.index import Index
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.sketch import Sketch

_OUTCOMES = frozenset((EventType.REJECTED, EventType.AWARDED))
_UNLISTED = frozenset((StoryKind.RULES, StoryKind.ADVICE, StoryKind.TALE))
# What a paper may have been rejected for; other themes only colour a question.
_REASONS = frozenset(("novelty",))
_TIMES = {2: "twice", 3: "thrice"}
_Occasion = tuple[str | None, int | None, str | None]
_SHOWN = (Kind.VENUE, Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.STORY)


@dataclass(frozen=True)
class Filters:
    """What the stories of a list have in common."""

    constraints: Constraints
    parts: tuple[Constraints, ...]  # the same by the events that they belong to
    people: frozenset[str]
    topics: frozenset[str]
    reasons: frozenset[str]
    names_story: bool
    labels: tuple[str, ...] = field(compare=False)  # names, years, types of events: to show
    papers_only: bool
    ranks: frozenset[Rank]  # of the awards asked for
    times: int  # how often it has to have happened: "rejected twice"
    never: bool  # or that no rejection is known
    nowhere: bool  # or that nobody knows where
    everywhere: bool  # or at all of the venues
    myths: bool  # tales that are told and wrong
    presentations: frozenset[Presentation]
    offspring_of: frozenset[str]  # the stories on whose subjects they build

    @classmethod
    def of(cls, reading: Reading) -> "Filters":
        """Take the filters from a reading."""
        constraints = Constraints.of(reading)
        return cls(
            constraints=constraints,
            parts=Constraints.parts(reading),
            people=_named(reading, Kind.PERSON, (Kind.AWARD, Kind.VENUE)),
            topics=_named(reading, Kind.TOPIC, ("theme:reviewers", Kind.VENUE, Kind.AWARD)),
            reasons=frozenset(reading.ids(Kind.THEME)) & _REASONS,
            names_story=_names_story(reading) and not _offspring_of(reading),
            labels=_labels(reading, constraints),
            papers_only=reading.holds(Kind.CUE, "paper"),
            ranks=_ranks(reading, constraints),
            times=next((n for n, cue in _TIMES.items() if reading.holds(Kind.CUE, cue)), 1),
            never=reading.holds(Kind.CUE, "never-rejected"),
            nowhere=reading.holds(Kind.CUE, "nowhere"),
            everywhere=reading.holds(Kind.CUE, "everywhere"),
            myths=reading.holds(Kind.CUE, "myth"),
            presentations=frozenset(p for p in Presentation if reading.holds(Kind.CUE, p)),
            offspring_of=_offspring_of(reading),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could tell some stories from others."""
        c = self.constraints
        told = c.are_hard or c.types & _OUTCOMES or self.people or self.topics or self.reasons
        told = told or self.nowhere or self.myths or self.offspring_of
        return not told

    @property
    def are_plain(self) -> bool:
        """Whether they name a place, a time or a prize, for one kind of event at most."""
        return self.constraints.are_hard and len(self.parts) == 1 and not self.never

    @property
    def are_telling(self) -> bool:
        """Whether the base says plainly that there is none, where none passes them."""
        return self.are_plain and not self.people

    @property
    def are_of_events(self) -> bool:
        """Whether they say what happened, or which prize was given."""
        c = self.constraints
        return bool(c.types & DECISIONS or c.awards or c.scored)

    def select(self, index: Index) -> tuple[Story, ...]:
        """Return the stories that pass all filters, those that began first at the front."""
        kept = [sketch for sketch in index.holding(self._demands()) if self._fits(sketch)]
        for parent in self.offspring_of:
            kept = [sketch for sketch in kept if sketch.story.id in index.offspring(parent)]
        if self.constraints.first and self.are_plain:
            firsts = {_occasion(e) for s in kept for e in s.firsts if self._meets(e, s)}
            kept = [s for s in kept if self._is_of(firsts, s)] or kept
        kept = [sketch for sketch in kept if self.topics <= sketch.topics] or kept
        return tuple(sorted((sketch.story for sketch in kept), key=_first_year))

    def _demands(self) -> Iterator[tuple[str, ...]]:
        for part in self.parts:
            yield from part.terms()
            if (types := _wanted_type(part)) and not self._denies(types):
                yield tuple(f"{Kind.EVENT}:{kind}" for kind in types)
        yield from ((f"{Kind.PERSON}:{person}",) for person in self.people)
        if self.topics:
            yield tuple(f"{Kind.TOPIC}:{topic}" for topic in self.topics)

    def _fits(self, sketch: Sketch) -> bool:
        story = sketch.story
        if self.myths:
            return story.support is Support.MYTH and not self._excludes(sketch)
        told_of = self.topics and not self.constraints.types and not self.constraints.are_hard
        unlisted = _UNLISTED - {StoryKind.TALE} if told_of else _UNLISTED
        if story.kind in unlisted or (self.papers_only and story.kind is not StoryKind.PAPER):
            return False
        return not self._excludes(sketch) and self._events_fit(sketch) and self._presented(sketch)

    def _excludes(self, sketch: Sketch) -> bool:
        """Return whether a story isn't of the people, the subjects or the reasons asked for."""
        return not (
            self.people.issubset(sketch.subjects)
            and (not self.topics or not self.topics.isdisjoint(sketch.topics))
            and self.reasons.issubset(sketch.reasons)
        )

    def _events_fit(self, sketch: Sketch) -> bool:
        """Return whether each kind of event asked for is there, as the question says it was.

        For "rejected by CVPR in 2024" a single event has to be all that; for "rejected by CVPR,
        honoured by ICCV" there have to be two.
        """
        return all(self._is_met(part, sketch) for part in self.parts)

    def _presented(self, sketch: Sketch) -> bool:
        """Return whether it was presented as the question says, if it says so."""
        return not self.presentations or any(
            event.presentation in self.presentations
            and self.constraints.at_venue(event)
            and self.constraints.in_time(event)
            for event in sketch.story.events
        )

    def _is_met(self, part: Constraints, sketch: Sketch) -> bool:
        types, events = _wanted_type(part), sketch.story.events
        if not types:
            return not part.are_hard or any(self._meets(event, sketch, part) for event in events)
        if self._denies(types):
            return not any(event.type in types for event in events)
        met = [e for e in events if e.type in types and self._meets(e, sketch, part)]
        if self.everywhere and not part.venues.issubset(event.venue or "" for event in met):
            return False
        return len(met) >= (1 if EventType.AWARDED in types else self.times)

    def _denies(self, types: frozenset[EventType]) -> bool:
        return self.never and EventType.REJECTED in types

    def _meets(self, event: Event, sketch: Sketch, part: Constraints | None = None) -> bool:
        part = part or self.constraints
        if self.nowhere and event.type is EventType.REJECTED and event.venue:
            return False
        placed = part.at_venue(event) and part.in_time(event) and part.has_scores(event)
        ranked = event.type is not EventType.AWARDED or event.rank in self.ranks
        return placed and ranked and part.is_prize(event, sketch)

    def _is_of(self, occasions: Set[_Occasion], sketch: Sketch) -> bool:
        events = (e for e in sketch.story.events if _occasion(e) in occasions)
        return any(self._meets(event, sketch) for event in events)


def _occasion(event: Event) -> _Occasion:
    """Return where and when what was given: its winner and its runner-up share that."""
    return event.venue, event.year, event.award


def _labels(reading: Reading, constraints: Constraints) -> tuple[str, ...]:
    """Return what was looked for, as the reply says it.

    Of several events nobody may read that all were at all the venues: these are told by themselves.
    """
    several = bool(reading.clauses)
    shown = [s.label for s in reading.senses if s.kind in _SHOWN and s.kind is not Kind.VENUE]
    placed = [sense.label for sense in reading.senses if sense.kind is Kind.VENUE]
    placed += [str(year) for year in reading.years]
    if several and placed:
        placed = [", ".join(dict.fromkeys(placed))]
    if reading.since or reading.until:
        placed.append(f"{reading.since or ''}–{reading.until or ''}")
    happened = [str(kind) for kind in sorted(constraints.types & _OUTCOMES)]
    return tuple(dict.fromkeys([*shown, *placed, *happened]))


def _offspring_of(reading: Reading) -> frozenset[str]:
    """Return the stories on which those asked for build: "BERT's offspring"."""
    named = frozenset(reading.ids(Kind.STORY))
    return named if reading.holds(Kind.CUE, "offspring") else frozenset()


def _names_story(reading: Reading) -> bool:
    """Return whether it names a story by words that mean nothing else."""
    sure = {s.term for s in reading.senses if s.kind is Kind.STORY and not s.ambiguous}
    other = (Kind.VENUE, Kind.AWARD, Kind.TOPIC, Kind.PERSON)
    return any(
        not sure.isdisjoint(item.terms) and not any(t.startswith(other) for t in item.terms)
        for item in reading.items
    )


def _named(reading: Reading, kind: Kind, beside: Sequence[str]) -> frozenset[str]:
    """Return what of a kind is named, without what the same words say otherwise.

    "Reviewer" is a way of asking about peer review, and a Longuet-Higgins Prize no person.
    """
    start = f"{kind}:"
    items = [i for i in reading.items if not any(t.startswith(tuple(beside)) for t in i.terms)]
    terms = (term for item in items for term in item.terms if term.startswith(start))
    return frozenset(term.removeprefix(start) for term in terms)


def _ranks(reading: Reading, constraints: Constraints) -> frozenset[Rank]:
    """Return the ranks asked for; who asks for a prize by name means its winners."""
    if reading.holds(Kind.CUE, "winners-only"):
        return frozenset((Rank.WINNER,))
    if reading.holds(Kind.CUE, "all-ranks"):
        return frozenset(Rank)
    if constraints.runner_up:
        return frozenset((Rank.RUNNER_UP,))
    return frozenset((Rank.WINNER,)) if constraints.awards else frozenset(Rank)


def _wanted_type(part: Constraints) -> frozenset[EventType]:
    """Return the type of event, in the terms of the base, that a part speaks of, if any."""
    if EventType.REJECTED in part.types:
        return frozenset((EventType.REJECTED,))
    if EventType.AWARDED in part.types or part.awards:
        return frozenset((EventType.AWARDED,))
    return TAKEN if part.types & TAKEN else frozenset()


def _first_year(story: Story) -> int:
    return min((event.year for event in story.events if event.year), default=9999)
