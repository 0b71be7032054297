"""Files edited by hand, or by another process, while the bot runs and while it doesn't."""

import pytest

from bot.curation.base import Base
from bot.curation.changes import Change, Door, Edit, digest
from bot.curation.errors import Conflict
from bot.curation.hands import Broken
from bot.curation.writer import Notice
from tests.curation.conftest import SMALL
from tests.curation.hand import (
    ADA,
    BROKEN,
    DSN,
    EDITED,
    NEW_STORY,
    NEW_TEXT,
    OLD_TEXT,
    OTHER,
    NewBase,
    by_hand,
    held,
    publish,
    text_of,
    undo,
)
from tests.knowledge.samples import STORY


async def test_a_hand_edit_goes_live_and_is_noted(base: Base, told: list[Notice]):
    by_hand(base.store, DSN, EDITED)
    await base.refresh()
    assert text_of(base) == NEW_TEXT
    [change] = told
    assert isinstance(change, Change)
    assert change.door is Door.FILES
    await undo(base, change.id)
    assert await held(base, DSN) == SMALL[DSN]


async def test_a_broken_hand_edit_is_told_once_and_the_last_good_one_stays(
    base: Base, told: list[Notice]
):
    by_hand(base.store, DSN, BROKEN)
    by_hand(base.store, OTHER, None)
    await base.refresh()
    await base.refresh()
    change, broken = told
    assert isinstance(change, Change)
    assert [revision.entry for revision in change.revisions] == [OTHER]
    assert isinstance(broken, Broken)
    assert [(problem.file, problem.line) for problem in broken.problems] == [(DSN, 1)]
    assert text_of(base) == OLD_TEXT
    assert await base.verify() == []
    by_hand(base.store, DSN, EDITED)
    await base.refresh()
    assert text_of(base) == NEW_TEXT
    assert len(told) == 3


async def test_files_that_need_one_another_may_be_saved_in_any_order(base: Base):
    by_hand(base.store, DSN, STORY.replace("venue: neurips", "venue: icml").encode())
    await base.refresh()
    assert base.answerer.snapshot.stories["dsn"].events[0].venue == "neurips"
    by_hand(base.store, "venues.yaml", SMALL["venues.yaml"] + b"icml: {name: {en: ICML}}\n")
    await base.refresh()
    assert base.answerer.snapshot.stories["dsn"].events[0].venue == "icml"


async def test_a_registry_that_others_need_stays_when_it_is_broken_or_gone(base: Base):
    for content in (None, b"{}\n", BROKEN):
        by_hand(base.store, "venues.yaml", content)
        await base.refresh()
        assert set(base.answerer.snapshot.venues) == {"neurips", "aistats", "cvpr"}
        by_hand(base.store, "venues.yaml", SMALL["venues.yaml"])
        await base.refresh()
    assert len(await base.history()) == 1


async def test_writing_over_a_broken_hand_edit_takes_having_seen_it_and_keeps_it(base: Base):
    by_hand(base.store, DSN, BROKEN)
    with pytest.raises(Conflict) as caught:
        await publish(base, {DSN: EDITED})
    assert caught.value.present == BROKEN
    await base.refresh()
    draft = await base.draft([Edit(DSN, digest(BROKEN), EDITED)])
    await base.publish(draft, ADA, "mended")
    mended, by_folder = await base.history(DSN, limit=2)
    assert (await base.revision(mended.revisions[0].id)).before == BROKEN
    assert by_folder.door is Door.FILES
    assert await base.verify() == []


async def test_what_happened_while_the_bot_was_off_is_noted_when_it_starts(
    base: Base, new_base: NewBase
):
    await base.close()
    by_hand(base.store, DSN, EDITED)
    by_hand(base.store, OTHER, BROKEN)
    by_hand(base.store, "stories/barlow.yaml", NEW_STORY)
    base = new_base()
    await base.open()
    change, broken = base.at_open
    assert isinstance(change, Change)
    assert [revision.entry for revision in change.revisions] == ["stories/barlow.yaml", DSN]
    assert isinstance(broken, Broken)
    assert set(base.answerer.snapshot.stories) == {"barlow", "dsn", "never-give-up"}
    assert text_of(base) == NEW_TEXT
    assert await base.verify() == []
    await base.close()


async def test_another_process_s_change_is_live_and_told_but_not_noted_twice(
    base: Base, told: list[Notice], new_base: NewBase
):
    other = new_base()
    await other.open()
    change = await publish(other, {DSN: EDITED}, door=Door.IMPORT)
    await other.close()
    await base.refresh()
    assert text_of(base) == NEW_TEXT
    assert told == [change]
    assert await base.verify() == []


async def test_a_listener_in_trouble_troubles_nobody(base: Base, told: list[Notice]):
    async def fail(notice: Notice) -> None:
        raise RuntimeError(notice)

    base.subscribe(fail)
    base.subscribe(fail)
    await publish(base, {DSN: EDITED})
    assert len(told) == 1
    base.unsubscribe(fail)


async def test_a_base_that_is_closed_can_be_opened_again(base: Base):
    await publish(base, {DSN: EDITED})
    await base.close()
    await base.open()
    await base.open()
    assert base.at_open == ()
    assert text_of(base) == NEW_TEXT
