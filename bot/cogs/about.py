"""`/about`: what the bot is, how much it knows, what it stores."""

from collections.abc import Iterator

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, Rebuttal, reader_language
from bot.language import Language
from bot.localisation import localised
from bot.replies.catalogue import say
from bot.settings import Settings


class About(commands.Cog):
    """Introduces the bot."""

    @app_commands.command(
        name=localised("discord.about.name"), description=localised("discord.about.description")
    )
    async def about(self, interaction: Interaction) -> None:
        """Tell the reader what the bot is, in the reader's language."""
        language = reader_language(interaction)
        count = len(interaction.client.answerer.snapshot.stories)
        paragraphs = (
            say(language, "discord.about.text"),
            say(language, "discord.about.stories", count=count),
            say(language, "discord.hint"),
            *_privacy(language, interaction.client.settings),
        )
        embed = discord.Embed(
            title=say(language, "discord.about.title"),
            description="\n\n".join(paragraphs),
            colour=discord.Colour.blurple(),
        )
        await interaction.response.send_message(embed=embed, ephemeral=True)


def _privacy(language: Language, settings: Settings) -> Iterator[str]:
    """Yield what is written down, as far as it is with these settings."""
    yield say(language, "privacy.questions", days=settings.queue_days)
    yield say(language, "privacy.feedback")
    if settings.review_channel is not None:
        yield say(language, "privacy.suggestions")
    if settings.curator_servers:
        yield say(language, "privacy.curators")


async def setup(bot: Rebuttal) -> None:
    """Add the cog."""
    await bot.add_cog(About())
