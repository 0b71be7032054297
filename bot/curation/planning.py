"""The edits that take a change back, bring a story back, or give one another id."""

from collections.abc import Mapping

from bot.curation.changes import Change, Door, Edit, digest, entry_of
from bot.curation.errors import NotFound, NothingToDo, Taken
from bot.curation.journal.changes import Changes
from bot.curation.merging import merge
from bot.knowledge.model import Relation, Story
from bot.knowledge.reading import Reading
from bot.knowledge.writing import dump_story

Files = Mapping[str, bytes]


async def undoing(change: Change, entry: str | None, files: Files, changes: Changes) -> list[Edit]:
    """Return the edits of `files` that take `change` back, or only what it did to `entry`.

    Files that weren't changed since become what they were, byte for byte; in others only what
    the change did is taken back. Raises CannotMerge, and NothingToDo when all of it has been
    taken back already.
    """
    if change.door is Door.START:
        raise NothingToDo("there was nothing before that")
    revisions = [r for r in change.revisions if entry in (None, r.entry)]
    contents = await changes.contents(of for r in revisions for of in (r.before, r.after))
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


async def restoring(story_id: str, files: Files, changes: Changes) -> list[Edit]:
    """Return the edit that brings a story back as it was last.

    Raises Taken when it is there, NotFound when there never was such a story.
    """
    entry = entry_of(story_id)
    if entry in files:
        raise Taken(f"`{story_id}` is there already")
    for change in await changes.newest(entry, limit=None):
        for revision in change.revisions:
            if revision.entry == entry and revision.before and revision.after is None:
                return [Edit(entry, None, await changes.content(revision.before))]
    raise NotFound(f"there never was a story `{story_id}`")


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
