"""The real bot over the real facts, on a simulated Discord with three readers and a moderator."""

from collections.abc import Iterator
from pathlib import Path

import discord
import pytest
from simcord import Env

from bot.answering import Answerer
from bot.app import create_bot
from bot.client import Rebuttal
from bot.curation.base import Base
from bot.curation.changes import story_of
from bot.curation.live import Live
from bot.knowledge.folder import collect
from bot.knowledge.reading import read, read_files
from bot.knowledge.snapshot import Snapshot
from bot.preview.repairs import speaking
from bot.settings import Settings
from tests.questions import SEEDS
from tests.simulated import HOME, Home, Server, base_of

FACTS = Path(__file__).resolve().parent.parent / "facts"


@pytest.fixture(scope="session")
def whole_base() -> Snapshot:
    """All that is shipped."""
    return read(FACTS).snapshot


@pytest.fixture(scope="session")
def live() -> Live:
    """The twenty stories that the cases were written for, quick to open and to change."""
    files, _ = collect(FACTS)
    return Live(read_files({name: raw for name, raw in files.items() if _is_seed(name)}))


def _is_seed(name: str) -> bool:
    story = story_of(name)
    return story is None or story in SEEDS


@pytest.fixture(scope="session")
def snapshot(live: Live) -> Snapshot:
    return live.reading.snapshot


@pytest.fixture(scope="session")
def answerer(live: Live) -> Answerer:
    return live.answerer


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that owe nothing to the machine the tests run on."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return Settings(facts_dir=FACTS, data_dir=tmp_path / "data")


@pytest.fixture
def base(settings: Settings, live: Live) -> Base:
    """The real facts, which tests may change: only a copy in memory."""
    return base_of(settings, live)


@pytest.fixture
def simcord_bot(settings: Settings, base: Base) -> Rebuttal:
    return create_bot(settings, base)


@pytest.fixture
def server(simcord_env: Env) -> Iterator[Server]:
    guild = simcord_env.create_guild("Paper talk")
    moderators = guild.create_role("mods", permissions=discord.Permissions(manage_messages=True))
    locales = {"ada": "en-US", "mei": "zh-CN", "hao": "zh-TW", "mod": "en-GB"}
    members = {
        name: guild.add_member(
            simcord_env.create_user(name), roles=[moderators] if name == "mod" else []
        )
        for name in locales
    }
    channel = guild.create_text_channel("papers")
    with speaking({member.id: locales[name] for name, member in members.items()}):
        yield Server(simcord_env, guild, channel, **members)


@pytest.fixture
def home(simcord_env: Env) -> Iterator[Home]:
    """The curators' server; `settings` must be `for_curators`."""
    guild = simcord_env.create_guild("Paper desk", id=HOME)
    curators = guild.create_role("curators")
    locales = {"ada": "en-US", "mei": "zh-CN", "hao": "zh-TW", "mod": "en-GB"}
    members = {
        name: guild.add_member(
            simcord_env.create_user(name), roles=[] if name == "ada" else [curators]
        )
        for name in locales
    }
    other = simcord_env.create_guild("Elsewhere")
    managers = other.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    owen = other.add_member(simcord_env.create_user("owen"), roles=[managers])
    home = Home(
        simcord_env,
        guild,
        guild.create_text_channel("papers"),
        **members,
        role=curators,
        log=guild.create_text_channel("curators-log"),
        review=guild.create_text_channel("review"),
        elsewhere=other.create_text_channel("general"),
        owen=owen,
    )
    ids = {"curator_roles": (curators.id,), "log_channel": home.log.id}
    home.bot.settings = home.bot.settings.model_copy(
        update={**ids, "review_channel": home.review.id}
    )
    with speaking({member.id: locales[name] for name, member in members.items()}):
        yield home
