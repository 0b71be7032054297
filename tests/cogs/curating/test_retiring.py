"""Stories taken away, brought back and renamed."""

from bot.curation.changes import entry_of
from tests.cogs.curating.acting import press, seen, story_of, story_text, verbs
from tests.simulated import Home, publish


async def test_retiring_shows_what_becomes_unanswered_first(home: Home):
    result = await home.mod.slash(home.channel, "fact retire", story="gan", why="a test")
    text = seen(result.response)
    assert "Draft: retire gan" in text
    assert "🔴" in text
    assert "“I don't know”" in text
    assert "gan" in home.bot.answerer.snapshot.stories
    await press(home.mod, result.response, "publish")
    assert "gan" not in home.bot.answerer.snapshot.stories
    assert "gan: retired" in seen(result.response)


async def test_a_card_retires_its_story(home: Home):
    card = await home.hao.slash(home.channel, "fact show", story="gan")
    await press(home.hao, card.response, "retire")
    assert "草稿：下架 gan" in seen(card.response)


async def test_a_retired_story_comes_back_as_it_was(home: Home):
    before = story_text(home)
    assert await home.mod.autocomplete(home.channel, "fact restore", "story", "") == []
    await publish(home.bot.base, {entry_of("gan"): None})
    [choice] = await home.mod.autocomplete(home.channel, "fact restore", "story", "g")
    assert choice["value"] == "gan"
    result = await home.mod.slash(home.channel, "fact restore", story="gan")
    assert "Generative Adversarial" in seen(result.response)
    await press(home.mod, result.response, "publish")
    assert story_text(home) == before
    assert "gan: new" in seen(result.response)


async def test_what_never_was_or_is_there_cannot_come_back(home: Home):
    never = await home.mod.slash(home.channel, "fact restore", story="never-was")
    assert "nor in its history" in seen(never.response)
    there = await home.mei.slash(home.channel, "fact restore", story="gan")
    assert "已经有一个故事" in seen(there.response)
    assert len(home.env.errors) == 2


async def test_a_renamed_story_is_the_same_under_its_new_id(home: Home):
    before = story_text(home)
    options = {"story": "gan", "new-id": "gan-paper"}
    result = await home.mod.slash(home.channel, "fact rename", **options)
    text = seen(result.response)
    assert "**gan**: retired" in text
    assert "**gan-paper**: new" in text
    assert "every known question keeps its answer" in text
    assert "publish" in verbs(result.response)
    await press(home.mod, result.response, "publish")
    assert story_text(home, "gan-paper") == before
    assert story_text(home) == ""
    [change] = await home.bot.base.history(limit=1)
    assert change.why == "gan is now gan-paper"
    assert story_of(home, "gan-paper").title.en.startswith("Generative")


async def test_a_new_id_must_be_free_and_sound(home: Home):
    for new, expected in (("dit", "already"), ("Not an id", "lower-case")):
        options = {"story": "gan", "new-id": new}
        result = await home.mod.slash(home.channel, "fact rename", **options)
        assert expected in seen(result.response)
    assert len(home.env.errors) == 2
