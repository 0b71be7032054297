"""What curators do with a question of the queue."""

from typing import Any

from discord import ui

from bot.client import Interaction, Refusal, reader_language
from bot.cogs._forms import OPEN, TITLE
from bot.cogs._guard import CuratorModal
from bot.cogs.curating._flow import defer, put
from bot.cogs.curating._items import Press, number_in, on
from bot.cogs.queueing import _queue
from bot.cogs.queueing._sheets import entry_sheet, ignored_sheet, is_search, queue_sheet
from bot.cogs.queueing._teaching import open_writing, propose_lesson
from bot.curation.journal.tables import QuestionState
from bot.language import Language
from bot.replies.catalogue import say

_STORIES = 20
_LONGEST = 100


async def show_queue(interaction: Interaction, page: int = 0) -> None:
    """Show a page of the queue."""
    await defer(interaction)
    groups = await _queue.load(interaction.client)
    await put(interaction, queue_sheet(groups, page, reader_language(interaction)))


async def show_entry(interaction: Interaction, question_id: int | None) -> None:
    """Show a question. Raises Refusal when it is settled."""
    await defer(interaction)
    group = await _queue.find(interaction.client, question_id)
    await put(interaction, entry_sheet(interaction.client, group, reader_language(interaction)))


@on("queue-page")
async def turn(interaction: Interaction, press: Press) -> None:
    """Turn to a page."""
    await show_queue(interaction, press.number or 0)


@on("queue-entry")
async def open_entry(interaction: Interaction, press: Press) -> None:
    """Show the question that was picked."""
    [value] = press.values
    await show_entry(interaction, number_in(value))


@on("queue-teach")
async def teach(interaction: Interaction, press: Press) -> None:
    """Show what teaching the question to a story would do, or ask which story."""
    [value] = press.values
    if is_search(value):
        form = StoryForm(press.number, reader_language(interaction))
        await interaction.response.send_modal(form)
        return
    await defer(interaction)
    group = await _queue.find(interaction.client, press.number)
    await propose_lesson(interaction, group, value)


@on("queue-write")
async def write(interaction: Interaction, press: Press) -> None:
    """Begin a story that answers the question."""
    group = await _queue.find(interaction.client, press.number)
    await open_writing(interaction, group)


@on("queue-ignore")
async def ignore(interaction: Interaction, press: Press) -> None:
    """Take the question out of the queue."""
    await defer(interaction)
    group = await _queue.find(interaction.client, press.number)
    await _queue.settle(interaction.client, group.ids, QuestionState.IGNORED)
    await put(interaction, ignored_sheet(group, reader_language(interaction)))


@on("queue-undo")
async def undo(interaction: Interaction, press: Press) -> None:
    """Put it back."""
    await defer(interaction)
    first = await _queue.reopen(interaction.client, _queue.unpacked(press.about[0]))
    await show_entry(interaction, first)


class StoryForm(CuratorModal):
    """Asks for a story in words."""

    def __init__(self, question_id: int | None, language: Language) -> None:
        super().__init__(title=say(language, "queue.menu.search")[:TITLE], timeout=OPEN)
        self._question_id = question_id
        self._typed: ui.TextInput[Any] = ui.TextInput(custom_id="story", max_length=_LONGEST)
        self.add_item(
            ui.Label(
                text=say(language, "queue.form.story"),
                description=say(language, "queue.form.story-hint"),
                component=self._typed,
            )
        )

    async def submitted(self, interaction: Interaction) -> None:
        """Offer the stories that may be meant."""
        await defer(interaction)
        bot, language = interaction.client, reader_language(interaction)
        found = bot.base.live.suggester.suggest(self._typed.value, language)
        stories = list(dict.fromkeys(suggestion.story_id for suggestion in found))[:_STORIES]
        if not stories:
            raise Refusal("queue.error.none-found")
        group = await _queue.find(bot, self._question_id)
        await put(interaction, entry_sheet(bot, group, language, stories))
