"""The curators' log channel: every change through any door, and files that are broken."""

import logging

import discord
from discord import ui
from discord.abc import Messageable
from discord.ext import commands

from bot.client import Rebuttal
from bot.cogs.curating._changes import change_embed, history_button, undo_button, versions_of
from bot.cogs.curating._diffs import fitting
from bot.cogs.curating._problems import problem_lines
from bot.curation.changes import Change, Door
from bot.curation.hands import Broken
from bot.curation.writer import Notice
from bot.language import Language
from bot.replies.catalogue import say

_log = logging.getLogger(__name__)
_ROOM = 3500


class ChangeLog(commands.Cog):
    """Posts to the log channel, in the language of the settings."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot
        self._waiting = list(bot.base.at_open)  # until Discord is there

    async def cog_load(self) -> None:
        """Listen to the base."""
        self.bot.base.subscribe(self.tell)

    async def cog_unload(self) -> None:
        """Listen no more."""
        self.bot.base.unsubscribe(self.tell)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Tell what happened while the bot was off."""
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            await self.tell(notice)

    async def tell(self, notice: Notice) -> None:
        """Post `notice`, as far as there is a channel for it."""
        if self.bot.settings.log_channel is None:
            return
        if not self.bot.is_ready():
            self._waiting.append(notice)
            return
        channel = self.bot.get_partial_messageable(self.bot.settings.log_channel)
        try:
            await self._post(channel, notice)
        except discord.HTTPException as error:
            _log.warning("the log channel takes no message: %s", error)

    async def _post(self, channel: Messageable, notice: Notice) -> None:
        language = self.bot.settings.default_language
        match notice:
            case Change():
                versions = await versions_of(self.bot.base, notice)
                embed = change_embed(notice, versions, language)
                await channel.send(embed=embed, view=_buttons(notice, language))
            case Broken():
                await channel.send(embed=broken_embed(notice, language))


def _buttons(change: Change, language: Language) -> ui.View:
    view = ui.View(timeout=None)
    if change.door is not Door.START:
        view.add_item(undo_button(change, language))
    entry = change.revisions[0].entry if len(change.revisions) == 1 else None
    view.add_item(history_button(entry, language))
    return view


def broken_embed(broken: Broken, language: Language) -> discord.Embed:
    """Return what is wrong with files that were changed by hand, by file and line."""
    more = say(language, "curation.more", count="{}")
    lines = fitting(problem_lines(broken.problems), _ROOM, more)
    return discord.Embed(
        title=say(language, "curation.log.broken"),
        description=f"{say(language, 'curation.log.broken-text')}\n\n{lines}",
        colour=discord.Colour.red(),
    )
