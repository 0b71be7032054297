"""What a curator sees once a change is live."""

import discord

from bot.cogs.curating._changes import change_embed, history_button, undo_button, versions_of
from bot.cogs.curating._draft import Sheet
from bot.cogs.curating._items import FactButton
from bot.curation.base import Base
from bot.curation.changes import Change, story_of
from bot.language import Language
from bot.replies.catalogue import say


async def published_sheet(base: Base, change: Change, language: Language) -> Sheet:
    """Return `change` with the ways on from it."""
    embed = change_embed(change, await versions_of(base, change), language)
    embed.set_author(name=say(language, "curation.draft.published"))
    embed.colour = discord.Colour.green()
    sheet = Sheet([embed])
    sheet.view.add_item(undo_button(change, language))
    shown = [revision for revision in change.revisions if revision.after is not None]
    story_id = story_of(shown[0].entry) if shown else None
    if story_id:
        label = say(language, "curation.button.show")
        sheet.view.add_item(FactButton.of("show", story_id, label=label, emoji="👁️"))
    entry = change.revisions[0].entry if len(change.revisions) == 1 else None
    sheet.view.add_item(history_button(entry, language))
    return sheet
