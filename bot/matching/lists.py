"""Questions that ask for several stories: read as filters over events, people and subjects."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.knowledge.model import Event, EventType, Rank, Story, StoryKind
from bot.matching.index import Index
from bot.matching.profile import BODY, Profile
from bot.matching.reading import Reading
from bot.matching.scoring import Constraints
from bot.matching.senses import Kind

_ACCEPTED = frozenset((EventType.ACCEPTED, EventType.PUBLISHED))
_OUTCOMES = frozenset((EventType.REJECTED, EventType.AWARDED))
_UNLISTED = (StoryKind.RULES, StoryKind.ADVICE, StoryKind.TALE)
# What a paper may have been rejected for; other themes only colour a question.
_THEMES = frozenset(("novelty",))


@dataclass(frozen=True)
class Filters:
    """What the stories of a list have in common."""

    constraints: Constraints
    people: frozenset[str]
    topics: frozenset[str]
    themes: frozenset[str]
    stories: frozenset[str]  # related to these
    labels: tuple[str, ...]
    papers_only: bool
    all_ranks: bool

    @classmethod
    def of(cls, reading: Reading) -> "Filters":
        """Take the filters from a reading."""
        shown = (Kind.VENUE, Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.STORY)
        labels = [sense.label for sense in reading.senses if sense.kind in shown]
        labels += [str(year) for year in reading.years]
        return cls(
            Constraints.of(reading),
            frozenset(reading.ids(Kind.PERSON)),
            frozenset(reading.ids(Kind.TOPIC)),
            frozenset(reading.ids(Kind.THEME)) & _THEMES,
            frozenset(reading.ids(Kind.STORY)),
            tuple(dict.fromkeys(labels)),
            reading.holds(Kind.CUE, "paper"),
            reading.holds(Kind.CUE, "all-ranks"),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that could tell some stories from others."""
        c = self.constraints
        return not (c.are_hard or c.types & _OUTCOMES or self.people or self.topics or self.themes)

    def fits(self, profile: Profile) -> bool:
        """Return whether a story passes all filters."""
        story = profile.story
        if story.kind in _UNLISTED or (self.papers_only and story.kind is not StoryKind.PAPER):
            return False
        subjects = self.people.issubset(story.subjects)
        topics = all(profile.terms.get(f"{Kind.TOPIC}:{t}", 0.0) >= BODY for t in self.topics)
        themes = self.themes.issubset(profile.reasons)
        return subjects and topics and themes and self._events_fit(profile)

    def _events_fit(self, profile: Profile) -> bool:
        """Return whether each kind of event asked for is there, meeting the constraints.

        "Rejected papers that later won awards" takes one event of either kind; the venue and
        year of "rejected by CVPR in 2024" have to be met by the same event.
        """
        constraints = self.constraints
        wanted = _wanted_types(constraints)
        if not wanted:
            return any(self._meets(event, profile) for event in profile.story.events) or not (
                constraints.are_hard
            )
        if len(wanted) > 1:
            return all(
                any(event.type in kinds for event in profile.story.events) for kinds in wanted
            ) and (not constraints.are_hard or self._some(profile, frozenset().union(*wanted)))
        return self._some(profile, wanted[0])

    def _some(self, profile: Profile, types: frozenset[EventType]) -> bool:
        events = profile.story.events
        return any(event.type in types and self._meets(event, profile) for event in events)

    def _meets(self, event: Event, profile: Profile) -> bool:
        c = self.constraints
        ranks = (Rank.RUNNER_UP,) if c.runner_up else (Rank.WINNER,)
        if self.all_ranks:
            ranks = tuple(Rank)
        return (
            (not c.venues or event.venue in c.venues)
            and c.in_time(event)
            and (not c.scores or sorted(event.scores) == sorted(c.scores))
            and (
                not c.awards
                or (not c.awards.isdisjoint(profile.awards_of(event)) and event.rank in ranks)
            )
        )


def _wanted_types(constraints: Constraints) -> list[frozenset[EventType]]:
    wanted: list[frozenset[EventType]] = []
    if EventType.REJECTED in constraints.types:
        wanted.append(frozenset((EventType.REJECTED,)))
    if EventType.AWARDED in constraints.types or constraints.awards:
        wanted.append(frozenset((EventType.AWARDED,)))
    if not wanted and constraints.types & _ACCEPTED:
        wanted.append(_ACCEPTED)
    return wanted


def select(index: Index, keep: Callable[[Profile], bool]) -> tuple[Story, ...]:
    """Return the stories whose profile passes `keep`, oldest event first."""
    kept = [profile.story for profile in index.profiles if keep(profile)]
    return tuple(sorted(kept, key=_first_year))


def _first_year(story: Story) -> int:
    return min((event.year for event in story.events if event.year), default=9999)
