"""Questions of the queue made ways of asking for a story, or the start of a new one."""

from bot.curation.journal.tables import QuestionState
from tests.cogs.curating.acting import fill, filled, pick, press, seen, story_text, verbs
from tests.cogs.queueing.acting import BAR, BAR_ZH, CATNET, entry, note, queue, state
from tests.simulated import Home, options_of

REFUSED = "Only curators of this base"


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
