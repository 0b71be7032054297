"""Replies as Discord shows them: one embed each, within Discord's limits."""

from collections.abc import Sequence

import discord
from discord.utils import escape_markdown, escape_mentions

from bot.knowledge.model import Source
from bot.language import Language
from bot.replies.catalogue import say
from bot.replies.reply import Choice, Reply, ReplyKind

PAGE = 10  # entries of a list shown at once
QUESTION = 256  # characters of a question that an embed's author line holds
_TITLE = 256
_DESCRIPTION = 4096
_FOOTER = 400
_SUMMARY = 200
_FEW, _LONG_SUMMARY = 3, 600
_COLOURS: dict[ReplyKind, discord.Colour] = {
    "answer": discord.Colour.blurple(),
    "list": discord.Colour.teal(),
    "suggestions": discord.Colour.gold(),
    "nothing": discord.Colour.light_grey(),
}


def embed_of(reply: Reply, question: str = "", page: int = 0) -> discord.Embed:
    """Return `reply` as an embed; of a list, the page `page`, counted from 0.

    `question` is shown above where readers don't see it otherwise. It is also what a list
    is found by again when its pages are turned (see `question_of`).
    """
    embed = discord.Embed(
        title=shorten(_plain(reply.title), _TITLE) or None, colour=_COLOURS[reply.kind]
    )
    embed.description = _description(reply, page)
    if question:
        embed.set_author(name=shorten(" ".join(question.split()), QUESTION))
    if footer := _footer(reply, page):
        embed.set_footer(text=shorten(footer, _FOOTER))
    return embed


def question_of(message: discord.Message) -> str:
    """Return the question shown above a reply, empty where none is."""
    return (message.embeds[0].author.name or "") if message.embeds else ""


def pages_of(reply: Reply) -> int:
    """Return how many pages the reply's choices take, at least one."""
    return max(1, -(-len(reply.choices) // PAGE))


def choices_on(reply: Reply, page: int) -> tuple[Choice, ...]:
    """Return the entries of a list on its page `page`."""
    return reply.choices[page * PAGE : (page + 1) * PAGE]


def sources_embed(title: str, sources: Sequence[Source], language: Language) -> discord.Embed:
    """Return all `sources` of the story `title`, best first."""
    lines = [f"{number}. {_link(source)}" for number, source in enumerate(sources, 1)]
    while len("\n".join(lines)) > _DESCRIPTION:
        lines.pop()
    return discord.Embed(
        title=shorten(say(language, "discord.sources", title=_plain(title)), _TITLE),
        description="\n".join(lines),
        colour=_COLOURS["answer"],
    )


def shorten(text: str, limit: int) -> str:
    """Return `text`, with its end cut off where it is longer than `limit`."""
    return text if len(text) <= limit else text[: limit - 1].rstrip(" \\") + "…"


def echo(text: str) -> str:
    """Return what a user wrote so that Discord shows it as it is, and makes no link of it."""
    return _plain(text).replace("://", ":\u200b//")


def _description(reply: Reply, page: int) -> str:
    """Lay out the blocks in the contract's order; where they are too long, the body gives."""
    headline = f"**{_plain(reply.headline)}**" if reply.headline else ""
    if reply.kind == "nothing":
        headline = echo(reply.headline)
    after = [_plain(reply.timeline), _plain(reply.support)]
    if reply.kind == "answer" and reply.sources:
        after.append(say(reply.language, "discord.source", link=_link(reply.sources[0])))
    if reply.kind != "answer":
        after.append("\n".join(_entries(reply, page)))
    rest = "\n\n".join(filter(None, after))
    room = _DESCRIPTION - len(headline) - len(rest) - 4
    told = "" if reply.kind == "list" else _plain(reply.body)  # a list's are its entries
    body = shorten(told, room) if room > 0 else ""
    return shorten("\n\n".join(filter(None, (headline, body, rest))), _DESCRIPTION)


def _entries(reply: Reply, page: int) -> list[str]:
    first, shown = page * PAGE + 1, choices_on(reply, page)
    room = _SUMMARY if len(shown) > _FEW else _LONG_SUMMARY  # of few, each may say more
    return [
        f"{number}\\. **{_plain(choice.label)}**\n{shorten(_plain(choice.summary), room)}"
        for number, choice in enumerate(shown, first)
    ]


def _footer(reply: Reply, page: int) -> str:
    pages = pages_of(reply)
    turned = say(reply.language, "discord.page", page=page + 1, pages=pages) if pages > 1 else ""
    return " · ".join(filter(None, (turned, reply.why)))


def _link(source: Source) -> str:
    """Return a link whose text and address can't end it early, and who published it when."""
    title = _plain(source.title.replace("[", "(").replace("]", ")"))
    url = str(source.url).replace("(", "%28").replace(")", "%29")
    return " · ".join(filter(None, (f"[{title}]({url})", _plain(source.publisher), source.date)))


def _plain(text: str) -> str:
    """Return `text` so that Discord shows it as it is: no markup, no mentions."""
    return escape_markdown(escape_mentions(text))
