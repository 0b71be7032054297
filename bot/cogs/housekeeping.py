"""Forgetting, once a day, what isn't to be kept any longer."""

import logging
from datetime import timedelta

from discord.ext import commands, tasks
from discord.utils import utcnow

from bot.client import Rebuttal
from bot.curation.errors import StoreError

_log = logging.getLogger(__name__)
_DECIDED = timedelta(days=1)  # for which a decided suggestion still counts as its proposer's


class Housekeeping(commands.Cog):
    """Deletes old questions of the queue, and who made suggestions that are decided."""

    def __init__(self, bot: Rebuttal) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Begin."""
        self._forget.start()

    async def cog_unload(self) -> None:
        """Stop."""
        self._forget.cancel()

    @tasks.loop(hours=24)
    async def _forget(self) -> None:
        journal, days = self.bot.base.journal, timedelta(days=self.bot.settings.queue_days)
        try:
            questions = await journal.questions.expire(utcnow() - days)
            proposers = await journal.proposals.forget(utcnow() - _DECIDED)
        except StoreError as error:
            _log.warning("what is old can't be deleted: %s", error)
            return
        if questions or proposers:
            _log.info("forgot %d old questions and %d proposers", questions, proposers)


async def setup(bot: Rebuttal) -> None:
    """Add the cog."""
    await bot.add_cog(Housekeeping(bot))
