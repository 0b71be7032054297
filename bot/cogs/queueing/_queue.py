"""The queue as it is now, and what is settled in it."""

import asyncio
from collections.abc import Iterable

from bot.client import Rebuttal, Refusal
from bot.curation.journal.questions import Question
from bot.curation.journal.tables import QuestionState
from bot.curation.wanted import Wanted, wanted
from bot.replies.reply import Reply

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 8  # digits of an id


async def load(bot: Rebuttal) -> list[Wanted]:
    """Return the open questions by meaning, the most wanted first. Raises StoreError."""
    questions = await bot.base.journal.questions.open()
    return await asyncio.to_thread(wanted, questions, bot.answerer.matcher.reader)


async def find(bot: Rebuttal, question_id: int | None) -> Wanted:
    """Return the group that an open question belongs to. Raises Refusal when it is settled."""
    for group in await load(bot):
        if question_id in group.ids:
            return group
    raise Refusal("queue.error.gone")


async def settle(bot: Rebuttal, question_ids: Iterable[int], state: QuestionState) -> None:
    """Note what has become of questions."""
    for question_id in question_ids:
        await bot.base.journal.questions.settle(question_id, state)


async def reopen(bot: Rebuttal, question_ids: Iterable[int]) -> int | None:
    """Put back those that are ignored; return the id of the first one, None if none is."""
    found = [await bot.base.journal.questions.get(number) for number in question_ids]
    ignored = [q.id for q in found if q and q.state is QuestionState.IGNORED]
    await settle(bot, ignored, QuestionState.OPEN)
    return ignored[0] if ignored else None


def reply_to(bot: Rebuttal, question: Question) -> Reply:
    """Return what the question gets at present."""
    return bot.answerer.answer(question.text, question.language)


def likely(bot: Rebuttal, group: Wanted, most: int) -> list[str]:
    """Return the ids of the stories that may be meant, the likeliest first."""
    matcher = bot.answerer.matcher
    told = reply_to(bot, group.lead).story_ids
    ranked = matcher.rank(matcher.reader.read(group.lead.text), None)
    ids = (*told, *(candidate.profile.story.id for candidate, _ in ranked.stories))
    return list(dict.fromkeys(ids))[:most]


def packed(question_ids: Iterable[int]) -> str:
    """Return ids as a custom_id holds them, ten in seventy characters."""
    return ".".join(map(_written, question_ids))


def unpacked(text: str) -> list[int]:
    """Return the ids in a custom_id; one that was forged holds none, or any."""
    parts = (part for part in text.split(".") if part.isalnum() and len(part) <= _LONGEST)
    return [int(part, len(_DIGITS)) for part in parts]


def _written(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
