"""`/queue`, as curators use it, and as nobody else can."""

import discord
import pytest
from discord import ui

from bot.app import create_bot
from bot.cogs.curating._items import FactButton
from bot.cogs.queueing._queue import packed, unpacked
from bot.curation.base import Base
from bot.curation.journal.tables import QuestionState
from bot.curation.wanted import MOST
from bot.knowledge.checks.comparing import key
from tests.cogs.curating.acting import fill, pick, press, seen, verbs
from tests.cogs.queueing.acting import BAR, CATNET, entry, note, queue, state
from tests.simulated import Home, options_of, parts_of, reopened

REFUSED = "Only curators of this base"


@pytest.mark.parametrize(
    ("who", "title", "asked", "other"),
    [
        ("mod", "What I couldn't answer", "asked 3×", "asked 1×"),
        ("mei", "我没答上来的问题", "问过 3 次", "问过 1 次"),
        ("hao", "我沒答出來的問題", "問過 3 次", "問過 1 次"),
    ],
)
async def test_questions_stand_by_meaning_with_the_most_wanted_first(
    home: Home, who: str, title: str, asked: str, other: str
):
    await note(home, BAR, CATNET, "did CatNet get rejected", "CatNet 被拒过吗？")
    text = seen(await queue(home, getattr(home, who)))
    assert title in text
    assert "English · 简体中文" in text
    assert text.index(asked) < text.index(BAR) < text.index(other)
    assert "<t:" in text


async def test_an_empty_queue_says_so(home: Home):
    shown = await queue(home, home.mei)
    assert "没有：每个问题都答上来了" in seen(shown)
    assert verbs(shown) == set()


async def test_a_long_queue_is_paged(home: Home):
    await note(home, *(f"was {letter * 5} rejected?" for letter in "bcdfghjklmn"))
    shown = await queue(home, home.mod)
    assert "Page 1 of 2" in seen(shown)
    assert len(options_of(shown)) == 8
    await home.mod.click(shown, label="Next")
    assert "Page 2 of 2" in seen(shown)
    assert len(options_of(shown)) == 3
    await home.mod.click(shown, label="Previous")
    assert "Page 1 of 2" in seen(shown)


async def test_an_entry_shows_its_wordings_and_what_it_gets_now(home: Home):
    await note(home, CATNET, "did CatNet get rejected")
    text = seen(await entry(home, home.mod))
    assert "did CatNet get rejected" in text
    assert "2 wordings" in text
    assert "No answer" in text


async def test_ignoring_takes_one_tap_and_so_does_taking_it_back(home: Home):
    await note(home, CATNET, "did CatNet get rejected", BAR)
    shown = await entry(home, home.mei)
    await press(home.mei, shown, "queue-ignore")
    assert "已忽略" in seen(shown)
    assert {await state(home, number) for number in (1, 2)} == {QuestionState.IGNORED}
    assert await state(home, 3) is QuestionState.OPEN
    await press(home.mei, shown, "queue-undo")
    assert "CATNET".casefold() in seen(shown).casefold()
    assert {await state(home, number) for number in (1, 2)} == {QuestionState.OPEN}


async def test_taking_it_back_leaves_alone_what_was_taught_meanwhile(home: Home):
    await note(home, CATNET)
    shown = await entry(home, home.mod)
    await press(home.mod, shown, "queue-ignore")
    await home.bot.base.journal.questions.settle(1, QuestionState.TAUGHT)
    result = await press(home.mod, shown, "queue-undo")
    assert "settled or has expired" in seen(result.followups[0])
    assert await state(home) is QuestionState.TAUGHT


async def test_what_another_curator_settled_is_gone(home: Home):
    await note(home, CATNET)
    late = await entry(home, home.mei)
    await press(home.mod, await entry(home, home.mod), "queue-ignore")
    result = await pick(home.mei, late, "queue-teach", "gan")
    assert "这个问题已经处理过" in seen(result.followups[0])
    result = await press(home.mei, late, "queue-write")
    assert result.modal is None
    assert "这个问题已经处理过" in seen(result.response)


async def test_members_have_no_queue(home: Home):
    await note(home, CATNET)
    result = await home.ada.slash(home.channel, "queue")
    assert seen(result.response).startswith(REFUSED)
    assert await home.ada.autocomplete(home.channel, "queue", "question", "") == []
    assert await home.ada.autocomplete(home.channel, "queue", "story", "") == []
    home.env.errors.clear()


async def test_other_servers_have_no_such_command(home: Home):
    assert "queue" not in home.owen.available_commands(home.elsewhere)
    assert "queue" in home.mod.available_commands(home.channel)


@pytest.mark.parametrize("verb", ["queue-page", "queue-write", "queue-ignore", "queue-undo"])
@pytest.mark.parametrize("who", ["ada", "owen"])
async def test_forged_buttons_do_nothing_for_others(home: Home, verb: str, who: str):
    await note(home, CATNET)
    where = home.elsewhere if who == "owen" else home.channel
    message = await forge(home, where.id, verb, "1")
    result = await press(getattr(home, who), message, verb)
    assert result.ephemeral
    assert result.modal is None
    assert seen(result.response).startswith(REFUSED)
    assert await state(home) is QuestionState.OPEN


@pytest.mark.parametrize("about", ["99", "", "x", "-1", "1.-.1", "9" * 60, "1:2"])
@pytest.mark.parametrize("verb", ["queue-write", "queue-ignore", "queue-undo"])
async def test_a_forged_number_does_nothing(home: Home, verb: str, about: str):
    await note(home, CATNET)
    message = await forge(home, home.channel.id, verb, about)
    result = await press(home.mod, message, verb)
    assert result.modal is None
    told = [seen(m) for m in (result.response, *result.followups) if m]
    assert any("settled or has expired" in text for text in told)
    assert await state(home) is QuestionState.OPEN


async def forge(home: Home, channel_id: int, verb: str, about: str) -> discord.Message:
    view = ui.View(timeout=None)
    view.add_item(FactButton.of(verb, about, label="?"))
    channel = home.bot.get_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send("?", view=view)


async def test_a_curator_who_lost_the_role_meanwhile_is_refused(home: Home):
    await note(home, BAR)
    shown = await entry(home, home.mei)
    form = await pick(home.mei, shown, "queue-teach", "_search")
    home.dismiss(home.mei)
    results = [
        await fill(home.mei, form, story="gan"),
        await pick(home.mei, shown, "queue-teach", "gan"),
        await press(home.mei, shown, "queue-ignore"),
        await press(home.mei, shown, "queue-write"),
    ]
    for result in results:
        assert result.modal is None
        assert "只有资料库的维护者" in seen(result.response)
    assert await state(home) is QuestionState.OPEN


async def test_buttons_work_after_a_restart(home: Home, base: Base):
    await note(home, CATNET)
    shown = await entry(home, home.mod)
    await home.env.restart_bot(create_bot(home.bot.settings, reopened(base)))
    await press(home.mod, shown, "queue-ignore")
    assert await state(home) is QuestionState.IGNORED
    await press(home.mod, shown, "queue-undo")
    assert await state(home) is QuestionState.OPEN


async def test_a_question_neither_pings_nor_links_nor_formats(home: Home):
    text = "was **[CatNet](https://evil.example)** @everyone ||rejected||?"
    await home.ask(home.ada, text)
    shown = await queue(home, home.mod)
    said = shown.embeds[0].description or ""
    assert "://" not in said
    assert "@everyone" not in said
    assert "\\*\\*" in said
    assert "https://evil" not in seen(await entry(home, home.mod))


async def test_curators_see_on_a_storys_card_what_readers_think_of_it(home: Home):
    answer = await home.ask(home.ada, "why was GAN rejected?")
    for who, thumb in ((home.ada, "good"), (home.mei, "bad")):
        [button] = [
            part.custom_id
            for part in parts_of(answer)
            if part.custom_id and part.custom_id.startswith(f"rb:{thumb}:")
        ]
        await who.click(answer, custom_id=button)
    card = await home.mod.slash(home.channel, "fact show", story="gan")
    assert "👍 1 👎 1; of this revision 👍 1 👎 1" in seen(card.response)


async def test_what_is_no_number_is_not_looked_for(home: Home):
    for question in ("9" * 5000, "ferry", "1.5"):
        result = await home.mei.slash(home.channel, "queue", question=question)
        assert "请从输入时出现的列表里选一个问题" in seen(result.response)
    home.env.errors.clear()


def test_a_button_remembers_a_whole_group():
    ids = [36**7 - 1 - number for number in range(MOST)]
    assert unpacked(packed(ids)) == ids
    assert unpacked(packed([0, 35, 36])) == [0, 35, 36]
    button = FactButton.of("queue-undo", packed(ids), label="?")
    assert len(button.custom_id) <= 100


def test_what_is_taught_compares_as_it_was_asked():
    assert key("哪篇是在蒙特婁的酒館裡想出來的？") == key("哪篇是在蒙特娄的酒馆里想出来的")
