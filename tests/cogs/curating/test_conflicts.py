"""Two curators at one story: nobody's text is lost."""

import pytest

from bot.curation.changes import entry_of
from tests.cogs.curating.acting import (
    draft_of,
    fill,
    filled,
    form_of,
    press,
    seen,
    story_of,
    story_text,
    verbs,
)
from tests.simulated import Home, publish


async def test_the_second_is_told_and_merges(home: Home):
    slow = await form_of(home, home.mod, "gan", "texts")
    fast = await draft_of(home, home.hao, summary_en="Tao's summary.")
    await press(home.hao, fast, "publish")
    result = await fill(home.mod, slow, text_en="Robin's text.")
    text = seen(result.response)
    assert "gan was changed while you were writing" in text
    assert "hao was faster" in text
    assert "Tao's summary." in text
    assert "Robin's text." in text
    assert verbs(result.response) == {"merge", "mine", "again", "cancel"}
    await press(home.mod, result.response, "merge")
    await press(home.mod, result.response, "publish")
    assert story_of(home).summary.en == "Tao's summary."
    assert story_of(home).text.en == "Robin's text."


async def test_where_both_changed_the_same_the_second_takes_their_text_or_writes_again(home: Home):
    slow = await form_of(home, home.mod, "gan", "texts")
    await press(home.hao, await draft_of(home, home.hao, summary_en="Tao's."), "publish")
    result = await fill(home.mod, slow, summary_en="Robin's.")
    assert "`summary.en`" in seen(result.response)
    assert "merge" not in verbs(result.response)
    form = await press(home.mod, result.response, "again")
    assert filled(form)["summary-en"] == "Robin's."
    await fill(home.mod, form, summary_en="Robin's, again.")
    assert "was changed while" in seen(result.response)
    await press(home.mod, result.response, "mine")
    assert "~~Tao's.~~ → **Robin's, again.**" in seen(result.response)
    await press(home.mod, result.response, "publish")
    assert story_of(home).summary.en == "Robin's, again."


async def test_a_draft_that_was_overtaken_is_not_published(home: Home):
    mine = await draft_of(home, home.mei, summary_en="Mei's.")
    await press(home.hao, await draft_of(home, home.hao, text_en="Tao's."), "publish")
    await press(home.mei, mine, "publish")
    assert "被别人改了" in seen(mine)
    assert story_of(home).summary.en != "Mei's."
    await press(home.mei, mine, "merge")
    await press(home.mei, mine, "publish")
    assert (story_of(home).summary.en, story_of(home).text.en) == ("Mei's.", "Tao's.")


async def test_a_story_retired_meanwhile_comes_back_with_the_second_ones_text(home: Home):
    mine = await draft_of(home, home.mod, summary_en="Robin's.")
    await publish(home.bot.base, {entry_of("gan"): None})
    await press(home.mod, mine, "publish")
    assert "retired the story meanwhile" in seen(mine)
    assert "merge" not in verbs(mine)
    await press(home.mod, mine, "mine")
    await press(home.mod, mine, "publish")
    assert story_of(home).summary.en == "Robin's."


async def test_an_undo_is_overtaken_too(home: Home):
    await press(home.mod, await draft_of(home, home.mod, summary_en="New."), "publish")
    result = await home.mod.slash(home.channel, "fact undo")
    await press(home.hao, await draft_of(home, home.hao, text_en="Tao's."), "publish")
    await press(home.mod, result.response, "publish")
    await press(home.mod, result.response, "merge")
    await press(home.mod, result.response, "publish")
    assert story_of(home).summary.en != "New."
    assert story_of(home).text.en == "Tao's."


@pytest.mark.parametrize("verb", ["merge", "mine"])
async def test_other_changes_are_no_conflict(home: Home, verb: str):
    mine = await draft_of(home, home.mod, summary_en="Robin's.")
    await press(home.hao, await draft_of(home, home.hao, story="dit", text_en="Tao's."), "publish")
    await press(home.mod, mine, "publish")
    assert "Live" in seen(mine)
    assert verb not in verbs(mine)
    assert "Tao's." in story_text(home, "dit")
