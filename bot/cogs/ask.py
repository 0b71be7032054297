"""Asking by command: `/ask` with suggestions while typing, and a message's context menu."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, Rebuttal, Refusal, reader_language
from bot.cogs._buttons import ITEMS, view_of
from bot.cogs._embeds import QUESTION, embed_of
from bot.cogs._guard import is_curator
from bot.cogs._noting import note_unanswered
from bot.cogs._thumbs import ThumbButton, Thumbs, thumbs_of
from bot.cogs.curating import edit_button
from bot.cogs.mentions import without_mentions
from bot.localisation import localised
from bot.replies.reply import Reply

_STORY = "story:"  # before a story's id, as the value of a choice that stands for it


class Ask(commands.Cog):
    """Answers commands. Misses and lists are shown to the asker alone."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(
            name=localised("discord.answer-message"), callback=self.answer_message
        )

    async def cog_load(self) -> None:
        """Add what a cog can't hold by itself."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it away again."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(
        name=localised("discord.ask.name"), description=localised("discord.ask.description")
    )
    @app_commands.rename(
        question=localised("discord.ask.question"), private=localised("discord.ask.private")
    )
    @app_commands.describe(
        question=localised("discord.ask.question-hint"),
        private=localised("discord.ask.private-hint"),
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION],
        private: bool = False,
    ) -> None:
        """Answer a question, or tell the story that was picked while typing."""
        language, answerer = reader_language(interaction), self.bot.answerer
        if question.startswith(_STORY):
            reply = answerer.story(question.removeprefix(_STORY), language)
            if reply is None:
                raise Refusal("discord.error.gone")
            question = ""  # the title says it
        else:
            reply = answerer.answer(question, language)
        await self._respond(interaction, reply, question, private=private)

    @ask.autocomplete("question")
    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer stories and questions for what has been typed so far."""
        suggester = self.bot.base.live.suggester
        return [
            app_commands.Choice(
                name=suggestion.label, value=suggestion.question or _STORY + suggestion.story_id
            )
            for suggestion in suggester.suggest(typed, reader_language(interaction))
        ]

    async def answer_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer the question in somebody's message."""
        question = without_mentions(message.content)
        if not question:
            raise Refusal("discord.error.no-text")
        reply = self.bot.answerer.answer(question, reader_language(interaction))
        await self._respond(interaction, reply, question, private=False)

    async def _respond(
        self, interaction: Interaction, reply: Reply, question: str, *, private: bool
    ) -> None:
        """Send `reply` under its question, which other readers wouldn't see otherwise."""
        private = private or reply.kind in ("nothing", "list")
        thumbs = thumbs_of(self.bot, reply)
        view = view_of(reply, interaction.user.id, private=private, thumbs=thumbs)
        if private and reply.story_id and is_curator(interaction):
            view.add_item(edit_button(reply.story_id, reader_language(interaction)))
        with self.bot.under_way():
            await interaction.response.send_message(
                embed=embed_of(reply, question), view=view, ephemeral=private
            )
            await note_unanswered(self.bot, question, reply)


async def setup(bot: Rebuttal) -> None:
    """Add the cog, and the buttons of all replies, also of those sent before this start."""
    bot.add_dynamic_items(*ITEMS, ThumbButton)
    await bot.add_cog(Ask(bot))
    await bot.add_cog(Thumbs())
