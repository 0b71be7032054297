"""Curators' buttons and menus: what they remember stands in their custom_id, so none goes stale.

Views are made of `FactButton` and `FactMenu` alone; what pressing one does is said with `on`, in
the module that deals with it.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui

from bot.client import Interaction, Refusal
from bot.cogs._embeds import shorten
from bot.cogs._guard import CuratorItem

_LABEL = 80
_OPTION = 100
_PLACEHOLDER = 150
_DIGITS = 15
_ABOUT = r"(?P<verb>[a-z-]+):(?P<about>[a-z0-9:.-]*)"


def number_in(text: str) -> int | None:
    """Return the number that `text` is, None where it is none, or too long for one."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


@dataclass(frozen=True)
class Press:
    """What was pressed: what it is about, and the values picked in a menu."""

    about: tuple[str, ...]
    values: tuple[str, ...] = ()

    @property
    def number(self) -> int | None:
        """The number that it is about, None where it is about none: custom_ids can be forged."""
        return number_in(self.about[0]) if len(self.about) == 1 else None


Handler = Callable[[Interaction, Press], Awaitable[None]]
_HANDLERS: dict[str, Handler] = {}


def on(verb: str) -> Callable[[Handler], Handler]:
    """Have the decorated function called when a button or menu of `verb` is used."""

    def remember(handler: Handler) -> Handler:
        _HANDLERS[verb] = handler
        return handler

    return remember


class _FactItem(CuratorItem[Any], template=r"(?!)"):
    """Finds the handler of its verb."""

    def __init__(self, item: ui.Item[Any], verb: str, about: str) -> None:
        super().__init__(item)
        self.verb = verb
        self.about = about

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # discord.py's signature
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the item that was pressed, on a message of this or an earlier run."""
        return cls(item, match["verb"], match["about"])

    async def pressed(self, interaction: Interaction) -> None:
        """Call the handler."""
        handler = _HANDLERS.get(self.verb)
        if handler is None:
            raise Refusal("discord.error.outdated")
        values = tuple(getattr(self.item, "values", ()))  # a button has none
        await handler(interaction, Press(tuple(self.about.split(":")), values))


class FactButton(_FactItem, template=rf"fact:b:{_ABOUT}"):
    """A button."""

    @classmethod
    def of(
        cls,
        verb: str,
        *about: object,
        label: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        emoji: str | None = None,
        is_disabled: bool = False,
        row: int | None = None,
    ) -> Self:
        """Return the button that does `verb` to `about`."""
        said = ":".join(map(str, about))
        button: ui.Button[Any] = ui.Button(
            custom_id=f"fact:b:{verb}:{said}",
            label=shorten(label, _LABEL),
            style=style,
            emoji=emoji,
            disabled=is_disabled,
            row=row,
        )
        return cls(button, verb, said)


@dataclass(frozen=True)
class Option:
    """An entry of a menu."""

    value: str
    label: str
    description: str = ""
    emoji: str | None = None


class FactMenu(_FactItem, template=rf"fact:m:{_ABOUT}"):
    """A menu from which one entry is picked."""

    @classmethod
    def of(
        cls, verb: str, *about: object, placeholder: str, options: Sequence[Option], row: int
    ) -> Self:
        """Return the menu that does `verb` to `about`, with up to 25 options."""
        said = ":".join(map(str, about))
        menu: ui.Select[Any] = ui.Select(
            custom_id=f"fact:m:{verb}:{said}",
            placeholder=shorten(placeholder, _PLACEHOLDER),
            options=[
                discord.SelectOption(
                    label=shorten(option.label, _OPTION),
                    value=option.value,
                    description=shorten(option.description, _OPTION) or None,
                    emoji=option.emoji,
                )
                for option in options
            ],
            row=row,
        )
        return cls(menu, verb, said)


ITEMS = (FactButton, FactMenu)
