"""Telling Discord about the commands, only when they changed: it allows that rarely.

Commands for everybody are told once; those for curators to each of their servers.
"""

import hashlib
import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import discord
from discord import app_commands

_log = logging.getLogger(__name__)
FILE = "commands.json"
_EVERYWHERE = "everywhere"

Tree = app_commands.CommandTree[Any]


async def sync_commands(tree: Tree, folder: Path, servers: Iterable[int] = ()) -> None:
    """Send the commands of `tree` to Discord unless it has them: to all, and to each of `servers`.

    What was sent last is remembered in `folder` as hashes; a folder that can't be written to
    means that they are sent at every start. Servers that are no longer named lose theirs.
    """
    record = folder / FILE
    sent = _read(record)
    current = {_EVERYWHERE, *map(str, servers)}
    told: dict[str, str] = {}
    for scope in sorted(current | sent.keys()):
        server = None if scope == _EVERYWHERE else discord.Object(int(scope))
        fingerprint = await _fingerprint(tree, server)
        is_there = sent.get(scope) == fingerprint and await _known(tree, server)
        if (is_there or await _sent(tree, server)) and scope in current:
            told[scope] = fingerprint
    if told != sent:
        _write(record, told)


async def _sent(tree: Tree, server: discord.Object | None) -> bool:
    try:
        await tree.sync(guild=server)
    except discord.Forbidden:
        if server is None:
            raise
        _log.warning("server %d doesn't let me add commands: is the bot a member?", server.id)
        return False
    return True


async def _fingerprint(tree: Tree, server: discord.Object | None) -> str:
    """Return a hash of all that is sent, and of the application that it is sent for."""
    translator = tree.translator
    commands = tree.get_commands(guild=server)
    payload = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in commands
    ]
    told = json.dumps([tree.client.application_id, payload], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


async def _known(tree: Tree, server: discord.Object | None) -> bool:
    """Return whether Discord still holds the commands: they can be removed behind our back."""
    try:
        fetched = await tree.fetch_commands(guild=server)
    except discord.Forbidden:
        return False
    held = {(command.name, command.type) for command in fetched}
    return held == {(command.name, _type(command)) for command in tree.get_commands(guild=server)}


def _type(command: object) -> discord.AppCommandType:
    if isinstance(command, app_commands.ContextMenu):
        return command.type
    return discord.AppCommandType.chat_input


def _read(path: Path) -> dict[str, str]:
    """Return what was told to whom, as far as the record can be read."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    told = cast("dict[object, object]", held) if isinstance(held, dict) else {}
    return {
        scope: fingerprint
        for scope, fingerprint in told.items()
        if isinstance(scope, str) and isinstance(fingerprint, str) and _is_scope(scope)
    }


def _is_scope(scope: str) -> bool:
    return scope == _EVERYWHERE or scope.isdecimal()


def _write(path: Path, told: dict[str, str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    except OSError as error:
        _log.warning("can't note which commands Discord has: %s", error)
