"""The Discord client: what it holds, how it starts and stops, and what users see of errors."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.answering import Answerer
from bot.curation.base import Base
from bot.curation.errors import CurationError, StoreError
from bot.language import Language
from bot.localisation import CatalogueTranslator, language_of
from bot.mishaps import sentence
from bot.replies.catalogue import say
from bot.settings import Settings
from bot.syncing import sync_commands

_log = logging.getLogger(__name__)
_LOOKS = 0.5  # seconds between looks for hand edits
_PATIENCE = 5.0  # seconds for what is under way when the bot is told to stop


class Refusal(Exception):  # noqa: N818  # not an error: what was asked can't be done
    """Tells the user why something isn't done; `key` is a message of the catalogues."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Rebuttal(commands.Bot):
    """The bot. `parts` add its cogs and buttons before it connects.

    It opens `base` when it starts, and closes it at its end.
    """

    def __init__(
        self,
        settings: Settings,
        base: Base,
        parts: Sequence[Callable[["Rebuttal"], Awaitable[None]]],
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=_Tree,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # no event needs the messages of before
        )
        self.settings = settings
        self.base = base
        self._parts = parts
        self._under_way: set[asyncio.Task[object]] = set()

    @property
    def answerer(self) -> Answerer:
        """What answers questions at this moment; handlers read it once for each question."""
        return self.base.answerer

    async def setup_hook(self) -> None:
        """Open the base, add the parts and make their commands known to Discord."""
        await self.base.open()
        await self.base.prepare()
        self._look.start()
        for part in self._parts:
            await part(self)
        await self.tree.set_translator(CatalogueTranslator())
        await sync_commands(self.tree, self.settings.data_dir, self.settings.curator_servers)

    @tasks.loop(seconds=_LOOKS)
    async def _look(self) -> None:
        """Take in facts that were changed by hand, or by another process."""
        try:
            await self.base.look()
        except StoreError as error:
            _log.warning("changed facts can't be taken in: %s", error)

    async def on_ready(self) -> None:
        """Log that the bot is there for its servers."""
        _log.info("ready as %s, in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing here: there are no prefix commands, and the cogs listen themselves."""

    @contextmanager
    def under_way(self) -> Generator[None]:
        """Have `close` wait for the current task, up to a few seconds, while this lasts."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  # handlers always run in one
        self._under_way.add(task)
        try:
            yield
        finally:
            self._under_way.discard(task)

    async def close(self) -> None:
        """Finish what is under way, then leave Discord and close the base."""
        self._look.cancel()
        current = asyncio.current_task()
        if others := {task for task in self._under_way if task is not current}:
            await asyncio.wait(others, timeout=_PATIENCE)
        await super().close()
        await self.base.close()


Interaction = discord.Interaction[Rebuttal]


class _Tree(app_commands.CommandTree[Rebuttal]):
    """Sends the errors of all commands the one way."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the user in a sentence; the details go to the log."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await report(interaction, cause)


def reader_language(interaction: Interaction) -> Language:
    """Return the language that the user's own Discord is set to."""
    return language_of(interaction.locale, interaction.client.settings.default_language)


def explain(error: Exception, language: Language) -> str:
    """Return the one sentence that a user sees of `error`; the rest goes to the log."""
    match error:
        case Refusal():
            return say(language, error.key, **error.values)
        case CurationError():
            return sentence(error, language)
        case app_commands.CheckFailure():
            return say(language, "curation.error.not-curator")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            _log.warning("a command that this version doesn't have: %s", error)
            return say(language, "discord.error.outdated")
        case _:
            _log.error("while answering", exc_info=error)
            return say(language, "discord.error.failed")


async def report(interaction: Interaction, error: Exception) -> None:
    """Tell the user of `interaction`, and nobody else, that it failed."""
    sentence = explain(error, reader_language(interaction))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except discord.HTTPException:
        _log.warning("could not tell the user", exc_info=True)
