"""What waits for a curator when the page opens: questions of the queue, and a suggestion."""

from datetime import timedelta

from discord.utils import utcnow

from bot.client import Rebuttal
from bot.cogs.suggesting import Suggest
from bot.curation.journal.proposals import Suggestion
from bot.language import Language, detect

# Each with how many days ago it was asked.
_QUESTIONS = (
    ("CatNet 当年被拒过吗？", 12),
    ("was CatNet rejected?", 9),
    ("哪篇論文是實習生寫的", 6),
    ("did CatNet get rejected", 4),
    ("the one about pictures made by noise", 3),
    ("did anyone reject DogNet?", 2),
    ("the one about pictures made by noise", 1),
)
_STORY, _SOURCE = "gan", "jolt"
_SUGGESTION = (
    "可以再補一句：從有想法到投稿 NIPS 只用了 12 天，"
    "這是共同作者 2024 年在 NeurIPS 得獎演講裡說的。"
)


async def leave_questions(bot: Rebuttal) -> None:
    """Put questions into the queue, as if they had been asked before."""
    for question, days in _QUESTIONS:
        at = utcnow() - timedelta(days=days)
        await bot.base.journal.questions.note(question, detect(question), at)


async def leave_suggestion(bot: Rebuttal, member_id: int) -> None:
    """Have a member suggest something on a story, if the base has that."""
    story = bot.answerer.snapshot.stories.get(_STORY)
    suggesting = bot.get_cog(Suggest.__cog_name__)
    if story is None or not isinstance(suggesting, Suggest):
        return
    source = next((s for s in story.sources if s.id == _SOURCE), story.sources[0])
    suggestion = Suggestion(_SUGGESTION, str(source.url), Language.ZH_HANT, member_id, _STORY)
    await bot.base.journal.proposals.add(suggestion, utcnow())
    await suggesting.post_waiting()
