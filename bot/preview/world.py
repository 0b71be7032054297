"""The page's small Discord server: its channel, its members, what they have already asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle
from simcord.actors import MessageLike
from simcord.backend.cdn import CDN_BASE

from bot.preview.pictures import bot_avatar, letter_avatar

BOT_NAME = "Rebuttal"
_AVATAR = "drawn"  # stands where Discord has a picture's hash
_TOPIC = (
    f"Start with @{BOT_NAME}, or type /ask · 用 @{BOT_NAME} 开头或输入 /ask · "
    f"用 @{BOT_NAME} 開頭或輸入 /ask"
)


@dataclass(frozen=True)
class _Part:
    """A member of the cast."""

    username: str
    name: str
    locale: str
    colour: str
    question: str | None = None  # asked before the page opens
    moderator: bool = False


_CAST = (
    _Part("ada", "Ada · English", "en-US", "#f2b8a0", "which conference rejected word2vec?"),
    _Part("meiling", "美玲 · 简体中文", "zh-CN", "#a9d6c1", "谢赛宁的DSN当年拿了几分"),
    _Part("zhihao", "志豪 · 繁體中文", "zh-TW", "#b9c3ef", "DiT 為什麼被拒"),
    _Part("robin", "Robin · moderator", "en-GB", "#eed9a2", moderator=True),
)


@dataclass(frozen=True)
class World:
    """What the page shows, and what SimCord needs to know to show it."""

    guild: GuildHandle
    channel: ChannelHandle
    members: tuple["Member", ...]
    locales: Mapping[int, str]  # by user id

    @property
    def settings(self) -> dict[str, object]:
        """The settings that make its moderators curators; all is told in its one channel."""
        return {
            "curator_servers": (self.guild.id,),
            "log_channel": self.channel.id,
            "review_channel": self.channel.id,
        }


class Member(MemberActor):
    """A member whose typed `@Name` becomes a mention, as Discord's own client makes it."""

    def __init__(
        self, env: Env, guild: GuildHandle, user: UserHandle, mentions: Mapping[str, str]
    ) -> None:
        super().__init__(env, guild, user)
        self._mentions = mentions

    async def send(
        self,
        channel: ChannelHandle,
        content: str = "",
        *,
        reply_to: MessageLike | None = None,
        attachments: Sequence[tuple[str, bytes]] = (),
    ) -> discord.Message:
        """Send `content` with its typed names turned into mentions."""
        content = with_mentions(content, self._mentions)
        return await super().send(channel, content, reply_to=reply_to, attachments=attachments)

    async def edit(self, message: MessageLike, content: str) -> None:
        """Change a message of theirs to `content`, names turned into mentions."""
        await super().edit(message, with_mentions(content, self._mentions))


def with_mentions(text: str, mentions: Mapping[str, str]) -> str:
    """Return `text` with every `@Name`, in any case, replaced by that name's mention.

    Chinese may follow a name without a space; Latin letters and digits may not.
    """

    def mention(found: re.Match[str]) -> str:
        return mentions[found[1].casefold()]

    names = "|".join(re.escape(name) for name in sorted(mentions, key=len, reverse=True))
    return re.sub(rf"[@＠]({names})(?![0-9A-Za-z_])", mention, text, flags=re.IGNORECASE)


def name_bot(env: Env) -> None:
    """Give the simulated account the bot's name and picture; before `env` is started."""
    env.backend.bot_user.name = BOT_NAME
    env.backend.bot_user.avatar = _AVATAR


def build_world(env: Env) -> World:
    """Create the server with its members and its one channel."""
    guild = env.create_guild("Paper talk")
    moderators = guild.create_role(
        "Moderators",
        permissions=discord.Permissions(manage_guild=True, manage_messages=True),
        color=0xE0A030,
    )
    mentions = {BOT_NAME.casefold(): f"<@{env.backend.bot_user.id}>"}
    members: list[Member] = []
    for part in _CAST:
        user = env.create_user(part.username, global_name=part.name, avatar=_AVATAR)
        guild.add_member(user, roles=(moderators,) if part.moderator else ())
        members.append(Member(env, guild, user, mentions))
    return World(
        guild,
        guild.create_text_channel("rejected-papers", topic=_TOPIC),
        tuple(members),
        {member.id: part.locale for member, part in zip(members, _CAST, strict=True)},
    )


async def ask_first_questions(world: World) -> None:
    """Have the members ask what they ask before the page opens."""
    for member, part in zip(world.members, _CAST, strict=True):
        if part.question:
            await member.send(world.channel, f"@{BOT_NAME} {part.question}")


def pictures(env: Env, world: World) -> dict[str, tuple[str, bytes]]:
    """Return everybody's avatar by the address the page asks for, as file name and PNG."""
    drawn = {env.backend.bot_user.id: bot_avatar()}
    for member, part in zip(world.members, _CAST, strict=True):
        drawn[member.id] = letter_avatar(part.username[0].upper(), part.colour)
    return {
        f"{CDN_BASE}/avatars/{user_id}/{_AVATAR}.png": (f"{user_id}.png", picture)
        for user_id, picture in drawn.items()
    }
