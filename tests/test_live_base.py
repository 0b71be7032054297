"""The running bot, while its base changes."""

from simcord import Env

from bot.app import create_bot
from bot.curation.changes import entry_of
from bot.settings import Settings
from tests.curation.memory import MemoryStore
from tests.simulated import Server, publish, reopened, text_of

DIT = entry_of("dit")
QUESTION = "why was DiT rejected?"


def hand_edit(server: Server, content: bytes) -> None:
    store = server.bot.base.store
    assert isinstance(store, MemoryStore)
    store.files[DIT] = content
    store.is_changed = True


def changed(server: Server) -> bytes:
    content = server.bot.base.content(DIT)
    assert content is not None
    return content.replace(b"Scalable Diffusion Models", b"Renamed Diffusion Models", 1)


async def test_a_published_change_is_answered_at_once_and_after_a_restart(
    server: Server, settings: Settings
):
    assert "Scalable Diffusion" in text_of(await server.ask(server.ada, QUESTION))
    await publish(server.bot.base, {DIT: changed(server)})
    assert "Renamed Diffusion" in text_of(await server.ask(server.ada, QUESTION))
    await server.env.restart_bot(create_bot(settings, reopened(server.bot.base)))
    assert "Renamed Diffusion" in text_of(await server.ask(server.ada, QUESTION))


async def test_a_hand_edit_is_answered_within_a_second(server: Server, simcord_env: Env):
    hand_edit(server, changed(server))
    await simcord_env.advance_time(1)
    assert "Renamed Diffusion" in text_of(await server.ask(server.ada, QUESTION))


async def test_a_broken_hand_edit_changes_no_answer(server: Server, simcord_env: Env):
    hand_edit(server, b"kind: [")
    await simcord_env.advance_time(1)
    assert "Scalable Diffusion" in text_of(await server.ask(server.ada, QUESTION))
    assert simcord_env.errors == []
