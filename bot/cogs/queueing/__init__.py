"""The queue: what the bot couldn't answer, for curators to teach, to write about or to ignore."""

import discord

from bot.client import Rebuttal
from bot.cogs.queueing._command import Queue

__all__ = ["setup"]


async def setup(bot: Rebuttal) -> None:
    """Add the command to the curators' servers, if there are any."""
    if servers := [discord.Object(server) for server in bot.settings.curator_servers]:
        await bot.add_cog(Queue(bot), guilds=servers)
