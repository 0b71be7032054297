"""What the base is made of: stories, and the registries of the things they name.

Every model is immutable. Fields are documented where they are declared, since the check quotes
them to curators; references between entries are ids, resolved by `snapshot.Snapshot`.
"""

from functools import cache
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, model_validator

from bot.knowledge.kinds import (
    Attribute,
    EventType,
    Presentation,
    Rank,
    RelationType,
    StoryKind,
    Support,
    VenueKind,
)
from bot.language import Language, to_traditional

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
# ISO 8601, as coarse as the evidence: "2014", "2014-09" or "2014-09-18".
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]


@cache
def _given(fields: frozenset[str]) -> set[str]:
    return set(fields)


class Model(BaseModel):
    """Base of all models: immutable, no unknown fields, spaces at the ends stripped."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def model_post_init(self, _context: object, /) -> None:
        """Share the note of which fields were given: one for each model is half its memory."""
        given = _given(frozenset(self.__pydantic_fields_set__))
        object.__setattr__(self, "__pydantic_fields_set__", given)


class Name(Model):
    """What an entity is called. Chinese is left out where no established form exists."""

    en: Line
    zh: Line | None = None
    zh_hant: Line | None = None

    def of(self, language: Language) -> str:
        """Return the name in `language`, in English where there is no Chinese one."""
        return _pick(language, self.en, self.zh or self.en, self.zh_hant)


class Text(Model):
    """A text in English and Simplified Chinese; Traditional is converted unless given."""

    en: Annotated[str, Field(min_length=1, max_length=1400)]
    zh: Annotated[str, Field(min_length=1, max_length=700)]
    zh_hant: Annotated[str, Field(min_length=1, max_length=700)] | None = None

    def of(self, language: Language) -> str:
        """Return the text in `language`."""
        return _pick(language, self.en, self.zh, self.zh_hant)


class Phrases(Model):
    """Ways of saying something, per language; Chinese in Simplified characters."""

    en: tuple[Line, ...] = ()
    zh: tuple[Line, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Return the phrases of both languages, English first."""
        return self.en + self.zh


def _pick(language: Language, en: str, zh: str, zh_hant: str | None) -> str:
    match language:
        case Language.EN:
            return en
        case Language.ZH_HANS:
            return zh
        case Language.ZH_HANT:
            return zh_hant or to_traditional(zh)


class Alias(Model):
    """A name people use for an entity. In YAML a plain string, or a mapping to mark it."""

    name: Line
    # An everyday word too ("sit", "sift"), or shared by several entities: it takes
    # something else in the question to mean this entity.
    ambiguous: bool = False


def _alias(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


AliasField = Annotated[Alias, BeforeValidator(_alias)]


class Source(Model):
    """A page that a reader can open."""

    id: Id  # what this story's events, details and corrections refer to it by
    url: HttpUrl
    title: Line
    publisher: Line
    date: PartialDate | None = None
    lang: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z][a-z]{3})?$")] = "en"


class Paper(Model):
    """A publication that the story is about."""

    title: Line
    authors: tuple[Id, ...] = ()  # people, in the paper's order
    arxiv: Annotated[str, Field(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$")] | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    url: HttpUrl | None = None  # proceedings page, or the next best


class Event(Model):
    """A dated step of a story. Events stand in the order in which they happened."""

    type: EventType
    date: PartialDate | None = None
    inferred: bool = False  # the date follows from other facts; no record states it
    venue: Id | None = None
    venue_kind: VenueKind | None = None  # where it isn't told which venue it was
    times: Annotated[int, Field(ge=1, le=100)] = 1  # how often, where not each is told
    award: Id | None = None
    rank: Rank = Rank.WINNER
    scores: tuple[Annotated[float, Field(ge=-10, le=100)], ...] = ()
    presentation: Presentation | None = None
    reason: Text | None = None  # as the jury gave it; never a guess
    note: Text | None = None  # a short phrase for the timeline
    support: Support | None = None  # the story's own, unless given
    sources: tuple[Id, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the event, where known."""
        return int(self.date[:4]) if self.date else None

    @property
    def month(self) -> int | None:
        """The month of the event, 1 to 12, where known."""
        return int(self.date[5:7]) if self.date and len(self.date) > len("2026") else None

    @model_validator(mode="after")
    def _award_events_name_their_award(self) -> Self:
        if (self.type is EventType.AWARDED) != (self.award is not None):
            raise ValueError("`award` belongs to events of type `awarded`, and each needs one")
        return self

    @model_validator(mode="after")
    def _kind_stands_for_a_venue(self) -> Self:
        if self.venue and self.venue_kind:
            raise ValueError("`venue` tells its kind: leave `venue_kind` out")
        return self


class Relation(Model):
    """A tie to another story (`story`) or to something without one (`name`)."""

    type: RelationType
    story: Id | None = None
    name: Name | None = None

    @model_validator(mode="after")
    def _one_target(self) -> Self:
        if (self.story is None) == (self.name is None):
            raise ValueError("give either `story` (an id) or `name`")
        return self


class Detail(Model):
    """A short answer to one particular question about the story."""

    about: Attribute
    answer: Text
    asked: Phrases = Phrases()  # how people ask for just this
    support: Support | None = None
    sources: tuple[Id, ...] = ()


class Premise(Model):
    """The kind of event that a wrong claim takes for granted."""

    type: EventType
    venue: Id | None = None
    award: Id | None = None


class Correction(Model):
    """A wrong claim that people repeat, next to what is true."""

    claim: Text
    truth: Text
    premise: Premise | None = None  # set when the claim is an event that never was
    asked: Phrases = Phrases()  # questions that take the claim for granted
    sources: tuple[Id, ...] = ()


class Story(Model):
    """One anecdote of the base. `id` is the stem of its file."""

    id: Id
    kind: StoryKind
    title: Text
    support: Support
    names: tuple[AliasField, ...] = ()  # what people call the paper or the tale
    lookalikes: tuple[Line, ...] = ()  # names of other things that contain one of ours
    papers: tuple[Paper, ...] = ()
    people: tuple[Id, ...] = ()  # whom it is about, besides the papers' authors
    mentions: tuple[Id, ...] = ()  # named in passing
    topics: tuple[Id, ...] = ()
    awards: tuple[Id, ...] = ()  # the prizes that a story of kind `rules` explains
    summary: Text  # the story in one sentence
    text: Text  # the anecdote: two to five sentences
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    details: tuple[Detail, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]  # best first
    questions: Phrases
    notes: str | None = None  # for curators; never shown to users

    @property
    def subjects(self) -> tuple[str, ...]:
        """Ids of the people whom the story is about, authors first, each once."""
        authors = (person for paper in self.papers for person in paper.authors)
        return tuple(dict.fromkeys((*authors, *self.people)))


class Person(Model):
    """Somebody named in stories."""

    name: Name
    aliases: tuple[AliasField, ...] = ()


class FormerName(Model):
    """What a venue was called until a year (inclusive)."""

    name: Line
    until: int


class Venue(Model):
    """A conference, journal or other place where papers and prizes are decided."""

    name: Name  # short, as in a timeline
    kind: VenueKind = VenueKind.CONFERENCE
    full: Name | None = None
    former: FormerName | None = None
    aliases: tuple[AliasField, ...] = ()

    def called(self, language: Language, year: int | None) -> str:
        """Return the venue's name in `language`, as it was in `year`."""
        if self.former and year is not None and year <= self.former.until:
            return self.former.name
        return self.name.of(language)


class Award(Model):
    """A prize."""

    name: Name
    part_of: Id | None = None  # the broader kind of prize that this is one of
    aliases: tuple[AliasField, ...] = ()


class Topic(Model):
    """A subject, with the words people use for it in both languages."""

    name: Name
    aliases: Phrases = Phrases()
