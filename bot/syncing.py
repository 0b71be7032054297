"""Telling Discord about the commands, only when they changed: it allows that rarely."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

_log = logging.getLogger(__name__)
FILE = "commands.sha256"


async def sync_commands(tree: app_commands.CommandTree[Any], folder: Path) -> bool:
    """Send the commands of `tree` to Discord unless it has them; return whether they were sent.

    What was sent last is remembered in `folder` as a hash; a folder that can't be written to
    means that they are sent at every start.
    """
    record = folder / FILE
    fingerprint = await _fingerprint(tree)
    if _read(record) == fingerprint and await _known(tree):
        return False
    await tree.sync()
    _write(record, fingerprint)
    return True


async def _fingerprint(tree: app_commands.CommandTree[Any]) -> str:
    """Return a hash of all that is sent, and of the application that it is sent for."""
    translator = tree.translator
    commands = tree.get_commands()
    payload = [
        await command.get_translated_payload(tree, translator)
        if translator
        else command.to_dict(tree)
        for command in commands
    ]
    told = json.dumps([tree.client.application_id, payload], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


async def _known(tree: app_commands.CommandTree[Any]) -> bool:
    """Return whether Discord still holds the commands: they can be removed behind our back."""
    held = {(command.name, command.type) for command in await tree.fetch_commands()}
    return held == {(command.name, _type(command)) for command in tree.get_commands()}


def _type(command: object) -> discord.AppCommandType:
    if isinstance(command, app_commands.ContextMenu):
        return command.type
    return discord.AppCommandType.chat_input


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        _log.warning("can't note which commands Discord has: %s", error)
