"""Suggesting something as a member, and reading what is posted and told."""

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.curation.journal.proposals import Proposal
from tests.cogs.curating.acting import fill
from tests.simulated import Home

TEXT = "GAN was invented in a bar in Montreal, as Ian Goodfellow told MIT Technology Review."
SOURCE = "https://www.technologyreview.com/2018/02/21/145289/"


async def suggest(
    home: Home,
    who: MemberActor,
    channel: ChannelHandle | None = None,
    *,
    text: str = TEXT,
    source: str = SOURCE,
    story: str | None = None,
) -> InteractionResult:
    """Have `who` suggest something; return what the form was answered with."""
    options = {} if story is None else {"story": story}
    form = await who.slash(channel or home.channel, "suggest", **options)
    return await fill(who, form, text=text, source=source)


def post(home: Home) -> discord.Message:
    """The newest message of the review channel."""
    message = home.review.last_message
    assert message is not None
    return message


async def proposal(home: Home, number: int = 1) -> Proposal:
    found = await home.bot.base.journal.proposals.get(number)
    assert found is not None
    return found


def news(who: MemberActor) -> discord.Message | None:
    """The newest direct message that somebody got."""
    return who.user.dm_channel.last_message
