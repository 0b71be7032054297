"""Any sequence of changes ends in the state that the journal tells."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.curation.base import Base
from bot.curation.changes import entry_of, story_of
from bot.curation.errors import CannotMerge, NothingToDo, Refused
from tests.curation.conftest import SMALL
from tests.curation.hand import NEW_STORY, by_hand, publish, undo
from tests.knowledge.samples import OTHER_STORY, STORY

IDS = ["dsn", "never-give-up", "barlow", "dsn-2", "x"]
TEXTS = [STORY.encode(), OTHER_STORY.encode(), NEW_STORY]
NUMBERS = st.integers(0, 9)


class Curating(RuleBasedStateMachine):
    """Adds, edits, retires, restores, renames and undoes, by Discord and by hand."""

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.facts, self.data = Path(self.folder.name, "facts"), Path(self.folder.name, "data")
        (self.facts / "stories").mkdir(parents=True)
        for entry, content in SMALL.items():
            (self.facts / entry).write_bytes(content)
        self.states: list[dict[str, bytes]] = []  # after each change
        self.reopen()
        self.states.append(self.files)

    def reopen(self) -> None:
        self.base = Base.at(self.facts, self.data)
        self.runner.run(self.base.open())

    @property
    def files(self) -> dict[str, bytes]:
        return self.runner.run(self.base.store.read())[0]

    @property
    def stories(self) -> list[str]:
        return sorted(story for entry in self.files if (story := story_of(entry)))

    def change(self, edits: dict[str, bytes | None]) -> None:
        """Publish, unless the check is against it: two stories can't be of the same paper."""
        try:
            self.runner.run(publish(self.base, edits))
        except (Refused, NothingToDo):
            assert self.files == self.states[-1]
        else:
            assert self.files == {
                entry: content
                for entry, content in {**self.states[-1], **edits}.items()
                if content is not None
            }
            self.states.append(self.files)

    @rule(story=st.sampled_from(IDS), text=st.sampled_from(TEXTS), number=NUMBERS)
    def write(self, story: str, text: bytes, number: int) -> None:
        content = text.replace(b"support:", b"notes: note %d\nsupport:" % number)
        self.change({entry_of(story): content})

    @rule(story=st.sampled_from(IDS), text=st.sampled_from(TEXTS), data=st.data())
    def write_two(self, story: str, text: bytes, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.stories)) if self.stories else story
        self.change({entry_of(gone): None, entry_of(story): text})

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def retire(self, data: st.DataObject) -> None:
        self.change({entry_of(data.draw(st.sampled_from(self.stories))): None})

    @precondition(lambda self: self.base.retired())
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        entry = data.draw(st.sampled_from(self.base.retired()))
        [edit] = self.runner.run(self.base.restoring(story_of(entry) or ""))
        last = next(state[entry] for state in reversed(self.states) if entry in state)
        assert edit.content == last
        self.change({entry: edit.content})

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        free = [story for story in IDS if story not in self.stories]
        old = data.draw(st.sampled_from(self.stories))
        if free:
            edits = self.base.renaming(old, data.draw(st.sampled_from(free)))
            self.change({edit.entry: edit.content for edit in edits})

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_the_last(self) -> None:
        [last] = self.runner.run(self.base.history(limit=1))
        self.runner.run(undo(self.base, last.id))
        assert self.files == self.states[-2]
        self.states.append(self.files)

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        changes = self.runner.run(self.base.history(limit=20))[:-1]
        change = data.draw(st.sampled_from(changes)) if changes else None
        if change:
            try:
                self.runner.run(undo(self.base, change.id))
            except (CannotMerge, NothingToDo, Refused):
                assert self.files == self.states[-1]
            else:
                self.states.append(self.files)

    @rule(story=st.sampled_from(IDS), number=NUMBERS)
    def edit_by_hand(self, story: str, number: int) -> None:
        if story in self.stories:
            content = self.files[entry_of(story)] + b"# %d\n" % number
            by_hand(self.base.store, entry_of(story), content)
            self.runner.run(self.base.refresh())
            self.states.append(self.files)

    @rule()
    def start_again(self) -> None:
        self.runner.run(self.base.close())
        self.reopen()

    @invariant()
    def files_journal_and_what_is_live_agree(self) -> None:
        assert self.runner.run(self.base.verify()) == []
        assert self.base.live.reading.files == self.files == self.states[-1]
        assert len(self.runner.run(self.base.history(limit=None))) == len(self.states)

    def teardown(self) -> None:
        self.runner.run(self.base.close())
        self.runner.close()
        self.folder.cleanup()


TestCurating = Curating.TestCase
TestCurating.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)
