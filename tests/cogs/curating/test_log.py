"""The curators' log channel: every change, through whichever door, and files that are broken."""

import discord
import pytest

from bot.app import create_bot
from bot.curation.base import Base
from bot.curation.changes import Author, Door, entry_of
from bot.knowledge.writing import dump_story
from tests.cogs.curating.acting import draft_of, press, seen, story_of, story_text, verbs
from tests.curation.memory import MemoryStore
from tests.simulated import Home, publish, reopened


def posts(home: Home) -> list[discord.Message]:
    return home.log.history()


def store_of(home: Home) -> MemoryStore:
    store = home.bot.base.store
    assert isinstance(store, MemoryStore)
    return store


def edit_by_hand(home: Home, entry: str, content: bytes | None) -> None:
    store = store_of(home)
    if content is None:
        del store.files[entry]
    else:
        store.files[entry] = content
    store.is_changed = True


async def test_a_change_is_told_with_who_what_why_and_an_undo(home: Home):
    before = story_text(home)
    draft = await draft_of(
        home,
        home.mei,
        summary_en="New.",
    )
    await press(home.mei, draft, "publish")
    [post] = posts(home)
    text = seen(post)
    assert "gan: changed" in text  # in the language of the settings
    assert "mei" in text
    assert "Why:" in text
    assert "**New.**" in text
    assert verbs(post) == {"undo", "history"}
    result = await press(home.hao, post, "undo")
    assert result.ephemeral
    assert "草稿：復原變更" in seen(result.response)
    await press(home.hao, result.response, "publish")
    assert story_text(home) == before
    assert len(posts(home)) == 2
    assert "undone" in seen(posts(home)[-1])
    again = await press(home.mod, post, "undo")
    assert "Nothing would change" in seen(again.response)


async def test_its_history_is_for_the_reader_alone(home: Home):
    await press(home.mod, await draft_of(home, home.mod, summary_en="New."), "publish")
    [post] = posts(home)
    result = await press(home.hao, post, "history")
    assert result.ephemeral
    assert "gan 的變更" in seen(result.response)


async def test_buttons_outlive_a_restart(home: Home, base: Base):
    await press(home.mod, await draft_of(home, home.mod, summary_en="New."), "publish")
    [post] = posts(home)
    bot = create_bot(home.bot.settings, reopened(base))
    await home.env.restart_bot(bot)
    result = await press(home.mod, post, "undo")
    await press(home.mod, result.response, "publish")
    assert story_of(home).summary.en != "New."


@pytest.mark.parametrize(
    ("door", "expected"), [(Door.TERMINAL, "terminal"), (Door.IMPORT, "import")]
)
async def test_other_doors_are_told_as_well(home: Home, door: Door, expected: str):
    base = home.bot.base
    draft = await base.draft([base.edit(entry_of("gan"), None), base.edit(entry_of("dit"), None)])
    await base.publish(draft, Author("@everyone [x](https://y.z)"), "because **so**", door)
    [post] = posts(home)
    text = seen(post)
    assert expected in text
    assert "gan, dit: retired" in text
    raw = post.embeds[0].description or ""
    assert "@everyone" not in raw
    assert "\\*\\*so\\*\\*" in raw


async def test_a_hand_edit_is_told(home: Home):
    text = story_text(home).replace("support: confirmed", "support: disputed", 1)
    edit_by_hand(home, entry_of("gan"), text.encode())
    await home.env.advance_time(1)
    [post] = posts(home)
    assert "by hand, in the folder" in seen(post)
    assert "~~confirmed~~ → **disputed**" in seen(post)


async def test_a_broken_file_is_told_by_file_and_line_and_once(home: Home):
    text = story_text(home).replace("support: confirmed", "support: certain", 1)
    line = text[: text.index("support: certain")].count("\n") + 1
    edit_by_hand(home, entry_of("gan"), text.encode())
    await home.env.advance_time(1)
    [post] = posts(home)
    assert f"`stories/gan.yaml:{line}`" in seen(post)
    assert "certain" in seen(post)
    assert story_of(home).support == "confirmed"
    store_of(home).is_changed = True
    await home.env.advance_time(1)
    assert len(posts(home)) == 1


async def test_a_broken_file_is_no_obstacle_to_an_edit_in_discord(home: Home):
    edit_by_hand(home, entry_of("gan"), b"support: [unclosed")
    await home.env.advance_time(1)
    draft = await draft_of(home, home.mod, summary_en="New.")
    await press(home.mod, draft, "publish")
    assert "was changed while you were writing" in seen(draft)
    await press(home.mod, draft, "mine")
    await press(home.mod, draft, "publish")
    assert story_of(home).summary.en == "New."
    assert "New." in store_of(home).files[entry_of("gan")].decode()


async def test_what_happened_while_the_bot_was_off_is_told_when_it_is_back(home: Home, base: Base):
    settings = home.bot.settings
    await home.bot.base.close()
    edit_by_hand(home, entry_of("gan"), None)
    await home.env.restart_bot(create_bot(settings, reopened(base)))
    [post] = posts(home)
    assert "gan: retired" in seen(post)
    await press(home.mod, await draft_of(home, home.mod, "dit", summary_en="New."), "publish")
    assert len(posts(home)) == 2


async def test_many_changes_at_once_fit_a_message(home: Home):
    names = [f"questions of nobody {number} {'x' * 200}" for number in range(40)]
    files: dict[str, bytes | None] = {}
    for story_id in ("gan", "dit", "word2vec"):
        story = story_of(home, story_id)
        extra = tuple(f"{story_id} {name}" for name in names)
        longer = story.model_copy(update={"lookalikes": extra})
        files[entry_of(story_id)] = dump_story(longer).encode()
    await publish(home.bot.base, files, "long " * 200)
    [post] = posts(home)
    assert "more" in seen(post)  # looks at the limits, too


async def test_a_log_channel_that_is_gone_keeps_nothing_from_going_live(
    home: Home, caplog: pytest.LogCaptureFixture
):
    home.bot.settings = home.bot.settings.model_copy(update={"log_channel": 5})
    draft = await draft_of(home, home.mod, summary_en="New.")
    await press(home.mod, draft, "publish")
    assert "Live" in seen(draft)
    assert "the log channel takes no message" in caplog.text


async def test_without_a_log_channel_nothing_is_posted(home: Home):
    home.bot.settings = home.bot.settings.model_copy(update={"log_channel": None})
    await press(home.mod, await draft_of(home, home.mod, summary_en="New."), "publish")
    assert posts(home) == []
