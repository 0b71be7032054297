"""The base as curators change it, whatever it is kept in."""

import asyncio
from dataclasses import replace

import pytest

from bot.curation.base import Base
from bot.curation.changes import Author, Door, Edit, digest
from bot.curation.errors import (
    CannotMerge,
    Conflict,
    NotFound,
    NothingToDo,
    Refused,
    Taken,
)
from bot.curation.writer import Notice
from bot.language import Language
from tests.curation.conftest import NOON, SMALL
from tests.curation.hand import (
    ADA,
    BROKEN,
    DSN,
    EDITED,
    NEW_STORY,
    NEW_TEXT,
    OLD_TEXT,
    OTHER,
    held,
    publish,
    text_of,
    undo,
)
from tests.knowledge.samples import OTHER_STORY, STORY


async def test_a_published_draft_is_live_kept_and_told(base: Base, told: list[Notice]):
    change = await publish(base, {DSN: EDITED})
    assert text_of(base) == NEW_TEXT
    assert await held(base, DSN) == EDITED
    assert (change.by, change.why, change.door, change.at) == (ADA, "because", Door.DISCORD, NOON)
    assert told == [change]
    assert await base.history(DSN, limit=1) == [change]
    assert base.head(DSN) == change.revisions[0]
    assert await base.verify() == []


async def test_a_draft_shows_what_would_be_and_changes_nothing(base: Base):
    draft = await base.draft([base.edit(DSN, EDITED)])
    assert draft.problems == ()
    [difference] = draft.differences()[DSN]
    assert difference.told() == f"text.en: {OLD_TEXT} → {NEW_TEXT}"
    reply = draft.reply("dsn", Language.EN)
    assert reply is not None
    assert NEW_TEXT in reply.body
    assert text_of(base) == OLD_TEXT
    assert await held(base, DSN) == SMALL[DSN]


async def test_a_story_that_looks_like_another_is_pointed_out(base: Base):
    twin = NEW_STORY.replace(b"Barlow Twins", b"Deeply Supervised Net")
    draft = await base.draft([Edit("stories/twin.yaml", None, twin)])
    assert draft.duplicates() == {"twin": ("dsn",)}


async def test_known_questions_whose_reply_would_change_are_found(base: Base):
    draft = await base.draft([base.edit(DSN, None)])
    effects = await base.effects(draft)
    assert "was DSN rejected" in {effect.question for effect in effects}
    for effect in effects:
        assert effect.before != effect.after
        assert "dsn" not in effect.after.stories
    assert not await base.effects(await base.draft([base.edit(DSN, STORY.encode() + b"\n")]))


@pytest.mark.parametrize(
    ("entry", "content", "said"),
    [
        (DSN, BROKEN, "stories/dsn.yaml:1: a `[` or `{` is opened here and not closed"),
        (DSN, STORY.replace("neurips", "nerips").encode(), "did you mean `neurips`?"),
        ("stories/copy.yaml", STORY.encode(), "stories/dsn.yaml"),
        ("people.yaml", None, "a registry can't be taken away"),
        ("people.yaml", b"{}\n", "unknown person `saining-xie`"),
        ("../x.yaml", b"{}\n", "isn't the name of a story or a registry"),
    ],
    ids=["unreadable", "unknown id", "shared names", "no registry", "others need it", "bad name"],
)
async def test_what_the_check_refuses_is_not_published(
    base: Base, told: list[Notice], entry: str, content: bytes | None, said: str
):
    draft = await base.draft([base.edit(entry, content), base.edit(OTHER, None)])
    with pytest.raises(Refused) as caught:
        await base.publish(draft, ADA, "because")
    assert said in str(caught.value)
    assert (await base.store.read())[0] == SMALL
    assert told == []
    assert await base.verify() == []


async def test_the_second_of_two_curators_is_told_what_the_first_wrote(base: Base):
    first, second = base.edit(DSN, EDITED), base.edit(DSN, STORY.replace("fame", "x").encode())
    second = replace(second, content=STORY.replace(OLD_TEXT, "Another text.").encode())
    draft = await base.draft([second])  # both looked at the same moment
    await base.publish(await base.draft([first]), ADA, "first")
    with pytest.raises(Conflict) as caught:
        await base.publish(draft, Author("Ben", 12), "second")
    assert caught.value.present == EDITED
    with pytest.raises(Conflict):
        await base.draft([second])
    again = Edit(DSN, digest(caught.value.present), second.content)
    await base.publish(await base.draft([again]), Author("Ben", 12), "second, having seen it")
    assert [change.by.name for change in await base.history(DSN, limit=2)] == ["Ben", "Ada"]


async def test_a_draft_is_checked_again_when_the_base_has_moved_on(base: Base):
    uses_cvpr = await base.draft(
        [base.edit(DSN, STORY.replace("venue: neurips", "venue: cvpr").encode())]
    )
    without = SMALL["venues.yaml"].replace(b"cvpr: {name: {en: CVPR}}\n", b"")
    await publish(base, {"venues.yaml": without})
    with pytest.raises(Refused, match="unknown venue `cvpr`"):
        await base.publish(uses_cvpr, ADA, "because")
    assert await held(base, DSN) == SMALL[DSN]


async def test_an_edit_that_changes_nothing_is_no_change(base: Base):
    with pytest.raises(NothingToDo):
        await publish(base, {DSN: SMALL[DSN]})
    assert len(await base.history()) == 1


async def test_curators_who_publish_at_once_wait_for_one_another(base: Base):
    drafts = [
        await base.draft([base.edit(DSN, EDITED)]),
        await base.draft([base.edit(OTHER, OTHER_STORY.encode() + b"\n")]),
        await base.draft([Edit("stories/barlow.yaml", None, NEW_STORY)]),
    ]
    await asyncio.gather(*(base.publish(draft, ADA, "at once") for draft in drafts))
    assert len(base.answerer.snapshot.stories) == 3
    assert await base.verify() == []


async def test_who_goes_away_does_not_leave_half_a_change(base: Base):
    draft = await base.draft([base.edit(DSN, EDITED), base.edit(OTHER, None)])
    publishing = asyncio.create_task(base.publish(draft, ADA, "because"))
    await asyncio.sleep(0)
    publishing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await publishing
    await base.close()
    await base.open()
    assert await base.verify() == []
    assert (await held(base, DSN), await held(base, OTHER)) == (EDITED, None)


async def test_undo_is_exact_and_a_change_itself(base: Base):
    change = await publish(base, {DSN: EDITED, OTHER: None})
    undone = await undo(base, change.id)
    assert (await base.store.read())[0] == SMALL
    assert undone.undoes == change.id
    redone = await undo(base, undone.id)
    assert (await held(base, DSN), await held(base, OTHER)) == (EDITED, None)
    assert [c.id for c in await base.history(limit=3)] == [redone.id, undone.id, change.id]


async def test_undoing_twice_is_nothing_to_do(base: Base):
    change = await publish(base, {DSN: EDITED})
    await undo(base, change.id)
    with pytest.raises(NothingToDo):
        await base.undoing(change.id)


async def test_one_file_of_a_change_can_be_taken_back(base: Base):
    change = await publish(base, {DSN: EDITED, OTHER: None})
    await undo(base, change.id, OTHER)
    assert (await held(base, DSN), await held(base, OTHER)) == (EDITED, SMALL[OTHER])


async def test_how_the_base_was_found_can_not_be_undone(base: Base):
    [start] = await base.history()
    assert start.door is Door.START
    assert {revision.entry for revision in start.revisions} == SMALL.keys()
    with pytest.raises(NothingToDo):
        await base.undoing(start.id)


async def test_an_earlier_change_is_taken_back_from_under_later_ones(base: Base):
    taught = STORY.replace("was DSN rejected,", "was DSN rejected, did DSN fail,")
    change = await publish(base, {DSN: taught.encode()})
    later = taught.replace(OLD_TEXT, NEW_TEXT).replace("did DSN fail,", "did DSN fail, dsn fate,")
    await publish(base, {DSN: later.encode()})
    await undo(base, change.id)
    story = base.answerer.snapshot.stories["dsn"]
    assert story.text.en == NEW_TEXT
    assert "dsn fate" in story.questions.en
    assert "did DSN fail" not in story.questions.en


async def test_what_was_changed_again_since_is_not_taken_back_blindly(base: Base):
    change = await publish(base, {DSN: EDITED})
    await publish(base, {DSN: STORY.replace(OLD_TEXT, "Something else.").encode()})
    with pytest.raises(CannotMerge) as caught:
        await base.undoing(change.id)
    assert (caught.value.entry, caught.value.fields) == (DSN, ("text.en",))
    await publish(base, {DSN: None})
    with pytest.raises(CannotMerge) as caught:
        await base.undoing(change.id)
    assert caught.value.fields == ()


async def test_a_retired_story_comes_back_as_it_was(base: Base):
    await publish(base, {DSN: EDITED})
    await publish(base, {DSN: None})
    assert "dsn" not in base.answerer.snapshot.stories
    assert base.retired() == [DSN]
    draft = await base.draft(await base.restoring("dsn"))
    await base.publish(draft, ADA, "restored")
    assert await held(base, DSN) == EDITED
    assert base.retired() == []
    with pytest.raises(Taken):
        await base.restoring("dsn")
    with pytest.raises(NotFound):
        await base.restoring("never-was")


async def test_a_new_id_is_followed_by_those_who_refer_to_it(base: Base):
    related = OTHER_STORY + "relations: [{type: compared-with, story: dsn}]\n"
    await publish(base, {OTHER: related.encode()})
    change = await base.publish(await base.draft(base.renaming("dsn", "dsn-nets")), ADA, "renamed")
    stories = base.answerer.snapshot.stories
    assert "dsn" not in stories
    assert stories["dsn-nets"].text.en == OLD_TEXT
    assert [relation.story for relation in stories["never-give-up"].relations] == ["dsn-nets"]
    await undo(base, change.id)
    assert await held(base, OTHER) == related.encode()
    assert await held(base, DSN) == SMALL[DSN]


async def test_an_id_is_given_once(base: Base):
    with pytest.raises(Taken):
        base.renaming("dsn", "never-give-up")
    with pytest.raises(NotFound):
        base.renaming("never-was", "dsn-nets")
    with pytest.raises(Refused, match="isn't the name of a story"):
        await base.publish(await base.draft(base.renaming("dsn", "Not An Id")), ADA, "renamed")


async def test_a_revision_tells_what_it_changed(base: Base):
    change = await publish(base, {DSN: EDITED})
    version = await base.revision(change.revisions[0].id)
    assert (version.before, version.after, version.change) == (SMALL[DSN], EDITED, change)
    assert [difference.field for difference in version.differences] == ["text.en"]
    with pytest.raises(NotFound):
        await base.revision(9999)
    with pytest.raises(NotFound):
        await base.change(9999)


async def test_history_is_paged_from_the_newest(base: Base):
    for n in range(4):
        await publish(base, {DSN: STORY.replace(OLD_TEXT, f"Text {n}.").encode()}, why=str(n))
    first = await base.history(DSN, limit=2)
    assert [change.why for change in first] == ["3", "2"]
    second = await base.history(DSN, limit=2, before=first[-1].id)
    assert [change.why for change in second] == ["1", "0"]
    assert [change.door for change in await base.history(OTHER)] == [Door.START]
