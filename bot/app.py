"""The bot, put together, started and stopped."""

import asyncio
import logging
import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress

import aiohttp
import discord

from bot.client import Rebuttal
from bot.cogs import about, ask, curating, housekeeping, mentions, queueing, suggesting
from bot.curation.base import Base
from bot.curation.errors import StoreError
from bot.settings import Settings, SettingsError

__all__ = ["Rebuttal", "StartError", "create_bot", "run"]

_log = logging.getLogger(__name__)
_CLOSING = 5.0  # seconds that what is still closing gets


class StartError(Exception):
    """The bot can't get onto Discord; the text says why, in one line."""


def create_bot(settings: Settings, base: Base) -> Rebuttal:
    """Return the bot, complete and not connected. Does no I/O; the bot opens and closes `base`."""
    parts = (ask, mentions, about, housekeeping, curating, queueing, suggesting)
    return Rebuttal(settings, base, [part.setup for part in parts])


def run(settings: Settings, base: Base) -> None:
    """Run the bot on Discord until it is told to stop (SIGTERM, SIGINT, Ctrl+C).

    Raises SettingsError when there is no token, StartError when Discord doesn't accept it or
    can't be reached, or when the journal of the facts can't be written.
    """
    if settings.discord_token is None:
        raise SettingsError(
            "DISCORD_TOKEN: is missing; put the token from your application's Bot page"
        )
    discord.utils.setup_logging(level=logging.getLevelNamesMapping()[settings.log_level])
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(create_bot(settings, base), settings.discord_token.get_secret_value()))


async def _serve(bot: Rebuttal, token: str) -> None:
    stopping = asyncio.Event()
    try:
        await bot.base.open()
    except StoreError as error:
        raise StartError(str(error)) from error
    async with bot:
        with told_to_stop(stopping.set):
            warming = asyncio.create_task(asyncio.to_thread(bot.answerer.warm))
            session = asyncio.create_task(_stay(bot, token))
            told = asyncio.create_task(stopping.wait())
            await asyncio.wait({session, told}, return_when=asyncio.FIRST_COMPLETED)
            if session.done():
                session.result()  # raises what ended it
            else:
                _log.info("stopping")
                await bot.close()
            for task in (session, told, warming):
                task.cancel()
    await _leftovers()


async def _leftovers() -> None:
    """Let what is still closing finish.

    SQLAlchemy closes the connection of a cancelled task in a task of its own; cancelled in its
    turn, as `asyncio.run` does at its end, that one waits for ever for aiosqlite's thread.
    """
    left = asyncio.all_tasks() - {asyncio.current_task()}
    if left:
        await asyncio.wait(left, timeout=_CLOSING)


async def _stay(bot: Rebuttal, token: str) -> None:
    """Be on Discord. Raises StartError when it can't get there."""
    try:
        await bot.start(token)
    except discord.LoginFailure:
        raise StartError(
            "DISCORD_TOKEN: Discord doesn't accept it; put a new one "
            "(Developer Portal, your application, Bot, Reset Token)"
        ) from None
    except (OSError, aiohttp.ClientError, discord.HTTPException) as error:
        raise StartError(f"Discord can't be reached: {error}") from error
    except AttributeError as error:
        # discord.py 2.7 trips over its own retry when its very first connection fails.
        if bot.is_ready():
            raise
        raise StartError("Discord can't be reached: its gateway doesn't answer") from error


@contextmanager
def told_to_stop(stop: Callable[[], object]) -> Generator[None]:
    """Call `stop` on SIGTERM and SIGINT while this lasts; where there are no signals, don't."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    with suppress(NotImplementedError):  # Windows: there Ctrl+C raises KeyboardInterrupt
        for number in signals:
            loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)
