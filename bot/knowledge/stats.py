"""What a base holds, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge.kinds import EventType
from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot

Counts = Mapping[str, int]


@dataclass(frozen=True)
class Stats:
    """Counts of stories by what they have in common, most frequent first, decades in order."""

    stories: int
    registries: Counts
    by_kind: Counts
    by_support: Counts
    by_venue: Counts  # that an event of the story names
    rejected_by: Counts
    by_award: Counts
    by_decade: Counts  # of the story's first dated event
    questions: Counts  # sample questions by language
    sources: int
    by_publisher: Counts  # of sources
    by_source_language: Counts
    without_details: tuple[str, ...]  # ids


def stats(base: Snapshot) -> Stats:
    """Return what `base` holds."""
    stories = tuple(base.stories.values())
    sources = [source for story in stories for source in story.sources]
    return Stats(
        stories=len(stories),
        registries={
            "people": len(base.people),
            "venues": len(base.venues),
            "awards": len(base.awards),
            "topics": len(base.topics),
        },
        by_kind=_counted(story.kind for story in stories),
        by_support=_counted(story.support for story in stories),
        by_venue=_counted(venue for story in stories for venue in _venues(story, base)),
        rejected_by=_counted(
            venue for story in stories for venue in _venues(story, base, only=EventType.REJECTED)
        ),
        by_award=_counted(award for story in stories for award in _awards(story, base)),
        by_decade=dict(sorted(_counted(map(_decade, stories)).items())),
        questions={
            "en": sum(len(story.questions.en) for story in stories),
            "zh": sum(len(story.questions.zh) for story in stories),
        },
        sources=len(sources),
        by_publisher=_counted(source.publisher for source in sources),
        by_source_language=_counted(source.lang for source in sources),
        without_details=tuple(story.id for story in stories if not story.details),
    )


def _counted(things: Iterable[str]) -> dict[str, int]:
    counts = Counter(str(thing) for thing in things)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _venues(story: Story, base: Snapshot, only: EventType | None = None) -> set[str]:
    """Return the names of the venues of a story's events, of those of type `only`."""
    ids = {e.venue for e in story.events if e.venue and only in (None, e.type)}
    return {base.venues[i].name.en if i in base.venues else i for i in ids}


def _awards(story: Story, base: Snapshot) -> set[str]:
    ids = {event.award for event in story.events if event.award}
    return {base.awards[i].name.en if i in base.awards else i for i in ids}


def _decade(story: Story) -> str:
    years = [event.year for event in story.events if event.year]
    return f"{min(years) // 10 * 10}s" if years else "undated"
