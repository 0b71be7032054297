"""Telling members what became of what they suggested."""

import logging

import discord

from bot.client import Rebuttal
from bot.cogs._embeds import echo, embed_of, shorten
from bot.curation.changes import Change, story_of
from bot.curation.journal.proposals import NOBODY, Decision, Proposal
from bot.replies.catalogue import say
from bot.replies.reply import Reply

_log = logging.getLogger(__name__)
_QUOTE = 300
_DESCRIPTION = 3000


async def tell(bot: Rebuttal, proposal: Proposal, change: Change | None) -> bool:
    """Send the proposer a direct message; return whether they take such messages.

    With it comes a story of `change`, which was made of the proposal.
    """
    made, decision = proposal.suggestion, proposal.decision
    if decision is None or made.by_id == NOBODY:
        return False
    embeds = [_news(proposal, decision)]
    if reply := _first_story(bot, proposal, change):
        embeds.append(embed_of(reply))
    try:
        user = bot.get_user(made.by_id) or await bot.fetch_user(made.by_id)
        await user.send(embeds=embeds)
    except discord.HTTPException as error:  # they take none, or are gone
        _log.info("a member can't be told of their suggestion: %s", error.text)
        return False
    return True


def _news(proposal: Proposal, decision: Decision) -> discord.Embed:
    made = proposal.suggestion
    key = "declined" if not decision.is_approved else "approved" if decision.change_id else "held"
    lines = [say(made.language, f"suggest.told.{key}")]
    if decision.answer:
        answer = echo(decision.answer)
        lines.append(say(made.language, "suggest.told.reason", reason=answer))
    quote = echo(shorten(" ".join(made.text.split()), _QUOTE))
    lines.append(f"> {quote}")
    return discord.Embed(
        title=say(made.language, "suggest.told.title"),
        description=shorten("\n\n".join(lines), _DESCRIPTION),
        colour=discord.Colour.green() if decision.is_approved else discord.Colour.light_grey(),
    )


def _first_story(bot: Rebuttal, proposal: Proposal, change: Change | None) -> Reply | None:
    for revision in change.revisions if change else ():
        if story_id := story_of(revision.entry):
            return bot.answerer.story(story_id, proposal.suggestion.language)
    return None
