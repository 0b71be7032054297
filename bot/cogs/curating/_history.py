"""What was changed, by whom and why: a list in pages, each change with its differences, undo."""

from collections.abc import Sequence

import discord

from bot.client import Interaction, reader_language
from bot.cogs._embeds import shorten
from bot.cogs.curating._changes import (
    change_embed,
    entry_for,
    heading,
    key_of,
    lines_of,
    origin,
    pages_of,
    undo_button,
    versions_of,
)
from bot.cogs.curating._desk import Work
from bot.cogs.curating._diffs import plain
from bot.cogs.curating._draft import Sheet
from bot.cogs.curating._flow import defer, propose, put
from bot.cogs.curating._items import FactButton, FactMenu, Option, Press, on
from bot.curation.base import Base
from bot.curation.changes import Change, Door, story_of
from bot.language import Language
from bot.replies.catalogue import say

_PAGE = 6
_WHY = 150


async def show_history(interaction: Interaction, entry: str | None, before: int = 0) -> None:
    """Show the changes of an entry file, or of all; those older than `before`, if it is given."""
    await defer(interaction)
    base, language = interaction.client.base, reader_language(interaction)
    await put(interaction, await _history_sheet(base, entry, before, language))


async def _history_sheet(base: Base, entry: str | None, before: int, language: Language) -> Sheet:
    found = await base.history(entry, limit=_PAGE + 1, before=before or None)
    changes = found[:_PAGE]
    name = None if entry is None else story_of(entry) or entry
    title = (
        say(language, "curation.history.of", story=name)
        if name
        else say(language, "curation.history.all")
    )
    said = [_line(change, language) for change in changes]
    embed = discord.Embed(
        title=shorten(title, 250),
        description="\n\n".join(said) or say(language, "curation.history.none"),
        colour=discord.Colour.dark_teal(),
    )
    sheet = Sheet([embed])
    key = key_of(entry)
    if changes:
        sheet.view.add_item(_menu(changes, key, before, language))
    if before:
        label = say(language, "curation.button.newest")
        sheet.view.add_item(FactButton.of("history", key, 0, label=label, row=1))
    if len(found) > _PAGE:
        label = say(language, "curation.button.older")
        button = FactButton.of("history", key, changes[-1].id, label=label, row=1)
        sheet.view.add_item(button)
    return sheet


def _line(change: Change, language: Language) -> str:
    what = plain(heading(change, language))
    why = plain(shorten(change.why, _WHY))
    return f"**{change.id} · {what}**\n{origin(change, language)}\n{why}"


def _menu(changes: Sequence[Change], key: str, before: int, language: Language) -> FactMenu:
    options = [
        Option(str(c.id), f"{c.id} · {heading(c, language)}", f"{c.by.name}: {c.why}")
        for c in changes
    ]
    placeholder = say(language, "curation.menu.change")
    return FactMenu.of("pick", key, before, placeholder=placeholder, options=options, row=0)


async def show_change(
    interaction: Interaction, change_id: int, key: str = "-", before: int = 0, page: int = 0
) -> None:
    """Show a change with a page of its differences; the list to go back to is that of `key`.

    Raises NotFound.
    """
    await defer(interaction)
    base, language = interaction.client.base, reader_language(interaction)
    change = await base.change(change_id)
    versions = await versions_of(base, change)
    sheet = Sheet([change_embed(change, versions, language, page)])
    if change.door is not Door.START:
        sheet.view.add_item(undo_button(change, language))
    count = len(pages_of(lines_of(versions, language)))
    about = (change_id, key, before)
    if page > 0:
        label = say(language, "curation.button.previous")
        sheet.view.add_item(FactButton.of("change", *about, page - 1, label=label))
    if page + 1 < count:
        label = say(language, "curation.button.next")
        sheet.view.add_item(FactButton.of("change", *about, page + 1, label=label))
    label = say(language, "curation.button.history")
    sheet.view.add_item(FactButton.of("history", key, before, label=label, emoji="🕘"))
    await put(interaction, sheet)


async def propose_undo(interaction: Interaction, change_id: int, why: str = "") -> None:
    """Show what taking a change back would mean. Raises NotFound, NothingToDo, CannotMerge."""
    await defer(interaction)
    base = interaction.client.base
    edits = await base.undoing(change_id)
    work = Work.of(base, edits, interaction.user.id, reader_language(interaction))
    work.undoes = change_id
    default = interaction.client.settings.default_language
    work.why = why or say(default, "curation.why.undo", change=change_id)
    await propose(interaction, work)


@on("history")
async def turn_history(interaction: Interaction, press: Press) -> None:
    """Show a page of a history."""
    key, before = press.about
    await show_history(interaction, entry_for(key), int(before))


@on("pick")
async def pick_change(interaction: Interaction, press: Press) -> None:
    """Show the change that was picked."""
    key, before = press.about
    await show_change(interaction, int(press.values[0]), key, int(before))


@on("change")
async def turn_change(interaction: Interaction, press: Press) -> None:
    """Show a page of a change."""
    change_id, key, before, page = press.about
    await show_change(interaction, int(change_id), key, int(before), int(page))


@on("undo")
async def undo(interaction: Interaction, press: Press) -> None:
    """Show what taking a change back would mean."""
    await propose_undo(interaction, int(press.about[0]))
