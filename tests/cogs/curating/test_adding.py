"""A new story, from its title to what users are told."""

from bot.knowledge.kinds import Support
from tests.cogs.curating.acting import fill, filled, pick, press, seen, story_of, verbs
from tests.simulated import Home

STARTED = {
    "title_en": "Dropout: A Simple Way to Prevent Overfitting",
    "title_zh": "Dropout：防止过拟合的简单办法",
    "url": "https://jmlr.org/papers/v15/srivastava14a.html",
    "source_title": "Dropout (JMLR)",
    "publisher": "JMLR",
}
TEXTS = {
    "summary_en": "NIPS 2012 turned dropout down; JMLR printed it in 2014.",
    "summary_zh": "Dropout 被 NIPS 2012 拒稿，2014 年由 JMLR 刊出。",
    "text_en": "The idea is to drop units at random. Reviewers were not taken with it.",
    "text_zh": "它的想法是随机丢掉一些神经元，审稿人并不买账。",
}


async def begin(home: Home, **options: str):
    form = await home.mod.slash(home.channel, "fact add", **options)
    return await fill(home.mod, form, **STARTED)


async def test_a_story_is_begun_filled_in_and_published(home: Home):
    result = await begin(home)
    draft = result.response
    assert "`summary`: is missing" in seen(draft)
    assert "publish" not in verbs(draft)
    await fill(home.mod, await pick(home.mod, draft, "part", "texts"), **TEXTS)
    questions = await pick(home.mod, draft, "part", "questions")
    await fill(
        home.mod,
        questions,
        questions_en="who turned dropout down\nwas Dropout rejected\nthe story of Dropout",
        questions_zh="Dropout 被谁拒了\nDropout 的故事\n随机失活被拒过吗",
    )
    names = await pick(home.mod, draft, "part", "names")
    await fill(home.mod, names, names="Dropout")
    assert "publish" in verbs(draft), seen(draft)
    await press(home.mod, draft, "publish")
    story_id = "dropout-a-simple-way-to-prevent-overfitting"
    story = story_of(home, story_id)
    assert story.support is Support.REPORTED
    assert story.sources[0].id == "jmlr"
    answer = await home.ask(home.ada, "was Dropout rejected?")
    assert "NIPS 2012 turned dropout down" in seen(answer)
    [change] = await home.bot.base.history(limit=1)
    assert change.why == "new story"


async def test_the_form_of_the_beginning_opens_again(home: Home):
    result = await begin(home, id="dropout", support="confirmed")
    again = await press(home.mod, result.response, "again")
    assert filled(again)["publisher"] == "JMLR"
    title = await pick(home.mod, result.response, "part", "title")
    assert filled(title)["support"] == "confirmed"


async def test_a_taken_or_impossible_id_is_refused_before_anything_is_typed(home: Home):
    taken = await home.mod.slash(home.channel, "fact add", id="GAN")
    assert "already" in seen(taken.response)
    impossible = await home.hao.slash(home.channel, "fact add", id="../gan")
    assert "小寫字母" in seen(impossible.response)
    assert len(home.env.errors) == 2


async def test_a_title_without_latin_letters_gets_an_id(home: Home):
    form = await home.mei.slash(home.channel, "fact add")
    result = await fill(home.mei, form, **{**STARTED, "title_en": "随机失活"})
    assert "草稿：story" in seen(result.response)


async def test_a_story_that_is_there_already_is_pointed_out(home: Home):
    form = await home.mod.slash(home.channel, "fact add")
    result = await fill(
        home.mod, form, **{**STARTED, "title_en": "Generative Adversarial Nets (GAN)"}
    )
    await fill(home.mod, await pick(home.mod, result.response, "part", "texts"), **TEXTS)
    questions = await pick(home.mod, result.response, "part", "questions")
    await fill(home.mod, questions, questions_en="a\nb\nc", questions_zh="甲\n乙\n丙")
    text = seen(result.response)
    assert "Looks like a story that is there already" in text
    assert "(`gan`)" in text
