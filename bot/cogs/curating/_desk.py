"""What curators are working on: drafts that aren't live yet, kept while they look at them."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from discord.ext import commands

from bot.client import Interaction, Rebuttal, Refusal
from bot.cogs.curating._parts import Form
from bot.curation.base import Base
from bot.curation.changes import Change, Door, Edit, digest, entry_of, story_of
from bot.curation.drafts import Draft
from bot.curation.effects import Effect
from bot.curation.errors import Conflict
from bot.knowledge.problems import Problem
from bot.language import Language

_KEPT = 200  # drafts, of which the oldest go first
_WHOLE = 4  # of them with the base as it would be, which takes memory

Then = Callable[[Interaction, Change], Awaitable[None]]


@dataclass
class Work:
    """A change that a curator is making."""

    owner: int
    language: Language  # in which the story is shown
    story: str | None = None  # the one that is shown
    edits: tuple[Edit, ...] = ()
    started: dict[str, bytes | None] = field(default_factory=dict[str, bytes | None])
    why: str = ""
    door: Door = Door.DISCORD
    undoes: int | None = None
    form: Form | None = None  # the one filled in last
    typed: dict[str, str] = field(default_factory=dict[str, str])
    unread: tuple[Problem, ...] = ()  # what keeps `typed` from being taken up
    draft: Draft | None = None
    effects: Sequence[Effect] | None = None  # None while they aren't known
    asking: asyncio.Task[list[Effect]] | None = None
    conflict: Conflict | None = None
    then: Then | None = None  # to be done once it is live
    key: str = field(default_factory=lambda: secrets.token_hex(6))

    @classmethod
    def on(cls, base: Base, story_id: str, owner: int, language: Language) -> "Work":
        """Return the beginning of an edit of `story_id`, made from what it holds now."""
        entry = entry_of(story_id)
        return cls(owner, language, story_id, started={entry: base.content(entry)})

    @classmethod
    def of(cls, base: Base, edits: Sequence[Edit], owner: int, language: Language) -> "Work":
        """Return a work that makes `edits`, which were made just now."""
        stories = [story_of(edit.entry) for edit in edits if edit.content is not None]
        retired = [story_of(edit.entry) for edit in edits]
        story = next(filter(None, (*stories, *retired)), None)
        started = {edit.entry: base.content(edit.entry) for edit in edits}
        return cls(owner, language, story, tuple(edits), started)

    def content(self, entry: str) -> bytes | None:
        """Return what the curator has made of `entry`, or started from."""
        for edit in self.edits:
            if edit.entry == entry:
                return edit.content
        return self.started.get(entry)

    def put(self, entry: str, content: bytes | None) -> None:
        """Make `content` what the curator wants `entry` to hold."""
        others = tuple(edit for edit in self.edits if edit.entry != entry)
        self.edits = (*others, Edit(entry, digest(self.started.get(entry)), content))
        self.forget()

    def rebase(self, entry: str, present: bytes | None, content: bytes | None) -> None:
        """Go on from `present`, which somebody else made of `entry`."""
        self.started[entry] = present
        self.conflict = None
        self.put(entry, content)

    def forget(self) -> None:
        """Drop what was worked out from edits that are no longer the same."""
        self.draft, self.effects = None, None
        self.stop_asking()

    def stop_asking(self) -> None:
        """Wait no longer for what known questions would get."""
        if self.asking:
            self.asking.cancel()
            self.asking = None


class Desk(commands.Cog):
    """Holds the works of all curators, until they are published, cancelled or pushed out."""

    def __init__(self) -> None:
        self._works: OrderedDict[str, Work] = OrderedDict()

    def lay(self, work: Work) -> None:
        """Keep `work`, as the newest."""
        self._works[work.key] = work
        self._works.move_to_end(work.key)
        while len(self._works) > _KEPT:
            self._works.popitem(last=False)[1].stop_asking()
        for older in list(self._works.values())[:-_WHOLE]:
            older.draft = None

    def take(self, key: str, owner: int) -> Work:
        """Return a work. Raises Refusal when it is gone, or somebody else's."""
        work = self._works.get(key)
        if work is None or work.owner != owner:
            raise Refusal("curation.error.stale")
        return work

    def clear(self, work: Work) -> None:
        """Keep `work` no longer."""
        work.stop_asking()
        self._works.pop(work.key, None)

    async def cog_unload(self) -> None:
        """Let nothing go on by itself."""
        for work in self._works.values():
            work.stop_asking()


def desk_of(bot: Rebuttal) -> Desk:
    """Return the desk of `bot`."""
    desk = bot.get_cog(Desk.__cog_name__)
    assert isinstance(desk, Desk)  # noqa: S101  # added before any command
    return desk


def work_of(interaction: Interaction, key: str) -> Work:
    """Return the user's work `key`. Raises Refusal."""
    return desk_of(interaction.client).take(key, interaction.user.id)
