"""The forms that curators fill in, and what opens them."""

from typing import Any

import discord
from discord import ui

from bot.client import Interaction, Refusal, reader_language
from bot.cogs._forms import OPEN, TITLE
from bot.cogs._guard import CuratorModal
from bot.cogs.curating._blanks import Blank, Unfit
from bot.cogs.curating._desk import Work, desk_of, work_of
from bot.cogs.curating._flow import defer, propose
from bot.cogs.curating._items import Press, on
from bot.cogs.curating._menus import WHOLE, entries_view, is_list
from bot.cogs.curating._parts import Form, Part, data_of, entries_of, written
from bot.curation.changes import entry_of
from bot.language import Language
from bot.replies.catalogue import say

_MOST = 4000  # characters that Discord takes in a text input
_LINE = 300
_REASON = 200
_INPUTS = 5


class PartForm(CuratorModal):
    """A part of a story, filled with what is there."""

    def __init__(self, work: Work, form: Form, filled: dict[str, str], language: Language) -> None:
        title = say(language, f"curation.part.{form.part}")
        super().__init__(title=title[:TITLE], timeout=OPEN)
        self.work, self._form = work, form
        self._inputs: dict[str, ui.TextInput[Any]] = {}
        for blank in form.blanks:
            self._add(blank, filled.get(blank.key, ""), language)
        self._why: ui.TextInput[Any] | None = None
        if len(form.blanks) < _INPUTS:
            self._why = why_input(work.why)
            text = say(language, "curation.blank.why")
            self.add_item(ui.Label(text=text, component=self._why))

    def _add(self, blank: Blank, filled: str, language: Language) -> None:
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id=blank.key,
            style=discord.TextStyle.paragraph if blank.is_long else discord.TextStyle.short,
            default=filled or None,
            required=False,
            max_length=_MOST if blank.is_long else _LINE,
        )
        self._inputs[blank.key] = typed
        self.add_item(
            ui.Label(
                text=say(language, f"curation.blank.{blank.key}"),
                description=say(language, f"curation.blank-hint.{blank.key}"),
                component=typed,
            )
        )

    async def submitted(self, interaction: Interaction) -> None:
        """Show what would become of the story."""
        work = self.work
        if self._why is not None:
            work.why = self._why.value.strip()
        fill(work, self._form, self.typed())
        await propose(interaction, work)

    def typed(self) -> dict[str, str]:
        """Return what was filled in."""
        return {key: typed.value for key, typed in self._inputs.items()}


def why_input(filled: str) -> ui.TextInput[Any]:
    """Return the input that asks for a reason."""
    return ui.TextInput(custom_id="why", default=filled or None, required=False, max_length=_REASON)


def fill(work: Work, form: Form, typed: dict[str, str]) -> None:
    """Put what was typed into `work`'s story; what can't be read is kept to be typed again."""
    assert work.story is not None  # noqa: S101  # forms are about one
    entry = entry_of(work.story)
    work.form, work.typed = form, typed
    work.forget()
    try:
        data = form.applied(data_of(work.content(entry)), typed)
    except Unfit as unfit:
        work.unread = unfit.problems
        return
    work.unread = ()
    work.put(entry, written(work.story, data))


async def open_form(interaction: Interaction, work: Work, form: Form) -> None:
    """Open `form`, filled with what `work` holds so far. Raises Refusal when it doesn't fit."""
    assert work.story is not None  # noqa: S101
    filled = form.filled(data_of(work.content(entry_of(work.story))))
    await _open(interaction, work, form, filled)


async def _open(interaction: Interaction, work: Work, form: Form, filled: dict[str, str]) -> None:
    if any(len(text) > _MOST for text in filled.values()):
        raise Refusal("curation.error.too-long")
    language = reader_language(interaction)
    await interaction.response.send_modal(PartForm(work, form, filled, language))


def target_of(interaction: Interaction, key: str) -> Work:
    """Return the work that a menu is about: one under way, or a new one on a story.

    Raises Refusal.
    """
    kind, _, name = key.partition(".")
    if kind == "w":
        return work_of(interaction, name)
    base = interaction.client.base
    if base.content(entry_of(name)) is None:
        raise Refusal("curation.error.no-such-story")
    return Work.on(base, name, interaction.user.id, reader_language(interaction))


@on("part")
async def pick_part(interaction: Interaction, press: Press) -> None:
    """Open the form of a part, or the menu of its entries."""
    part = _part(press.values[0])
    work = target_of(interaction, press.about[0])
    if is_list(part):
        await show_entries(interaction, press.about[0], work, part)
    else:
        await open_form(interaction, work, Form(part))


async def show_entries(
    interaction: Interaction, target: str, work: Work, part: Part, page: int = 0
) -> None:
    """Put the menu of entries in the place of the buttons, or into a message of its own."""
    assert work.story is not None  # noqa: S101
    entries = entries_of(data_of(work.content(entry_of(work.story))), part)
    view = entries_view(target, part, entries, reader_language(interaction), page)
    if interaction.message is None:
        title = say(reader_language(interaction), "curation.entry.pick", story=work.story)
        await interaction.response.send_message(title, view=view, ephemeral=True)
    else:
        await interaction.response.edit_message(view=view)


@on("entries")
async def turn_entries(interaction: Interaction, press: Press) -> None:
    """Show another page of entries."""
    target, part, page = press.about
    work = target_of(interaction, target)
    await show_entries(interaction, target, work, _part(part), int(page))


@on("entry")
async def pick_entry(interaction: Interaction, press: Press) -> None:
    """Open the form of an entry, or of all of them."""
    target, part, *_ = press.about
    [value] = press.values
    form = Form(_part(part), None if value == WHOLE else int(value))
    work = target_of(interaction, target)
    assert work.story is not None  # noqa: S101
    count = len(entries_of(data_of(work.content(entry_of(work.story))), form.part))
    if form.entry is not None and form.entry > count:
        raise Refusal("curation.error.stale")
    await open_form(interaction, work, form)


@on("again")
async def again(interaction: Interaction, press: Press) -> None:
    """Open the form again, filled with what was typed."""
    work = work_of(interaction, press.about[0])
    if work.form is None:
        raise Refusal("curation.error.stale")
    if work.unread:
        await _open(interaction, work, work.form, work.typed)
    else:
        await open_form(interaction, work, work.form)


class WhyForm(CuratorModal):
    """Asks for the reason of a change."""

    def __init__(self, work: Work, language: Language) -> None:
        super().__init__(title=say(language, "curation.button.why")[:TITLE], timeout=OPEN)
        self._work = work
        self._why = why_input(work.why)
        text = say(language, "curation.blank.why")
        self.add_item(ui.Label(text=text, component=self._why))

    async def submitted(self, interaction: Interaction) -> None:
        """Note the reason."""
        self._work.why = self._why.value.strip()
        await defer(interaction)
        desk_of(interaction.client).lay(self._work)
        await propose(interaction, self._work)


@on("why")
async def ask_why(interaction: Interaction, press: Press) -> None:
    """Ask for the reason."""
    work = work_of(interaction, press.about[0])
    await interaction.response.send_modal(WhyForm(work, reader_language(interaction)))


def _part(name: str) -> Part:
    try:
        return Part(name)
    except ValueError:
        raise Refusal("discord.error.outdated") from None
