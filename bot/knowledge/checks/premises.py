"""Corrections that call an event wrong which the story itself tells."""

from collections.abc import Iterator

from bot.knowledge.folder import STORIES
from bot.knowledge.kinds import Support
from bot.knowledge.model import Event, Premise
from bot.knowledge.problems import Problem
from bot.knowledge.reading import Reading


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each premise that one of the story's own events bears out."""
    for story_id, story in reading.snapshot.stories.items():
        document = reading.document_of(STORIES, story_id)
        for i, correction in enumerate(story.corrections):
            for j, event in enumerate(story.events):
                is_told = (event.support or story.support) is not Support.MYTH
                if correction.premise and is_told and _bears_out(event, correction.premise):
                    message = (
                        f"the story tells of just that (events[{j}], line "
                        f"{document.line(('events', j))}): name the `venue` or the `award` meant"
                    )
                    yield document.problem(("corrections", i, "premise"), message)


def _bears_out(event: Event, premise: Premise) -> bool:
    return (
        event.type is premise.type
        and premise.venue in (None, event.venue)
        and premise.award in (None, event.award)
    )
