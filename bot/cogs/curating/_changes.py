"""A change as curators see it: who, when, why, through which door, and what became different."""

from collections.abc import Sequence

import discord
from discord.utils import format_dt

from bot.cogs._embeds import shorten
from bot.cogs.curating._diffs import fitting, plain, told
from bot.cogs.curating._items import FactButton
from bot.curation.base import Base, Version
from bot.curation.changes import Change, Door, story_of
from bot.language import Language
from bot.replies.catalogue import say

ROOM = 3000  # characters of differences on a page
_FILES = 5  # of a change, named in its title


async def versions_of(base: Base, change: Change) -> list[Version]:
    """Return what `change` did to each file."""
    return [await base.revision(revision.id) for revision in change.revisions]


def heading(change: Change, language: Language) -> str:
    """Return what a change did, in a few words."""
    revisions = change.revisions
    names = [story_of(revision.entry) or revision.entry for revision in revisions]
    what = ", ".join(names[:_FILES])
    if len(names) > _FILES:
        what = say(language, "curation.change.and-more", what=what, count=len(names) - _FILES)
    if change.undoes is not None:
        return say(language, "curation.change.undone", what=what, change=change.undoes)
    if change.door is Door.START:
        return say(language, "curation.change.first-seen", count=len(names))
    if all(revision.before is None for revision in revisions):
        return say(language, "curation.change.added", what=what)
    if all(revision.after is None for revision in revisions):
        return say(language, "curation.change.retired", what=what)
    return say(language, "curation.change.changed", what=what)


def origin(change: Change, language: Language) -> str:
    """Return who made a change and when, through which door."""
    door = say(language, f"curation.door.{change.door}")
    return " · ".join(filter(None, (_who(change), door, format_dt(change.at, "f"))))


def _who(change: Change) -> str:
    is_known = change.door not in (Door.FILES, Door.START)
    return f"**{plain(change.by.name)}**" if is_known else ""


def lines_of(versions: Sequence[Version], language: Language) -> list[str]:
    """Return the differences of a change, line by line, under their files' names."""
    lines: list[str] = []
    for version in versions:
        entry = version.revision.entry
        name = f"**{plain(story_of(entry) or entry)}**"
        if version.before is None:
            lines.append(say(language, "curation.change.added", what=name))
        elif version.after is None:
            lines.append(say(language, "curation.change.retired", what=name))
            continue  # all of it went; that is no news
        elif len(versions) > 1:
            lines.append(say(language, "curation.change.changed", what=name))
        lines += map(told, version.differences)
    return lines


def pages_of(lines: Sequence[str], room: int = ROOM) -> list[str]:
    """Return `lines` on as many pages as they take, one at least."""
    pages: list[str] = [""]
    for line in (shorten(line, room) for line in lines):
        joined = f"{pages[-1]}\n{line}".strip("\n")
        if len(joined) <= room:
            pages[-1] = joined
        else:
            pages.append(line)
    return pages


def change_embed(
    change: Change, versions: Sequence[Version], language: Language, page: int | None = None
) -> discord.Embed:
    """Return a change with a page of its differences; without `page`, with what there is room for.

    `page` is counted from 0.
    """
    lines = lines_of(versions, language)
    pages = pages_of(lines)
    if page is None:
        said = fitting(lines, ROOM, say(language, "curation.more", count="{}"))
    else:
        said = pages[min(page, len(pages) - 1)]
    why = say(language, "curation.change.why", why=plain(shorten(change.why, 500)))
    embed = discord.Embed(
        title=shorten(heading(change, language), 250),
        description="\n".join(filter(None, (origin(change, language), why, "", said))),
        colour=discord.Colour.dark_teal(),
        timestamp=change.at,
    )
    footer = say(language, "curation.change.number", number=change.id)
    if page is not None and len(pages) > 1:
        turned = say(language, "discord.page", page=page + 1, pages=len(pages))
        footer = f"{footer} · {turned}"
    embed.set_footer(text=footer)
    return embed


def undo_button(change: Change, language: Language) -> FactButton:
    """Return the button that takes a change back, after it was shown what that means."""
    label = say(language, "curation.button.undo")
    return FactButton.of("undo", change.id, label=label, emoji="↩️")


def history_button(entry: str | None, language: Language) -> FactButton:
    """Return the button to the history of an entry file, or of the whole base."""
    label = say(language, "curation.button.history")
    return FactButton.of("history", key_of(entry), 0, label=label, emoji="🕘")


def key_of(entry: str | None) -> str:
    """Return what stands for an entry file in a button; `entry_for` reads it."""
    return "-" if entry is None else story_of(entry) or entry


def entry_for(key: str) -> str | None:
    """Return the entry file that `key` stands for, None for the whole base."""
    if key == "-":
        return None
    return key if key.endswith(".yaml") else f"stories/{key}.yaml"
