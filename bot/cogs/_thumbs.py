"""👍 and 👎 under an answer: counted by story and revision, and never by whom."""

import re
from collections import deque
from typing import Any, Self

import discord
from discord import ui
from discord.ext import commands
from discord.utils import utcnow

from bot.client import Interaction, Rebuttal, Refusal, reader_language
from bot.cogs._embeds import question_of
from bot.cogs._items import LANGUAGES, SafeItem
from bot.cogs._noting import note
from bot.curation.changes import entry_of
from bot.language import Language
from bot.replies.catalogue import say
from bot.replies.reply import Reply

Button = ui.Button[Any]

_TEMPLATE = (
    rf"rb:(?P<thumb>good|bad):(?P<language>{LANGUAGES}):(?P<revision>\d{{1,15}}):"
    r"(?P<story>[a-z0-9-]{1,60})"
)
_REMEMBERED = 2000  # presses


class Thumbs(commands.Cog):
    """Remembers the last presses while the bot runs, so that each counts once."""

    def __init__(self) -> None:
        self._pressed: deque[tuple[int, int, bool]] = deque(maxlen=_REMEMBERED)

    def is_first(self, interaction: Interaction, *, is_good: bool) -> bool:
        """Return whether this user presses this button of this message for the first time."""
        assert interaction.message is not None  # noqa: S101  # it is where the button stands
        press = (interaction.message.id, interaction.user.id, is_good)
        if press in self._pressed:
            return False
        self._pressed.append(press)
        return True


class ThumbButton(SafeItem[Button], template=_TEMPLATE):
    """Counts what readers think of an answer, and thanks them."""

    def __init__(
        self, story_id: str, revision_id: int, language: Language, *, is_good: bool
    ) -> None:
        """Make the button for the story `story_id` as told in `language` since `revision_id`."""
        thumb, emoji = ("good", "👍") if is_good else ("bad", "👎")
        custom_id = f"rb:{thumb}:{language}:{revision_id}:{story_id}"
        super().__init__(ui.Button(emoji=emoji, custom_id=custom_id))
        self._story_id = story_id
        self._revision_id = revision_id
        self._language = language
        self._is_good = is_good

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # discord.py's signature
        item: ui.Item[Any],  # noqa: ARG003
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed, on a message of this or an earlier run."""
        language, is_good = Language(match["language"]), match["thumb"] == "good"
        return cls(match["story"], int(match["revision"]), language, is_good=is_good)

    async def pressed(self, interaction: Interaction) -> None:
        """Count the thumb, thank the reader, and have curators look at what wasn't liked."""
        journal = interaction.client.base.journal
        revision = await journal.changes.revision(self._revision_id)
        if revision is None or revision.entry != entry_of(self._story_id):
            raise Refusal("feedback.error.too-old")
        thumbs = interaction.client.get_cog(Thumbs.__name__)
        assert isinstance(thumbs, Thumbs)  # noqa: S101  # they are set up together
        is_first = thumbs.is_first(interaction, is_good=self._is_good)
        if is_first:
            today = utcnow().date()
            await journal.feedback.add(self._story_id, revision.id, today, is_good=self._is_good)
        thanks = say(
            reader_language(interaction), "feedback.good" if self._is_good else "feedback.bad"
        )
        await interaction.response.send_message(thanks, ephemeral=True)
        if is_first and not self._is_good and (question := await _asked(interaction)):
            await note(interaction.client, question, self._language, disliked=True)


def thumbs_of(bot: Rebuttal, reply: Reply) -> tuple[ThumbButton, ...]:
    """Return the thumbs for an answer of this moment, none for another kind of reply."""
    head = bot.base.head(entry_of(reply.story_id)) if reply.story_id else None
    if reply.kind != "answer" or head is None or reply.story_id is None:
        return ()
    return tuple(
        ThumbButton(reply.story_id, head.id, reply.language, is_good=is_good)
        for is_good in (True, False)
    )


async def _asked(interaction: Interaction) -> str:
    """Return the question that the message answers, empty where it isn't to be found."""
    assert interaction.message is not None  # noqa: S101  # it is where the button stands
    if shown := question_of(interaction.message):
        return shown
    reference = interaction.message.reference
    if reference is None or reference.message_id is None:
        return ""
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved.content
    try:
        asked = await interaction.message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:  # deleted, or in a channel that the bot can't read back
        return ""
    return asked.content
