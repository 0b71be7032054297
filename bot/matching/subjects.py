"""Subjects that a list is asked on and the registry doesn't hold: "rejected papers about dogs"."""

import re
from collections.abc import Sequence
from functools import cache

from bot.knowledge.model import Story
from bot.matching.data import data
from bot.matching.index import Index
from bot.matching.lists import Selection
from bot.matching.reading import Item, Reading

_TELLS = 0.7  # weight from which a word may be a subject


def narrowed(
    reading: Reading, found: Selection, index: Index
) -> tuple[str, tuple[Story, ...]] | None:
    """Return the subject that a question names by no name of the base, and what is told of it.

    None if it names none. Of the stories `found` that is those whose texts hold all its words.
    """
    for pattern in _patterns():
        for match in pattern.finditer(reading.text.clean):
            if words := _words(reading, *match.span(1)):
                held = index.holding([item.terms for item in words])
                kept = tuple(s.story for s in held if s.story.id in found.ids)
                return match[1].strip(), kept
    return None


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in data("words.yaml")["subjects"]]


def _words(reading: Reading, start: int, end: int) -> Sequence[Item]:
    """Return the words of a stretch that tell a subject; none if any of it is a name or a cue."""
    said = reading.text.clean[start:end].casefold()
    inside = [item for item in reading.items if item.surface.casefold() in said]
    if any(not item.terms[0].startswith(("word:", "han:")) for item in inside):
        return ()
    return [item for item in inside if item.weight >= _TELLS and not item.is_colour]
