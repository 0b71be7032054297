"""Serving the page: SimCord's Preview, with its clock kept running."""

import asyncio
import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord
from simcord import Env, Preview, SetupError
from tzlocal import get_localzone_name

from bot.app import create_bot, told_to_stop
from bot.curation.base import Base
from bot.curation.live import Live
from bot.preview import PreviewUnavailableError, repairs, waiting, world
from bot.settings import Settings

_log = logging.getLogger(__name__)
_ANY_PORT = 0
_TICK = 1.0  # seconds
_PATIENCE = 60.0  # seconds that the bot may take to do what was asked of it
_LONGEST_STEP = 60.0  # of the clock at once: a laptop that slept catches up bit by bit
_WELCOME = """\
The bot answers in this page (Ctrl-C ends it):

    {url}

Choose who you are under "Viewing as". Start a message with @{bot}, or type /ask.
To have it in your own server: make an application at https://discord.com/developers, put its
bot's token into .env as DISCORD_TOKEN=…, and start again. The README has the steps.
"""


async def serve(settings: Settings, live: Live, port: int) -> None:
    """Show the bot until the page's session is ended, or the process told to stop.

    Its facts are a copy, so that everybody may try to change them.
    Raises `PreviewUnavailableError` when the page can't be started.
    """
    with TemporaryDirectory() as folder:  # what is changed or noted down here isn't for real
        facts, data = Path(folder, "facts"), Path(folder, "data")
        shutil.copytree(settings.facts_dir, facts)
        own = settings.model_copy(update={"facts_dir": facts, "data_dir": data})
        bot = create_bot(own, Base.at(facts, data, discord.utils.utcnow, live))
        env = Env(bot, check_errors=False, settle_timeout=_PATIENCE)
        env.backend.advance_clock(max(0.0, _behind(env)))  # before anything is timed by it
        repairs.ask_apart(env, bot.base)
        world.name_bot(env)
        scene = world.build_world(env)
        bot.settings = own.model_copy(update=scene.settings)
        await env.start()
        try:
            with env.time_context(), repairs.speaking(scene.locales):
                await waiting.leave_questions(bot)
                await waiting.leave_suggestion(bot, scene.members[-2].id)
                await world.ask_first_questions(scene)
                await _show(env, scene, port)
        finally:
            await env.shutdown()
            await bot.base.close()


async def _show(env: Env, scene: world.World, port: int) -> None:
    stop = asyncio.Event()
    with told_to_stop(stop.set):
        preview = await _open(env, scene, port)
        turns = repairs.take_turns(env, preview)
        repairs.follow_replies(preview)
        tasks: list[asyncio.Task[Any]] = [
            asyncio.create_task(preview.wait_closed()),
            asyncio.create_task(stop.wait()),
            asyncio.create_task(_keep_time(env, preview, turns)),
        ]
        print(_WELCOME.format(url=preview.url, bot=world.BOT_NAME), flush=True)
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()  # raises what stopped it, if it was an error
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await preview.close()


async def _open(env: Env, scene: world.World, port: int) -> Preview:
    """Return a started Preview, at `port` if it is free."""
    pictures = world.pictures(env, scene)
    problem: SetupError | None = None
    for candidate in (port, _ANY_PORT):
        try:
            preview = env.preview(
                scene.channel,
                viewers=scene.members,
                layout="channel",
                timezone=_local_zone(),
                assets=pictures,
                port=candidate,
            )
            repairs.restyle(preview)
            return await preview.__aenter__()
        except SetupError as error:
            problem = error
            if not isinstance(error.__cause__, OSError):
                break
    raise PreviewUnavailableError(f"the page can't be started: {problem}") from problem


async def _keep_time(env: Env, preview: Preview, turns: repairs.Turns) -> None:
    """Advance SimCord's clock with the wall clock, while nobody does anything in the page."""
    while True:
        await asyncio.sleep(_TICK)
        async with turns.lock:
            try:
                await env.advance_time(min(max(0.0, _behind(env)), _LONGEST_STEP))
            except TimeoutError as error:
                _log.warning("the simulated clock is held up: %s", error)
            # Publishing turns down clicks on what was shown before: only when the bot did
            # something of its own accord.
            if len(env.http_requests) != turns.shown:
                turns.shown = len(env.http_requests)
                await preview.refresh()


def _behind(env: Env) -> float:
    """Return by how many seconds SimCord's clock is behind the wall clock."""
    return (datetime.now(UTC) - env.now()).total_seconds()


def _local_zone() -> str:
    """Return the name of this machine's time zone, `UTC` where it has none."""
    try:
        return get_localzone_name() or "UTC"
    except LookupError:
        return "UTC"
