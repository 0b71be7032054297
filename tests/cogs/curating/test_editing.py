"""Editing a story, up to what is live."""

import pytest
from pydantic import HttpUrl

from bot.cogs.curating._parts import EDITABLE, LISTED
from bot.curation.changes import entry_of
from bot.curation.errors import StoreError, Trouble
from bot.knowledge.writing import dump_story
from tests.cogs.curating.acting import (
    draft_of,
    fill,
    filled,
    form_of,
    pick,
    press,
    seen,
    story_of,
    story_text,
    verbs,
)
from tests.curation.memory import MemoryStore
from tests.simulated import Home, publish

NEW = "GAN was invented in a pub in Montreal."


async def give_sources(home: Home, count: int) -> None:
    """Have the story rest on many more pages."""
    story = story_of(home)
    extra = [
        story.sources[0].model_copy(
            update={"id": f"more-{n}", "url": HttpUrl(f"https://example.org/{n}")}
        )
        for n in range(count)
    ]
    many = story.model_copy(update={"sources": (*story.sources, *extra)})
    await publish(home.bot.base, {entry_of("gan"): dump_story(many).encode()})


async def test_two_taps_mend_a_text(home: Home):
    card = await home.mod.slash(home.channel, "fact show", story="gan")
    form = await press(home.mod, card.response, "edit")
    assert filled(form)["summary-en"] == story_of(home).summary.en
    await fill(home.mod, form, summary_en=NEW)
    text = seen(card.response)
    assert NEW in text
    assert "None: every known question keeps its answer." in text
    assert story_of(home).summary.en != NEW
    await press(home.mod, card.response, "publish")
    assert "Live" in seen(card.response)
    assert story_of(home).summary.en == NEW
    result = await home.ada.slash(home.channel, "ask", question="story:gan")
    assert NEW in seen(result.response)


@pytest.mark.parametrize("part", [part for part in EDITABLE if part not in LISTED])
async def test_a_form_sent_as_it_was_opened_changes_nothing(home: Home, part: str):
    before = story_text(home)
    result = await fill(home.mod, await form_of(home, home.mod, "gan", part))
    assert "Nothing would change" in seen(result.response)
    assert story_text(home) == before
    home.env.errors.clear()


async def test_names_keep_their_places(home: Home):
    form = await form_of(home, home.mod, "gan", "names")
    names = filled(form)["names"].splitlines()
    kept = "\n".join([*names[1:], "Adversarial Pub"])
    result = await fill(home.mod, form, names=kept, ambiguous="pub", why="as heard")
    await press(home.mod, result.response, "publish")
    found = [alias.name for alias in story_of(home).names]
    assert found == [*names[1:], "Adversarial Pub", "pub"]
    assert story_of(home).names[-1].ambiguous
    assert (await home.bot.base.history(limit=1))[0].why == "as heard"


async def test_known_questions_show_whose_answer_would_change(home: Home):
    draft = await draft_of(home, home.mod, story="dit", part="names", names="", lookalikes="DiT")
    text = seen(draft)
    assert "Known questions that would get another answer" in text
    assert "`dit` →" in text
    assert "🔴" in text
    assert "publish" in verbs(draft)


async def test_yaml_is_read_with_the_checks_own_messages(home: Home):
    form = await form_of(home, home.mod, "gan", "links")
    result = await fill(home.mod, form, links="people: [ian-goodfellow]\npapres: []\n")
    text = seen(result.response)
    assert "That can't be read yet" in text
    assert "`2:` `papres`: `papres` has no place here: did you mean `papers`?" in text
    assert "people: [ian-goodfellow]" in text
    again = await press(home.mod, result.response, "again")
    assert filled(again)["links"].startswith("people: [ian-goodfellow]\npapres")
    await fill(home.mod, again, links="people: [ian-goodfelow]")
    text = seen(result.response)
    assert "`people[0]`: unknown person `ian-goodfelow`" in text
    assert "publish" not in verbs(result.response)
    assert "stories/gan.yaml" not in text  # a file that curators never see


async def test_what_no_yaml_can_be_is_kept(home: Home):
    form = await form_of(home, home.mod, "gan", "links")
    result = await fill(home.mod, form, links="people: [unclosed\n```\n@everyone")
    text = seen(result.response)
    assert "isn't closed" in text
    assert text.count("```") == 2
    await press(home.mod, result.response, "cancel")
    assert "Nothing has changed" in seen(result.response)


async def test_events_open_whole_or_one_by_one(home: Home):
    menu = await form_of(home, home.mod, "gan", "events")
    whole = await pick(home.mod, menu.response, "entry", "all")
    yaml = filled(whole)["events"]
    assert yaml.startswith("events:\n  - type:")
    result = await fill(home.mod, whole, events=yaml + "\n  - type: talk\n    venue: cvrp")
    assert "did you mean `cvpr`?" in seen(result.response)
    await pick(home.mod, menu.response, "part", "events")
    one = await pick(home.mod, menu.response, "entry", "0")
    assert filled(one)["event"].startswith("type:")


async def test_a_detail_is_changed_added_and_taken_out(home: Home):
    count = len(story_of(home).details)
    menu = await form_of(home, home.mod, "gan", "details")
    form = await pick(home.mod, menu.response, "entry", "1")
    assert len(filled(form)) == 5
    await fill(home.mod, form, answer_en="Twelve days.", answer_zh="十二天。")
    also = await pick(home.mod, menu.response, "part", "details")
    assert also.response is None or also.response.id == menu.response.id  # type: ignore[union-attr]
    new = await pick(home.mod, menu.response, "entry", str(count))
    await fill(
        home.mod,
        new,
        answer_en="A pub.",
        answer_zh="酒吧。",
        asked_en="which building was it\nwhich house was it",
        detail_rest=f"about: place\nsources: [{story_of(home).sources[0].id}]",
    )
    await pick(home.mod, menu.response, "part", "details")
    out = await pick(home.mod, menu.response, "entry", "0")
    gone = filled(out)["answer-en"]
    await fill(home.mod, out, answer_en="", answer_zh="")
    await press(home.mod, menu.response, "publish")
    details = story_of(home).details
    assert len(details) == count
    assert details[0].answer.en == "Twelve days."
    assert details[-1].asked.en == ("which building was it", "which house was it")
    assert gone not in [detail.answer.en for detail in details]


async def test_a_new_source_gets_an_id(home: Home):
    menu = await form_of(home, home.mod, "gan", "sources")
    count = len(story_of(home).sources)
    form = await pick(home.mod, menu.response, "entry", str(count))
    await fill(
        home.mod,
        form,
        url="https://example.org/gan",
        source_title="生成对抗网络的来历",
        publisher="Paper Desk",
    )
    await press(home.mod, menu.response, "publish")
    source = story_of(home).sources[-1]
    assert (source.id, source.lang, source.publisher) == ("paper-desk", "zh", "Paper Desk")


async def test_many_entries_are_paged(home: Home):
    await give_sources(home, 40)
    menu = await form_of(home, home.mod, "gan", "sources")
    await press(home.mod, menu.response, "entries")
    form = await pick(home.mod, menu.response, "entry", "30")
    assert filled(form)["source-rest"].startswith("id: more-")
    assert verbs(menu.response) == {"entry", "entries", "back"}


async def test_a_part_too_long_for_a_form_says_what_to_do(home: Home):
    await give_sources(home, 60)
    menu = await form_of(home, home.mod, "gan", "sources")
    result = await pick(home.mod, menu.response, "entry", "all")
    assert "/fact export" in seen(result.response)


async def test_the_draft_is_shown_in_each_language(home: Home):
    draft = await draft_of(home, home.mei, summary_en=NEW)
    assert NEW not in seen(draft).split("草稿")[0]
    for expected in ("来源", "來源", "Source"):
        if expected != "来源":
            await press(home.mei, draft, "turn")
        assert expected in seen(draft).split("草稿")[0]
    assert "改了什么" in seen(draft)  # what is around it stays in the curator's


async def test_a_reason_is_noted_and_shown(home: Home):
    draft = await draft_of(home, home.mod, summary_en=NEW)
    form = await press(home.mod, draft, "why")
    await fill(home.mod, form, why="told in **his** [talk](https://x.y)")
    assert "told in" in seen(draft)
    assert "publish" in verbs(draft)
    await press(home.mod, draft, "publish")
    [change, *_] = await home.bot.base.history(limit=1)
    assert change.why == "told in **his** [talk](https://x.y)"
    assert (change.by.name, change.by.id) == (home.mod.name, home.mod.id)


async def test_edit_again_opens_what_was_typed(home: Home):
    draft = await draft_of(home, home.mod, summary_en=NEW)
    form = await press(home.mod, draft, "again")
    assert filled(form)["summary-en"] == NEW
    await fill(home.mod, form, summary_en=NEW + " Really.")
    await press(home.mod, draft, "publish")
    assert story_of(home).summary.en == NEW + " Really."


async def test_a_text_left_empty_is_said_to_be_missing(home: Home):
    draft = await draft_of(home, home.mod, summary_en="")
    text = seen(draft)
    assert "`summary.en`: is missing" in text
    assert "can't be published yet" in text
    assert verbs(draft) == {"again", "why", "cancel", "part"}
    form = await press(home.mod, draft, "again")
    assert filled(form)["summary-zh"] == story_of(home).summary.zh
    await fill(home.mod, form, summary_en=NEW)
    assert "publish" in verbs(draft)


async def test_typed_text_is_shown_as_it_is(home: Home):
    draft = await draft_of(
        home, home.mod, summary_en="@everyone <@1> **x** [y](https://evil.example)"
    )
    raw = "\n".join(embed.description or "" for embed in draft.embeds)
    fields = "\n".join(field.value or "" for embed in draft.embeds for field in embed.fields)
    for said in (raw, fields):
        assert "@everyone" not in said
        assert "[y](https://evil" not in said.replace("\\[", "")
    assert not draft.message.mentions


@pytest.mark.parametrize("length", [1400, 4000])
async def test_long_texts_keep_discords_limits(home: Home, length: int):
    draft = await draft_of(home, home.mod, text_en=("word " * length)[:length], text_zh="字" * 700)
    text = seen(draft)  # looks at the limits, too
    assert ("too many" in text) == (length == 4000)


async def test_a_dropped_draft_is_gone(home: Home):
    draft = await draft_of(home, home.mod, summary_en=NEW)
    await press(home.mod, draft, "cancel")
    assert verbs(draft) == set()
    assert story_of(home).summary.en != NEW


@pytest.mark.parametrize(
    ("who", "trouble", "expected"),
    [
        ("mod", Trouble.FULL, "The disk is full"),
        ("mei", Trouble.READ_ONLY, "没有权限写入"),
        ("hao", Trouble.BUSY, "另一個行程正在寫入"),
    ],
)
async def test_where_nothing_can_be_written_the_draft_stays(
    home: Home, monkeypatch: pytest.MonkeyPatch, who: str, trouble: Trouble, expected: str
):
    async def refuse(*_: object) -> None:
        raise StoreError("stories/gan.yaml", trouble)

    curator = getattr(home, who)
    draft = await draft_of(home, curator, summary_en=NEW)
    with monkeypatch.context() as broken:
        broken.setattr(MemoryStore, "stage", refuse)
        result = await press(curator, draft, "publish")
    assert expected in seen(result.followups[0])
    assert story_of(home).summary.en != NEW
    await press(curator, draft, "publish")
    assert story_of(home).summary.en == NEW


async def test_a_draft_is_shown_before_the_known_questions_are_asked(
    home: Home,
):
    draft = await draft_of(home, home.mod, summary_en=NEW)
    first, last = [str(e.json) for e in home.env.http_requests if e.method == "PATCH"]
    assert NEW in first
    assert "known questions again" in first
    assert "'disabled': True" in first
    assert "every known question keeps its answer" in last
    assert "publish" in verbs(draft)
