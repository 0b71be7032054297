"""What a question says of an event: where, when, which prize, what happened."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bot.knowledge.kinds import Attribute, EventType, Rank
from bot.knowledge.model import Event
from bot.matching.clauses import TAKEN, Clause
from bot.matching.marks import NO_MARKS, Marks
from bot.matching.reading import Reading, scores_term
from bot.matching.senses import Kind
from bot.matching.sketch import FIRST, Sketch
from bot.matching.venue_kinds import closest

_READINGS = 8  # of which the constraints are kept: those of a question and its parts
_EVENT_TYPES = frozenset(EventType)
# What a question that asks for it names of other events, the plainest first.
_UNNAMED: Sequence[tuple[Attribute, Callable[[Clause], Set[object]]]] = (
    (Attribute.WHERE, lambda clause: clause.venues),
    (Attribute.WHEN, lambda clause: clause.years),
    (Attribute.WHEN, lambda clause: clause.venues),
)


@dataclass(frozen=True)
class Constraints:
    """What an event has to be to fit the question."""

    venues: frozenset[str]  # or kinds of them
    years: frozenset[int]
    since: int | None
    until: int | None
    month: int | None  # of the year
    awards: frozenset[str]
    types: frozenset[EventType]
    scores: tuple[float, ...]  # all of them
    marks: Marks  # or what is said of them
    runner_up: bool
    first: bool  # the first of its kind

    @classmethod
    @lru_cache(maxsize=_READINGS)
    def of(cls, reading: Reading) -> "Constraints":
        """Take the constraints from a reading."""
        types = {EventType(name) for name in reading.ids(Kind.EVENT) if name in _EVENT_TYPES}
        return cls(
            venues=closest(reading.ids(Kind.VENUE)),
            years=frozenset(reading.years),
            since=reading.since,
            until=reading.until,
            month=reading.month,
            awards=frozenset(reading.ids(Kind.AWARD)),
            types=frozenset(types),
            scores=tuple(sorted(reading.scores)),
            marks=reading.marks,
            runner_up=reading.holds(Kind.THEME, "runner-up"),
            first=reading.holds(Kind.THEME, FIRST),
        )

    @classmethod
    @lru_cache(maxsize=_READINGS)
    def parts(cls, reading: Reading) -> "tuple[Constraints, ...]":
        """Take the constraints apart by the events that they belong to."""
        whole = cls.of(reading)
        if not reading.clauses:
            return (whole,)
        return tuple(whole.narrowed(clause) for clause in reading.clauses)

    def narrowed(self, clause: Clause) -> "Constraints":
        """Return what is said of one event of several."""
        is_prize = EventType.AWARDED in clause.types
        return replace(
            self,
            venues=closest(clause.venues),
            years=clause.years,
            since=self.since if clause.spanned else None,
            until=self.until if clause.spanned else None,
            month=self.month if clause.years else None,
            awards=clause.awards,
            types=clause.types,
            scores=self.scores if clause.scored else (),
            marks=self.marks if clause.scored else NO_MARKS,
            runner_up=is_prize and self.runner_up,
        )

    @classmethod
    def asked(cls, reading: Reading) -> "Constraints":
        """Take the constraints of the event that a question asks about.

        "Where was it published after ICLR rejected it?" asks about what it names no venue of. What
        was published was accepted, too.
        """
        whole = cls.of(reading)
        for attribute, named in _UNNAMED:
            unnamed = [clause for clause in reading.clauses if not named(clause)]
            if attribute in reading.asked and len(unnamed) == 1:
                whole = whole.narrowed(unnamed[0])
                break
        taken = TAKEN if whole.types & TAKEN else frozenset[EventType]()
        return replace(whole, types=whole.types | taken)

    @property
    def are_hard(self) -> bool:
        """Whether they name a venue, a time, a prize or scores, not only a kind of event."""
        return bool(self.venues or self.dated or self.awards or self.scored)

    @property
    def scored(self) -> bool:
        """Whether they name scores."""
        return bool(self.scores or self.marks)

    @property
    def dated(self) -> bool:
        """Whether they name a time."""
        return bool(self.years or self.since or self.until)

    def in_time(self, event: Event) -> bool:
        """Return whether the event happened when the question says, if it says so."""
        if not self.dated:
            return True
        year = event.year
        return year is not None and (
            (not self.years or year in self.years)
            and (self.since is None or year >= self.since)
            and (self.until is None or year <= self.until)
            and (self.month is None or event.month in (None, self.month))
        )

    def in_month(self, event: Event) -> bool:
        """Return whether the event is known to have happened in the month that is named."""
        return self.in_time(event) and event.month == self.month

    def at_venue(self, event: Event, sketch: Sketch) -> bool:
        """Return whether the event was where the question says, if it says so."""
        return not self.venues or not self.venues.isdisjoint(sketch.venues_of(event))

    def has_scores(self, event: Event) -> bool:
        """Return whether the event had the scores that the question gives, if it gives any."""
        if not self.marks.fit(event.scores):
            return False
        return not self.scores or tuple(sorted(event.scores)) == self.scores

    def is_prize(self, event: Event, sketch: Sketch) -> bool:
        """Return whether the event gave the prize that the question names, if it names one."""
        return not self.awards or not self.awards.isdisjoint(sketch.awards_of(event))

    def share(self, event: Event, sketch: Sketch) -> float:
        """Return the share of the constraints that one event meets, 0 where there are none."""
        checks = self._checks
        return sum(check(event, sketch) for check in checks) / len(checks) if checks else 0.0

    @cached_property
    def _checks(self) -> Sequence[Callable[[Event, Sketch], bool]]:
        """What an event is checked for, found once, since many are."""
        found: Sequence[tuple[object, Callable[[Event, Sketch], bool]]] = (
            (self.venues, self.at_venue),
            (self.dated, lambda event, _: self.in_time(event)),
            (self.awards, self.is_prize),
            (self.types, lambda event, _: event.type in self.types),
            (self.scored, lambda event, _: self.has_scores(event)),
            (self.runner_up, lambda event, _: event.rank is Rank.RUNNER_UP),
        )
        return [check for said, check in found if said]

    def terms(self) -> Iterator[tuple[str, ...]]:
        """Return terms of which a story that fits holds at least one, per constraint."""
        if self.venues:
            yield tuple(f"{Kind.VENUE}:{venue}" for venue in self.venues)
        if self.years:
            yield tuple(f"year:{year}" for year in self.years)
        if self.awards:
            yield tuple(f"{Kind.AWARD}:{award}" for award in self.awards)
        if self.scores:
            yield (scores_term(self.scores),)
        elif self.marks:
            yield (f"{Kind.ATTRIBUTE}:{Attribute.SCORES}",)
