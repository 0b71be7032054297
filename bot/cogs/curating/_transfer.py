"""Entries in and out of Discord as files."""

import asyncio
from io import BytesIO

import discord

from bot.client import Interaction, Refusal, reader_language
from bot.cogs.curating._desk import Work
from bot.cogs.curating._diffs import fitting
from bot.cogs.curating._draft import Sheet
from bot.cogs.curating._flow import defer, propose, put
from bot.cogs.curating._problems import problem_lines
from bot.curation.changes import Door
from bot.curation.errors import NothingToDo, Refused
from bot.curation.transfer import MAX_UPLOAD, export_base, export_story, read_import
from bot.knowledge.problems import Problem
from bot.language import Language
from bot.replies.catalogue import say

_ROOM = 3500
_ZIP = "facts.zip"


async def import_file(interaction: Interaction, file: discord.Attachment, why: str) -> None:
    """Show what the entries of `file` would change. Raises Refusal and NothingToDo."""
    if file.size > MAX_UPLOAD:
        raise Refusal("curation.error.too-large", limit=MAX_UPLOAD // 1024**2)
    await defer(interaction)
    language = reader_language(interaction)
    try:
        raw = await file.read()
    except discord.HTTPException:
        raise Refusal("curation.error.unread-file") from None
    try:
        files = await asyncio.to_thread(read_import, file.filename, raw)
    except Refused as refused:
        await put(interaction, _refused_sheet(refused.problems, language))
        return
    base = interaction.client.base
    edits = [base.edit(e, content) for e, content in files.items() if base.content(e) != content]
    if not edits:
        raise NothingToDo("the base holds all of it")
    work = Work.of(base, edits, interaction.user.id, language)
    work.door = Door.IMPORT
    work.why = why or say(
        interaction.client.settings.default_language, "curation.why.import", file=file.filename
    )
    await propose(interaction, work)


def _refused_sheet(problems: tuple[Problem, ...], language: Language) -> Sheet:
    lines = problem_lines(problems)
    shown = fitting(lines, _ROOM, say(language, "curation.more", count="{}"))
    embed = discord.Embed(
        title=say(language, "curation.import.refused"),
        description=shown,
        colour=discord.Colour.red(),
    )
    return Sheet([embed], text="" if shown == "\n".join(lines) else "\n".join(lines))


async def export_file(interaction: Interaction, story_id: str | None) -> None:
    """Send a story's file, or all of the base as a zip. Raises NotFound and Refusal."""
    files = interaction.client.base.live.reading.files
    await interaction.response.defer(ephemeral=True, thinking=True)
    if story_id:
        name, content = f"{story_id}.yaml", export_story(files, story_id)
    else:
        name, content = _ZIP, await asyncio.to_thread(export_base, files)
    if interaction.guild and len(content) > interaction.guild.filesize_limit:
        raise Refusal("curation.error.too-large-to-send")
    said = say(reader_language(interaction), "curation.export.done")
    await interaction.edit_original_response(
        content=said, attachments=[discord.File(BytesIO(content), name)]
    )
