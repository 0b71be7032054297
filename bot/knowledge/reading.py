"""YAML files to a snapshot, with all problems on the way; bad content never raises."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from bot.knowledge.document import Document, Unreadable, parse
from bot.knowledge.folder import REGISTRIES, STORIES, collect
from bot.knowledge.model import Award, Model, Person, Story, Topic, Venue
from bot.knowledge.problems import Problem, quoted
from bot.knowledge.schema import ID_FORM, fit
from bot.knowledge.snapshot import Snapshot

M = TypeVar("M", bound=Model)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


@dataclass(frozen=True)
class Reading:
    """What the files of a base hold."""

    files: Mapping[str, bytes]  # what was read, by name
    snapshot: Snapshot  # the sound entries
    documents: Mapping[str, Document]  # by file, also those with problems
    ids: Mapping[str, frozenset[str]]  # per folder or registry, broken entries included
    problems: tuple[Problem, ...]  # found on the way; the check finds more

    def stories(self) -> Iterator[Document]:
        """Yield the story files, broken ones too."""
        return (d for name, d in self.documents.items() if name.startswith(f"{STORIES}/"))

    def document_of(self, kind: str, entry: str) -> Document:
        """Return the file that holds the sound entry `entry` of "stories", "people", …."""
        return self.documents[f"{STORIES}/{entry}.yaml" if kind == STORIES else f"{kind}.yaml"]


def read(folder: Path) -> Reading:
    """Read the facts folder `folder`. Whatever is wrong with it is among the problems."""
    return read_files(*collect(folder))


def read_files(
    files: Mapping[str, bytes],
    problems: list[Problem] | None = None,
    earlier: Reading | None = None,
) -> Reading:
    """Read files given by name ("stories/dit.yaml", "people.yaml"), after `problems` met before.

    A broken story, and a broken entry of a registry, is left out; everything else is there.
    Files that are as they were in an `earlier` reading aren't read again.
    """
    found = list(problems or ())
    same = _same(files, earlier) if earlier else {}
    documents: dict[str, Document] = {}
    for name, raw in files.items():
        try:
            documents[name] = same.get(name) or parse(name, raw)
        except Unreadable as error:
            found.append(error.problem)
        else:
            found.extend(documents[name].problems)

    def entries(model: type[M], registry: str) -> Mapping[str, M]:
        if earlier and f"{registry}.yaml" in same:
            return getattr(earlier.snapshot, registry)
        return dict(_entries(model, registry, documents, found))

    known = {
        story_id: story
        for story_id, story in (earlier.snapshot.stories.items() if earlier else ())
        if f"{STORIES}/{story_id}.yaml" in same
    }
    snapshot = Snapshot(
        stories=dict(_stories(documents, found, known)),
        people=entries(Person, "people"),
        venues=entries(Venue, "venues"),
        awards=entries(Award, "awards"),
        topics=entries(Topic, "topics"),
    )
    return Reading(dict(files), snapshot, documents, _ids(files, documents), tuple(found))


def _same(files: Mapping[str, bytes], earlier: Reading) -> dict[str, Document]:
    """Return the documents of the files that are as they were, and in which nothing was wrong."""
    wrong = {problem.file for problem in earlier.problems}
    return {
        name: document
        for name, document in earlier.documents.items()
        if name not in wrong and files.get(name) == earlier.files[name]
    }


def _ids(
    files: Mapping[str, bytes], documents: Mapping[str, Document]
) -> dict[str, frozenset[str]]:
    """Return the ids that may be referred to; registries that can't be read have none to give."""
    ids = {STORIES: frozenset(_stem(name) for name in files if name.startswith(f"{STORIES}/"))}
    for registry in REGISTRIES:
        if document := documents.get(f"{registry}.yaml"):
            ids[registry] = frozenset(document.data)
    return ids


def _stories(
    documents: Mapping[str, Document], problems: list[Problem], known: Mapping[str, Story]
) -> Iterator[tuple[str, Story]]:
    """Yield the sound stories in the order of their files; those in `known` were read before."""
    for name, document in documents.items():
        if not name.startswith(f"{STORIES}/"):
            continue
        stem = _stem(name)
        if stem in known:
            yield stem, known[stem]
            continue
        broken = [Problem(name, None, "", said) for said in _wrong_with_id("the file name", stem)]
        if "id" in document.data:
            message = "the story's id is its file's name: remove this line"
            broken.append(document.problem(("id",), message))
        story = fit(Story, {**document.data, "id": stem}, document)
        if isinstance(story, list):
            broken += [problem for problem in story if problem.field != "id"]
        elif not broken and not document.problems:
            yield stem, story
        problems += broken


def _entries(
    model: type[M], registry: str, documents: Mapping[str, Document], problems: list[Problem]
) -> Iterator[tuple[str, M]]:
    document = documents.get(f"{registry}.yaml", Document(registry))
    unsound = {re.split(r"[.\[]", problem.field)[0] for problem in document.problems}
    for entry, data in document.data.items():
        broken = [document.problem((entry,), said) for said in _wrong_with_id("the id", entry)]
        fitted = fit(model, data, document, (entry,))
        if isinstance(fitted, list):
            broken += fitted
        elif not broken and entry not in unsound:
            yield entry, fitted
        problems += broken


def _wrong_with_id(what: str, given: str) -> Iterator[str]:
    if not _ID.fullmatch(given):
        yield f"{what} {quoted(given)} doesn't fit: {ID_FORM}"
    if len(given) > _LONGEST_ID:
        yield f"{what} is longer than {_LONGEST_ID} characters: shorten it"


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
