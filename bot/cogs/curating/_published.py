"""What a curator sees once a change is live."""

import discord

from bot.cogs._embeds import shorten
from bot.cogs.curating._changes import heading, history_button, undo_button
from bot.cogs.curating._diffs import plain
from bot.cogs.curating._draft import Sheet
from bot.cogs.curating._items import FactButton
from bot.curation.changes import Change, story_of
from bot.language import Language
from bot.replies.catalogue import say


def published_sheet(change: Change, language: Language) -> Sheet:
    """Return `change` in a line, with the ways on from it."""
    embed = discord.Embed(
        title=shorten(f"✅ {say(language, 'curation.draft.published')}", 250),
        description=plain(heading(change, language)),
        colour=discord.Colour.green(),
    )
    embed.set_footer(text=say(language, "curation.change.number", number=change.id))
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
