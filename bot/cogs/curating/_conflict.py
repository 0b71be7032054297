"""Two curators at one story: what the second one is shown, and the ways on."""

import discord

from bot.cogs._embeds import shorten
from bot.cogs.curating._desk import Work
from bot.cogs.curating._diffs import fitting, plain, told
from bot.cogs.curating._draft import Sheet, again_button, cancel_button
from bot.cogs.curating._items import FactButton
from bot.curation.base import Base
from bot.curation.changes import story_of
from bot.curation.differences import differences
from bot.curation.errors import CannotMerge, Conflict
from bot.curation.merging import merge
from bot.language import Language
from bot.replies.catalogue import say

_FIELD = 1024


def merged(work: Work, conflict: Conflict) -> bytes | None:
    """Return what both made of the story. Raises CannotMerge."""
    entry = conflict.entry
    return merge(entry, work.started.get(entry), conflict.present, work.content(entry))


async def conflict_sheet(base: Base, work: Work, language: Language) -> Sheet:
    """Return what somebody else changed meanwhile, and what the curator typed."""
    conflict = work.conflict
    assert conflict is not None  # noqa: S101  # shown only then
    entry = conflict.entry
    name = story_of(entry) or entry
    [change] = await base.history(entry, limit=1) or [None]
    who = change.by.name if change else "?"
    key = "curation.conflict.retired" if conflict.present is None else "curation.conflict.text"
    card = discord.Embed(
        title=shorten(say(language, "curation.conflict.title", story=name), 200),
        description=say(language, key, who=plain(who)),
        colour=discord.Colour.orange(),
    )
    started, own = work.started.get(entry), work.content(entry)
    _add(card, language, "curation.conflict.theirs", started, conflict.present)
    _add(card, language, "curation.conflict.yours", started, own)
    sheet = Sheet([card], text="" if own is None else own.decode("utf-8", "replace"))
    try:
        merged(work, conflict)
    except CannotMerge as clash:
        fields = ", ".join(f"`{field}`" for field in clash.fields[:10])
        if fields:
            said = say(language, "curation.conflict.clash")
            card.add_field(name=said, value=shorten(fields, _FIELD), inline=False)
    else:
        label = say(language, "curation.button.merge")
        style = discord.ButtonStyle.success
        sheet.view.add_item(FactButton.of("merge", work.key, label=label, style=style))
    label = say(language, "curation.button.mine")
    sheet.view.add_item(FactButton.of("mine", work.key, label=label))
    if work.form:
        sheet.view.add_item(again_button(work, language))
    sheet.view.add_item(cancel_button(work, language))
    return sheet


def _add(
    card: discord.Embed, language: Language, key: str, before: bytes | None, after: bytes | None
) -> None:
    lines = [told(difference) for difference in differences(before, after)]
    shown = fitting(lines, _FIELD, say(language, "curation.more", count="{}"))
    card.add_field(name=say(language, key), value=shown or "–", inline=False)
