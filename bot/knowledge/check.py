"""The one check of a base: for files, edits in Discord, imports, and `python -m bot check`."""

from collections.abc import Callable, Iterator

from bot.knowledge.checks import (
    files,
    lengths,
    names,
    premises,
    questions,
    references,
    similar,
    sources,
    texts,
    timelines,
)
from bot.knowledge.folder import STORIES
from bot.knowledge.problems import Problem, Severity, quoted
from bot.knowledge.reading import Reading
from bot.knowledge.snapshot import Snapshot

# Builds, for a snapshot, what finds the id of the story that a question is about.
Finder = Callable[[Snapshot], Callable[[str], str | None]]

_CHECKS = (
    references.problems,
    names.problems,
    sources.problems,
    questions.problems,
    texts.problems,
    lengths.problems,
    timelines.problems,
    premises.problems,
    similar.problems,
    files.problems,
)


def check(reading: Reading, finder: Finder | None = None) -> list[Problem]:
    """Return all problems of a base, by file and line; those of the reading are among them.

    With a `finder`, no sample question may be better answered by another story.
    """
    found = list(reading.problems)
    for problems in _CHECKS:
        found += problems(reading)
    if finder:
        found += _lost(reading, finder)
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda problem: (problem.file, problem.line or 0))


def _lost(reading: Reading, finder: Finder) -> Iterator[Problem]:
    find = finder(reading.snapshot)
    for story_id in reading.snapshot.stories:
        document = reading.document_of(STORIES, story_id)
        for scalar in document.at("questions.en[]", "questions.zh[]"):
            found = find(scalar.value)
            if found not in (story_id, None):
                said = f"{quoted(scalar.value)} in other words would answer `{found}`"
                said += ": say what sets this story apart"
                yield document.problem(scalar.loc, said, Severity.WARNING)
