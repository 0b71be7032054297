"""Who may change facts: looked at again at every step."""

import re
from typing import Any, cast

import pytest
from simcord import MemberActor, SetupError

from bot.app import create_bot
from bot.curation.base import Base
from bot.language import Language
from bot.replies.catalogue import say
from tests.cogs.curating.acting import (
    custom_id,
    draft_of,
    fill,
    form_of,
    press,
    seen,
    story_of,
    story_text,
    verbs,
)
from tests.simulated import HOME, Home, publish, reopened

COMMANDS: list[tuple[str, dict[str, Any]]] = [
    ("fact show", {"story": "gan"}),
    ("fact add", {}),
    ("fact edit", {"story": "gan"}),
    ("fact retire", {"story": "gan"}),
    ("fact restore", {"story": "gan"}),
    ("fact rename", {"story": "gan", "new-id": "nag"}),
    ("fact history", {}),
    ("fact undo", {}),
    ("fact import", {"file": ("gan.yaml", b"kind: tale\n")}),
    ("fact export", {}),
]
MANAGE_SERVER = 1 << 5
REFUSED = say(Language.EN, "curation.error.not-curator")


def test_every_command_is_looked_at(home: Home):
    [group] = [c for c in registered(home) if c["name"] == "fact"]
    assert {f"fact {option['name']}" for option in group["options"]} == {n for n, _ in COMMANDS}


@pytest.mark.parametrize(("name", "options"), COMMANDS, ids=[name for name, _ in COMMANDS])
async def test_members_are_refused(home: Home, name: str, options: dict[str, Any]):
    result = await home.ada.slash(home.channel, name, **options)
    assert result.ephemeral
    assert result.modal is None
    assert seen(result.response) == REFUSED
    assert len(home.env.errors) == 1


@pytest.mark.parametrize(("name", "options"), COMMANDS, ids=[name for name, _ in COMMANDS])
async def test_other_servers_have_no_such_commands(home: Home, name: str, options: dict[str, Any]):
    with pytest.raises(SetupError):
        await home.owen.slash(home.elsewhere, name, **options)


async def test_whoever_manages_the_server_may_where_no_roles_are_named(home: Home):
    home.bot.settings = home.bot.settings.model_copy(update={"curator_roles": ()})
    home.env.backend.edit_role(HOME, home.role.id, {"permissions": MANAGE_SERVER})
    result = await home.mod.slash(home.channel, "fact show", story="gan")
    assert "Revision" in seen(result.response)
    refused = await home.ada.slash(home.channel, "fact show", story="gan")
    assert seen(refused.response) == REFUSED
    assert len(home.env.errors) == 1


@pytest.mark.parametrize("who", ["mod", "mei"])
async def test_a_role_lost_before_a_form_is_sent(home: Home, who: str):
    curator: MemberActor = getattr(home, who)
    form = await form_of(home, curator, "gan", "texts")
    home.dismiss(curator)
    result = await fill(curator, form, text_en="New.")
    expected = {"mod": "Only curators", "mei": "维护者"}[who]
    assert expected in seen(result.response)
    assert story_of(home).text.en != "New."


@pytest.mark.parametrize("verb", ["publish", "turn", "why", "cancel", "again", "part"])
async def test_a_role_lost_before_a_draft_is_published(home: Home, verb: str):
    before = story_text(home)
    draft = await draft_of(home, home.mod, text_en="New.")
    home.dismiss(home.mod)
    if verb == "part":
        result = await home.mod.select(draft, ["texts"], custom_id=custom_id(draft, verb))
    else:
        result = await press(home.mod, draft, verb)
    assert result.modal is None
    assert seen(result.response) == REFUSED
    assert story_text(home) == before


async def test_members_cannot_undo_from_the_log(home: Home):
    draft = await draft_of(home, home.mod, text_en="New.")
    await press(home.mod, draft, "publish")
    [post] = home.log.history()
    for verb in ("undo", "history"):
        result = await press(home.ada, post, verb)
        assert result.ephemeral
        assert seen(result.response) == REFUSED
    assert story_of(home).text.en == "New."


async def test_members_are_offered_nothing_while_they_type(home: Home):
    await publish(home.bot.base, {"stories/dit.yaml": None})
    for command, option in (
        ("fact show", "story"),
        ("fact restore", "story"),
        ("fact undo", "change"),
    ):
        assert await home.mod.autocomplete(home.channel, command, option, "") != []
        assert await home.ada.autocomplete(home.channel, command, option, "") == []


@pytest.mark.parametrize("typed", ["", "gan", "x" * 200, "\0\\*🙂", "生成", "99999999999999999999"])
async def test_what_is_offered_keeps_discords_limits(home: Home, typed: str):
    await publish(home.bot.base, {"stories/dit.yaml": None}, "w" * 200)
    for command, option in (
        ("fact show", "story"),
        ("fact restore", "story"),
        ("fact undo", "change"),
    ):
        choices = await home.mei.autocomplete(home.channel, command, option, typed)
        assert len(choices) <= 25
        assert all(1 <= len(choice["name"]) <= 100 for choice in choices)


async def test_another_curators_draft_is_not_theirs_to_publish(home: Home):
    draft = await draft_of(home, home.mod, text_en="New.")
    shown = await home.hao.slash(home.channel, "fact show", story="gan")
    assert shown.response
    forge(home, shown.response.id, custom_id(draft, "publish"))
    result = await home.hao.click(shown.response, custom_id=custom_id(draft, "publish"))
    assert "草稿已經" in seen(result.response)
    assert story_of(home).text.en != "New."


@pytest.mark.parametrize(
    "forged",
    [
        "fact:b:publish:0123456789ab",
        "fact:b:nonsense:x",
        "fact:b:undo:99999",
        "fact:b:show:no-such-story",
        "fact:b:edit:no-such-story",
        "fact:b:retire:no-such-story",
        "fact:b:change:99999:gan:0:0",
        "fact:b:back:w.0123456789ab",
        "fact:b:entries:s.gan:nonsense:0",
        "fact:b:merge:",
        "fact:b:undo:",
        "fact:b:history:gan",
        "fact:b:turn::::",
        "fact:b:undo:99999999999999999999999",
    ],
)
async def test_forged_buttons_do_nothing(home: Home, forged: str):
    before = home.bot.base.live
    shown = await home.mod.slash(home.channel, "fact show", story="gan")
    assert shown.response
    forge(home, shown.response.id, forged)
    result = await home.mod.click(shown.response, custom_id=forged)
    said = [seen(message) for message in result.followups]
    said += [seen(result.response)] if not said else []
    assert all(text and "Traceback" not in text for text in said)
    assert home.bot.base.live is before


async def test_a_draft_of_before_a_restart_is_said_to_be_gone(home: Home, base: Base):
    draft = await draft_of(home, home.mod, text_en="New.")
    await home.env.restart_bot(create_bot(home.bot.settings, reopened(base)))
    for verb in ("publish", "again", "cancel"):
        result = await press(home.mod, draft, verb)
        assert "That draft is gone" in seen(result.response)
    card = await home.mod.slash(home.channel, "fact show", story="gan")
    assert verbs(card.response)


def forge(home: Home, message_id: int, forged: str) -> None:
    """Put a button under a message that the bot never put there."""
    message = home.env.backend.get_message(home.channel.id, message_id)
    button = {"type": 2, "style": 2, "label": "x", "custom_id": forged, "id": 900}
    message.components.append({"type": 1, "components": [button], "id": 901})


def registered(home: Home) -> list[dict[str, Any]]:
    """The commands that the curators' server was told of."""
    puts = [e for e in home.env.http_requests if e.method == "PUT" and "/guilds/" in e.path]
    return cast("list[dict[str, Any]]", puts[-1].json)


VALID = re.compile(r"[-_'\w]{1,32}")


def test_names_and_descriptions_are_valid_in_every_language(home: Home):
    [group] = [c for c in registered(home) if c["name"] == "fact"]
    options = [option for command in group["options"] for option in command.get("options", [])]
    for thing in (group, *group["options"], *options):
        names = [thing["name"], *thing["name_localizations"].values()]
        assert all(VALID.fullmatch(name) and name == name.lower() for name in names)
        texts = [thing["description"], *thing["description_localizations"].values()]
        assert len(texts) == 3
        assert all(1 <= len(text) <= 100 for text in texts)
    for locale in ("zh-CN", "zh-TW"):
        named = [command["name_localizations"][locale] for command in group["options"]]
        assert len(named) == len(set(named))
        for command in group["options"]:
            inside = [o["name_localizations"][locale] for o in command.get("options", [])]
            assert len(inside) == len(set(inside))
