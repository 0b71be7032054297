"""Stories read in full, on demand, and kept."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Self

from bot.knowledge.model import Story
from bot.matching.passages import Rarity
from bot.matching.profile import Profile, build
from bot.matching.reader import Reader
from bot.matching.sketch import Sketch

_KEPT = 20_000  # in memory, some 5 to 15 KB each


class Profiles:
    """The profiles of stories, read when they are first wanted."""

    def __init__(
        self, reader: Reader, common: Rarity, held: OrderedDict[int, Profile] | None = None
    ) -> None:
        """Start with those that are `held` already, by the identities of their stories.

        Not by the ids, since a story that was changed has kept its id. `common` says how rare words
        are among the passages of all stories.
        """
        self._reader = reader
        self._common = common
        self._held = OrderedDict[int, Profile]() if held is None else held

    def shared(self, reader: Reader, common: Rarity) -> Self:
        """Return others that share all that are held, and further ones, with a new reader."""
        return type(self)(reader, common, self._held)

    def of(self, sketch: Sketch) -> Profile:
        """Return the profile of a story, read now if it wasn't yet."""
        key = id(sketch.story)
        profile = self._held.get(key)
        if profile is None:
            profile = build(sketch, self._reader, self._common)
            if len(self._held) >= _KEPT:
                self._held.popitem(last=False)
            self._held[key] = profile
        return profile

    def forget(self, stories: Iterable[Story]) -> None:
        """Drop the profiles of stories that are gone."""
        for story in stories:
            self._held.pop(id(story), None)
