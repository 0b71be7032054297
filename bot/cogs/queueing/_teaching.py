"""Teaching: a question of the queue becomes one of a story's phrasings."""

from collections.abc import Iterator

from discord import ui

from bot.client import Interaction, Rebuttal, Refusal, reader_language
from bot.cogs._embeds import shorten
from bot.cogs.curating._adding import open_begun
from bot.cogs.curating._desk import Then, Work
from bot.cogs.curating._flow import defer, propose
from bot.cogs.curating._parts import Data
from bot.cogs.queueing._queue import settle
from bot.cogs.queueing._sheets import back_button
from bot.curation.changes import Change, entry_of
from bot.curation.journal.tables import QuestionState
from bot.curation.wanted import Wanted
from bot.knowledge.checks.comparing import key
from bot.knowledge.model import Phrases, Story
from bot.knowledge.writing import dump_story
from bot.language import detect, to_simplified
from bot.replies.catalogue import say

_WHY = 120


def phrasings(group: Wanted) -> Phrases:
    """Return what to teach of a question: its most wanted wording in each language."""
    english = [q.text for q in group.questions if not detect(q.text).is_chinese]
    chinese = [to_simplified(q.text) for q in group.questions if detect(q.text).is_chinese]
    return Phrases(en=tuple(english[:1]), zh=tuple(chinese[:1]))


def taught(story: Story, phrases: Phrases) -> Story:
    """Return `story` with `phrases` among its questions. Raises Refusal when it has them."""
    held = {key(question) for question in story.questions.all()}
    en = tuple(_new(phrases.en, held))
    zh = tuple(_new(phrases.zh, held))
    if not (en or zh):
        raise Refusal("queue.error.taught-already")
    questions = Phrases(en=(*story.questions.en, *en), zh=(*story.questions.zh, *zh))
    return story.model_copy(update={"questions": questions})


async def propose_lesson(interaction: Interaction, group: Wanted, story_id: str) -> None:
    """Show what teaching a question to a story would do. Raises Refusal."""
    base = interaction.client.base
    story = base.live.reading.snapshot.stories.get(story_id)
    if story is None:
        raise Refusal("curation.error.no-such-story")
    edit = base.edit(entry_of(story_id), dump_story(taught(story, phrasings(group))).encode())
    language, user = reader_language(interaction), interaction.user
    work = Work.of(base, [edit], user.id, language)
    work.language = group.lead.language
    work.why = _why(interaction.client, group)
    work.then = _then(group)
    await defer(interaction)
    await propose(interaction, work)


async def open_writing(interaction: Interaction, group: Wanted) -> None:
    """Open the form of a new story, which is asked for by a question of the queue."""
    asked = phrasings(group)
    begun: Data = {"questions": {"en": list(asked.en), "zh": list(asked.zh)}}
    await open_begun(interaction, begun, _then(group))


def _then(group: Wanted) -> Then:
    """Return what settles a question once what answers it is live."""

    async def then(interaction: Interaction, change: Change) -> None:  # noqa: ARG001
        await settle(interaction.client, group.ids, QuestionState.TAUGHT)
        language = reader_language(interaction)
        view = ui.View(timeout=None)
        view.add_item(back_button(language))
        told = say(language, "queue.taught", count=len(group.ids))
        await interaction.followup.send(told, view=view, ephemeral=True)

    return then


def _why(bot: Rebuttal, group: Wanted) -> str:
    question = shorten(group.lead.text, _WHY)
    return say(bot.settings.default_language, "queue.why", question=question)


def _new(phrases: tuple[str, ...], held: set[str]) -> Iterator[str]:
    return (phrase for phrase in phrases if key(phrase) not in held)
