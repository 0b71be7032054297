"""A suggestion as the review channel shows it."""

from typing import Any

import discord
from discord import ui

from bot.answering import Answerer
from bot.cogs._embeds import echo, shorten
from bot.cogs.curating._items import FactButton
from bot.curation.journal.proposals import NOBODY, Decision, Proposal
from bot.language import Language
from bot.replies.catalogue import say

LANGUAGES = {Language.EN: "English", Language.ZH_HANS: "简体中文", Language.ZH_HANT: "繁體中文"}
_DESCRIPTION = 4000
_FIELD = 1024
_TITLE = 200


def post_embed(proposal: Proposal, answerer: Answerer, language: Language) -> discord.Embed:
    """Return `proposal` for readers of `language`."""
    made = proposal.suggestion
    story = answerer.snapshot.stories.get(made.story or "")
    embed = discord.Embed(
        title=say(language, "suggest.post.title", number=proposal.id),
        description=shorten(echo(made.text), _DESCRIPTION),
        colour=_colour(proposal.decision),
        timestamp=proposal.at,
    )
    if made.story:
        title = echo(shorten(story.title.of(language), _TITLE)) if story else ""
        told = " · ".join(filter(None, (title, f"`{made.story}`")))
        embed.add_field(name=say(language, "suggest.post.story"), value=told, inline=False)
    source = f"`{made.source.replace('`', '%60')}`"
    embed.add_field(name=say(language, "suggest.post.source"), value=source, inline=False)
    if proposal.decision is None and made.by_id != NOBODY:
        embed.add_field(name=say(language, "suggest.post.by"), value=f"<@{made.by_id}>")
    embed.add_field(name=say(language, "suggest.post.language"), value=LANGUAGES[made.language])
    if proposal.decision:
        told = _decided(proposal.decision, language)
        embed.add_field(name=say(language, "suggest.post.decision"), value=told, inline=False)
    return embed


def post_view(proposal: Proposal, language: Language) -> ui.View:
    """Return the ways to decide on `proposal`, and the link to its source."""
    view = ui.View(timeout=None)
    if proposal.decision is None:
        _add_decisions(view, proposal.id, language)
    link: ui.Button[Any] = ui.Button(
        label=say(language, "suggest.post.source"), url=proposal.suggestion.source
    )
    view.add_item(link)
    return view


def _add_decisions(view: ui.View, number: int, language: Language) -> None:
    for verb, emoji, style in (
        ("approve", "✅", discord.ButtonStyle.success),
        ("revise", "✏️", discord.ButtonStyle.secondary),
        ("held", "📎", discord.ButtonStyle.secondary),
        ("decline", "✖️", discord.ButtonStyle.danger),
    ):
        label = say(language, f"suggest.button.{verb}")
        button = FactButton.of(f"suggestion-{verb}", number, label=label, emoji=emoji, style=style)
        view.add_item(button)


def _colour(decision: Decision | None) -> discord.Colour:
    if decision is None:
        return discord.Colour.gold()
    return discord.Colour.green() if decision.is_approved else discord.Colour.light_grey()


def _decided(decision: Decision, language: Language) -> str:
    by = f"<@{decision.by_id}>"
    if not decision.is_approved:
        told = say(language, "suggest.post.declined", by=by)
        return shorten("\n".join(filter(None, (told, echo(decision.answer or "")))), _FIELD)
    if decision.change_id is None:
        return say(language, "suggest.post.held", by=by)
    return say(language, "suggest.post.approved", by=by, change=decision.change_id)
