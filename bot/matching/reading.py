"""What a question says: its reading, before looking at any story."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.knowledge.kinds import Attribute
from bot.matching.clauses import Clause
from bot.matching.data import data
from bot.matching.manner import turns_of
from bot.matching.marks import NO_MARKS, Marks
from bot.matching.outcome import Order
from bot.matching.senses import Kind, Sense
from bot.matching.text import Text
from bot.matching.words import english

UNKNOWN_WEIGHT = 2.6
# How much each kind of thing in a question weighs when asking how much of it a story covers.
WEIGHTS = {
    Kind.STORY: 3.0,
    Kind.PERSON: 2.0,
    Kind.VENUE: 1.5,
    Kind.AWARD: 1.2,
    Kind.TOPIC: 1.2,
    Kind.ELSEWHERE: UNKNOWN_WEIGHT,
    Kind.EVENT: 0.8,
    Kind.ATTRIBUTE: 0.5,
    Kind.THEME: 0.8,
}
_DESCRIBES = 1.6  # weight of words from which a question describes what it is about
_LITTLE = 0.5  # weight of words from which a question says more than what it asks for
_CONTENT = ("word:", "han:", "number:", Kind.THEME)
_BEFALLING = (Kind.EVENT, Kind.ATTRIBUTE)
_RARE = 2_400_000  # occurrences below which an English word is rather a name
_LOOKED_AT = 5  # unknown names, when looking for an author
# What stands before somebody's name, and what after it, where work of theirs is meant: "rejected
# by X" and "cited by X" tell of no author.
_BY = re.compile(
    r"\b(?:papers?|works?|articles?|preprints?|method|one|written) by (?:the )?(?:\w+\.? )?$"
)
_WITH_OTHERS = re.compile(r" ?(?:et al|and (?:co|her|his)\b|等人|他们)")
# What only papers are asked for.
_OF_PAPERS = frozenset(
    {
        *(Attribute.SCORES, Attribute.AUTHORS, Attribute.CITATIONS, Attribute.ARXIV),
        *(Attribute.ACCEPTANCE_RATE, Attribute.PRESENTATION),
    }
)
_COLOUR = ("theme:famous", "theme:first-time", "theme:decade", "theme:runner-up")


class Item(NamedTuple):
    """A part of the question that a story may cover, by any one of its terms.

    A tuple, since so many are made.
    """

    terms: tuple[str, ...]
    weight: float
    surface: str
    strength: float = 1.0
    every: bool = False  # covered as far as each term is, not by the best of them
    is_name: bool = False
    foreign: bool = False  # a well-known name that the base doesn't hold
    is_cased: bool = False  # a word written like a name: "the Infer paper"
    at: int = -1  # where it begins in the normalised text, -1 for what isn't one phrase of it

    @property
    def key(self) -> str:
        """What it is called where words are told apart."""
        return "/".join(self.terms)

    @property
    def is_content(self) -> bool:
        """Whether it says something beyond names, dates and what happened."""
        return self.terms[0].startswith(_CONTENT)

    @property
    def is_colour(self) -> bool:
        """Whether it only colours what is said ("the famous", "the very first")."""
        return self.terms[0] in _COLOUR


@dataclass(frozen=True, eq=False)
class Reading:
    """What a question says; each its own, so that what follows from it can be kept by it."""

    text: Text
    senses: tuple[Sense, ...]  # of all mentions, in order
    items: tuple[Item, ...]
    years: tuple[int, ...] = ()
    since: int | None = None  # "after 2020", 2020 年以后
    until: int | None = None
    month: int | None = None  # of the one year named
    scores: tuple[float, ...] = ()
    marks: Marks = NO_MARKS  # what is said of scores without giving them all
    besides: Mapping[str, bool] = field(default_factory=dict[str, bool])  # see `asides.left_out`
    words: tuple[str, ...] = ()  # as `manner` has them
    untold: tuple[str, ...] = ()  # conditions that no list can be made by
    order: Order | None = None  # by what stories are ranked: "the earliest rejection"
    clauses: tuple[Clause, ...] = ()  # its events, where it speaks of several kinds
    focus: "Reading | None" = None  # of the stretch that asks, where the others only tell

    @cached_property
    def _by_kind(self) -> Mapping[Kind, tuple[Sense, ...]]:
        found: dict[Kind, list[Sense]] = {}
        for sense in self.senses:
            found.setdefault(sense.kind, []).append(sense)
        return {kind: tuple(senses) for kind, senses in found.items()}

    @cached_property
    def _ids(self) -> Mapping[Kind, tuple[str, ...]]:
        by_kind = self._by_kind.items()
        return {kind: tuple(dict.fromkeys(s.id for s in senses)) for kind, senses in by_kind}

    def of(self, kind: Kind) -> tuple[Sense, ...]:
        """Return the senses of `kind`, in order."""
        return self._by_kind.get(kind, ())

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of the senses of `kind`, each once, in order."""
        return self._ids.get(kind, ())

    def holds(self, kind: Kind, sense_id: str) -> bool:
        """Return whether the question mentions that sense."""
        return sense_id in self.ids(kind)

    @cached_property
    def asked(self) -> tuple[Attribute, ...]:
        """What the question asks for, in the order in which it is said."""
        return tuple(Attribute(sense_id) for sense_id in self.ids(Kind.ATTRIBUTE))

    @cached_property
    def told(self) -> float:
        """The weight of what it says besides names, dates and events."""
        told = (i for i in self.items if i.is_content and not (i.is_colour or i.is_name))
        return sum(item.weight for item in told)

    @property
    def says_little(self) -> bool:
        """Whether it says hardly anything besides names, dates, events and what is asked."""
        return self.told < _LITTLE

    @cached_property
    def turns(self) -> frozenset[str]:
        """How it is put, as `manner` looks at it."""
        return frozenset(turns_of(self.words, self.senses))

    @property
    def says_which(self) -> bool:
        """Whether it says anything but what befell a paper, and what of it is asked."""
        return any(not item.terms[0].startswith(_BEFALLING) for item in self.items)

    @property
    def asks_something(self) -> bool:
        """Whether there is anything in it but talk: "hello" and "the paper" ask nothing."""
        return bool(self.items or self.off_domain or self.since or self.until)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Salient names that the base doesn't hold."""
        elsewhere = [sense.label for sense in self.senses if sense.kind is Kind.ELSEWHERE]
        words = [item.surface for item in self.items if item.is_name and item.is_content]
        return (*elsewhere, *words)

    @property
    def is_about_unknown(self) -> bool:
        """Whether it asks about a name that the base doesn't hold, and tells little else.

        "Was ResNet rejected?" does; "the rival of the Transformer that …" describes something.
        """
        known = self.ids(Kind.STORY) or self.ids(Kind.TOPIC)
        return bool(self.unknown) and not known and self.told < _DESCRIBES

    @property
    def is_by_unknown(self) -> bool:
        """Whether it asks about work of somebody whom the base doesn't know."""
        around = (self.text.clean.partition(name) for name in self.unknown[:_LOOKED_AT])
        return any(
            _WITH_OTHERS.match(after) or (_BY.search(before) and not after[:1].isalnum())
            for before, found, after in around
            if found
        )

    @property
    def is_bare_name(self) -> bool:
        """Whether it is somebody's name and nothing else, be it in two languages."""
        named = {item.terms for item in self.items}
        return len(named) == 1 and all(sense.kind is Kind.PERSON for sense in self.senses)

    @cached_property
    def off_domain(self) -> frozenset[str]:
        """Terms of what it asks that no such base holds ("how old")."""
        return frozenset(sense.term for sense in self.senses if sense.kind is Kind.OFF_DOMAIN)

    @property
    def is_of_words(self) -> bool:
        """Whether its names are everyday words too, beside what no such base tells of."""
        names = [sense for sense in self.senses if sense.kind.is_name]
        weak = bool(names) and all(sense.ambiguous for sense in names)
        return weak and bool(self.off_domain) and not self.has_cue

    @cached_property
    def names_something(self) -> bool:
        """Whether it names a paper or a person, known here or not."""
        kinds = (Kind.STORY, Kind.PERSON, Kind.ELSEWHERE)
        return bool(self.unknown) or any(sense.kind in kinds for sense in self.senses)

    @cached_property
    def has_cue(self) -> bool:
        """Whether anything in it belongs to this bot's subject: papers, juries, prizes."""
        domain = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC, Kind.EVENT)
        named = any(sense.kind in domain and not sense.ambiguous for sense in self.senses)
        makers = () if self.names_rarity else data("words.yaml")["makers"]
        attributes = (sense for sense in self.senses if sense.kind is Kind.ATTRIBUTE)
        return named or any(a.id in _OF_PAPERS and a.label not in makers for a in attributes)

    @property
    def names_rarity(self) -> bool:
        """Whether a paper's name in it is a word, but a rare one: "dit" rather than "snakes"."""
        names = (sense.written for sense in self.senses if sense.kind is Kind.STORY)
        return any(english()[name.casefold()] < _RARE for name in names if name)


def scores_term(scores: tuple[float, ...]) -> str:
    """Return the term of a set of review scores, in whatever order they are given."""
    return "scores:" + "/".join(f"{score:g}" for score in sorted(scores))
