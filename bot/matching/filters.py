"""What a question filters stories by: events, people, subjects, and how often or never."""

from dataclasses import dataclass, field
from functools import cached_property

from bot.knowledge.kinds import Presentation, Rank, StoryKind
from bot.matching import criteria
from bot.matching.clauses import DECISIONS
from bot.matching.constraints import Constraints
from bot.matching.labels import labels
from bot.matching.often import ONCE, Often
from bot.matching.outcome import Order
from bot.matching.reading import Reading
from bot.matching.senses import Kind


@dataclass(frozen=True)
class Filters:
    """What the stories of a list have in common."""

    constraints: Constraints
    parts: tuple[Constraints, ...]  # the same by the events they belong to; advice has none
    people: frozenset[str]
    topics: frozenset[str]
    reasons: frozenset[str]
    names_story: bool
    kinds: frozenset[StoryKind]  # those that are listed
    ranks: frozenset[Rank]  # of the awards asked for
    often: Often  # how often it has to have happened: "rejected twice"
    prizes: int  # and how many prizes it has to have got
    never: bool  # or that no rejection is known
    unawarded: bool  # or that it didn't get the prize
    unpublished: bool  # or that it is only a preprint
    nowhere: bool  # or that nobody knows where
    everywhere: bool  # or at all of the venues
    myths: bool  # tales that are told and wrong
    alone: bool  # by one author
    presentations: frozenset[Presentation]
    offspring_of: frozenset[str]  # the stories on whose subjects they build
    besides: frozenset[str]  # the stories that are left out
    order: Order | None  # by which they are looked at for the first of them
    reading: Reading = field(compare=False)  # which they are taken from

    @classmethod
    def of(cls, reading: Reading) -> "Filters":
        """Take the filters from a reading."""
        constraints, kinds = Constraints.of(reading), criteria.kinds(reading)
        offspring_of = criteria.offspring_of(reading)
        return cls(
            constraints=constraints,
            parts=() if kinds == criteria.ADVICE else Constraints.parts(reading),
            people=criteria.people(reading),
            topics=criteria.topics(reading),
            reasons=frozenset(reading.ids(Kind.THEME)) & criteria.REASONS,
            names_story=criteria.names_story(reading) and not offspring_of,
            kinds=kinds,
            ranks=criteria.ranks(reading, constraints),
            often=criteria.often(reading, constraints),
            prizes=criteria.prizes(reading),
            never=reading.holds(Kind.CUE, criteria.NEVER),
            unawarded=criteria.is_unawarded(reading),
            unpublished=reading.holds(Kind.CUE, criteria.UNPUBLISHED),
            nowhere=reading.holds(Kind.CUE, "nowhere"),
            everywhere=reading.holds(Kind.CUE, "everywhere"),
            myths=reading.holds(Kind.CUE, "myth"),
            alone=reading.holds(Kind.CUE, "alone"),
            presentations=frozenset(p for p in Presentation if reading.holds(Kind.CUE, p)),
            offspring_of=offspring_of,
            besides=frozenset(story for story, is_out in reading.besides.items() if is_out),
            order=criteria.order(reading, constraints),
            reading=reading,
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Names, years and types of events, to show what was looked for."""
        return labels(self.reading, self.constraints)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could tell some stories from others."""
        c = self.constraints
        told = (c.are_hard, c.runner_up, c.types & criteria.OUTCOMES, self.people, self.topics)
        special = (
            self.reasons,
            self.alone,
            self.nowhere,
            self.unpublished,
            self.myths,
            self.order,
            self.presentations,
        )
        return not (any((*told, *special)) or self.offspring_of or self.kinds == criteria.ADVICE)

    @property
    def are_plain(self) -> bool:
        """Whether they name a place, a time or a prize, for one kind of event at most."""
        return self.constraints.are_hard and len(self.parts) == 1 and not self.never

    def say_which(self, *, many: bool, one: bool) -> bool:
        """Return whether they are all that is asked by, where nothing but events is spoken of.

        That is scores, how often it happened, or events of which `many` are asked for; and the
        prize of a year, of which whoever asks for `one` can't know how often it was given.
        """
        c = self.constraints
        if c.awards and c.venues and c.years:
            return not self.people
        counted = c.scored or self.often != ONCE or self.prizes > 1
        counted = counted or (self.unpublished and not self.topics)
        exact = self.often.times > criteria.FEW or len(c.scores) > criteria.FEW
        return exact or (not one and (counted or (many and self.are_of_events)))

    @property
    def are_telling(self) -> bool:
        """Whether the base says plainly that there is none, where none passes them.

        Of people that is whether they were rejected or got a prize, wherever it was.
        """
        if self.people:
            befell = self.constraints.types & criteria.OUTCOMES
            return bool(befell) and len(self.parts) == 1 and not (self.topics or self.never)
        return self.are_plain or self.often != ONCE

    @property
    def are_combined(self) -> bool:
        """Whether they name or count prizes, and only events else: "rejected, then best paper"."""
        others = (self.people, self.topics, self.reasons, self.never, self.names_story)
        told = self.constraints.awards or self.prizes > 1
        return bool(told) and len(self.parts) > 1 and not any(others)

    @property
    def names_events(self) -> bool:
        """Whether they say anything of an event."""
        c = self.constraints
        return bool(c.types or c.awards or c.venues)

    @property
    def are_of_events(self) -> bool:
        """Whether they say what happened, or which prize was given."""
        c = self.constraints
        return bool(c.types & DECISIONS or c.awards or c.scored)
