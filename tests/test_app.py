"""Starting and stopping, against a stand-in for Discord's REST API on this machine."""

import asyncio
import json
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr
from yarl import URL

from bot.app import StartError, create_bot, run
from bot.curation.base import Base
from bot.curation.live import Live
from bot.settings import Settings, SettingsError

TOKEN = SecretStr("MTk4NjIyNDgzNDcx.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs")
USER = {"id": "1", "username": "rebuttal", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION = {
    "id": "1",
    "name": "Rebuttal",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "owner": USER,
}

Answer = Callable[[str], tuple[int, Any]]


@pytest.fixture(autouse=True)
def log() -> Iterator[None]:
    """Take away the log handler that a run adds."""
    handlers = list(logging.root.handlers)
    yield
    logging.root.handlers = handlers


@pytest.fixture
def with_token(settings: Settings) -> Settings:
    return settings.model_copy(update={"discord_token": TOKEN})


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], None]]:
    """Have the bot talk to a server of ours, which answers by path."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> None:
        class Handler(BaseHTTPRequestHandler):
            def respond(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, body = answer(self.path.removeprefix("/api"))
                with suppress(ConnectionError):  # a bot that was stopped doesn't wait
                    self.send_response(status)
                    self.send_header("Content-Type", "application/json")
                    self.end_headers()
                    self.wfile.write(json.dumps(body).encode())

            do_GET = do_PUT = respond  # noqa: N815  # the standard library's names

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Keep the tests' output clean."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"127.0.0.1:{server.server_port}"
        monkeypatch.setattr(Route, "BASE", f"http://{address}/api")
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"ws://{address}/gateway"))

    yield start
    for server in servers:
        server.shutdown()


def test_without_a_token_it_says_what_to_put(settings: Settings, base: Base):
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN: is missing; put the token[^\n]*$"):
        run(settings, base)


def test_a_token_that_discord_refuses_is_one_line(
    with_token: Settings, base: Base, serve: Callable[[Answer], None]
):
    serve(lambda _: (401, {"message": "401: Unauthorized", "code": 0}))
    with pytest.raises(StartError, match=r"^DISCORD_TOKEN: Discord doesn't accept it; [^\n]*$"):
        run(with_token, base)


def test_no_network_is_one_line(with_token: Settings, base: Base, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}/api")
    with pytest.raises(StartError, match=r"^Discord can't be reached: [^\n]*$"):
        run(with_token, base)


def test_a_journal_that_can_not_be_written_is_one_line(with_token: Settings, live: Live):
    with_token.data_dir.write_text("in the way")
    base = Base.at(with_token.facts_dir, with_token.data_dir, ready=live)
    with pytest.raises(StartError, match=r"data: [^\n]*$"):
        run(with_token, base)


def discord_but_its_gateway(path: str) -> tuple[int, Any]:
    """Log anybody in, and take any commands."""
    if path.startswith("/gateway"):
        return 503, {}
    return 200, USER if path == "/users/@me" else [] if "commands" in path else APPLICATION


def test_a_gateway_that_is_down_is_one_line(
    with_token: Settings, base: Base, serve: Callable[[Answer], None]
):
    serve(discord_but_its_gateway)
    with pytest.raises(StartError, match=r"^Discord can't be reached: its gateway [^\n]*$"):
        run(with_token, base)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly(
    with_token: Settings,
    base: Base,
    serve: Callable[[Answer], None],
    number: signal.Signals,
):
    asked: list[str] = []

    def answer(path: str) -> tuple[int, Any]:
        asked.append(path)
        if path.startswith("/gateway"):  # logged in, its commands sent, about to connect
            os.kill(os.getpid(), number)
        return discord_but_its_gateway(path)

    serve(answer)
    before = signal.getsignal(number)
    run(with_token, base)
    assert "/applications/1/commands" in asked
    assert signal.getsignal(number) == before


async def test_closing_waits_for_an_answer_under_way(settings: Settings, base: Base):
    bot = create_bot(settings, base)
    sent: list[str] = []

    async def answer_slowly() -> None:
        with bot.under_way():
            await asyncio.sleep(0.05)
            sent.append("answer")

    async with bot:
        answering = asyncio.create_task(answer_slowly())
        await asyncio.sleep(0)
    assert sent == ["answer"]
    assert bot.is_closed()
    await answering


def test_it_needs_no_privileged_intents_and_pings_nobody(settings: Settings, base: Base):
    bot = create_bot(settings, base)
    assert not bot.intents.message_content
    assert not bot.intents.members
    assert not bot.intents.presences
    assert bot.allowed_mentions is not None
    assert bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()
