"""Curating facts from Discord: `/fact`, its forms, drafts and history, and the log channel."""

import discord

from bot.client import Rebuttal
from bot.cogs.curating._card import edit_button
from bot.cogs.curating._commands import Facts
from bot.cogs.curating._desk import Desk
from bot.cogs.curating._items import ITEMS
from bot.cogs.curating._log import ChangeLog

__all__ = ["edit_button", "setup"]


async def setup(bot: Rebuttal) -> None:
    """Add the commands to the curators' servers, if there are any, and the log."""
    await bot.add_cog(ChangeLog(bot))
    servers = [discord.Object(server) for server in bot.settings.curator_servers]
    if servers:
        bot.add_dynamic_items(*ITEMS)
        await bot.add_cog(Desk())
        await bot.add_cog(Facts(bot), guilds=servers)
