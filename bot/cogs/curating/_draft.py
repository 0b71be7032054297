"""A draft as its curator sees it: the reply, what changes, what is wrong, what it would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import discord
from discord import ui
from discord.utils import escape_mentions

from bot.cogs._embeds import embed_of, shorten
from bot.cogs.curating._desk import Work
from bot.cogs.curating._diffs import fitting, plain, told
from bot.cogs.curating._items import FactButton, FactMenu, Option
from bot.cogs.curating._menus import part_menu
from bot.cogs.curating._problems import problem_lines
from bot.curation.changes import Door, entry_of, story_of
from bot.curation.drafts import Draft
from bot.curation.effects import Effect, Told
from bot.language import Language
from bot.replies.catalogue import say

_TOTAL = 5800  # characters of all embeds of a message, with some to spare
_REPLY = 3400
_FIELD = 1024
_SHARE = 0.3  # of what the reply leaves, for each of the lists
_OPTIONS = 25
LANGUAGES = {Language.EN: "English", Language.ZH_HANS: "简体中文", Language.ZH_HANT: "繁體中文"}
_TURN = (Language.EN, Language.ZH_HANS, Language.ZH_HANT)


@dataclass
class Sheet:
    """What one message shows."""

    embeds: list[discord.Embed] = field(default_factory=list[discord.Embed])
    view: ui.View = field(default_factory=lambda: ui.View(timeout=None))
    text: str = ""  # all of what was too long to show

    @property
    def files(self) -> list[discord.File]:
        """What was too long, to be opened."""
        return [discord.File(BytesIO(self.text.encode()), "draft.txt")] if self.text else []


def draft_sheet(work: Work, draft: Draft, language: Language, seconds: int = 0) -> Sheet:
    """Return `draft` for a reader of `language`; for `seconds` it has been asked for effects."""
    sheet = Sheet()
    reply = draft.reply(work.story, work.language) if work.story else None
    if reply:
        shown = embed_of(reply)
        shown.description = shorten(shown.description or "", _REPLY)
        shown.set_author(name=say(language, "curation.draft.as-seen"))
        sheet.embeds.append(shown)
    _add_card(sheet, work, draft, language, seconds)
    _add_buttons(sheet.view, work, draft, language)
    return sheet


def _add_card(sheet: Sheet, work: Work, draft: Draft, language: Language, seconds: int) -> None:
    card = discord.Embed(
        title=shorten(_title(work, language), 200),
        description=_status(work, draft, language, seconds),
        colour=discord.Colour.red() if draft.errors else discord.Colour.gold(),
    )
    if work.why:
        why = say(language, "curation.draft.why", why=shorten(work.why, 300))
        card.set_footer(text=why)
    room = min(_FIELD, int(_SHARE * (_TOTAL - len(card) - sum(map(len, sheet.embeds)))))
    for name, lines in _lists(work, draft, language):
        more = say(language, "curation.more", count="{}")
        shown = fitting(lines, room, more)
        card.add_field(name=name, value=shown or "…", inline=False)
        if shown != "\n".join(lines):
            sheet.text += f"{name}\n\n" + "\n".join(lines) + "\n\n\n"
    sheet.embeds.append(card)


def _title(work: Work, language: Language) -> str:
    if work.door is Door.IMPORT:
        return say(language, "curation.draft.import", count=len(work.edits))
    if work.undoes is not None:
        return say(language, "curation.draft.undo", change=work.undoes)
    if all(edit.content is None for edit in work.edits):
        return say(language, "curation.draft.retire", story=work.story)
    return say(language, "curation.draft.title", story=work.story or work.edits[0].entry)


def _status(work: Work, draft: Draft, language: Language, seconds: int) -> str:
    if draft.errors:
        return say(language, "curation.draft.broken")
    if work.effects is None:
        stories = draft.after.reading.snapshot.stories.values()
        count = sum(len(story.questions.all()) for story in stories)
        asking = say(language, "curation.draft.asking", count=count)
        lasted = say(language, "curation.draft.seconds", count=seconds) if seconds else ""
        return f"{asking} {lasted}".rstrip()
    return say(language, "curation.draft.ready")


def _lists(work: Work, draft: Draft, language: Language) -> Iterator[tuple[str, list[str]]]:
    yield say(language, "curation.draft.changes"), list(_changes(draft, language))
    if draft.problems:
        own = entry_of(work.story) if work.story and work.door is not Door.IMPORT else None
        yield say(language, "curation.draft.problems"), problem_lines(draft.problems, own)
    if alike := draft.duplicates():
        stories = draft.after.reading.snapshot.stories
        lines = [
            f"{plain(story_id)} ≈ {plain(stories[other].title.of(language))} (`{other}`)"
            for story_id, others in alike.items()
            for other in others
        ]
        yield say(language, "curation.draft.duplicates"), lines
    if work.effects is not None:
        effects = [effect for effect in work.effects if not _is_renaming(effect, work)]
        yield say(language, "curation.draft.effects"), effect_lines(effects, language)


def _changes(draft: Draft, language: Language) -> Iterator[str]:
    before = draft.before.reading.files
    contents = {edit.entry: edit.content for edit in draft.edits}
    for entry, found in draft.differences().items():
        name = f"**{plain(story_of(entry) or entry)}**"
        if contents[entry] is None:
            yield say(language, "curation.change.retired", what=name)
        elif entry not in before:
            yield say(language, "curation.change.added", what=name)
        else:
            if len(contents) > 1:
                yield say(language, "curation.change.changed", what=name)
            yield from map(told, found)


def effect_lines(effects: Sequence[Effect], language: Language) -> list[str]:
    """Return a line for each question that would get another reply, the worst first."""
    if not effects:
        return [say(language, "curation.effect.none")]
    ranked = sorted(effects, key=lambda effect: effect.asks_for in effect.after.stories[:1])
    return [_effect(effect, language) for effect in ranked]


def _is_renaming(effect: Effect, work: Work) -> bool:
    """Return whether all that changes is the id of the story that a question gets."""
    old = {entry: content for entry, content in work.started.items() if content is not None}
    ids = {
        story_of(entry): story_of(edit.entry)
        for edit in work.edits
        for entry, content in old.items()
        if edit.expected is None and edit.content == content
    }
    before = tuple(ids.get(story_id, story_id) for story_id in effect.before.stories)
    return (effect.before.kind, sorted(map(str, before))) == (
        effect.after.kind,
        sorted(effect.after.stories),
    )


def _effect(effect: Effect, language: Language) -> str:
    is_found = effect.asks_for in effect.after.stories[:1]
    was_found = effect.asks_for in effect.before.stories[:1]
    mark = "🟢" if is_found and not was_found else "🔴" if was_found and not is_found else "🟡"
    before, after = (_told(told, language) for told in (effect.before, effect.after))
    return f"{mark} {plain(effect.question)}: {before} → {after}"


def _told(told: Told, language: Language) -> str:
    match told.kind:
        case "answer":
            return f"`{told.stories[0]}`"
        case "list":
            return say(language, "curation.effect.list", count=len(told.stories))
        case "suggestions":
            return say(language, "curation.effect.suggestions")
        case "nothing":
            return say(language, "curation.effect.nothing")


def _add_buttons(view: ui.View, work: Work, draft: Draft, language: Language) -> None:
    view.add_item(
        FactButton.of(
            "publish",
            work.key,
            label=say(language, "curation.button.publish"),
            style=discord.ButtonStyle.success,
            is_disabled=bool(draft.errors) or work.effects is None,
        )
    )
    if work.form:
        view.add_item(again_button(work, language))
    if work.story and work.story in draft.after.reading.snapshot.stories:
        following = _TURN[(_TURN.index(work.language) + 1) % len(_TURN)]
        view.add_item(FactButton.of("turn", work.key, label=LANGUAGES[following], emoji="🌐"))
    view.add_item(
        FactButton.of("why", work.key, label=say(language, "curation.button.why"), emoji="💬")
    )
    view.add_item(cancel_button(work, language))
    if work.form:
        view.add_item(part_menu(f"w.{work.key}", language, "curation.menu.also"))
    if len(draft.stories) > 1:
        view.add_item(_story_menu(work, draft, language))


def _story_menu(work: Work, draft: Draft, language: Language) -> ui.Item[Any]:
    options = [Option(story_id, story_id) for story_id in draft.stories[:_OPTIONS]]
    placeholder = say(language, "curation.menu.story")
    return FactMenu.of("look", work.key, placeholder=placeholder, options=options, row=2)


def again_button(work: Work, language: Language) -> FactButton:
    """Return the button that opens the form again, filled with what was typed."""
    label = say(language, "curation.button.again")
    return FactButton.of("again", work.key, label=label, emoji="✏️")


def cancel_button(work: Work, language: Language) -> FactButton:
    """Return the button that drops the draft."""
    label = say(language, "curation.button.cancel")
    return FactButton.of("cancel", work.key, label=label)


def unread_sheet(work: Work, language: Language) -> Sheet:
    """Return what is wrong with what was typed, next to it."""
    typed = "\n\n".join(text for text in work.typed.values() if text.strip())
    shown = shorten(typed.replace("```", "'''"), 2500)
    card = discord.Embed(
        title=say(language, "curation.unread.title"),
        description=f"{say(language, 'curation.unread.text')}\n```yaml\n{shown}\n```",
        colour=discord.Colour.red(),
    )
    lines = [escape_mentions(line) for line in problem_lines(work.unread, "")]
    more = say(language, "curation.more", count="{}")
    name = say(language, "curation.draft.problems")
    card.add_field(name=name, value=fitting(lines, _FIELD, more), inline=False)
    sheet = Sheet([card], text=typed if shown != typed else "")
    sheet.view.add_item(again_button(work, language))
    sheet.view.add_item(cancel_button(work, language))
    return sheet
