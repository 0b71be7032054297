"""What buttons and menus have in common: they outlive restarts, and never show an exception.

All that a button needs stands in its custom_id, so nothing is stored and none goes stale.
"""

import re
from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Self, TypeVar

import discord
from discord import ui

from bot.client import Interaction, report
from bot.language import Language

NO_STORY = "-"


class Action(StrEnum):
    """What pressing does."""

    PICK = "pick"
    OTHER = "other"
    OPEN = "open"
    PAGE = "page"
    SOURCES = "src"
    REMOVE = "del"


LANGUAGES = "|".join(re.escape(language) for language in Language)

ItemT = TypeVar("ItemT", bound=ui.Item[Any])


@dataclass(frozen=True)
class Tag:
    """What a button remembers, within the 100 characters of a custom_id."""

    action: Action
    language: Language  # of the message it stands on
    asker: int  # id of the user whose question it was
    about: str = NO_STORY  # a story's id, or the number of a page

    def __str__(self) -> str:
        return f"rb:{self.action}:{self.language}:{self.asker}:{self.about}"

    @classmethod
    def of(cls, match: re.Match[str]) -> Self:
        """Return what a custom_id that matched a `template` says."""
        return cls(
            Action(match["action"]),
            Language(match["language"]),
            int(match["asker"]),
            match["about"],
        )


def template(*actions: Action) -> re.Pattern[str]:
    """Return what the custom_ids of `actions` look like."""
    return re.compile(
        rf"rb:(?P<action>{'|'.join(actions)}):(?P<language>{LANGUAGES}):(?P<asker>\d+):(?P<about>[a-z0-9-]+)"
    )


class SafeItem(ui.DynamicItem[ItemT], Generic[ItemT], template=r"(?!)"):
    """A button or menu whose failures reach the user as one sentence."""

    async def callback(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # our client
        """Do what `pressed` does."""
        with interaction.client.under_way():
            try:
                self.check(interaction)
                await self.pressed(interaction)
            except Exception as error:  # noqa: BLE001  # discord.py would only log it
                await report(interaction, error)

    def check(self, interaction: Interaction) -> None:
        """Raise `Refusal` when this user may not press it."""

    @abstractmethod
    async def pressed(self, interaction: Interaction) -> None:
        """Do what the button is for. May raise `Refusal`."""


class TaggedItem(SafeItem[ItemT], Generic[ItemT], template=r"(?!)"):
    """One of those under a reply: a `Tag` is all that it remembers."""

    def __init__(self, tag: Tag, item: ItemT) -> None:
        super().__init__(item)
        self.tag = tag

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # discord.py's signature
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the item that was pressed, on a message of this or an earlier run."""
        return cls(Tag.of(match), item)  # pyright: ignore[reportArgumentType]  # of our type by its custom_id


def story_told_in(message: discord.Message) -> str | None:
    """Return the id of the story that one of the bot's messages tells, None if it tells none."""
    for custom_id, _ in _components(message):
        if match := template(Action.REMOVE).fullmatch(custom_id):
            about = Tag.of(match).about
            return None if about == NO_STORY else about
    return None


def candidates(message: discord.Message) -> list[str]:
    """Return the ids of all stories that a reply tells or offers, the told one first."""
    ids: list[str] = []
    for custom_id, values in _components(message):
        if match := template(Action.PICK, Action.OTHER).fullmatch(custom_id):
            ids += [match["about"], *values]
    return [story_id for story_id in dict.fromkeys(ids) if story_id != NO_STORY]


def _components(message: discord.Message) -> list[tuple[str, tuple[str, ...]]]:
    """Return custom_id and offered values of every button and menu of `message`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for row in message.components:
        for part in row.children if isinstance(row, discord.ActionRow) else ():
            if part.custom_id:
                options = part.options if isinstance(part, discord.SelectMenu) else ()
                found.append((part.custom_id, tuple(option.value for option in options)))
    return found
