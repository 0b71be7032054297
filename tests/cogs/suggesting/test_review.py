"""What becomes of a suggestion: as curators decide on it, and as the proposer hears of it."""

import discord
import pytest
from discord import ui

from bot.app import create_bot
from bot.cogs.curating._items import FactButton
from bot.curation.base import Base
from bot.curation.journal.tables import ProposalState
from tests.cogs.curating.acting import fill, filled, pick, press, seen, story_text, verbs
from tests.cogs.suggesting.suggested import SOURCE, TEXT, news, post, proposal, suggest
from tests.simulated import Home, links_of, reopened

NEW = "GAN was invented in a bar in Montreal."
VERBS = ("approve", "revise", "held", "decline")


async def approve_correction(home: Home) -> None:
    await suggest(home, home.ada, story="gan")
    panel = await press(home.mod, post(home), "suggestion-approve")
    assert panel.ephemeral
    assert TEXT in seen(panel.response)
    form = await pick(home.mod, panel.response, "part", "texts")
    await fill(home.mod, form, summary_en=NEW)
    assert NEW in seen(panel.response)
    await press(home.mod, panel.response, "publish")


async def test_taking_up_a_correction_leads_to_the_change_and_to_thanks(home: Home):
    await approve_correction(home)
    assert NEW in story_text(home)
    decided = await proposal(home)
    assert decided.state is ProposalState.APPROVED
    assert decided.decision
    [change, *_] = await home.bot.base.history()
    assert decided.decision.change_id == change.id
    assert change.why == "Suggestion 1 of a member"
    assert f"Taken up by {home.mod.mention}, in change {change.id}" in seen(post(home))
    assert home.ada.mention not in seen(post(home))
    assert verbs(post(home)) == set()
    assert links_of(post(home)) == [SOURCE]
    told = seen(news(home.ada))
    assert "The curators have taken up what you suggested. Thank you!" in told
    assert TEXT in told
    assert NEW in told  # the story as it is now


async def test_a_new_story_begins_with_what_was_suggested(home: Home):
    await suggest(home, home.ada)
    form = await press(home.mod, post(home), "suggestion-approve")
    assert filled(form)["url"] == SOURCE
    result = await fill(
        home.mod, form, title_en="A bar", title_zh="酒吧", source_title="Bar", publisher="MIT TR"
    )
    assert result.ephemeral
    texts = await pick(home.mod, result.response, "part", "texts")
    assert filled(texts)["text-en"] == TEXT
    assert (await proposal(home)).state is ProposalState.OPEN  # until it is live


@pytest.mark.parametrize(
    ("who", "title", "thanks", "reason"),
    [
        ("ada", "Your suggestion", "have decided not to take it up", "They say: Known already"),
        ("mei", "你的建议", "决定这次不采纳", "他们说：Known already"),
        ("hao", "你的建議", "決定這次不採納", "他們說：Known already"),
    ],
)
async def test_who_suggested_hears_why_it_was_declined_in_their_language(
    home: Home, who: str, title: str, thanks: str, reason: str
):
    member = getattr(home, who)
    await suggest(home, member)
    form = await press(home.mod, post(home), "suggestion-decline")
    result = await fill(home.mod, form, reason="Known already")
    assert result.ephemeral
    assert seen(result.response) == "Declined. The proposer was told."
    told = seen(news(member))
    assert all(said in told for said in (title, thanks, reason, TEXT))
    assert "Declined by" in seen(post(home))
    assert "Known already" in seen(post(home))
    assert verbs(post(home)) == set()


async def test_a_curator_reads_chinese_and_may_give_no_reason(home: Home):
    await suggest(home, home.ada)
    form = await press(home.mei, post(home), "suggestion-decline")
    assert form.modal is not None
    assert form.modal["title"] == "建议 1"
    result = await fill(home.mei, form)
    assert seen(result.response) == "已婉拒。 已经告诉推荐人。"
    assert "They say" not in seen(news(home.ada))


async def test_what_the_base_holds_already_is_approved_with_one_tap(home: Home):
    await suggest(home, home.ada)
    result = await press(home.hao, post(home), "suggestion-held")
    assert seen(result.response) == "已採納。 已經告訴推薦人。"
    assert "is in the base now" in seen(news(home.ada))
    assert "In the base already" in seen(post(home))


async def test_closed_direct_messages_are_no_error(home: Home):
    await suggest(home, home.ada)
    home.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    result = await press(home.mod, post(home), "suggestion-held")
    assert "could not be told" in seen(result.response)
    assert (await proposal(home)).state is ProposalState.APPROVED
    assert "In the base already" in seen(post(home))


async def test_a_suggestion_is_mended_before_it_is_decided(home: Home):
    await suggest(home, home.ada, text="gan waz inventd in a bar in montreal")
    form = await press(home.mei, post(home), "suggestion-revise")
    assert filled(form)["text"] == "gan waz inventd in a bar in montreal"
    result = await fill(home.mei, form, text=TEXT, story="gan")
    assert seen(result.response) == "这条建议已经改好。"
    assert TEXT in seen(post(home))
    assert "`gan`" in seen(post(home))
    assert "suggestion-approve" in verbs(post(home))


async def test_mending_it_wrongly_gives_the_text_back(home: Home):
    await suggest(home, home.ada)
    form = await press(home.mei, post(home), "suggestion-revise")
    result = await fill(home.mei, form, text=TEXT + " Really.", story="no-such-story")
    assert "没有这个 id 的故事" in seen(result.response)
    assert "Really." in seen(result.response)
    assert result.response is not None
    again = await home.mei.click(result.response, label="改一改，重新提交")
    assert filled(again)["text"] == TEXT + " Really."


@pytest.mark.parametrize("verb", VERBS)
async def test_members_cannot_decide(home: Home, verb: str):
    await suggest(home, home.ada)
    result = await press(home.ada, post(home), f"suggestion-{verb}")
    assert result.ephemeral
    assert result.modal is None
    assert seen(result.response).startswith("Only curators of this base")
    assert (await proposal(home)).state is ProposalState.OPEN


@pytest.mark.parametrize("verb", VERBS)
async def test_moderators_of_another_server_cannot_decide_with_a_forged_button(
    home: Home, verb: str
):
    await suggest(home, home.ada)
    message = await forge(home, home.elsewhere.id, f"suggestion-{verb}", "1")
    result = await press(home.owen, message, f"suggestion-{verb}")
    assert result.modal is None
    assert seen(result.response).startswith("Only curators of this base")
    assert (await proposal(home)).state is ProposalState.OPEN


@pytest.mark.parametrize("about", ["99", "", "x", "-1", "9" * 60, "1:2"])
@pytest.mark.parametrize("verb", VERBS)
async def test_a_forged_number_does_nothing(home: Home, verb: str, about: str):
    message = await forge(home, home.review.id, f"suggestion-{verb}", about)
    result = await press(home.mod, message, f"suggestion-{verb}")
    assert result.ephemeral
    assert result.modal is None
    assert seen(result.response) == "That suggestion is no longer there."


async def forge(home: Home, channel_id: int, verb: str, about: str) -> discord.Message:
    view = ui.View(timeout=None)
    view.add_item(FactButton.of(verb, about, label="?"))
    channel = home.bot.get_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send("?", view=view)


async def test_a_curator_who_lost_the_role_meanwhile_is_refused(home: Home):
    await suggest(home, home.ada)
    declining = await press(home.mei, post(home), "suggestion-decline")
    revising = await press(home.mei, post(home), "suggestion-revise")
    home.dismiss(home.mei)
    for form in (declining, revising):
        result = await fill(home.mei, form)
        assert "只有资料库的维护者" in seen(result.response)
    assert (await proposal(home)).state is ProposalState.OPEN
    assert news(home.ada) is None


async def test_the_second_to_decide_is_told(home: Home):
    await suggest(home, home.ada)
    late = await press(home.mei, post(home), "suggestion-decline")
    mending = await press(home.hao, post(home), "suggestion-revise")
    await press(home.mod, post(home), "suggestion-held")
    result = await fill(home.mei, late, reason="no")
    assert "这条建议已经处理过了。" in [seen(m) for m in (result.response, *result.followups) if m]
    result = await fill(home.hao, mending, text=TEXT + "!!")
    assert "這則建議已經處理過了。" in seen(result.response)
    assert (await proposal(home)).state is ProposalState.APPROVED
    assert len(home.ada.user.dm_channel.history()) == 1


async def test_a_change_published_after_the_decision_tells_so(home: Home):
    await suggest(home, home.ada, story="gan")
    panel = await press(home.mod, post(home), "suggestion-approve")
    await press(home.mei, post(home), "suggestion-held")
    form = await pick(home.mod, panel.response, "part", "texts")
    await fill(home.mod, form, summary_en=NEW)
    result = await press(home.mod, panel.response, "publish")
    assert NEW in story_text(home)
    assert "decided already" in " ".join(seen(m) for m in result.followups)


async def test_buttons_work_after_a_restart(home: Home, base: Base):
    await suggest(home, home.ada)
    message = post(home)
    now = home.bot.settings
    await home.env.restart_bot(create_bot(now, reopened(base)))
    result = await press(home.mod, message, "suggestion-held")
    assert "Taken up." in seen(result.response)


async def test_a_post_that_was_deleted_stops_nothing(home: Home):
    await suggest(home, home.ada)
    form = await press(home.mod, post(home), "suggestion-decline")
    home.env.inject_error("PATCH", "/channels/*/messages/*", status=404, code=10008)
    result = await fill(home.mod, form, reason="no")
    assert seen(result.response) == "Declined. The proposer was told."
