"""Who changed what, and taking it back."""

from bot.curation.changes import entry_of
from bot.knowledge.writing import dump_story
from tests.cogs.curating.acting import (
    draft_of,
    pick,
    press,
    seen,
    story_of,
    story_text,
    verbs,
)
from tests.simulated import Home, publish


async def say_twelve_things(home: Home) -> None:
    story = story_of(home)
    for number in range(12):
        noted = story.model_copy(update={"notes": f"note {number}"})
        files = {entry_of("gan"): dump_story(noted).encode()}
        await publish(home.bot.base, files, f"reason {number}")


async def test_a_history_is_paged_and_opens_each_change(home: Home):
    await say_twelve_things(home)
    result = await home.mod.slash(home.channel, "fact history", story="gan")
    text = seen(result.response)
    assert result.ephemeral
    assert "Changes of gan" in text
    assert "reason 11" in text
    assert "reason 5" not in text
    assert verbs(result.response) == {"pick", "history"}
    await press(home.mod, result.response, "history")
    text = seen(result.response)
    assert "reason 5" in text
    assert "reason 11" not in text
    [wanted] = [c for c in await home.bot.base.history(limit=20) if c.why == "reason 5"]
    await pick(home.mod, result.response, "pick", str(wanted.id))
    text = seen(result.response)
    assert "note ~~4~~ **5**" in text
    assert "reason 5" in text
    assert "Robin" in text
    await press(home.mod, result.response, "history")
    assert "reason 5" in seen(result.response)  # the page that it was picked from


async def test_the_history_of_all_begins_with_the_first_start(home: Home):
    result = await home.mei.slash(home.channel, "fact history")
    text = seen(result.response)
    assert "全部变更" in text
    assert "首次启动" in text
    await pick(home.mei, result.response, "pick", "1")
    assert "undo" not in verbs(result.response)
    pages = 0
    while "change" in verbs(result.response) and pages < 3:
        pages += 1
        seen(result.response)
        assert result.response
        await home.mei.click(result.response, label="下一页")
    assert pages == 3


async def test_the_last_change_is_undone_and_that_again(home: Home):
    before = story_text(home)
    draft = await draft_of(home, home.mod, summary_en="New.")
    await press(home.mod, draft, "publish")
    after = story_text(home)
    for expected in (before, after):
        result = await home.hao.slash(home.channel, "fact undo")
        assert "草稿：復原變更" in seen(result.response)
        await press(home.hao, result.response, "publish")
        assert story_text(home) == expected
    newest, *_ = await home.bot.base.history(limit=1)
    assert newest.undoes


async def test_any_change_is_undone_without_what_came_later(home: Home):
    first = await draft_of(home, home.mod, summary_en="New.")
    await press(home.mod, first, "publish")
    [change] = await home.bot.base.history(limit=1)
    second = await draft_of(home, home.mod, text_en="Other text.")
    await press(home.mod, second, "publish")
    choices = await home.mod.autocomplete(home.channel, "fact undo", "change", "gan: changed")
    assert [choice["value"] for choice in choices] == [change.id + 1, change.id]
    result = await home.mod.slash(home.channel, "fact undo", change=change.id, why="it was wrong")
    await press(home.mod, result.response, "publish")
    assert story_of(home).summary.en != "New."
    assert story_of(home).text.en == "Other text."
    [undo] = await home.bot.base.history(limit=1)
    assert (undo.undoes, undo.why) == (change.id, "it was wrong")


async def test_what_was_changed_again_cannot_be_taken_back_by_itself(home: Home):
    for text in ("New.", "Newer."):
        await press(home.mod, await draft_of(home, home.mod, summary_en=text), "publish")
    change = (await home.bot.base.history(limit=2))[1]
    result = await home.mod.slash(home.channel, "fact undo", change=change.id)
    assert "summary.en" in seen(result.response)
    assert "Undo the later change first" in seen(result.response)
    gone = await home.mei.slash(home.channel, "fact undo", change=999)
    assert "历史里也没有" in seen(gone.response)
    start = await home.mod.slash(home.channel, "fact undo", change=1)
    assert "Nothing would change" in seen(start.response)
    assert len(home.env.errors) == 3


async def test_the_history_of_a_retired_story_stays(home: Home):
    await publish(home.bot.base, {entry_of("gan"): None}, "gone for now")
    result = await home.mod.slash(home.channel, "fact history", story="gan")
    assert "gone for now" in seen(result.response)
    [change] = await home.bot.base.history(limit=1)
    await pick(home.mod, result.response, "pick", str(change.id))
    await press(home.mod, result.response, "undo")
    await press(home.mod, result.response, "publish")
    assert "gan" in home.bot.answerer.snapshot.stories
