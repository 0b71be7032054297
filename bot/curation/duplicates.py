"""Stories that look like the same one: for a curator to see before there are two."""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from bot.knowledge.checks.comparing import key
from bot.knowledge.model import Story

_ALIKE = 88  # of 100
_SHORTEST = 4  # characters of a name that are compared loosely
_MOST = 5


def duplicates(story: Story, stories: Mapping[str, Story]) -> tuple[str, ...]:
    """Return the ids of up to five others whose titles, papers or names are like `story`'s."""
    own = set(_names(story))
    scores = {
        other.id: max((_likeness(a, b) for a in own for b in _names(other)), default=0.0)
        for other in stories.values()
        if other.id != story.id
    }
    alike = [story_id for story_id, score in scores.items() if score >= _ALIKE]
    return tuple(sorted(alike, key=lambda story_id: -scores[story_id])[:_MOST])


def _names(story: Story) -> Iterator[str]:
    yield key(story.title.en)
    yield key(story.title.zh)
    for paper in story.papers:
        yield key(paper.title)
    for alias in story.names:
        if not alias.ambiguous:
            yield key(alias.name)


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return 100.0 * (one == other)
    return fuzz.ratio(one, other, score_cutoff=_ALIKE)
