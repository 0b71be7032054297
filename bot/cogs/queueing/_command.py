"""`/queue`: what the bot couldn't answer."""

from discord import app_commands

from bot.client import Interaction, Rebuttal, Refusal
from bot.cogs._embeds import shorten
from bot.cogs._guard import CuratorCog, is_curator
from bot.cogs.curating._choosing import Choices, Chooser
from bot.cogs.curating._flow import defer
from bot.cogs.curating._items import number_in
from bot.cogs.queueing import _queue
from bot.cogs.queueing._pressing import show_entry, show_queue
from bot.cogs.queueing._teaching import propose_lesson
from bot.curation.errors import StoreError
from bot.localisation import localised

_CHOICES = 25
_LONGEST = 100


class Queue(CuratorCog):
    """Shows the queue, or teaches a question of it straight away."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot
        self._chooser = Chooser()

    @app_commands.command(
        name=localised("queue.command.name"), description=localised("queue.command.description")
    )
    @app_commands.rename(
        question=localised("queue.command.question"), story=localised("queue.command.story")
    )
    @app_commands.describe(
        question=localised("queue.command.question-hint"),
        story=localised("queue.command.story-hint"),
    )
    async def queue(
        self, interaction: Interaction, question: str | None = None, story: str | None = None
    ) -> None:
        """Show the queue, one question of it, or what teaching that to a story would do."""
        if question is None:
            await show_queue(interaction)
            return
        number = number_in(question)
        if number is None:
            raise Refusal("queue.error.pick")
        if story is None:
            await show_entry(interaction, number)
            return
        story_id = self._chooser.meant(interaction, story)
        await defer(interaction)
        group = await _queue.find(self.bot, number)
        await propose_lesson(interaction, group, story_id)

    @queue.autocomplete("question")
    async def questions(self, interaction: Interaction, typed: str) -> Choices:
        """Offer the open questions, the most wanted first; none to who is no curator."""
        if not is_curator(interaction):
            return []
        try:
            found = await self.bot.base.journal.questions.open()
        except StoreError:
            return []
        wanted = typed.strip().casefold()
        return [
            app_commands.Choice(name=shorten(question.text, _LONGEST), value=str(question.id))
            for question in found
            if wanted in question.text.casefold()
        ][:_CHOICES]

    @queue.autocomplete("story")
    async def stories(self, interaction: Interaction, typed: str) -> Choices:
        """Offer the stories that `typed` may mean; none to who is no curator."""
        return await self._chooser.stories(interaction, typed)
