"""`/queue`, as curators use it, and as nobody else can."""

import discord
import pytest
from discord import ui
from simcord import MemberActor, ResponseMessage

from bot.app import create_bot
from bot.cogs.curating._items import FactButton
from bot.cogs.queueing._queue import packed, unpacked
from bot.curation.base import Base
from bot.curation.journal.tables import QuestionState
from bot.curation.wanted import MOST
from bot.knowledge.checks.comparing import key
from tests.cogs.curating.acting import fill, filled, pick, press, seen, story_text, verbs
from tests.simulated import Home, options_of, parts_of, reopened

BAR = "which one was dreamt up on a ferry to Dover?"
BAR_ZH = "哪篇是在去多佛的渡轮上想出来的？"
CATNET = "was CatNet rejected?"
REFUSED = "Only curators of this base"


async def note(home: Home, *questions: str) -> None:
    """Ask what the bot can't answer, as members do."""
    for question in questions:
        await home.ask(home.ada, question)
    noted = await home.bot.base.journal.questions.open()
    assert {question.text for question in noted} >= {*questions}


async def queue(home: Home, who: MemberActor, **options: str) -> ResponseMessage:
    result = await who.slash(home.channel, "queue", **options)
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def entry(home: Home, who: MemberActor, number: int = 1) -> ResponseMessage:
    """Open a question of the queue from its list."""
    shown = await queue(home, who)
    await pick(who, shown, "queue-entry", str(number))
    return shown


async def state(home: Home, number: int = 1) -> QuestionState:
    found = await home.bot.base.journal.questions.get(number)
    assert found is not None
    return found.state


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


async def test_a_question_is_taught_to_a_story(home: Home):
    await note(home, BAR)
    shown = await entry(home, home.mod)
    assert "gan" in options_of(shown)
    await pick(home.mod, shown, "queue-teach", "gan")
    text = seen(shown)
    assert BAR in text
    assert "Known questions" in text  # what it would do to them
    assert BAR not in story_text(home)
    result = await press(home.mod, shown, "publish")
    assert BAR in story_text(home)
    assert await state(home) is QuestionState.TAUGHT
    [told] = result.followups
    assert told.ephemeral
    assert "Taught; wordings taken out of the queue: 1." in seen(told)
    await press(home.mod, told, "queue-page")
    assert "every question got an answer" in seen(told)
    assert "Generative Adversarial" in seen(await home.ask(home.ada, BAR))
    [change, *_] = await home.bot.base.history()
    assert change.why == f"taught: {BAR}"


async def test_chinese_is_taught_in_simplified_characters(home: Home):
    await note(home, "哪篇是在蒙特婁的酒館裡想出來的？")
    shown = await entry(home, home.hao)
    await pick(home.hao, shown, "queue-teach", "gan")
    await press(home.hao, shown, "publish")
    story = home.bot.answerer.snapshot.stories["gan"]
    assert story.questions.zh[-1] == "哪篇是在蒙特娄的酒馆里想出来的？"
    assert len(story.questions.en) == 3


async def test_a_lesson_takes_one_wording_in_each_language_and_settles_all(home: Home):
    asked = (CATNET, "did CatNet get rejected", "CatNet 被拒过吗？")
    await note(home, *asked)
    shown = await entry(home, home.mod)
    await pick(home.mod, shown, "queue-teach", "gan")
    await press(home.mod, shown, "publish")
    questions = home.bot.answerer.snapshot.stories["gan"].questions
    assert len(questions.en) == len(questions.zh) == 4
    assert {await state(home, number) for number in (1, 2, 3)} == {QuestionState.TAUGHT}


async def test_dropping_the_draft_leaves_the_question_open(home: Home):
    await note(home, BAR)
    shown = await entry(home, home.mod)
    await pick(home.mod, shown, "queue-teach", "gan")
    await press(home.mod, shown, "cancel")
    assert await state(home) is QuestionState.OPEN
    assert BAR not in story_text(home)


async def test_another_story_is_searched_for(home: Home):
    await note(home, BAR)
    shown = await entry(home, home.mei)
    form = await pick(home.mei, shown, "queue-teach", "_search")
    assert filled(form) == {"story": ""}
    await fill(home.mei, form, story="词向量")
    assert options_of(shown)[0] == "word2vec"
    nothing = await pick(home.mei, shown, "queue-teach", "_search")
    result = await fill(home.mei, nothing, story="zzzqqqxxx")
    assert any("没找到这个故事" in seen(m) for m in result.followups)


async def test_a_question_and_a_story_are_named_with_the_command(home: Home):
    await note(home, BAR, CATNET)
    choices = await home.mod.autocomplete(home.channel, "queue", "question", "ferry")
    assert [choice["name"] for choice in choices] == [BAR]
    stories = await home.mod.autocomplete(home.channel, "queue", "story", "gan")
    assert stories[0]["value"] == "gan"
    shown = await queue(home, home.mod, question=choices[0]["value"], story="gan")
    assert BAR in seen(shown)
    assert "publish" in verbs(shown)
    alone = await queue(home, home.mod, question=choices[0]["value"])
    assert "queue-ignore" in verbs(alone)


async def test_a_phrasing_that_a_story_has_is_not_taught_again(home: Home):
    known = home.bot.answerer.snapshot.stories["gan"].questions.en[0]
    await home.bot.base.journal.questions.note(
        known, home.bot.settings.default_language, home.env.now(), disliked=True
    )
    shown = await entry(home, home.mod)
    assert "Generative Adversarial" in seen(shown)  # what it gets now
    assert "👎 1" in seen(shown)
    result = await pick(home.mod, shown, "queue-teach", "gan")
    assert "has this question among its phrasings already" in seen(result.followups[0])


async def test_a_story_is_written_from_a_question(home: Home):
    await note(home, BAR, BAR_ZH)
    first = await home.bot.base.journal.questions.get(1)
    assert first
    shown = await entry(home, home.mod)
    form = await press(home.mod, shown, "queue-write")
    result = await fill(home.mod, form, title_en="A ferry", title_zh="渡轮")
    draft = result.response or shown
    questions = await pick(home.mod, draft, "part", "questions")
    assert BAR in filled(questions)["questions-en"]
    assert await state(home) is QuestionState.OPEN


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
