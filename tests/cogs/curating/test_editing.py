"""Showing and editing a story, up to what is live."""

from tests.cogs.curating.acting import draft_of, fill, filled, press, seen, story_text, verbs
from tests.simulated import Home

NEW = "GAN was invented in a pub in Montreal."


async def test_a_card_shows_the_story_and_what_curators_need(home: Home):
    result = await home.mod.slash(home.channel, "fact show", story="gan")
    text = seen(result.response)
    assert result.ephemeral
    assert "Generative Adversarial" in text
    assert "Revision" in text
    assert "sample questions" in text
    assert verbs(result.response) == {"edit", "history", "retire", "part"}


async def test_two_taps_mend_a_text(home: Home):
    card = await home.mod.slash(home.channel, "fact show", story="gan")
    form = await press(home.mod, card.response, "edit")
    story = home.bot.answerer.snapshot.stories["gan"]
    assert filled(form)["summary-en"] == story.summary.en
    await fill(home.mod, form, summary_en=NEW)
    text = seen(card.response)
    assert NEW in text
    assert "None: every known question keeps its answer." in text
    assert NEW not in story_text(home)
    await press(home.mod, card.response, "publish")
    assert "Live" in seen(card.response)
    assert NEW in story_text(home)
    result = await home.ada.slash(home.channel, "ask", question="story:gan")
    assert NEW in seen(result.response)


async def test_an_undo_takes_it_back(home: Home):
    before = story_text(home)
    draft = await draft_of(home, home.mod, summary_en=NEW)
    await press(home.mod, draft, "publish")
    assert NEW in story_text(home)
    await press(home.mod, draft, "undo")
    assert "Draft: undo change" in seen(draft)
    await press(home.mod, draft, "publish")
    assert story_text(home) == before
