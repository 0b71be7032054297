"""A story's card: what it shows, and the ways to it."""

import pytest

from tests.cogs.curating.acting import (
    filled,
    press,
    seen,
    story_of,
    verbs,
)
from tests.simulated import Home, parts_of

NEW = "GAN was invented in a pub in Montreal."


async def test_a_card_shows_the_story_and_what_curators_need(home: Home):
    result = await home.mod.slash(home.channel, "fact show", story="gan")
    text = seen(result.response)
    assert result.ephemeral
    assert "Generative Adversarial" in text
    assert "Revision" in text
    assert "Support: confirmed" in text
    assert "sample questions" in text
    assert "`neurips-blog`" in text or "1. `" in text
    assert verbs(result.response) == {"edit", "history", "retire", "part"}


@pytest.mark.parametrize(
    ("who", "expected"), [("mei", "可信度：已证实"), ("hao", "可信度：已證實")]
)
async def test_a_card_is_in_the_curators_language(home: Home, who: str, expected: str):
    result = await getattr(home, who).slash(home.channel, "fact show", story="gan")
    assert expected in seen(result.response)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("GAN", "gan"), ("word2vec", "word2vec"), ("深度监督", "deeply-supervised-nets")],
)
async def test_a_story_is_found_by_whatever_it_is_called(home: Home, typed: str, found: str):
    [choice, *_] = await home.mod.autocomplete(home.channel, "fact show", "story", typed)
    assert choice["value"] == found
    result = await home.mod.slash(home.channel, "fact show", story=typed)
    assert result.response
    assert result.response.embeds[1].title == found


async def test_an_unknown_story_is_said_to_be(home: Home):
    result = await home.mod.slash(home.channel, "fact show", story="qqqqqq")
    assert "There is no such story" in seen(result.response)
    assert len(home.env.errors) == 1


async def test_an_answer_is_mended_from_its_message(home: Home):
    answer = await home.ask(home.ada, "why was DSN rejected?")
    card = await home.mod.context_menu(home.channel, "Edit this story", answer)
    assert card.ephemeral
    assert card.response
    assert card.response.embeds[1].title == "deeply-supervised-nets"
    hello = await home.ada.send(home.channel, "hello")
    result = await home.mod.context_menu(home.channel, "Edit this story", hello)
    assert "tells no story" in seen(result.response)
    result = await home.ada.context_menu(home.channel, "Edit this story", answer)
    assert "Only curators" in seen(result.response)
    assert len(home.env.errors) == 2


async def test_a_private_answer_is_one_tap_from_its_form(home: Home):
    asked = {"question": "why was DSN rejected?", "private": True}
    answer = await home.mod.slash(home.channel, "ask", **asked)
    form = await press(home.mod, answer.response, "edit")
    assert filled(form)["summary-en"] == story_of(home, "deeply-supervised-nets").summary.en
    others = await home.ada.slash(home.channel, "ask", **asked)
    assert not any("fact:" in (part.custom_id or "") for part in parts_of(others.response))
    public = await home.mod.slash(home.channel, "ask", question="why was DSN rejected?")
    assert not any("fact:" in (part.custom_id or "") for part in parts_of(public.response))
