"""`/fact`: the commands, each of which hands on to the module that does it."""

from collections.abc import Callable
from typing import TypeVar

import discord
from discord import app_commands

from bot.client import Interaction, Rebuttal, Refusal, reader_language
from bot.cogs._guard import CuratorCog, must_be_curator
from bot.cogs._items import story_told_in
from bot.cogs.curating import _choosing
from bot.cogs.curating._adding import must_be_free, open_new
from bot.cogs.curating._card import propose_retirement, show_card
from bot.cogs.curating._desk import Work
from bot.cogs.curating._flow import propose
from bot.cogs.curating._forms import open_form, show_entries, target_of
from bot.cogs.curating._history import propose_undo, show_history
from bot.cogs.curating._menus import is_list
from bot.cogs.curating._parts import EDITABLE, Form, Part
from bot.cogs.curating._transfer import export_file, import_file
from bot.curation.changes import entry_of
from bot.curation.errors import NothingToDo
from bot.knowledge.kinds import StoryKind, Support
from bot.localisation import localised
from bot.replies.catalogue import say

T = TypeVar("T")
Reason = app_commands.Range[str, 0, 200]
_PARTS = [
    app_commands.Choice(name=localised(f"curation.part.{part}"), value=part.value)
    for part in EDITABLE
]
_KINDS = [
    app_commands.Choice(name=localised(f"curation.kind.{kind}"), value=kind.value)
    for kind in StoryKind
]
_SUPPORTS = [
    app_commands.Choice(name=localised(f"curation.support.{support}"), value=support.value)
    for support in Support
]


def _options(*names: str) -> Callable[[T], T]:
    """Name and describe a command's options, which are called the same everywhere."""

    def named(command: T) -> T:
        called = {name: localised(f"curation.option.{name.replace('_', '-')}") for name in names}
        described = {
            name: localised(f"curation.option-hint.{name.replace('_', '-')}") for name in names
        }
        return app_commands.describe(**described)(app_commands.rename(**called)(command))

    return named


class Facts(CuratorCog):
    """Shows, changes and gives out facts, for curators alone."""

    fact: app_commands.Group = app_commands.Group(
        name=localised("curation.command.fact.name"),
        description=localised("curation.command.fact.description"),
    )

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot
        self._chooser = _choosing.Chooser()
        self._menu = app_commands.ContextMenu(
            name=localised("curation.edit-message"), callback=self.edit_message
        )

    async def cog_load(self) -> None:
        """Add what a cog can't hold by itself."""
        servers = [discord.Object(server) for server in self.bot.settings.curator_servers]
        self.bot.tree.add_command(self._menu, guilds=servers)

    async def edit_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the card of the story that one of the bot's answers tells."""
        must_be_curator(interaction)  # what checks a cog's commands leaves its menus out
        story_id = story_told_in(message)
        if story_id is None:
            raise Refusal("curation.error.no-story-there")
        await show_card(interaction, story_id)

    @fact.command(
        name=localised("curation.command.show.name"),
        description=localised("curation.command.show.description"),
    )
    @_options("story")
    async def show(self, interaction: Interaction, story: str) -> None:
        """Show a story as users see it, and what only curators need."""
        await show_card(interaction, self._chooser.meant(interaction, story))

    @fact.command(
        name=localised("curation.command.add.name"),
        description=localised("curation.command.add.description"),
    )
    @_options("kind", "support", "id")
    @app_commands.choices(kind=_KINDS, support=_SUPPORTS)
    async def add(
        self,
        interaction: Interaction,
        kind: str = StoryKind.PAPER.value,
        support: str = Support.REPORTED.value,
        id: str | None = None,  # noqa: A002  # the option's name
    ) -> None:
        """Begin a new story."""
        await open_new(interaction, StoryKind(kind), Support(support), id)

    @fact.command(
        name=localised("curation.command.edit.name"),
        description=localised("curation.command.edit.description"),
    )
    @_options("story", "part")
    @app_commands.choices(part=_PARTS)
    async def edit(self, interaction: Interaction, story: str, part: str | None = None) -> None:
        """Open the form of a part, or the story's card to pick one from."""
        story_id = self._chooser.meant(interaction, story)
        if part is None:
            await show_card(interaction, story_id)
            return
        target = f"s.{story_id}"
        work = target_of(interaction, target)
        if is_list(Part(part)):
            await show_entries(interaction, target, work, Part(part))
        else:
            await open_form(interaction, work, Form(Part(part)))

    @fact.command(
        name=localised("curation.command.retire.name"),
        description=localised("curation.command.retire.description"),
    )
    @_options("story", "why")
    async def retire(self, interaction: Interaction, story: str, why: Reason = "") -> None:
        """Take a story away."""
        await propose_retirement(interaction, self._chooser.meant(interaction, story), why)

    @fact.command(
        name=localised("curation.command.restore.name"),
        description=localised("curation.command.restore.description"),
    )
    @_options("retired", "why")
    async def restore(self, interaction: Interaction, retired: str, why: Reason = "") -> None:
        """Bring a story back as it was last."""
        edits = await self.bot.base.restoring(retired.strip().lower())
        work = Work.of(self.bot.base, edits, interaction.user.id, reader_language(interaction))
        default = self.bot.settings.default_language
        work.why = why or say(default, "curation.why.restore")
        await propose(interaction, work)

    @fact.command(
        name=localised("curation.command.rename.name"),
        description=localised("curation.command.rename.description"),
    )
    @_options("story", "new_id", "why")
    async def rename(
        self, interaction: Interaction, story: str, new_id: str, why: Reason = ""
    ) -> None:
        """Give a story another id."""
        old, new = self._chooser.meant(interaction, story), new_id.strip().lower()
        must_be_free(self.bot.base, new)
        edits = self.bot.base.renaming(old, new)
        work = Work.of(self.bot.base, edits, interaction.user.id, reader_language(interaction))
        default = self.bot.settings.default_language
        work.why = why or say(default, "curation.why.rename", old=old, new=new)
        await propose(interaction, work)

    @fact.command(
        name=localised("curation.command.history.name"),
        description=localised("curation.command.history.description"),
    )
    @_options("story")
    async def history(self, interaction: Interaction, story: str | None = None) -> None:
        """List the changes of a story, or of the whole base."""
        entry = self._entry(interaction, story) if story else None
        await show_history(interaction, entry)

    def _entry(self, interaction: Interaction, story: str) -> str:
        """Return the file of a story, also of one that was retired."""
        entry = entry_of(story.strip().lower())
        if self.bot.base.head(entry) is not None:
            return entry
        return entry_of(self._chooser.meant(interaction, story))

    @fact.command(
        name=localised("curation.command.undo.name"),
        description=localised("curation.command.undo.description"),
    )
    @_options("change", "why")
    async def undo(
        self, interaction: Interaction, change: int | None = None, why: Reason = ""
    ) -> None:
        """Take back the last change, or any other."""
        if change is None:
            newest = await self.bot.base.history(limit=1)
            if not newest:
                raise NothingToDo("nothing was changed yet")
            change = newest[0].id
        await propose_undo(interaction, change, why)

    @fact.command(
        name=localised("curation.command.import.name"),
        description=localised("curation.command.import.description"),
    )
    @_options("file", "why")
    async def import_(
        self, interaction: Interaction, file: discord.Attachment, why: Reason = ""
    ) -> None:
        """Take in the entries of a file."""
        await import_file(interaction, file, why)

    @fact.command(
        name=localised("curation.command.export.name"),
        description=localised("curation.command.export.description"),
    )
    @_options("story")
    async def export(self, interaction: Interaction, story: str | None = None) -> None:
        """Give out a story, or the whole base."""
        story_id = self._chooser.meant(interaction, story) if story else None
        await export_file(interaction, story_id)

    @show.autocomplete("story")
    @edit.autocomplete("story")
    @retire.autocomplete("story")
    @rename.autocomplete("story")
    @history.autocomplete("story")
    @export.autocomplete("story")
    async def _stories(self, interaction: Interaction, typed: str) -> _choosing.Choices:
        return await self._chooser.stories(interaction, typed)

    @restore.autocomplete("retired")
    async def _retired(self, interaction: Interaction, typed: str) -> _choosing.Choices:
        return await _choosing.retired(interaction, typed)

    @undo.autocomplete("change")
    async def _changes(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[int]]:
        return await _choosing.changes(interaction, typed)
