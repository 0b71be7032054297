"""What a stretch of a question may mean: an entity of the base, or a concept of the lexicon."""

import sys
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a sense is about. Terms start with it: `person:saining-xie`, `event:rejected`."""

    STORY = "story"
    PERSON = "person"
    VENUE = "venue"
    AWARD = "award"
    TOPIC = "topic"
    ELSEWHERE = "elsewhere"  # a well-known name that the base doesn't hold
    EVENT = "event"
    ATTRIBUTE = "attribute"
    THEME = "theme"
    CUE = "cue"
    OFF_DOMAIN = "off-domain"
    UNTOLD = "untold"  # a subject of the registry that no story is on
    CHAT = "chat"
    GENERIC = "generic"

    @property
    def is_name(self) -> bool:
        """Whether senses of this kind are names of things, not ways of asking."""
        return self in _NAMES


_NAMES = frozenset((Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC, Kind.ELSEWHERE))


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase."""

    kind: Kind
    id: str
    label: str  # as shown to users
    strength: float = 1.0  # below 1: part of a name, or reached through a misspelling
    # The phrase is an everyday word too; `written` is how the name is cased ("SiT").
    ambiguous: bool = False
    written: str = ""
    term: str = field(init=False)  # the sense as a term of the index

    def __post_init__(self) -> None:
        # Interned, since thousands of profiles hold the same terms.
        object.__setattr__(self, "term", sys.intern(f"{self.kind}:{self.id}"))


TALK = Sense(Kind.CHAT, Kind.CHAT, "")  # of words that say nothing beside others
