"""A story as users see it, with what only curators need to know, and the ways to change it."""

import discord
from discord import ui

from bot.client import Interaction, Refusal, reader_language
from bot.cogs._embeds import embed_of, shorten
from bot.cogs.curating._changes import history_button, origin
from bot.cogs.curating._desk import work_of
from bot.cogs.curating._diffs import fitting, plain
from bot.cogs.curating._draft import Sheet
from bot.cogs.curating._flow import defer, propose, put
from bot.cogs.curating._forms import open_form, target_of
from bot.cogs.curating._items import FactButton, Press, on
from bot.cogs.curating._menus import part_menu
from bot.cogs.curating._parts import Form, Part
from bot.cogs.curating._problems import problem_lines
from bot.curation.base import Base
from bot.curation.changes import entry_of
from bot.knowledge.model import Story
from bot.language import Language
from bot.replies.catalogue import say

_REPLY = 3400
_FIELD = 1024
_SOURCES = 6  # shown


async def show_card(interaction: Interaction, story_id: str) -> None:
    """Show the card of a story. Raises Refusal when there is none."""
    base = interaction.client.base
    if base.content(entry_of(story_id)) is None:
        raise Refusal("curation.error.no-such-story")
    await defer(interaction)
    await put(interaction, await card_sheet(base, story_id, reader_language(interaction)))


async def card_sheet(base: Base, story_id: str, language: Language) -> Sheet:
    """Return the card of a story that is there."""
    sheet = Sheet()
    if reply := base.answerer.story(story_id, language):
        shown = embed_of(reply)
        shown.description = shorten(shown.description or "", _REPLY)
        sheet.embeds.append(shown)
    live = base.live
    story = live.reading.snapshot.stories.get(story_id)
    standing = [await _standing(base, story_id, language)]
    if story:
        standing += _held(story, language)
    standing += await _thumbs(base, story_id, language)
    card = discord.Embed(
        title=story_id, description="\n".join(standing), colour=discord.Colour.dark_teal()
    )
    if story:
        _add_facts(card, story, language)
    entry = entry_of(story_id)
    if problems := [problem for problem in live.problems if problem.file == entry]:
        more = say(language, "curation.more", count="{}")
        said = fitting(problem_lines(problems, entry), _FIELD, more)
        card.add_field(name=say(language, "curation.draft.problems"), value=said, inline=False)
    sheet.embeds.append(card)
    _add_buttons(sheet.view, story_id, language)
    return sheet


async def _standing(base: Base, story_id: str, language: Language) -> str:
    head = base.head(entry_of(story_id))
    if head is None:
        return ""
    change = await base.change(head.change_id)
    number = say(language, "curation.card.revision", number=head.id, change=change.id)
    return f"{number} · {origin(change, language)}"


async def _thumbs(base: Base, story_id: str, language: Language) -> list[str]:
    """Return what readers thought of its answers, nothing where nobody said."""
    head = base.head(entry_of(story_id))
    up, down = await base.journal.feedback.of(story_id)
    if head is None or not (up or down):
        return []
    up_now, down_now = await base.journal.feedback.of(story_id, head.id)
    counts = {"up": up, "down": down, "up_now": up_now, "down_now": down_now}
    return [say(language, "feedback.counts", **counts)]


def _held(story: Story, language: Language) -> list[str]:
    support = say(language, f"curation.support.{story.support}")
    held = say(
        language,
        "curation.card.counts",
        events=len(story.events),
        details=len(story.details),
        corrections=len(story.corrections),
        questions=len(story.questions.all()),
    )
    return [say(language, "curation.card.support", support=support), held]


def _add_facts(card: discord.Embed, story: Story, language: Language) -> None:
    sources = [
        f"{number}. `{source.id}` {plain(source.title)} · {plain(source.publisher)}"
        for number, source in enumerate(story.sources[:_SOURCES], 1)
    ]
    if len(story.sources) > _SOURCES:
        more = len(story.sources) - _SOURCES
        sources.append(say(language, "curation.more", count=more))
    said = shorten("\n".join(sources), _FIELD)
    card.add_field(name=say(language, "curation.card.sources"), value=said, inline=False)
    if story.notes:
        notes = shorten(plain(story.notes), _FIELD)
        card.add_field(name=say(language, "curation.card.notes"), value=notes, inline=False)


def _add_buttons(view: ui.View, story_id: str, language: Language) -> None:
    view.add_item(edit_button(story_id, language))
    view.add_item(history_button(entry_of(story_id), language))
    label = say(language, "curation.button.retire")
    view.add_item(FactButton.of("retire", story_id, label=label, emoji="🗄️"))
    view.add_item(part_menu(f"s.{story_id}", language, "curation.menu.part"))


def edit_button(story_id: str, language: Language) -> FactButton:
    """Return the button to the form of a story's texts, which need mending most often."""
    label, primary = say(language, "curation.button.edit"), discord.ButtonStyle.primary
    return FactButton.of("edit", story_id, label=label, emoji="✏️", style=primary)


@on("show")
async def show(interaction: Interaction, press: Press) -> None:
    """Show a story's card."""
    await show_card(interaction, press.about[0])


@on("edit")
async def edit(interaction: Interaction, press: Press) -> None:
    """Open the form of a story's texts."""
    work = target_of(interaction, f"s.{press.about[0]}")
    await open_form(interaction, work, Form(Part.TEXTS))


@on("back")
async def back(interaction: Interaction, press: Press) -> None:
    """Leave the menu of entries."""
    kind, _, name = press.about[0].partition(".")
    if kind == "w":
        await propose(interaction, work_of(interaction, name))
    else:
        await show_card(interaction, name)


@on("retire")
async def retire(interaction: Interaction, press: Press) -> None:
    """Show what it would mean to take a story away."""
    await propose_retirement(interaction, press.about[0])


async def propose_retirement(interaction: Interaction, story_id: str, why: str = "") -> None:
    """Show what it would mean to take a story away. Raises Refusal when there is none."""
    work = target_of(interaction, f"s.{story_id}")
    work.why = why
    work.put(entry_of(story_id), None)
    await propose(interaction, work)
