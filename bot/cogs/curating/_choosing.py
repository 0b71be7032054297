"""What curators' commands offer while somebody types, and the story that was meant."""

from collections.abc import Iterable, Iterator

from discord import app_commands

from bot.client import Interaction, Refusal, reader_language
from bot.cogs._embeds import shorten
from bot.cogs._guard import is_curator
from bot.cogs.curating._changes import heading
from bot.curation.changes import entry_of, story_of
from bot.curation.errors import StoreError
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.suggest import Suggester

_CHOICES = 25
_LONGEST = 100

Choices = list[app_commands.Choice[str]]


class Chooser:
    """Finds stories by what is typed: their ids, or whatever `/ask` would find them by."""

    def __init__(self) -> None:
        self._suggester: tuple[Snapshot, Suggester] | None = None

    async def stories(self, interaction: Interaction, typed: str) -> Choices:
        """Return the stories that `typed` may mean, nothing for who may not change them."""
        if not is_curator(interaction):
            return []
        language = reader_language(interaction)
        snapshot = interaction.client.answerer.snapshot
        found = dict.fromkeys(self._found(snapshot, typed, language))
        return [
            _choice(f"{snapshot.stories[story_id].title.of(language)} · {story_id}", story_id)
            for story_id in list(found)[:_CHOICES]
        ]

    def meant(self, interaction: Interaction, typed: str) -> str:
        """Return the id of the story that is meant. Raises Refusal."""
        wanted = typed.strip().lower()
        if interaction.client.base.content(entry_of(wanted)) is not None:
            return wanted
        snapshot = interaction.client.answerer.snapshot
        found = self._found(snapshot, typed, reader_language(interaction)) if wanted else iter(())
        story_id = next(found, None)
        if story_id is None:
            raise Refusal("curation.error.no-such-story")
        return story_id

    def _found(self, snapshot: Snapshot, typed: str, language: Language) -> Iterator[str]:
        wanted = typed.strip().lower()
        if wanted:
            yield from (story_id for story_id in snapshot.stories if story_id.startswith(wanted))
        if self._suggester is None or self._suggester[0] is not snapshot:
            self._suggester = snapshot, Suggester(snapshot)
        yield from (found.story_id for found in self._suggester[1].suggest(typed, language))


async def retired(interaction: Interaction, typed: str) -> Choices:
    """Return the stories that can be brought back, nothing for who may not."""
    if not is_curator(interaction):
        return []
    ids = filter(None, map(story_of, interaction.client.base.retired()))
    return [_choice(i, i) for i in _with(ids, typed)]


async def changes(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Return the newest changes, nothing for who may not take them back."""
    if not is_curator(interaction):
        return []
    try:
        found = await interaction.client.base.history(limit=_CHOICES)
    except StoreError:
        return []
    language = reader_language(interaction)
    lines = {f"{c.id} · {heading(c, language)} · {c.by.name}: {c.why}": c.id for c in found}
    return [
        app_commands.Choice(name=shorten(line, _LONGEST), value=lines[line])
        for line in _with(lines, typed)
    ]


def _with(lines: Iterable[str], typed: str) -> list[str]:
    wanted = typed.strip().lower()
    return [line for line in lines if wanted in line.lower()][:_CHOICES]


def _choice(name: str, value: str) -> app_commands.Choice[str]:
    return app_commands.Choice(name=shorten(name, _LONGEST), value=value)
