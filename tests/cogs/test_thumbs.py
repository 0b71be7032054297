"""👍 and 👎 under answers, as readers press them."""

from collections.abc import Awaitable, Callable

import discord
import pytest
from discord import ui
from simcord import InteractionResult, MemberActor

from bot.app import create_bot
from bot.cogs._thumbs import ThumbButton
from bot.curation.base import Base
from bot.curation.changes import entry_of
from bot.knowledge.writing import dump_story
from bot.language import Language
from bot.settings import Settings
from tests.simulated import AnyMessage, Server, parts_of, publish, reopened, text_of

GAN = "why was GAN rejected?"

Restart = Callable[[Server], Awaitable[None]]


@pytest.fixture(params=[False, True], ids=["same run", "after a restart"])
def restart(request: pytest.FixtureRequest, settings: Settings, base: Base) -> Restart:
    async def restarted(server: Server) -> None:
        if request.param:
            await server.env.restart_bot(create_bot(settings, reopened(base)))

    return restarted


def thumbs(message: AnyMessage | None) -> list[str]:
    """The custom_ids of the thumbs under `message`, 👍 first."""
    ids = [part.custom_id or "" for part in parts_of(message)]
    return [i for i in ids if i.startswith(("rb:good:", "rb:bad:"))]


async def thumb(who: MemberActor, message: AnyMessage, *, is_good: bool) -> InteractionResult:
    up, down = thumbs(message)
    return await who.click(message, custom_id=up if is_good else down)


async def counted(server: Server, story_id: str = "gan") -> tuple[int, int]:
    return await server.bot.base.journal.feedback.of(story_id)


@pytest.mark.parametrize(
    ("who", "is_good", "thanks"),
    [
        ("ada", True, "Thank you! Good to know."),
        ("ada", False, "Thank you. The curators will have another look at it."),
        ("mei", True, "谢谢，收到！"),
        ("mei", False, "谢谢，维护者会再看一看。"),
        ("hao", False, "謝謝，維護者會再看一看。"),
    ],
)
async def test_whoever_presses_is_thanked_privately_in_their_language(
    server: Server, restart: Restart, who: str, is_good: bool, thanks: str
):
    answer = await server.ask(server.ada, GAN)
    await restart(server)
    result = await thumb(getattr(server, who), answer, is_good=is_good)
    assert result.ephemeral
    assert text_of(result.response) == thanks
    assert await counted(server) == (int(is_good), int(not is_good))


async def test_a_thumb_counts_once_for_each_reader(server: Server):
    answer = await server.ask(server.ada, GAN)
    for who in (server.ada, server.ada, server.mei):
        await thumb(who, answer, is_good=False)
    assert await counted(server) == (0, 2)
    [noted] = await server.bot.base.journal.questions.open()
    assert noted.disliked == 2


async def test_it_counts_for_the_revision_that_was_told(server: Server):
    base = server.bot.base
    told = base.head(entry_of("gan"))
    answer = await server.ask(server.ada, GAN)
    story = base.live.reading.snapshot.stories["gan"]
    changed = story.model_copy(update={"notes": "looked at"})
    await publish(base, {entry_of("gan"): dump_story(changed).encode()})
    await thumb(server.mei, answer, is_good=True)
    now = base.head(entry_of("gan"))
    assert told
    assert now
    assert told.id != now.id
    assert await base.journal.feedback.of("gan", told.id) == (1, 0)
    assert await base.journal.feedback.of("gan", now.id) == (0, 0)


async def test_disliking_notes_the_question(server: Server, restart: Restart):
    asked = await server.ask(server.mei, "GAN 为什么被拒？")
    await restart(server)
    await thumb(server.ada, asked, is_good=False)
    [noted] = await server.bot.base.journal.questions.open()
    assert (noted.text, noted.language) == ("GAN 为什么被拒？", Language.ZH_HANS)
    assert (noted.asked, noted.disliked) == (0, 1)


async def test_disliking_an_answer_to_a_command_notes_its_question(server: Server):
    result = await server.hao.slash(
        server.channel, "ask", question="GAN 為什麼被拒？", private=True
    )
    assert result.response is not None
    await thumb(server.hao, result.response, is_good=False)
    [noted] = await server.bot.base.journal.questions.open()
    assert noted.text == "GAN 為什麼被拒？"


async def test_liking_notes_nothing(server: Server):
    answer = await server.ask(server.ada, GAN)
    await thumb(server.ada, answer, is_good=True)
    assert await server.bot.base.journal.questions.open() == []


async def test_a_question_that_was_deleted_is_not_noted(server: Server):
    question = await server.ada.send(server.channel, f"{server.mention} {GAN}")
    answer = server.last
    await server.ada.delete(question)
    result = await thumb(server.mei, answer, is_good=False)
    assert result.ephemeral
    assert await counted(server) == (0, 1)
    assert await server.bot.base.journal.questions.open() == []


async def test_a_story_told_whole_has_no_question_to_note(server: Server):
    result = await server.ada.slash(server.channel, "ask", question="story:gan")
    assert result.response is not None
    await thumb(server.ada, result.response, is_good=False)
    assert await counted(server) == (0, 1)
    assert await server.bot.base.journal.questions.open() == []


async def test_only_answers_have_thumbs(server: Server):
    assert len(thumbs(await server.ask(server.ada, GAN))) == 2
    assert thumbs(await server.ask(server.ada, "was CatNet rejected?")) == []
    listing = await server.ada.slash(server.channel, "ask", question="rejected papers")
    assert thumbs(listing.response) == []


@pytest.mark.parametrize(
    ("story_id", "revision_id"),
    [("gan", 10**15 - 1), ("gan", 0), ("no-such-story", None), ("dit", None)],
)
async def test_a_forged_thumb_counts_nothing(
    server: Server, story_id: str, revision_id: int | None
):
    head = server.bot.base.head(entry_of("gan"))
    assert head is not None
    button = ThumbButton(
        story_id,
        head.id if revision_id is None else revision_id,
        Language.EN,
        is_good=True,
    )
    view = ui.View(timeout=None)
    view.add_item(button)
    channel = server.bot.get_channel(server.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("?", view=view)
    result = await thumb_alone(server.mei, server.last)
    assert text_of(result.response) == "这条回答太旧，没法评价了。请重新提问，再评价新的回答。"
    assert await counted(server, story_id) == (0, 0)


async def thumb_alone(who: MemberActor, message: AnyMessage) -> InteractionResult:
    [custom_id] = thumbs(message)
    return await who.click(message, custom_id=custom_id)


@pytest.mark.parametrize("language", Language)
def test_what_a_thumb_remembers_fits_discord(language: Language):
    button = ThumbButton("a" * 60, 10**15 - 1, language, is_good=True)
    assert len(button.custom_id) <= 100
