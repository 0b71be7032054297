"""What curators do with a suggestion: take it up, mend it, decline it."""

import logging
from typing import Any

import discord
from discord import ui
from discord.utils import utcnow

from bot.client import Interaction, Refusal, reader_language
from bot.cogs._embeds import shorten
from bot.cogs._forms import OPEN, TITLE
from bot.cogs._guard import CuratorModal
from bot.cogs.curating._adding import open_begun
from bot.cogs.curating._desk import Work, desk_of
from bot.cogs.curating._flow import defer
from bot.cogs.curating._items import Press, on
from bot.cogs.curating._menus import part_menu
from bot.cogs.suggesting._form import SuggestionForm, Typed
from bot.cogs.suggesting._post import post_embed, post_view
from bot.cogs.suggesting._telling import tell
from bot.curation.changes import Change, entry_of
from bot.curation.journal.proposals import Decision, Proposal
from bot.language import Language
from bot.replies.catalogue import say

_log = logging.getLogger(__name__)
_REASON = 500


@on("suggestion-approve")
async def approve(interaction: Interaction, press: Press) -> None:
    """Begin the story that was suggested, or change the one that is corrected."""
    proposal = await _open(interaction, press)
    made, language = proposal.suggestion, reader_language(interaction)

    async def then(published: Interaction, change: Change) -> None:
        decision = Decision(True, published.user.id, utcnow(), change_id=change.id)
        told = await _settle(published, proposal.id, decision, change)
        await published.followup.send(told, ephemeral=True)

    if made.story and interaction.client.base.content(entry_of(made.story)) is not None:
        base, user = interaction.client.base, interaction.user
        work = Work.on(base, made.story, user.id, language)
        work.why, work.then = _why(interaction, proposal), then
        desk_of(interaction.client).lay(work)
        view = ui.View(timeout=None)
        view.add_item(part_menu(f"w.{work.key}", language, "suggest.menu.part", row=0))
        embed = post_embed(proposal, interaction.client.answerer, language)
        await interaction.response.send_message(embed=embed, view=view, ephemeral=True)
        return
    begun = {
        "text": {"zh" if made.language.is_chinese else "en": made.text},
        "sources": [{"url": made.source}],
        "notes": _why(interaction, proposal),
    }
    await open_begun(interaction, begun, then)


@on("suggestion-revise")
async def revise(interaction: Interaction, press: Press) -> None:
    """Mend what the member wrote, before it is decided."""
    proposal = await _open(interaction, press)
    made, language = proposal.suggestion, reader_language(interaction)

    async def take(sent: Interaction, typed: Typed) -> None:
        journal = sent.client.base.journal.proposals
        revised = await journal.revise(proposal.id, typed.text, typed.source, typed.story)
        if revised is None:
            raise Refusal("suggest.error.decided")
        await sent.response.send_message(say(language, "suggest.revised"), ephemeral=True)
        await _show(sent, revised)

    filled = Typed(made.text, made.source, made.story)
    title = say(language, "suggest.post.title", number=proposal.id)
    form = SuggestionForm(filled, take, language, title, for_curators=True)
    await interaction.response.send_modal(form)


@on("suggestion-held")
async def held(interaction: Interaction, press: Press) -> None:
    """Approve what the base holds already."""
    proposal = await _open(interaction, press)
    await defer(interaction)
    decision = Decision(True, interaction.user.id, utcnow())
    told = await _settle(interaction, proposal.id, decision)
    await interaction.edit_original_response(content=told)


@on("suggestion-decline")
async def decline(interaction: Interaction, press: Press) -> None:
    """Ask why, and decline."""
    proposal = await _open(interaction, press)
    form = DeclineForm(proposal.id, reader_language(interaction))
    await interaction.response.send_modal(form)


class DeclineForm(CuratorModal):
    """Asks what to tell the proposer."""

    def __init__(self, proposal_id: int, language: Language) -> None:
        title = say(language, "suggest.post.title", number=proposal_id)
        super().__init__(title=shorten(title, TITLE), timeout=OPEN)
        self._proposal_id = proposal_id
        self._reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=_REASON,
        )
        self.add_item(
            ui.Label(
                text=say(language, "suggest.form.reason"),
                description=say(language, "suggest.form.reason-hint"),
                component=self._reason,
            )
        )

    async def submitted(self, interaction: Interaction) -> None:
        """Decline, and tell the proposer."""
        await defer(interaction)
        reason = self._reason.value.strip() or None
        decision = Decision(False, interaction.user.id, utcnow(), answer=reason)
        told = await _settle(interaction, self._proposal_id, decision)
        await interaction.edit_original_response(content=told)


async def _open(interaction: Interaction, press: Press) -> Proposal:
    """Return the proposal that a button is about. Raises Refusal unless it is to be decided."""
    proposals = interaction.client.base.journal.proposals
    proposal = None if press.number is None else await proposals.get(press.number)
    if proposal is None:
        raise Refusal("suggest.error.gone")
    if proposal.decision is not None:
        await _show(interaction, proposal)
        raise Refusal("suggest.error.decided")
    return proposal


async def _settle(
    interaction: Interaction, number: int, decision: Decision, change: Change | None = None
) -> str:
    """Note a decision, show it and tell the proposer; return what to tell the curator.

    Raises Refusal when somebody else has decided meanwhile.
    """
    bot, language = interaction.client, reader_language(interaction)
    proposals = bot.base.journal.proposals
    is_first = await proposals.decide(number, decision)
    proposal = await proposals.get(number)
    if not is_first or proposal is None:
        raise Refusal("suggest.error.decided")
    await _show(interaction, proposal)
    is_told = await tell(bot, proposal, change)
    done = say(language, "suggest.approved" if decision.is_approved else "suggest.declined")
    heard = say(language, "suggest.heard" if is_told else "suggest.not-heard")
    return f"{done} {heard}"


async def _show(interaction: Interaction, proposal: Proposal) -> None:
    """Have the review channel show `proposal` as it is now."""
    bot = interaction.client
    channel, message = bot.settings.review_channel, proposal.message_id
    if channel is None or message is None:
        return
    language = bot.settings.default_language
    try:
        await (
            bot.get_partial_messageable(channel)
            .get_partial_message(message)
            .edit(
                embed=post_embed(proposal, bot.answerer, language),
                view=post_view(proposal, language),
            )
        )
    except discord.HTTPException as error:  # deleted, or the channel is another one now
        _log.info("the post of a suggestion can't be changed: %s", error.text)


def _why(interaction: Interaction, proposal: Proposal) -> str:
    language = interaction.client.settings.default_language
    return say(language, "suggest.why", number=proposal.id)
