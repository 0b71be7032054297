"""What tests of the bot on the simulated Discord share: its server, and reading what it shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import discord
from simcord import (
    ChannelHandle,
    Env,
    GuildHandle,
    InteractionResult,
    MemberActor,
    ResponseMessage,
    RoleHandle,
)

from bot.client import Rebuttal
from bot.cogs._items import Action
from bot.curation.base import Base
from bot.curation.changes import Author, Change
from bot.curation.journal import Journal
from bot.curation.live import Live
from bot.knowledge.model import Phrases
from bot.knowledge.reading import read_files
from bot.knowledge.writing import dump_story
from bot.settings import Settings
from tests.curation.memory import MemoryStore

HOME = 1 << 50  # the id of the curators' server, known before there is one
_UNKNOWN = 1  # stands for ids that the settings get once the server is there
_FEW = ("deeply-supervised-nets", "dit", "gan", "word2vec")
_SAMPLES = 3  # questions that a story keeps in each language

_ESCAPE = re.compile(r"\\([^\w\s])")

AnyMessage = discord.Message | ResponseMessage


@dataclass(frozen=True)
class Server:
    """A server with one channel, and its members by the language of their Discord."""

    env: Env
    guild: GuildHandle
    channel: ChannelHandle
    ada: MemberActor  # en-US
    mei: MemberActor  # zh-CN
    hao: MemberActor  # zh-TW
    mod: MemberActor  # en-GB, may manage messages

    @property
    def bot(self) -> Rebuttal:
        bot = self.env.bot
        assert isinstance(bot, Rebuttal)
        return bot

    @property
    def mention(self) -> str:
        assert self.bot.user is not None
        return self.bot.user.mention

    @property
    def last(self) -> discord.Message:
        """The newest message of the channel."""
        message = self.channel.last_message
        assert message is not None
        return message

    async def ask(self, who: MemberActor, question: str) -> discord.Message:
        """Have `who` mention the bot with `question`; return the message that followed."""
        await who.send(self.channel, f"{self.mention} {question}")
        return self.last


@dataclass(frozen=True)
class Home(Server):
    """The curators' server. `mei`, `hao` and `mod` are curators in it, `ada` is a member."""

    role: RoleHandle  # what makes them curators
    log: ChannelHandle
    review: ChannelHandle
    elsewhere: ChannelHandle  # in another server,
    owen: MemberActor  # which this member manages

    def dismiss(self, curator: MemberActor) -> None:
        """Take the role of a curator away."""
        self.env.backend.remove_member_role(self.guild.id, curator.id, self.role.id)


def for_curators(settings: Settings) -> Settings:
    """`settings` of a bot whose facts are changed in the server `HOME`."""
    ids = {"curator_servers": (HOME,), "curator_roles": (_UNKNOWN,)}
    return settings.model_copy(update={**ids, "log_channel": _UNKNOWN, "review_channel": _UNKNOWN})


def few(live: Live) -> Live:
    """Four of the stories with a few of their questions, so that asking them all takes no time."""
    files = {e: raw for e, raw in live.reading.files.items() if not e.startswith("stories/")}
    for story_id in _FEW:
        story = live.reading.snapshot.stories[story_id]
        kept = Phrases(en=story.questions.en[:_SAMPLES], zh=story.questions.zh[:_SAMPLES])
        short = story.model_copy(update={"questions": kept, "relations": ()})
        files[f"stories/{story_id}.yaml"] = dump_story(short).encode()
    return Live(read_files(files))


def base_of(settings: Settings, live: Live) -> Base:
    """A base that starts as `live`: entries in memory, the journal where the settings say."""
    store = MemoryStore(live.reading.files)
    return Base(store, Journal.at(settings.data_dir), ready=live)


def reopened(base: Base) -> Base:
    """The base as the next process opens it, over the same store and journal."""
    return Base(base.store, base.journal, ready=base.live)


async def publish(base: Base, files: Mapping[str, bytes | None], why: str = "a test") -> Change:
    """Change entry files (None takes one away) as a curator would, and have it live."""
    draft = await base.draft([base.edit(entry, content) for entry, content in files.items()])
    return await base.publish(draft, Author("Robin", 1), why)


def text_of(message: AnyMessage | None) -> str:
    """Everything a reader can read of `message`, as Discord would show it."""
    assert message is not None
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.author.name or "", embed.title or "", embed.description or ""]
        parts.append(embed.footer.text or "")
    return "\n".join(_ESCAPE.sub(r"\1", part) for part in parts if part)


def parts_of(message: AnyMessage | None) -> list[discord.Button | discord.SelectMenu]:
    """The buttons and menus under `message`."""
    assert message is not None
    sent = message.message if isinstance(message, ResponseMessage) else message
    return [
        part
        for row in sent.components
        if isinstance(row, discord.ActionRow)
        for part in row.children
        if isinstance(part, discord.Button | discord.SelectMenu)
    ]


def labels_of(message: AnyMessage | None) -> list[str]:
    """The labels of the buttons under `message`."""
    buttons = (part for part in parts_of(message) if isinstance(part, discord.Button))
    return [button.label or "" for button in buttons]


def links_of(message: AnyMessage | None) -> list[str]:
    """Where the link buttons under `message` lead."""
    buttons = (part for part in parts_of(message) if isinstance(part, discord.Button))
    return [button.url for button in buttons if button.url]


def options_of(message: AnyMessage | None) -> list[str]:
    """The values that the menu under `message` offers, none where there is no menu."""
    menus = (part for part in parts_of(message) if isinstance(part, discord.SelectMenu))
    return [option.value for menu in menus for option in menu.options]


async def press(who: MemberActor, message: AnyMessage, action: Action) -> InteractionResult:
    """Press the one button of `message` that does `action`."""
    [custom_id] = [
        part.custom_id
        for part in parts_of(message)
        if part.custom_id and part.custom_id.startswith(f"rb:{action}:")
    ]
    return await who.click(message, custom_id=custom_id)
