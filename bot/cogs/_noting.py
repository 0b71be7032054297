"""Noting for the curators what wasn't answered, or not to somebody's liking."""

import logging

from discord.utils import utcnow

from bot.client import Rebuttal
from bot.curation.asking import kept_of
from bot.curation.errors import StoreError
from bot.language import Language
from bot.replies.reply import Reply

_log = logging.getLogger(__name__)


async def note_unanswered(bot: Rebuttal, question: str, reply: Reply) -> None:
    """Put `question` into the queue if `reply` says that the base doesn't hold the answer."""
    if reply.kind == "nothing" and reply.is_to_question:
        await note(bot, question, reply.language)


async def note(bot: Rebuttal, question: str, language: Language, *, disliked: bool = False) -> None:
    """Put `question` into the queue, as far as it may be kept.

    A journal that can't be written is logged only: whoever asked has got their reply.
    """
    text = kept_of(question)
    if text is None:
        return
    try:
        await bot.base.journal.questions.note(text, language, utcnow(), disliked=disliked)
    except StoreError as error:
        _log.warning("a question can't be noted: %s", error)
