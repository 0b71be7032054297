"""Beginning a new story: its title and first source; the rest is filled in from the draft."""

from bot.client import Interaction, Refusal, reader_language
from bot.cogs.curating._desk import Then, Work
from bot.cogs.curating._flow import propose
from bot.cogs.curating._forms import PartForm, fill
from bot.cogs.curating._parts import Data, Form, Part, slug, written
from bot.curation.base import Base
from bot.curation.changes import entry_of, is_entry
from bot.knowledge.kinds import StoryKind, Support
from bot.language import Language
from bot.replies.catalogue import say

_NAMELESS = "story"  # the id where the title has no letters to make one of
_LONGEST = 60


class StartForm(PartForm):
    """What a new story begins with."""

    def __init__(self, work: Work, begun: Data, language: Language) -> None:
        form = Form(Part.START)
        super().__init__(work, form, form.filled(begun), language)
        self._begun = begun

    async def submitted(self, interaction: Interaction) -> None:
        """Show the beginning, and what is still missing."""
        work, typed = self.work, self.typed()
        base = interaction.client.base
        if work.story is None:
            work.story = _free_id(base, slug(typed["title-en"]) or _NAMELESS)
        must_be_free(base, work.story)
        work.started = {entry_of(work.story): None}
        work.put(entry_of(work.story), written(work.story, self._begun))
        default = interaction.client.settings.default_language
        work.why = say(default, "curation.why.add")
        fill(work, Form(Part.START), typed)
        await propose(interaction, work)


async def open_new(
    interaction: Interaction, kind: StoryKind, support: Support, story_id: str | None
) -> None:
    """Open the form that a new story begins with. Raises Refusal when the id won't do."""
    language = reader_language(interaction)
    if story_id is not None:
        story_id = story_id.strip().lower()
        must_be_free(interaction.client.base, story_id)
    work = Work(interaction.user.id, language, story_id)
    begun: Data = {"kind": kind.value, "support": support.value}
    await interaction.response.send_modal(StartForm(work, begun, language))


async def open_begun(interaction: Interaction, begun: Data, then: Then) -> None:
    """Open that form for a story that somebody has begun; `then` is done once it is live."""
    language = reader_language(interaction)
    work = Work(interaction.user.id, language, then=then)
    begun = {"kind": StoryKind.PAPER.value, "support": Support.REPORTED.value, **begun}
    await interaction.response.send_modal(StartForm(work, begun, language))


def must_be_free(base: Base, story_id: str) -> None:
    """Raise Refusal unless a story may be given the id `story_id`."""
    if not is_entry(entry_of(story_id)) or len(story_id) > _LONGEST:
        raise Refusal("curation.error.bad-id")
    if base.content(entry_of(story_id)) is not None:
        raise Refusal("curation.error.taken")


def _free_id(base: Base, stem: str) -> str:
    number, story_id = 1, stem
    while base.content(entry_of(story_id)) is not None:
        number += 1
        story_id = f"{stem[: _LONGEST - 4]}-{number}"
    return story_id
