"""The base at one moment: immutable, built completely, then swapped in by one reference."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.knowledge.model import Award, Person, Story, Topic, Venue


@dataclass(frozen=True)
class Snapshot:
    """All stories and registries, each keyed by id. Treat the mappings as read-only.

    References to ids that aren't there are the check's business; readers of a snapshot skip
    them (a folder may hold only some of the stories).
    """

    stories: Mapping[str, Story]
    people: Mapping[str, Person]
    venues: Mapping[str, Venue]
    awards: Mapping[str, Award]
    topics: Mapping[str, Topic]

    def has_registries_of(self, other: "Snapshot") -> bool:
        """Return whether people, venues, awards and topics are those of `other`."""
        return replace(self, stories={}) == replace(other, stories={})

    def venue_chain(self, venue_id: str) -> tuple[str, ...]:
        """Return `venue_id` and the kind of venue that it is, where it is in the registry."""
        venue = self.venues.get(venue_id)
        return (venue_id, venue.kind) if venue else (venue_id,)

    def award_chain(self, award_id: str) -> tuple[str, ...]:
        """Return `award_id` and the broader awards it is part of, narrowest first."""
        chain: list[str] = []
        current: str | None = award_id
        while current is not None and current not in chain:
            chain.append(current)
            award = self.awards.get(current)
            current = award.part_of if award else None
        return tuple(chain)
