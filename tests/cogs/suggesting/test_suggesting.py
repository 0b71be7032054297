"""`/suggest`, as members use it."""

from datetime import timedelta

import discord
import pytest
from simcord import Env

from bot.app import create_bot
from bot.cogs.suggesting._command import MOST
from bot.curation.base import Base
from bot.language import Language
from bot.settings import Settings
from tests.cogs.curating.acting import fill, filled, seen, verbs
from tests.cogs.suggesting.suggested import SOURCE, TEXT, post, proposal, suggest
from tests.simulated import Home, links_of, reopened

DAY = timedelta(days=1).total_seconds()


@pytest.mark.parametrize(
    ("who", "language", "thanks"),
    [
        ("ada", Language.EN, "Thank you! The curators will look at it"),
        ("mei", Language.ZH_HANS, "谢谢！维护者会看的"),
        ("hao", Language.ZH_HANT, "謝謝！維護者會看的"),
    ],
)
async def test_a_suggestion_is_posted_for_review(
    home: Home, who: str, language: Language, thanks: str
):
    member = getattr(home, who)
    result = await suggest(home, member)
    assert result.ephemeral
    assert thanks in seen(result.response)
    text = seen(post(home))
    assert "Suggestion 1" in text  # in the settings' language
    assert TEXT in text
    assert SOURCE in text
    assert f"<@{member.id}>" in text
    assert links_of(post(home)) == [SOURCE]
    assert verbs(post(home)) == {
        "suggestion-" + v for v in ("approve", "revise", "held", "decline")
    }
    made = (await proposal(home)).suggestion
    assert (made.text, made.source, made.language) == (TEXT, SOURCE, language)
    assert made.by_id == member.id


async def test_members_of_other_servers_may_suggest_too(home: Home):
    result = await suggest(home, home.owen, home.elsewhere)
    assert "Thank you" in seen(result.response)
    assert TEXT in seen(post(home))


async def test_a_correction_names_its_story(home: Home):
    form = await home.mei.slash(home.channel, "suggest", story="gan")
    assert form.modal is not None
    assert form.modal["title"].startswith("纠正：")
    await fill(home.mei, form, text=TEXT, source=SOURCE)
    text = seen(post(home))
    assert "Corrects" in text
    assert "· `gan`" in text
    assert (await proposal(home)).suggestion.story == "gan"


async def test_stories_are_offered_while_typing(home: Home):
    choices = await home.mei.autocomplete(home.channel, "suggest", "story", "word2v")
    assert choices[0]["value"] == "word2vec"
    empty = await home.owen.autocomplete(home.elsewhere, "suggest", "story", "")
    assert len({choice["value"] for choice in empty}) == len(empty) > 1
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices + empty)


async def test_a_story_that_is_none_is_refused(home: Home):
    result = await home.hao.slash(home.channel, "suggest", story="no such")
    assert result.ephemeral
    assert "找不到這個故事" in seen(result.response)
    assert len(home.env.errors) == 1


@pytest.mark.parametrize(
    "source",
    [
        "technologyreview.com",
        "http://www.technologyreview.com/",
        "https://bit.ly/abc",
        "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1",
        "https://localhost/x",
        "https://me:secret@example.org/",
        "https:// example.org",
        "javascript:alert(1)",
        "[here](https://example.org)",
    ],
)
async def test_a_link_that_is_no_source_is_given_back(home: Home, source: str):
    result = await suggest(home, home.mei, source=source)
    assert result.ephemeral
    assert "来源要填完整的 https:// 链接" in seen(result.response)
    assert TEXT in seen(result.response)
    assert home.review.last_message is None
    assert await home.bot.base.journal.proposals.open() == []


async def test_what_was_given_back_is_mended_and_sent_again(home: Home):
    result = await suggest(home, home.ada, source="bit.ly/x", story="gan")
    assert result.response is not None
    form = await home.ada.click(result.response, label="Mend it and send it again")
    assert filled(form) == {"text": TEXT, "source": "bit.ly/x"}
    await fill(home.ada, form, source=SOURCE)
    assert SOURCE in seen(post(home))
    assert (await proposal(home)).suggestion.story == "gan"


async def test_a_text_of_blanks_is_none(home: Home):
    result = await suggest(home, home.ada, text=" " * 40)
    assert "say a little more" in seen(result.response)


async def test_a_member_has_a_few_a_day(home: Home):
    for _ in range(MOST):
        await suggest(home, home.mei)
    result = await home.mei.slash(home.channel, "suggest")
    assert result.modal is None
    assert f"你一天内已经提了 {MOST} 条建议" in seen(result.response)
    assert len(home.env.errors) == 1  # SimCord counts what the bot has answered for
    assert "Thank you" in seen((await suggest(home, home.ada)).response)
    home.env.backend.advance_clock(DAY + 1)
    assert "谢谢" in seen((await suggest(home, home.mei)).response)


async def test_forms_opened_ahead_do_not_get_around_that(home: Home):
    forms = [await home.ada.slash(home.channel, "suggest") for _ in range(MOST + 1)]
    for form in forms[:-1]:
        await fill(home.ada, form, text=TEXT, source=SOURCE)
    result = await fill(home.ada, forms[-1], text=TEXT, source=SOURCE)
    assert f"{MOST} suggestions within a day" in seen(result.response)
    assert TEXT in seen(result.response)  # nothing typed is lost
    assert len(await home.bot.base.journal.proposals.open()) == MOST


async def test_a_post_neither_pings_nor_links_nor_formats(home: Home):
    text = "@everyone **[see](https://evil.example)** <@123456789012345678> `x` ||y|| ```z``` # big"
    await suggest(home, home.ada, text=text)
    said = post(home).embeds[0].description or ""
    assert "@everyone" not in said
    assert "<@123456789012345678>" not in said
    assert "://" not in said
    assert "**" not in said.replace("\\*", "")
    assert not post(home).mention_everyone


async def test_the_longest_suggestion_fits(home: Home):
    await suggest(home, home.ada, text="*_" * 750, source="https://example.org/" + "a" * 480)
    assert len(post(home).embeds[0]) <= 6000
    assert len(links_of(post(home))[0]) <= 512


async def test_what_the_review_channel_does_not_take_is_posted_later(home: Home):
    home.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    result = await suggest(home, home.ada)
    assert "Thank you" in seen(result.response)
    assert home.review.last_message is None
    await home.env.advance_time(601)
    assert TEXT in seen(post(home))
    await home.env.advance_time(601)
    assert len(home.review.history()) == 1


async def test_there_is_no_such_command_where_nobody_reviews(
    home: Home, settings: Settings, base: Base
):
    alone = settings.model_copy(update={"review_channel": None})
    await home.env.restart_bot(create_bot(alone, reopened(base)))
    assert "suggest" not in home.ada.available_commands(home.channel)


def test_it_is_for_every_server(simcord_env: Env, home: Home):
    assert isinstance(simcord_env.bot, discord.Client)
    assert "suggest" in home.owen.available_commands(home.elsewhere)
