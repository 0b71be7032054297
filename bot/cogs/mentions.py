"""Asking by message: mentions of the bot, direct messages, and replies to its answers."""

import logging
import re

import discord
from discord.ext import commands

from bot.client import Rebuttal, explain
from bot.cogs._buttons import view_of
from bot.cogs._embeds import embed_of
from bot.cogs._items import story_told_in
from bot.cogs._noting import note_unanswered
from bot.cogs._thumbs import thumbs_of
from bot.language import Language, detect
from bot.localisation import language_of
from bot.replies.catalogue import say

_log = logging.getLogger(__name__)
_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")


def without_mentions(text: str) -> str:
    """Return `text` without mentions of anybody or any channel, spaces collapsed."""
    return " ".join(_MENTION.sub(" ", text).split())


class Mentions(commands.Cog):
    """Answers messages that are meant for the bot, and no others."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer `message` if it is a question to the bot."""
        if not self._is_for_us(message):
            return
        with self.bot.under_way():
            try:
                await self._answer(message)
            except Exception as error:  # noqa: BLE001  # told the user, logged in `explain`
                await self._apologise(message, error)

    def _is_for_us(self, message: discord.Message) -> bool:
        """Return whether the bot itself was addressed: not everyone, not a role of its."""
        if message.author.bot or message.is_system():
            return False
        return message.guild is None or self.bot.user in message.mentions

    async def _answer(self, message: discord.Message) -> None:
        question = without_mentions(message.content)
        language = self._language(message)
        if not question:
            await _send(message, say(language, "discord.hint"))
            return
        reply = self.bot.answerer.answer(question, language, self._context(message))
        await message.channel.send(
            embed=embed_of(reply, question if reply.kind == "list" else ""),
            view=view_of(
                reply, message.author.id, private=False, thumbs=thumbs_of(self.bot, reply)
            ),
            reference=message.to_reference(fail_if_not_exists=False),
        )
        await note_unanswered(self.bot, question, reply)

    def _context(self, message: discord.Message) -> str | None:
        """Return the story of the answer that `message` replies to, if it replies to one."""
        answered = message.reference.resolved if message.reference else None
        if isinstance(answered, discord.Message) and answered.author == self.bot.user:
            return story_told_in(answered)
        return None

    def _language(self, message: discord.Message) -> Language:
        """Return the language to fall back to: messages don't tell their author's locale."""
        default = self.bot.settings.default_language
        if message.guild is None:
            return default
        # A server that never chose a language counts as English for Discord, so that only
        # another choice tells something.
        chosen = language_of(message.guild.preferred_locale, default)
        return default if chosen is Language.EN else chosen

    async def _apologise(self, message: discord.Message, error: Exception) -> None:
        """Tell the author in one sentence, where the bot may write at all."""
        language = detect(message.content, self._language(message))
        if isinstance(error, discord.Forbidden):
            _log.info("may not answer in channel %d: %s", message.channel.id, error.text)
            sentence = say(language, "discord.error.no-embeds")
        else:
            sentence = explain(error, language)
        try:
            await _send(message, sentence)
        except discord.HTTPException as silenced:
            _log.info("may not write in channel %d: %s", message.channel.id, silenced.text)


async def _send(message: discord.Message, text: str) -> None:
    reference = message.to_reference(fail_if_not_exists=False)
    await message.channel.send(text, reference=reference)


async def setup(bot: Rebuttal) -> None:
    """Add the cog."""
    await bot.add_cog(Mentions(bot))
