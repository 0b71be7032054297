"""The edits that take a change back, bring a story back, or give one another id."""

from collections.abc import Iterable, Mapping

from bot.curation.changes import Edit, Revision, digest, entry_of, story_of
from bot.curation.errors import NotFound, NothingToDo, Taken
from bot.curation.merging import merge
from bot.knowledge.model import Relation, Story
from bot.knowledge.reading import Reading
from bot.knowledge.writing import dump_story

Files = Mapping[str, bytes]


def undoing(
    revisions: Iterable[Revision], contents: Mapping[str, bytes], files: Files
) -> list[Edit]:
    """Return the edits of `files` that take `revisions` back.

    Files that weren't changed since become what they were, byte for byte; in others only what
    the revisions changed is taken back. Raises CannotMerge, and NothingToDo when all of it has
    been taken back already.
    """
    edits: list[Edit] = []
    for revision in revisions:
        before, after = (contents.get(of or "") for of in (revision.before, revision.after))
        present = files.get(revision.entry)
        content = merge(revision.entry, after, present, before)
        if content != present:
            edits.append(Edit(revision.entry, digest(present), content))
    if not edits:
        raise NothingToDo("that is taken back already")
    return edits


def renaming(old: str, new: str, reading: Reading) -> list[Edit]:
    """Return the edits that give the story `old` the id `new`, also where others refer to it.

    Raises NotFound and Taken.
    """
    content = reading.files.get(entry_of(old))
    if content is None:
        raise NotFound(f"there is no story `{old}`")
    if entry_of(new) in reading.files:
        raise Taken(f"there is a story `{new}` already")
    edits = [Edit(entry_of(old), digest(content), None), Edit(entry_of(new), None, content)]
    for story in reading.snapshot.stories.values():
        entry = entry_of(story.id)
        if story.id != old and any(relation.story == old for relation in story.relations):
            written = dump_story(_referring(story, old, new)).encode()
            edits.append(Edit(entry, digest(reading.files[entry]), written))
    return edits


def _referring(story: Story, old: str, new: str) -> Story:
    def renamed(relation: Relation) -> Relation:
        return relation.model_copy(update={"story": new}) if relation.story == old else relation

    return story.model_copy(update={"relations": tuple(map(renamed, story.relations))})


def restoring(story_id: str, retired: Iterable[Revision], contents: Files) -> list[Edit]:
    """Return the edit that brings a story back as it was last; `retired`, newest first.

    Raises NotFound when there never was such a story.
    """
    for revision in retired:
        if revision.after is None and revision.before and story_of(revision.entry) == story_id:
            return [Edit(revision.entry, None, contents[revision.before])]
    raise NotFound(f"there never was a story `{story_id}`")
