"""Menus to pick what is edited: a part of a story, and an entry of a part that is a list."""

import secrets
from collections.abc import Sequence

from discord import ui

from bot.cogs._embeds import shorten
from bot.cogs.curating._items import FactButton, FactMenu, Option
from bot.cogs.curating._parts import EDITABLE, LISTED, Part
from bot.language import Language
from bot.replies.catalogue import say

WHOLE = "all"
_MARKS = {
    Part.TEXTS: "📝",
    Part.TITLE: "🏷️",
    Part.EVENTS: "📅",
    Part.DETAILS: "🔍",
    Part.NAMES: "🔤",
    Part.QUESTIONS: "❓",
    Part.SOURCES: "📚",
    Part.CORRECTIONS: "⚖️",
    Part.LINKS: "🔗",
    Part.TRADITIONAL: "🀄",
    Part.NOTES: "🗒️",
}
_PAGE = 22  # entries beside "a new one", "all of them", and another page


def part_menu(target: str, language: Language, key: str, row: int = 1) -> FactMenu:
    """Return the menu of a story's parts; `target` says of what, the message `key` what for."""
    options = [
        Option(
            part.value,
            say(language, f"curation.part.{part}"),
            say(language, f"curation.part-hint.{part}"),
            _MARKS[part],
        )
        for part in EDITABLE
    ]
    placeholder = say(language, key)
    return FactMenu.of("part", target, _anew(), placeholder=placeholder, options=options, row=row)


def _anew() -> str:
    """Return what makes a menu another one: Discord goes on showing what was picked in the same."""
    return secrets.token_hex(2)


def entries_view(
    target: str, part: Part, entries: Sequence[str], language: Language, page: int = 0
) -> ui.View:
    """Return the menu of the entries of `part`, with what pages them and leads back."""
    view = ui.View(timeout=None)
    first = page * _PAGE
    options = [Option(str(len(entries)), say(language, "curation.entry.new"), emoji="➕")]
    options.append(Option(WHOLE, say(language, "curation.entry.all"), emoji="📋"))
    options += [
        Option(str(number), f"{number + 1}. {shorten(' '.join(entries[number].split()), 90)}")
        for number in range(first, min(first + _PAGE, len(entries)))
    ]
    placeholder = say(language, f"curation.part.{part}")
    view.add_item(
        FactMenu.of("entry", target, part, _anew(), placeholder=placeholder, options=options, row=0)
    )
    if page > 0:
        label = say(language, "curation.button.previous")
        view.add_item(FactButton.of("entries", target, part, page - 1, label=label, row=1))
    if first + _PAGE < len(entries):
        label = say(language, "curation.button.next")
        view.add_item(FactButton.of("entries", target, part, page + 1, label=label, row=1))
    back = say(language, "curation.button.back")
    view.add_item(FactButton.of("back", target, label=back, emoji="↩️", row=1))
    return view


def is_list(part: Part) -> bool:
    """Return whether an entry of `part` is to be picked before a form opens."""
    return part in LISTED
