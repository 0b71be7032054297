"""The form for a suggestion: members fill it in, and curators mend what they wrote."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.client import Interaction, Refusal, explain, reader_language
from bot.cogs._embeds import shorten
from bot.cogs._forms import OPEN, TITLE, Reopening, SafeModal
from bot.cogs._guard import must_be_curator
from bot.curation.asking import sound
from bot.curation.errors import CurationError
from bot.knowledge.checks.sources import is_sound
from bot.language import Language
from bot.replies.catalogue import say

_TEXT = 1500
_LEAST = 15  # characters that say something
_SOURCE = 512
_STORY = 60


@dataclass(frozen=True)
class Typed:
    """What was filled in; `story` is the id of the one that it corrects."""

    text: str = ""
    source: str = ""
    story: str | None = None


Take = Callable[[Interaction, Typed], Awaitable[None]]


class SuggestionForm(SafeModal):
    """Asks for the text and its source, and of curators for the story too."""

    def __init__(
        self, filled: Typed, take: Take, language: Language, title: str, *, for_curators: bool
    ) -> None:
        """Hand what is filled in to `take`, which may raise Refusal and CurationError."""
        super().__init__(title=shorten(title, TITLE), timeout=OPEN)
        self._given, self._take, self._language = filled, take, language
        self._for_curators = for_curators
        self._text = self._input("text", filled.text, _TEXT, _LEAST)
        self._source = self._input("source", filled.source, _SOURCE)
        self._story: ui.TextInput[Any] | None = None
        if for_curators:
            self._story = self._input("story", filled.story or "", _STORY, required=False)

    def _input(
        self, name: str, filled: str, most: int, least: int | None = None, *, required: bool = True
    ) -> ui.TextInput[Any]:
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if name == "text" else discord.TextStyle.short,
            default=filled or None,
            required=required,
            min_length=least,
            max_length=most,
        )
        self.add_item(
            ui.Label(
                text=say(self._language, f"suggest.form.{name}"),
                description=say(self._language, f"suggest.form.{name}-hint"),
                component=typed,
            )
        )
        return typed

    def check(self, interaction: Interaction) -> None:
        """Refuse who is no curator, where it takes one."""
        if self._for_curators:
            must_be_curator(interaction)

    async def submitted(self, interaction: Interaction) -> None:
        """Hand on what was filled in; what won't do is given back, to be mended."""
        story = self._given.story if self._story is None else self._story.value.strip().lower()
        typed = Typed(
            sound(self._text.value).strip(), sound(self._source.value).strip(), story or None
        )
        try:
            _check(interaction, typed)
            await self._take(interaction, typed)
        except (Refusal, CurationError) as error:
            await self._give_back(interaction, typed, explain(error, self._language))

    async def _give_back(self, interaction: Interaction, typed: Typed, why: str) -> None:
        def again() -> SuggestionForm:
            return SuggestionForm(
                typed, self._take, self._language, self.title, for_curators=self._for_curators
            )

        view = Reopening(again, say(reader_language(interaction), "suggest.again"))
        quoted = typed.text.replace("`", "'")
        shown = discord.Embed(description=f"```\n{quoted}\n```")
        if interaction.response.is_done():
            await interaction.followup.send(why, embed=shown, view=view, ephemeral=True)
        else:
            await interaction.response.send_message(why, embed=shown, view=view, ephemeral=True)


def _check(interaction: Interaction, typed: Typed) -> None:
    if len(typed.text) < _LEAST:
        raise Refusal("suggest.error.text")
    if not is_sound(typed.source):
        raise Refusal("suggest.error.source")
    if typed.story and typed.story not in interaction.client.answerer.snapshot.stories:
        raise Refusal("suggest.error.no-story")
