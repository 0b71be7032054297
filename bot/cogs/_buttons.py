"""The buttons under a reply: other candidates, sources, pages, remove."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.answering import Answerer
from bot.client import Interaction, Refusal
from bot.cogs._embeds import (
    choices_on,
    embed_of,
    pages_of,
    question_of,
    shorten,
    sources_embed,
)
from bot.cogs._items import NO_STORY, Action, Tag, TaggedItem, candidates, template
from bot.cogs._thumbs import ThumbButton, thumbs_of
from bot.language import Language
from bot.replies.catalogue import say
from bot.replies.reply import Choice, Reply

_LABEL = 80
_OPTION = 100
_LONGEST_LINK = 512
_OPTIONS = 25

Button = ui.Button[Any]
Menu = ui.Select[Any]


class PickButton(TaggedItem[Button], template=template(Action.PICK)):
    """A suggestion: puts its story in the place of the question back."""

    @classmethod
    def of(cls, tag: Tag, choice: Choice) -> Self:
        """Return the button for `choice`."""
        tag = replace(tag, action=Action.PICK, about=choice.story_id)
        label = shorten(choice.label, _LABEL)
        style = discord.ButtonStyle.primary
        return cls(tag, ui.Button(style=style, label=label, custom_id=str(tag)))

    async def pressed(self, interaction: Interaction) -> None:
        """Show the story."""
        await _show(interaction, self.tag, self.tag.about)


class OtherMenu(TaggedItem[Menu], template=template(Action.OTHER)):
    """The menu "Not this?": puts another candidate in the place of the answer."""

    @classmethod
    def of(cls, tag: Tag, choices: tuple[Choice, ...]) -> Self:
        """Return the menu of `choices` for an answer with the story `tag.about`."""
        tag = replace(tag, action=Action.OTHER)
        return cls(tag, _menu(tag, "discord.select.other", choices))

    async def pressed(self, interaction: Interaction) -> None:
        """Show the story that was picked."""
        await _show(interaction, self.tag, self.item.values[0])


class OpenMenu(TaggedItem[Menu], template=template(Action.OPEN)):
    """Opens an entry of a list for whoever picks it; the list stays."""

    @classmethod
    def of(cls, tag: Tag, choices: tuple[Choice, ...]) -> Self:
        """Return the menu of `choices`."""
        tag = replace(tag, action=Action.OPEN)
        return cls(tag, _menu(tag, "discord.select.open", choices))

    async def pressed(self, interaction: Interaction) -> None:
        """Show the story that was picked to this reader alone."""
        reply = _told(interaction.client.answerer, self.item.values[0], self.tag.language)
        thumbs = thumbs_of(interaction.client, reply)
        view = view_of(reply, interaction.user.id, private=True, thumbs=thumbs)
        await interaction.response.send_message(embed=embed_of(reply), view=view, ephemeral=True)


class PageButton(TaggedItem[Button], template=template(Action.PAGE)):
    """Turns the page of a list, which it finds again by its question."""

    @classmethod
    def of(cls, tag: Tag, page: int, key: str) -> Self:
        """Return the button to page `page`, with the message `key` as its label."""
        tag = replace(tag, action=Action.PAGE, about=str(page))
        return cls(tag, ui.Button(label=say(tag.language, key), custom_id=str(tag)))

    async def pressed(self, interaction: Interaction) -> None:
        """Show the page, to others than the asker on a copy of their own."""
        assert interaction.message is not None  # noqa: S101  # it is where the button stands
        question, page = question_of(interaction.message), int(self.tag.about)
        reply = interaction.client.answerer.answer(question, self.tag.language)
        if reply.kind != "list" or page >= pages_of(reply):
            raise Refusal("discord.error.expired")
        await _put(interaction, self.tag, reply, question, page)


class SourcesButton(TaggedItem[Button], template=template(Action.SOURCES)):
    """Lists all sources of a story for whoever presses it."""

    @classmethod
    def of(cls, tag: Tag) -> Self:
        """Return the button for the story `tag.about`."""
        tag = replace(tag, action=Action.SOURCES)
        label = say(tag.language, "discord.button.sources")
        return cls(tag, ui.Button(label=label, emoji="📚", custom_id=str(tag)))

    async def pressed(self, interaction: Interaction) -> None:
        """Show the sources."""
        reply = _told(interaction.client.answerer, self.tag.about, self.tag.language)
        embed = sources_embed(reply.title, reply.sources, reply.language)
        await interaction.response.send_message(embed=embed, ephemeral=True)


class RemoveButton(TaggedItem[Button], template=template(Action.REMOVE)):
    """Removes the reply, for its asker and for those who may remove any message."""

    @classmethod
    def of(cls, tag: Tag) -> Self:
        """Return the button; `tag.about` tells follow-on questions which story it was."""
        tag = replace(tag, action=Action.REMOVE)
        label = say(tag.language, "discord.button.remove")
        return cls(tag, ui.Button(label=label, emoji="🗑️", custom_id=str(tag)))

    async def pressed(self, interaction: Interaction) -> None:
        """Remove the reply."""
        if self.tag.asker != interaction.user.id and not interaction.permissions.manage_messages:
            raise Refusal("discord.error.not-yours")
        await interaction.response.defer()
        await interaction.delete_original_response()


ITEMS = (PickButton, OtherMenu, OpenMenu, PageButton, SourcesButton, RemoveButton)


def view_of(
    reply: Reply,
    asker: int,
    *,
    private: bool,
    page: int = 0,
    thumbs: Sequence[ThumbButton] = (),
) -> ui.View:
    """Return the buttons under `reply`, shown to its asker alone if `private`."""
    view = ui.View(timeout=None)
    tag = Tag(Action.REMOVE, reply.language, asker, reply.story_id or NO_STORY)
    match reply.kind:
        case "answer":
            _add_links(view, tag, reply)
            for thumb in thumbs:
                view.add_item(thumb)
        case "list":
            _add_pages(view, tag, reply, page)
        case "suggestions" | "nothing":
            for choice in reply.choices:
                view.add_item(PickButton.of(tag, choice))
    if not private:  # a message for one reader has Discord's own "dismiss"
        view.add_item(RemoveButton.of(tag))
    if reply.kind == "answer" and reply.choices:
        view.add_item(OtherMenu.of(tag, reply.choices))
    return view


def _add_links(view: ui.View, tag: Tag, reply: Reply) -> None:
    best = next(iter(reply.sources), None)
    if best and len(str(best.url)) <= _LONGEST_LINK:
        view.add_item(ui.Button(label=shorten(best.title, _LABEL), url=str(best.url)))
    if len(reply.sources) > 1:
        view.add_item(SourcesButton.of(tag))


def _add_pages(view: ui.View, tag: Tag, reply: Reply, page: int) -> None:
    if page > 0:
        view.add_item(PageButton.of(tag, page - 1, "discord.button.previous"))
    if page + 1 < pages_of(reply):
        view.add_item(PageButton.of(tag, page + 1, "discord.button.next"))
    if shown := choices_on(reply, page):
        view.add_item(OpenMenu.of(tag, shown))


def _menu(tag: Tag, key: str, choices: tuple[Choice, ...]) -> Menu:
    options = [
        discord.SelectOption(
            label=shorten(choice.label, _OPTION),
            value=choice.story_id,
            description=shorten(choice.summary, _OPTION) or None,
        )
        for choice in choices[:_OPTIONS]
    ]
    return ui.Select(placeholder=say(tag.language, key), options=options, custom_id=str(tag))


def _told(answerer: Answerer, story_id: str, language: Language) -> Reply:
    """Return the whole story. Raises `Refusal` when it is no longer in the base."""
    reply = answerer.story(story_id, language)
    if reply is None:
        raise Refusal("discord.error.gone")
    return reply


async def _show(interaction: Interaction, tag: Tag, story_id: str) -> None:
    """Show a story that the reader picked, with the other candidates still on offer."""
    assert interaction.message is not None  # noqa: S101  # it is where the choice was offered
    answerer = interaction.client.answerer
    others = [
        Choice(other.story_id, other.title, other.headline)
        for candidate in candidates(interaction.message)
        if candidate != story_id
        and (other := answerer.story(candidate, tag.language))
        and other.story_id
    ]
    reply = replace(_told(answerer, story_id, tag.language), choices=tuple(others))
    await _put(interaction, tag, reply, question_of(interaction.message))


async def _put(
    interaction: Interaction, tag: Tag, reply: Reply, question: str, page: int = 0
) -> None:
    """Put `reply` in the place of the message; others than its asker get a copy instead."""
    assert interaction.message is not None  # noqa: S101  # it is what the button stands on
    embed = embed_of(reply, question, page)
    reader, thumbs = interaction.user.id, thumbs_of(interaction.client, reply)
    if reader == tag.asker:
        private = interaction.message.flags.ephemeral
        view = view_of(reply, reader, private=private, page=page, thumbs=thumbs)
        await interaction.response.edit_message(embed=embed, view=view)
    else:
        view = view_of(reply, reader, private=True, page=page, thumbs=thumbs)
        await interaction.response.send_message(embed=embed, view=view, ephemeral=True)
