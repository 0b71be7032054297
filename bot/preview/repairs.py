"""What SimCord 3.2 lacks for a demo, put right from outside.

Each repair reaches into names that SimCord doesn't promise to keep; that is why its version is
pinned, and why they stand together here. Tests open a page and notice when one no longer fits.
"""

import asyncio
from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from simcord import Env, Preview, interactions
from simcord.backend.models import Interaction
from simcord.backend.state import Backend
from simcord.preview._pages import _Page

from bot.curation.base import Base
from bot.curation.drafts import Draft
from bot.curation.effects import Effect

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001

_STYLE = """
/* Discord shows an empty line between paragraphs. */
.embed-card .markdown-paragraph + .markdown-paragraph { margin-top: 0.8em; }
/* SimCord gives a Chinese character the width of a Latin one. */
.command-option-input { field-sizing: content; width: auto !important; max-width: 34em; }
"""


@contextmanager
def speaking(locales: Mapping[int, str]) -> Generator[None]:
    """Let each user's interactions carry that user's locale while the context lasts.

    SimCord sends every interaction as `en-US` and has no setting for it. Nor does it say of a
    message's command that it is a server's own.
    """
    original = interactions.base_payload

    def completed(backend: Backend, **fields: Any) -> tuple[Interaction, dict[str, Any]]:
        record, payload = original(backend, **fields)
        payload["locale"] = locales.get(record.user_id, payload["locale"])
        own = backend.commands.get(record.guild_id, {}) if record.guild_id else {}
        if any(command["id"] == payload["data"].get("id") for command in own.values()):
            payload["data"]["guild_id"] = str(record.guild_id)
        return record, payload

    interactions.base_payload = completed
    try:
        yield
    finally:
        interactions.base_payload = original


def ask_apart(env: Env, base: Base) -> None:
    """Have the page show a draft while known questions are still being asked.

    SimCord shows what the bot did only once it has nothing left to do, threads of its included.
    """
    ask = base.effects
    threads = ThreadPoolExecutor(thread_name_prefix="effects")

    async def effects(draft: Draft) -> list[Effect]:
        asking = asyncio.wrap_future(threads.submit(lambda: asyncio.run(ask(draft))))
        return await env.external_wait(asking, reason="known questions are being asked")

    base.effects = effects


@dataclass
class Turns:
    """Who acts in the page, and how many requests of the bot the page has shown."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    shown: int = 0


def take_turns(env: Env, preview: Preview) -> Turns:
    """Return the turns; each action in the page holds their lock while it lasts.

    SimCord refuses two things at once, and a page whose action was refused that way takes no
    other; whoever moves the clock meanwhile must hold the lock.
    """
    turns = Turns(shown=len(env.http_requests))
    act = preview._action

    async def act_in_turn(context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with turns.lock:
            done = await act(context_id, body)
            turns.shown = len(env.http_requests)
            return done

    preview._action = act_in_turn
    return turns


def follow_replies(preview: Preview) -> None:
    """Have each page scroll to the bot's newest message when one arrives.

    Left alone, a page stops somewhere inside a reply that is taller than a few lines.
    """
    publish = preview._publish
    newest: dict[str, int | None] = {}  # by page

    def publish_newest(page: _Page, **how: Any) -> None:
        latest = preview._initial_target(page.viewer, page.channel_id)
        if how.get("reason", "action") == "action" and latest != newest.get(page.id, latest):
            page.target_id = latest
        newest[page.id] = latest
        publish(page, **how)

    preview._publish = publish_newest


def restyle(preview: Preview) -> None:
    """Mend the page's looks. To be called before `preview` is entered."""
    static = preview._server._static

    async def static_with_style(request: web.Request) -> web.Response:
        response: web.Response = await static(request)
        if request.path == "/preview.css":
            response.text = (response.text or "") + _STYLE
        return response

    preview._server._static = static_with_style
