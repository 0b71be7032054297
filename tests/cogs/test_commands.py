"""What Discord is told about the commands, and when."""

import re
from collections.abc import Iterator
from typing import Any, cast

import discord
import pytest
from discord import app_commands
from simcord import Env

from bot.app import create_bot
from bot.curation.base import Base
from bot.settings import Settings
from bot.syncing import FILE
from tests.simulated import Server, reopened

# Discord's rule for names of slash commands and of their options, besides "no capitals".
VALID = re.compile(r"[-_'\w]{1,32}")
SLASH, MESSAGE = 1, 3


def registered(env: Env) -> list[dict[str, Any]]:
    """The commands as they were sent to Discord last."""
    puts = [entry for entry in env.http_requests if entry.method == "PUT"]
    return cast("list[dict[str, Any]]", puts[-1].json)


def named(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The command and its options: everything with names and descriptions."""
    yield command
    yield from command.get("options", [])


async def test_names_and_descriptions_are_valid_in_every_language(simcord_env: Env):
    for command in registered(simcord_env):
        for thing in named(command):
            names = [thing["name"], *thing["name_localizations"].values()]
            if command["type"] == SLASH:
                assert all(VALID.fullmatch(name) and name == name.lower() for name in names)
            else:
                assert all(1 <= len(name) <= 32 for name in names)
            texts = [thing.get("description"), *thing.get("description_localizations", {}).values()]
            assert all(1 <= len(text) <= 100 for text in texts if text is not None)


async def test_everything_is_named_in_both_kinds_of_chinese(simcord_env: Env):
    for command in registered(simcord_env):
        for thing in named(command):
            assert thing["name_localizations"].keys() == {"zh-CN", "zh-TW"}
            if command["type"] == SLASH:
                assert thing["description_localizations"].keys() == {"zh-CN", "zh-TW"}
    [menu] = [command for command in registered(simcord_env) if command["type"] == MESSAGE]
    assert menu["name"] == "Answer this question"
    assert menu["name_localizations"] == {"zh-CN": "回答这个问题", "zh-TW": "回答這個問題"}


async def test_no_two_commands_share_a_name_in_any_language(simcord_env: Env):
    for locale in ("en", "zh-CN", "zh-TW"):
        names = [
            (command["type"], command["name_localizations"].get(locale, command["name"]))
            for command in registered(simcord_env)
        ]
        assert len(names) == len(set(names))


def syncs(env: Env) -> int:
    return sum(entry.method == "PUT" for entry in env.http_requests)


async def hello(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("hello")


async def test_commands_are_sent_only_when_they_changed(
    simcord_env: Env, settings: Settings, base: Base
):
    assert syncs(simcord_env) == 1
    await simcord_env.restart_bot(create_bot(settings, reopened(base)))
    assert syncs(simcord_env) == 1
    changed = create_bot(settings, reopened(base))
    changed.tree.add_command(
        app_commands.Command(name="hello", description="hello", callback=hello)
    )
    await simcord_env.restart_bot(changed)
    assert syncs(simcord_env) == 2


async def test_commands_are_sent_again_when_discord_lost_them(
    simcord_env: Env, settings: Settings, base: Base
):
    simcord_env.backend.register_commands(None, [])
    await simcord_env.restart_bot(create_bot(settings, reopened(base)))
    assert syncs(simcord_env) == 2


@pytest.fixture(params=["unreadable", "unwritable"])
def obstacle(request: pytest.FixtureRequest, simcord_env: Env, settings: Settings) -> Env:
    """A first start, after which its note is spoilt."""
    record = settings.data_dir / FILE
    if request.param == "unreadable":
        record.write_bytes(b"\xff")
    else:
        record.unlink()
        record.mkdir()
    return simcord_env


async def test_a_spoilt_note_of_what_was_sent_stops_nothing(
    obstacle: Env, settings: Settings, base: Base
):
    await obstacle.restart_bot(create_bot(settings, reopened(base)))
    assert syncs(obstacle) == 2


async def test_a_command_from_before_an_update_is_said_to_be_outdated(server: Server):
    server.bot.tree.remove_command("about")
    result = await server.mei.slash(server.channel, "about")
    assert result.ephemeral
    assert result.response is not None
    assert result.response.content == "这个命令已经更新，请重新加载 Discord 后再试。"
    assert len(server.env.errors) == 1
