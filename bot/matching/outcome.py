"""What the matcher decides about a question: one of four outcomes, each with its why."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Event, Story

ANY_PRIZE = "prize"  # the award of an event supposed, where no prize is named


@dataclass(frozen=True)
class Why:
    """What was understood of a question, for the small line under a reply."""

    matched: tuple[str, ...] = ()  # names recognised, as the base writes them
    unknown: tuple[str, ...] = ()  # salient words that the base doesn't know


@dataclass(frozen=True)
class Answer:
    """One story stands out, with a score and a margin over the next."""

    story: Story
    confidence: float  # 0..1, calibrated
    why: Why
    asked: Attribute | None = None  # the particular thing that the question asks for
    detail: Detail | None = None  # the story's answer to it, where a detail holds one
    also: Detail | None = None  # another one that may be what is asked for just as well
    events: tuple[Event, ...] = ()  # the events that the question is about, if it names any
    correction: Correction | None = None  # the false premise to put right first
    # An event the question takes for granted and the story doesn't hold ("why did ICML reject
    # the GAN paper"), when no correction of the story covers it.
    unfounded: Event | None = None
    lacks_what_is_asked: bool = False  # the story is meant, but doesn't say what is asked of it
    nearest: Detail | None = None  # what it does say that comes nearest to that
    second: "Answer | None" = None  # to what else is asked of the story: "who wrote it, and why"
    others: tuple[Story, ...] = ()  # next best, for "not this?"


class Way(StrEnum):
    """How a follow-on leads on from a story to others."""

    AUTHORS = "authors"
    YEAR = "year"  # to what befell the same, there and then
    VENUE = "venue"  # or only there
    ALIKE = "alike"


class Order(StrEnum):
    """By what a superlative ranks stories: it is told of the first few."""

    OFTENEST = "oftenest"  # rejected
    HONOURED = "honoured"  # given prizes, most often
    LONGEST = "longest"  # from the first rejection or submission to coming out
    AWAITED = "awaited"  # from that, or from coming out, to a prize
    OLDEST = "oldest"  # by when they came out
    NEWEST = "newest"
    EARLIEST = "earliest"  # by when it befell them
    LATEST = "latest"
    HIGHEST = "highest"  # mean of the review scores
    LOWEST = "lowest"
    BEFORE = "before"  # of papers that are named, by when they came out
    AFTER = "after"


@dataclass(frozen=True)
class Listing:
    """The question asks for several stories."""

    stories: tuple[Story, ...]
    filters: tuple[str, ...]  # what was looked for, as the base names it
    confidence: float
    why: Why
    way: Way | None = None  # how the question leads on to them from another story
    order: Order | None = None  # or by what they are the first of those looked for
    values: tuple[float, ...] = ()  # what each is measured by: a count, a year, years, a mean
    told: tuple[Answer, ...] = ()  # what each says of what is asked of all


@dataclass(frozen=True)
class Suggestions:
    """The right story is probably among these (up to five), but none is certain."""

    stories: tuple[Story, ...]
    confidence: float
    why: Why


class Reason(StrEnum):
    """Why a question got no answer."""

    EMPTY = "empty"  # no question in the text: nothing, only talk ("hello"), or of the bot itself
    SIZE = "size"  # how much the base holds
    OWN_PAPER = "own-paper"  # somebody speaks of a rejection of their own
    OFF_TOPIC = "off-topic"
    UNKNOWN_NAME = "unknown-name"  # it names something the base doesn't hold
    NOT_HELD = "not-held"  # about something known, but the base doesn't say that
    NOT_FOUND = "not-found"  # it may mean a story, but hardly
    NOTHING_FITS = "nothing-fits"  # a list question whose filters leave nothing
    NOTHING_ELSE = "nothing-else"  # no other story to lead on to
    UNTOLD = "untold"  # a list question with a condition that the base has no records of


@dataclass(frozen=True)
class Nothing:
    """The base doesn't hold the answer."""

    reason: Reason
    confidence: float
    why: Why
    filters: tuple[str, ...] = ()  # for NOTHING_FITS and UNTOLD: what was looked for
    close: tuple[Story, ...] = field(default=())  # offered only when they are close


Outcome = Answer | Listing | Suggestions | Nothing
