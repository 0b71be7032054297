"""From what a curator typed to what is live: draft, effects, publishing, conflicts."""

import asyncio
import logging

import discord
from discord.ext import tasks

from bot.client import Interaction, Refusal, reader_language
from bot.cogs.curating._conflict import conflict_sheet, merged
from bot.cogs.curating._desk import Work, desk_of, work_of
from bot.cogs.curating._draft import Sheet, draft_sheet, unread_sheet
from bot.cogs.curating._items import Press, on
from bot.cogs.curating._published import published_sheet
from bot.curation.changes import Author
from bot.curation.drafts import Draft
from bot.curation.errors import Conflict, NothingToDo, Refused
from bot.replies.catalogue import say

_log = logging.getLogger(__name__)
_STEP = 3  # seconds between signs of life


def is_own(message: discord.Message | None) -> bool:
    """Return whether a message is one of those that only its curator sees."""
    return message is not None and message.flags.ephemeral


async def defer(interaction: Interaction) -> None:
    """Tell Discord that the answer takes a moment, unless that was done."""
    if interaction.response.is_done():
        return
    if is_own(interaction.message):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def put(interaction: Interaction, sheet: Sheet) -> None:
    """Show `sheet` in the curator's own message; to be deferred before."""
    await interaction.edit_original_response(
        content=None, embeds=sheet.embeds, view=sheet.view, attachments=sheet.files
    )


async def propose(interaction: Interaction, work: Work) -> None:
    """Show what `work` would change, and then what known questions would get."""
    await defer(interaction)
    desk_of(interaction.client).lay(work)
    language = reader_language(interaction)
    if work.unread:
        await put(interaction, unread_sheet(work, language))
        return
    try:
        draft = await _drafted(interaction, work)
    except Conflict as conflict:
        await _show_conflict(interaction, work, conflict)
        return
    await put(interaction, draft_sheet(work, draft, language))
    if work.effects is None and not draft.errors:
        await _ask(interaction, work, draft)


async def _drafted(interaction: Interaction, work: Work) -> Draft:
    """Return the draft of `work`. Raises Conflict, and NothingToDo where nothing is changed."""
    draft = work.draft or await interaction.client.base.draft(work.edits)
    if not any(draft.differences().values()) and not draft.errors:
        raise NothingToDo("nothing is different")
    work.draft = draft
    return draft


async def _ask(interaction: Interaction, work: Work, draft: Draft) -> None:
    """Ask the known questions, with a sign of life now and then; then let it be published."""
    work.stop_asking()
    asking = work.asking = asyncio.create_task(interaction.client.base.effects(draft))
    language = reader_language(interaction)

    @tasks.loop(seconds=_STEP)
    async def beat() -> None:
        if beat.current_loop and work.asking is asking:
            seconds = beat.current_loop * _STEP
            await put(interaction, draft_sheet(work, draft, language, seconds))

    beat.start()
    await asyncio.wait({asking})
    beat.cancel()
    if asking.cancelled() or work.asking is not asking:
        return  # the curator went on to something else
    work.asking = None
    work.effects = asking.result()
    await put(interaction, draft_sheet(work, draft, language))


async def _show_conflict(interaction: Interaction, work: Work, conflict: Conflict) -> None:
    work.conflict = conflict
    work.forget()
    sheet = await conflict_sheet(interaction.client.base, work, reader_language(interaction))
    await put(interaction, sheet)


@on("publish")
async def publish(interaction: Interaction, press: Press) -> None:
    """Make a draft live."""
    work = work_of(interaction, press.about[0])
    base, user = interaction.client.base, interaction.user
    await defer(interaction)
    try:
        draft = await _drafted(interaction, work)
        why = work.why or say(interaction.client.settings.default_language, "curation.why.none")
        by = Author(user.display_name, user.id)
        change = await base.publish(draft, by, why, work.door, work.undoes)
    except Conflict as conflict:
        await _show_conflict(interaction, work, conflict)
    except Refused:  # the base has moved on: show what is wrong now
        work.forget()
        await propose(interaction, work)
    else:
        desk_of(interaction.client).clear(work)
        await put(interaction, published_sheet(change, reader_language(interaction)))
        if work.then:
            await work.then(interaction, change)


@on("look")
async def look(interaction: Interaction, press: Press) -> None:
    """Show another story of a draft."""
    work = work_of(interaction, press.about[0])
    work.story = press.values[0]
    await _again(interaction, work)


@on("turn")
async def turn(interaction: Interaction, press: Press) -> None:
    """Show the story in the next language."""
    work = work_of(interaction, press.about[0])
    languages = list(type(work.language))
    work.language = languages[(languages.index(work.language) + 1) % len(languages)]
    await _again(interaction, work)


async def _again(interaction: Interaction, work: Work) -> None:
    """Show a draft anew; the questions that are being asked go on being asked."""
    await defer(interaction)
    draft = await _drafted(interaction, work)
    await put(interaction, draft_sheet(work, draft, reader_language(interaction)))


@on("cancel")
async def cancel(interaction: Interaction, press: Press) -> None:
    """Drop a draft."""
    work = work_of(interaction, press.about[0])
    desk_of(interaction.client).clear(work)
    said = say(reader_language(interaction), "curation.draft.cancelled")
    await interaction.response.edit_message(content=said, embeds=[], view=None, attachments=[])


@on("merge")
async def merge(interaction: Interaction, press: Press) -> None:
    """Bring what two curators made of a story together."""
    work = work_of(interaction, press.about[0])
    conflict = _conflict(work)
    content = merged(work, conflict)
    work.rebase(conflict.entry, conflict.present, content)
    await propose(interaction, work)


@on("mine")
async def mine(interaction: Interaction, press: Press) -> None:
    """Go on with the curator's own text, made from what the story is now."""
    work = work_of(interaction, press.about[0])
    conflict = _conflict(work)
    work.rebase(conflict.entry, conflict.present, work.content(conflict.entry))
    await propose(interaction, work)


def _conflict(work: Work) -> Conflict:
    if work.conflict is None:
        raise Refusal("curation.error.stale")
    return work.conflict
