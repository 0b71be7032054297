"""`/suggest`: a member suggests a story, or corrects one."""

import asyncio
import logging
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands, tasks
from discord.utils import utcnow

from bot.client import Interaction, Rebuttal, Refusal, reader_language
from bot.cogs._embeds import shorten
from bot.cogs.suggesting._form import SuggestionForm, Typed
from bot.cogs.suggesting._post import post_embed, post_view
from bot.curation.errors import StoreError
from bot.curation.journal.proposals import Suggestion
from bot.localisation import localised
from bot.replies.catalogue import say

MOST = 5  # suggestions of one member
_WITHIN = timedelta(days=1)
_RETRY = 10  # minutes
_CHOICE = 100
_log = logging.getLogger(__name__)


class Suggest(commands.Cog):
    """Takes members' suggestions, and posts them where curators decide on them."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot
        self._posting = asyncio.Lock()

    async def cog_load(self) -> None:
        """Post what couldn't be posted before."""
        self._retry.start()

    async def cog_unload(self) -> None:
        """Try no more."""
        self._retry.cancel()

    @app_commands.command(
        name=localised("suggest.command.name"),
        description=localised("suggest.command.description"),
    )
    @app_commands.rename(story=localised("suggest.command.story"))
    @app_commands.describe(story=localised("suggest.command.story-hint"))
    async def suggest(self, interaction: Interaction, story: str | None = None) -> None:
        """Open the form, for a correction of `story` if there is one."""
        language = reader_language(interaction)
        await self._must_have_some_left(interaction)
        title = say(language, "suggest.form.new")
        if story is not None:
            known = self.bot.answerer.snapshot.stories.get(story)
            if known is None:
                raise Refusal("suggest.error.pick-story")
            title = say(language, "suggest.form.correct", title=known.title.of(language))
        form = SuggestionForm(Typed(story=story), self._take, language, title, for_curators=False)
        await interaction.response.send_modal(form)

    @suggest.autocomplete("story")
    async def stories(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the stories that `typed` may mean."""
        language = reader_language(interaction)
        live = self.bot.base.live
        found = dict.fromkeys(s.story_id for s in live.suggester.suggest(typed, language))
        titles = ((live.reading.snapshot.stories[i].title.of(language), i) for i in found)
        return [
            app_commands.Choice(name=shorten(title, _CHOICE), value=story_id)
            for title, story_id in titles
        ]

    async def _must_have_some_left(self, interaction: Interaction) -> None:
        made = await self.bot.base.journal.proposals.count(interaction.user.id, utcnow() - _WITHIN)
        if made >= MOST:
            raise Refusal("suggest.error.too-many", count=MOST)

    async def _take(self, interaction: Interaction, typed: Typed) -> None:
        await self._must_have_some_left(interaction)
        language = reader_language(interaction)
        suggestion = Suggestion(
            typed.text, typed.source, language, interaction.user.id, typed.story
        )
        await self.bot.base.journal.proposals.add(suggestion, utcnow())
        await interaction.response.send_message(say(language, "suggest.thanks"), ephemeral=True)
        await self.post_waiting()

    async def post_waiting(self) -> None:
        """Post the suggestions that aren't in the review channel yet. Raises StoreError."""
        if self.bot.settings.review_channel is None:
            return
        channel = self.bot.get_partial_messageable(self.bot.settings.review_channel)
        language, proposals = self.bot.settings.default_language, self.bot.base.journal.proposals
        async with self._posting:
            for proposal in await proposals.open():
                if proposal.message_id is not None:
                    continue
                try:
                    message = await channel.send(
                        embed=post_embed(proposal, self.bot.answerer, language),
                        view=post_view(proposal, language),
                    )
                except discord.HTTPException as error:
                    _log.warning("the review channel takes no message: %s", error)
                    return
                await proposals.posted(proposal.id, message.id)

    @tasks.loop(minutes=_RETRY)
    async def _retry(self) -> None:
        if not self.bot.is_ready():
            return
        try:
            await self.post_waiting()
        except StoreError as error:
            _log.warning("suggestions can't be read: %s", error)
