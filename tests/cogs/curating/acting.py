"""Acting as a curator: pressing, picking, filling in; and reading all that a draft shows."""

import re

import discord
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.knowledge.model import Story
from tests.simulated import Home, parts_of

_ESCAPE = re.compile(r"\\([^\w\s])")


def seen(message: discord.Message | ResponseMessage | None) -> str:
    """Everything that can be read in a message, as Discord would show it."""
    assert message is not None
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.author.name or "", embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
        assert 0 < len(embed) <= 6000
        assert all(field.name and field.value for field in embed.fields)
    assert sum(map(len, message.embeds)) <= 6000
    return "\n".join(_ESCAPE.sub(r"\1", part) for part in parts if part)


def custom_id(message: discord.Message | ResponseMessage | None, verb: str) -> str:
    """The custom_id of the one button or menu that does `verb`."""
    [found] = [
        part.custom_id
        for part in parts_of(message)
        if part.custom_id and re.match(rf"fact:[bm]:{verb}:", part.custom_id)
    ]
    return found


def verbs(message: discord.Message | ResponseMessage | None) -> set[str]:
    """What the buttons and menus under a message do, those aside that can't be pressed now."""
    return {
        (part.custom_id or "").split(":")[2]
        for part in parts_of(message)
        if part.custom_id and not part.disabled
    }


async def press(
    who: MemberActor, message: discord.Message | ResponseMessage | None, verb: str
) -> InteractionResult:
    """Press a button."""
    assert message is not None
    return await who.click(message, custom_id=custom_id(message, verb))


async def pick(
    who: MemberActor, message: discord.Message | ResponseMessage | None, verb: str, value: str
) -> InteractionResult:
    """Pick an entry of a menu."""
    assert message is not None
    return await who.select(message, [value], custom_id=custom_id(message, verb))


def filled(shown: InteractionResult) -> dict[str, str]:
    """What the inputs of a form hold when it opens."""
    assert shown.modal is not None
    labels = shown.modal["components"]
    assert 1 <= len(labels) <= 5
    assert len(shown.modal["title"]) <= 45
    assert all(len(label["label"]) <= 45 for label in labels)
    return {
        label["component"]["custom_id"]: label["component"].get("value") or "" for label in labels
    }


async def fill(who: MemberActor, shown: InteractionResult, **typed: str) -> InteractionResult:
    """Send a form, with some of its inputs (`_` for `-`) typed anew."""
    changed = {name.replace("_", "-"): text for name, text in typed.items()}
    values = filled(shown)
    assert changed.keys() <= values.keys()
    return await who.submit_modal(shown, {**values, **changed})


async def form_of(home: Home, who: MemberActor, story: str, part: str) -> InteractionResult:
    """Open the form of a part."""
    return await who.slash(home.channel, "fact edit", story=story, part=part)


async def draft_of(
    home: Home, who: MemberActor, story: str = "gan", part: str = "texts", **typed: str
) -> ResponseMessage:
    """Edit a part of a story up to its draft."""
    result = await fill(who, await form_of(home, who, story, part), **typed)
    assert result.response is not None
    return result.response


def story_of(home: Home, story: str = "gan") -> Story:
    """The live story."""
    return home.bot.answerer.snapshot.stories[story]


def story_text(home: Home, story: str = "gan") -> str:
    """The live file of a story."""
    content = home.bot.base.content(f"stories/{story}.yaml")
    return "" if content is None else content.decode()
