"""What a question filters stories by: events, people, subjects, and how often or never."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.knowledge.kinds import Attribute, EventType, Presentation, Rank, StoryKind
from bot.matching.answer_types import REFEREES
from bot.matching.clauses import DECISIONS
from bot.matching.constraints import Constraints
from bot.matching.often import ONCE, Often, rejections
from bot.matching.outcome import Order
from bot.matching.reading import Reading
from bot.matching.senses import Kind

LISTED = frozenset((StoryKind.PAPER, StoryKind.AWARD))  # unless others are asked for
_OTHERS = frozenset((StoryKind.AWARD, StoryKind.ADVICE, StoryKind.TALE))
_ADVICE = frozenset((StoryKind.ADVICE,))
_OUTCOMES = frozenset((EventType.REJECTED, EventType.AWARDED, EventType.WITHDRAWN))
# What a paper may have been rejected for; other themes only colour a question.
_REASONS = frozenset(("novelty", "simplicity"))
_OF_JUDGING = tuple(f"{Kind.THEME}:{role}" for role in REFEREES)
_PRIZES = {3: "prizes-thrice", 2: "prizes-twice"}
_TIMES = {3: "thrice", 2: "twice"}  # the most first
_FEW = 2  # times that are soon said of many; three are asked for
_ORDINAL = re.compile("第[三四五六七八九十]次")  # 第三次才中 was rejected twice
_NEVER = "never-rejected"
_UNAWARDED = "never-awarded"
_UNPUBLISHED = "unpublished"
_TOLD = ("alone", _NEVER, _UNPUBLISHED)  # conditions that a list's heading says
_SHOWN = (Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.STORY)


@dataclass(frozen=True)
class Filters:
    """What the stories of a list have in common."""

    constraints: Constraints
    parts: tuple[Constraints, ...]  # the same by the events they belong to; advice has none
    people: frozenset[str]
    topics: frozenset[str]
    reasons: frozenset[str]
    names_story: bool
    labels: tuple[str, ...] = field(compare=False)  # names, years, types of events: to show
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

    @classmethod
    def of(cls, reading: Reading) -> "Filters":
        """Take the filters from a reading."""
        constraints, kinds = Constraints.of(reading), _kinds(reading)
        offspring_of = _offspring_of(reading)
        return cls(
            constraints=constraints,
            parts=() if kinds == _ADVICE else Constraints.parts(reading),
            people=_people(reading),
            topics=_topics(reading),
            reasons=frozenset(reading.ids(Kind.THEME)) & _REASONS,
            names_story=_names_story(reading) and not offspring_of,
            labels=_labels(reading, constraints),
            kinds=kinds,
            ranks=_ranks(reading, constraints),
            often=_often(reading, constraints),
            prizes=_prizes(reading),
            never=reading.holds(Kind.CUE, _NEVER),
            unawarded=reading.holds(Kind.CUE, _UNAWARDED),
            unpublished=reading.holds(Kind.CUE, _UNPUBLISHED),
            nowhere=reading.holds(Kind.CUE, "nowhere"),
            everywhere=reading.holds(Kind.CUE, "everywhere"),
            myths=reading.holds(Kind.CUE, "myth"),
            alone=reading.holds(Kind.CUE, "alone"),
            presentations=frozenset(p for p in Presentation if reading.holds(Kind.CUE, p)),
            offspring_of=offspring_of,
            besides=frozenset(story for story, is_out in reading.besides.items() if is_out),
            order=_order(reading, constraints),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could tell some stories from others."""
        c = self.constraints
        told = (c.are_hard, c.runner_up, c.types & _OUTCOMES, self.people, self.topics)
        special = (
            self.reasons,
            self.alone,
            self.nowhere,
            self.unpublished,
            self.myths,
            self.order,
        )
        return not (any((*told, *special)) or self.offspring_of or self.kinds == _ADVICE)

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
        return self.often.times > _FEW or (not one and (counted or (many and self.are_of_events)))

    @property
    def are_telling(self) -> bool:
        """Whether the base says plainly that there is none, where none passes them.

        Of people that is whether they were rejected or got a prize, wherever it was.
        """
        if self.people:
            befell = self.constraints.types & _OUTCOMES
            return bool(befell) and len(self.parts) == 1 and not (self.topics or self.never)
        return self.are_plain or self.often != ONCE

    @property
    def are_combined(self) -> bool:
        """Whether they name or count prizes, and only events else: "rejected, then best paper"."""
        others = (self.people, self.topics, self.reasons, self.never, self.names_story)
        told = self.constraints.awards or self.prizes > 1
        return bool(told) and len(self.parts) > 1 and not any(others)

    @property
    def are_of_events(self) -> bool:
        """Whether they say what happened, or which prize was given."""
        c = self.constraints
        return bool(c.types & DECISIONS or c.awards or c.scored)


def _kinds(reading: Reading) -> frozenset[StoryKind]:
    """Return which kinds of stories are asked for: papers, all but papers, or whatever there is.

    What somebody is an author of is a paper.
    """
    if reading.holds(Kind.CUE, "no-papers"):
        return _OTHERS
    if reading.holds(Kind.CUE, "advice"):
        return _ADVICE
    written = Attribute.AUTHORS in reading.asked and reading.ids(Kind.PERSON)
    return frozenset((StoryKind.PAPER,)) if written or reading.holds(Kind.CUE, "paper") else LISTED


def _often(reading: Reading, constraints: Constraints) -> Often:
    """Return how often it has to have happened; "two 8s" and "won twice" count no rejections."""
    if constraints.marks.held or reading.order is Order.OFTENEST:
        return ONCE
    if EventType.REJECTED in constraints.types and (said := rejections(reading.text.clean)):
        return said
    cues = [sense for sense in reading.senses if sense.kind is Kind.CUE]
    text = _ORDINAL.sub("", reading.text.clean.casefold())
    for prizes in sorted((s.label for s in cues if s.id in _PRIZES.values()), key=len)[::-1]:
        text = text.replace(prizes, "")
    said = {sense.id for sense in cues if sense.label in text}
    return Often(next((n for n, cue in _TIMES.items() if cue in said), 1))


def _order(reading: Reading, constraints: Constraints) -> Order | None:
    """Return by what the stories are ranked; whoever speaks of a prize waits for that."""
    prize = constraints.awards or EventType.AWARDED in constraints.types
    return Order.AWAITED if prize and reading.order is Order.LONGEST else reading.order


def _prizes(reading: Reading) -> int:
    """Return how many prizes it has to have got; where two are named, each of them."""
    if len(reading.ids(Kind.AWARD)) > 1:
        return 1
    return next((n for n, cue in _PRIZES.items() if reading.holds(Kind.CUE, cue)), 1)


def _labels(reading: Reading, constraints: Constraints) -> tuple[str, ...]:
    """Return what was looked for, as the reply says it.

    Of several events each is told with its own venues: "rejected ICLR 2018", "accepted ICML".
    """
    wanted = [s for s in reading.senses if s.kind is not Kind.STORY or s.id not in reading.besides]
    kept = {Kind.TOPIC: _topics(reading), Kind.PERSON: _people(reading)}
    shown = [s.label for s in wanted if s.kind in _SHOWN and s.id in kept.get(s.kind, (s.id,))]
    if reading.holds(Kind.CUE, _UNAWARDED):
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
        or any(reading.holds(Kind.CUE, cue) for cue in (_NEVER, _UNAWARDED))
    ):
        types = types - frozenset(_told_otherwise(reading, constraints))
    told = _OUTCOMES | {EventType.ACCEPTED} if reading.order else _OUTCOMES
    happened = [str(kind) for kind in EventType if kind in types & told]
    return tuple(dict.fromkeys([*shown, *placed, *happened, *_traits(reading, constraints)]))


def _told_otherwise(reading: Reading, constraints: Constraints) -> Iterator[EventType]:
    """Yield the events that are told by how often they happened, or why, or that they didn't."""
    reasons = not _REASONS.isdisjoint(reading.ids(Kind.THEME))
    if reasons or reading.holds(Kind.CUE, _NEVER) or _often(reading, constraints) != ONCE:
        yield EventType.REJECTED
    if _prizes(reading) > 1 or reading.holds(Kind.CUE, _UNAWARDED):
        yield EventType.AWARDED


def _traits(reading: Reading, constraints: Constraints) -> Iterator[str]:
    """Yield what else was looked for: how often, with which scores, how it was presented."""
    often = _often(reading, constraints)
    if often != ONCE and EventType.REJECTED in constraints.types:
        yield f"{'exactly' if often.exactly else 'times'} {often.times}"
    if (prizes := _prizes(reading)) > 1:
        yield f"prizes {prizes}"
    scores = (("scores", reading.scores),) if reading.scores else constraints.marks.told()
    for what, told in scores:
        yield f"{what} {'/'.join(f'{score:g}' for score in told)}".rstrip()
    yield from (reason for reason in reading.ids(Kind.THEME) if reason in _REASONS)
    yield from (cue for cue in _TOLD if reading.holds(Kind.CUE, cue))
    yield from (how for how in Presentation if reading.holds(Kind.CUE, how))


def _placed(part: Constraints, reading: Reading) -> str:
    """Return one event of several and where it was, "rejected ICLR 2018"; of a prize the place."""
    told = (kind for kind in EventType if kind in part.types & {*_OUTCOMES, EventType.ACCEPTED})
    event = "" if part.awards else str(next(told, EventType.PUBLISHED))
    venues = (s.label for s in reading.senses if s.kind is Kind.VENUE and s.id in part.venues)
    places = ("/".join(dict.fromkeys(venues)), "/".join(map(str, sorted(part.years))))
    return " ".join(filter(None, (event, *places)))


def _offspring_of(reading: Reading) -> frozenset[str]:
    """Return the stories on which those asked for build: "BERT's offspring"."""
    named = frozenset(reading.ids(Kind.STORY))
    return named if reading.holds(Kind.CUE, "offspring") else frozenset()


def _names_story(reading: Reading) -> bool:
    """Return whether it names a story by words that mean nothing else."""
    named = (s for s in reading.senses if s.kind is Kind.STORY and s.id not in reading.besides)
    sure = {sense.term for sense in named if not sense.ambiguous}
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


def _people(reading: Reading) -> frozenset[str]:
    return _named(reading, Kind.PERSON, (Kind.AWARD, Kind.VENUE))


def _topics(reading: Reading) -> frozenset[str]:
    """Return the subjects named; "reviewers" and the names of prizes and venues are none."""
    return _named(reading, Kind.TOPIC, (*_OF_JUDGING, Kind.VENUE, Kind.AWARD))


def _ranks(reading: Reading, constraints: Constraints) -> frozenset[Rank]:
    """Return the ranks asked for; who asks for a prize by name means its winners."""
    if reading.holds(Kind.CUE, "winners-only"):
        return frozenset((Rank.WINNER,))
    if reading.holds(Kind.CUE, "all-ranks"):
        return frozenset(Rank)
    nominated = reading.holds(Kind.THEME, "nominee")
    if constraints.runner_up or nominated:
        ranks = {Rank.RUNNER_UP: constraints.runner_up, Rank.NOMINEE: nominated}
        return frozenset(rank for rank, is_asked_for in ranks.items() if is_asked_for)
    return frozenset((Rank.WINNER,)) if constraints.awards else frozenset(Rank)
