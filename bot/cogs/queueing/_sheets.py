"""What curators see of the queue: its pages, and one question with all that can be done."""

from collections.abc import Sequence

import discord
from discord.utils import format_dt

from bot.client import Rebuttal
from bot.cogs._embeds import echo, shorten
from bot.cogs.curating._draft import LANGUAGES, Sheet
from bot.cogs.curating._items import FactButton, FactMenu, Option
from bot.cogs.queueing._queue import likely, packed, reply_to
from bot.curation.wanted import Wanted
from bot.language import Language
from bot.replies.catalogue import say

PAGE = 8  # questions shown at once
_SEARCH = "_search"  # in the place of a story in the menu; `_` is in no story's id
_PREVIOUS, _NEXT = "curation.button.previous", "curation.button.next"
_TITLE = 200
_LINE = 200
_WORDING = 150
_STORIES = 10
_COLOUR = discord.Colour.gold()


def queue_sheet(groups: Sequence[Wanted], page: int, language: Language) -> Sheet:
    """Return a page of the queue; the last one where there are fewer."""
    pages = max(1, -(-len(groups) // PAGE))
    page = min(page, pages - 1)
    shown = groups[page * PAGE : (page + 1) * PAGE]
    embed = discord.Embed(title=say(language, "queue.title"), colour=_COLOUR)
    embed.description = "\n".join(
        f"{number}\\. **{echo(shorten(group.lead.text, _LINE))}**\n{_counts(group, language)}"
        for number, group in enumerate(shown, page * PAGE + 1)
    ) or say(language, "queue.empty")
    if pages > 1:
        embed.set_footer(text=say(language, "discord.page", page=page + 1, pages=pages))
    sheet = Sheet([embed])
    if shown:
        options = [Option(str(g.lead.id), g.lead.text, _told(g, language)) for g in shown]
        placeholder = say(language, "queue.menu.question")
        menu = FactMenu.of("queue-entry", placeholder=placeholder, options=options, row=0)
        sheet.view.add_item(menu)
    for turned, key in ((page - 1, _PREVIOUS), (page + 1, _NEXT)):
        if 0 <= turned < pages:
            label = say(language, key)
            sheet.view.add_item(FactButton.of("queue-page", turned, label=label, row=1))
    return sheet


def entry_sheet(
    bot: Rebuttal, group: Wanted, language: Language, stories: Sequence[str] | None = None
) -> Sheet:
    """Return a question of the queue, to be taught to one of `stories`, else the likely ones."""
    embed = discord.Embed(
        title=shorten(echo(group.lead.text), _TITLE),
        description=_counts(group, language),
        colour=_COLOUR,
    )
    when = say(
        language,
        "queue.entry.when",
        first=format_dt(group.first, "d"),
        last=format_dt(group.last, "d"),
    )
    embed.description = f"{embed.description}\n{when}"
    if len(group.questions) > 1:
        wordings = [f"• {echo(shorten(q.text, _WORDING))}" for q in group.questions[1:]]
        told = _fitting(wordings)
        embed.add_field(name=say(language, "queue.entry.wordings"), value=told, inline=False)
    now = say(language, "queue.entry.now")
    embed.add_field(name=now, value=_now(bot, group, language), inline=False)
    sheet = Sheet([embed])
    _add_buttons(sheet, bot, group, language, stories)
    return sheet


def ignored_sheet(group: Wanted, language: Language) -> Sheet:
    """Return what is left of a question once it is ignored."""
    told = say(language, "queue.ignored", question=shorten(echo(group.lead.text), _TITLE))
    sheet = Sheet([discord.Embed(description=told, colour=discord.Colour.light_grey())])
    label = say(language, "queue.button.undo")
    sheet.view.add_item(FactButton.of("queue-undo", packed(group.ids), label=label, emoji="↩️"))
    sheet.view.add_item(back_button(language))
    return sheet


def back_button(language: Language) -> FactButton:
    """Return the button that leads to the queue's first page."""
    label = say(language, "queue.button.back")
    return FactButton.of("queue-page", 0, label=label, emoji="📋")


def is_search(value: str) -> bool:
    """Return whether what was picked in the menu of stories is to look for another."""
    return value == _SEARCH


def _add_buttons(
    sheet: Sheet,
    bot: Rebuttal,
    group: Wanted,
    language: Language,
    stories: Sequence[str] | None,
) -> None:
    lead = group.lead.id
    held = bot.answerer.snapshot.stories
    offered = likely(bot, group, _STORIES) if stories is None else stories
    options = [
        Option(i, held[i].title.of(language), held[i].summary.of(language))
        for i in offered
        if i in held
    ]
    options.append(Option(_SEARCH, say(language, "queue.menu.search"), emoji="🔎"))
    placeholder = say(language, "queue.menu.teach")
    sheet.view.add_item(
        FactMenu.of("queue-teach", lead, placeholder=placeholder, options=options, row=0)
    )
    for verb, emoji in (("write", "📝"), ("ignore", "🙈")):
        label = say(language, f"queue.button.{verb}")
        button = FactButton.of(f"queue-{verb}", lead, label=label, emoji=emoji, row=1)
        sheet.view.add_item(button)
    back = FactButton.of("queue-page", 0, label=say(language, "queue.button.back"), row=1)
    sheet.view.add_item(back)


def _counts(group: Wanted, language: Language) -> str:
    last = format_dt(group.last, "R")
    return f"{_told(group, language)} · {say(language, 'queue.last', when=last)}"


def _told(group: Wanted, language: Language) -> str:
    """Return how often it was asked, in which languages: without markup, as in menus."""
    parts = [say(language, "queue.asked", count=group.asked)] if group.asked else []
    parts += [f"👎 {group.disliked}"] if group.disliked else []
    if len(group.questions) > 1:
        parts.append(say(language, "queue.wordings", count=len(group.questions)))
    return " · ".join((*parts, *(LANGUAGES[one] for one in group.languages)))


def _now(bot: Rebuttal, group: Wanted, language: Language) -> str:
    """Return what the question gets at present."""
    reply = reply_to(bot, group.lead)
    story = bot.answerer.snapshot.stories.get(reply.story_id or "")
    if reply.kind == "answer" and story:
        title = shorten(echo(story.title.of(language)), _TITLE)
        return say(language, "queue.now.answer", title=title)
    return say(language, f"queue.now.{reply.kind}")


def _fitting(lines: Sequence[str], room: int = 1000) -> str:
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(kept) + len(line) > room:
            break
        kept.append(line)
    return "\n".join(kept) or "…"
