"""A change before it goes live: what it would make of the base, and what the check says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.curation.changes import Edit, is_entry, story_of
from bot.curation.differences import Difference, differences
from bot.curation.duplicates import duplicates
from bot.curation.live import Live
from bot.knowledge.problems import Problem
from bot.knowledge.reading import read_files
from bot.language import Language
from bot.replies.compose import story_reply
from bot.replies.reply import Reply

_NUMBERS = re.compile(r"(:|\bline )\d+")


@dataclass(frozen=True)
class Draft:
    """Edits, and the base as it would be with them."""

    edits: tuple[Edit, ...]
    before: Live
    after: Live
    problems: tuple[Problem, ...]  # in the edited files, and new ones in others

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being published."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def stories(self) -> tuple[str, ...]:
        """Ids of the stories that would be new or different."""
        ids = (story_of(edit.entry) for edit in self.edits if edit.content is not None)
        return tuple(story_id for story_id in ids if story_id)

    def reply(self, story_id: str, language: Language) -> Reply | None:
        """Return the story as users would see it, None when it isn't sound enough to show."""
        snapshot = self.after.reading.snapshot
        story = snapshot.stories.get(story_id)
        return story_reply(story, language, snapshot) if story else None

    def differences(self) -> dict[str, list[Difference]]:
        """Return by entry what the edits change, field by field."""
        files = self.before.reading.files
        return {e.entry: differences(files.get(e.entry), e.content) for e in self.edits}

    def duplicates(self) -> dict[str, tuple[str, ...]]:
        """Return by story the ids of others that look like the same one, most alike first."""
        stories = self.after.reading.snapshot.stories
        found = {i: duplicates(stories[i], stories) for i in self.stories if i in stories}
        return {story_id: alike for story_id, alike in found.items() if alike}


def draft(before: Live, edits: Sequence[Edit]) -> Draft:
    """Return what `edits` would make of the base `before`. Takes a moment; never raises."""
    files = dict(before.reading.files)
    for edit in edits:
        if edit.content is None:
            files.pop(edit.entry, None)
        else:
            files[edit.entry] = edit.content
    after = Live(read_files(dict(sorted(files.items())), earlier=before.reading), before)
    return Draft(tuple(edits), before, after, tuple(_problems(before, after, edits)))


def _problems(before: Live, after: Live, edits: Iterable[Edit]) -> Iterable[Problem]:
    touched = {edit.entry for edit in edits}
    known = {_told(problem) for problem in before.problems}
    for edit in edits:
        if not is_entry(edit.entry):
            yield Problem(edit.entry, None, "", "isn't the name of a story or a registry")
        elif edit.content is None and story_of(edit.entry) is None:
            yield Problem(edit.entry, None, "", "a registry can't be taken away")
    for problem in after.problems:
        if problem.file in touched or _told(problem) not in known:
            yield problem


def _told(problem: Problem) -> tuple[str, str, str]:
    """Return what tells a problem from others however lines have moved."""
    return problem.file, problem.field, _NUMBERS.sub(r"\1", problem.message)
