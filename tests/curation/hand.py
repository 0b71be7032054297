"""What tests of the base do to it."""

from collections.abc import Callable, Mapping

from bot.curation.base import Base
from bot.curation.changes import Author, Change, Door
from bot.curation.store import FactStore
from bot.curation.yaml_store import YamlStore
from tests.curation.memory import MemoryStore
from tests.knowledge.samples import STORY

NewBase = Callable[[], Base]

ADA = Author("Ada", 11)
BROKEN = b"kind: ["
DSN = "stories/dsn.yaml"
OTHER = "stories/never-give-up.yaml"
OLD_TEXT = "The paper went on to AISTATS."
NEW_TEXT = "The paper went on to AISTATS, and to fame."
EDITED = STORY.replace(OLD_TEXT, NEW_TEXT).encode()
NEW_STORY = (
    STORY.replace("Deeply-Supervised Nets", "Barlow Twins")
    .replace("深度监督网络", "巴洛双胞胎")
    .replace("DSN", "Barlow")
    .replace("1409.5185", "2103.03230")
    .replace("name: deep", "name: twins")
    .replace("the paper with 8/8/7", "the paper about redundancy")
    .replace("得 8/8/7 还被拒的论文", "减少冗余的论文")
    .replace("what scores did it get", "what did the jury score it")
    .replace("拿了几分", "评审打了几分")
    .encode()
)


async def publish(
    base: Base, files: Mapping[str, bytes | None], why: str = "because", door: Door = Door.DISCORD
) -> Change:
    draft = await base.draft([base.edit(entry, content) for entry, content in files.items()])
    return await base.publish(draft, ADA, why, door)


async def undo(base: Base, change_id: int, entry: str | None = None) -> Change:
    draft = await base.draft(await base.undoing(change_id, entry))
    return await base.publish(draft, ADA, "undo", undoes=change_id)


def by_hand(store: FactStore, entry: str, content: bytes | None) -> None:
    """Change an entry as somebody with an editor would, past the base."""
    if isinstance(store, YamlStore):
        if content is None:
            (store.folder / entry).unlink()
        else:
            (store.folder / entry).write_bytes(content)
    else:
        assert isinstance(store, MemoryStore)
        if content is None:
            del store.files[entry]
        else:
            store.files[entry] = content


async def held(base: Base, entry: str) -> bytes | None:
    """What the store holds of an entry."""
    files, _ = await base.store.read()
    return files.get(entry)


def text_of(base: Base) -> str:
    """What the one story tells."""
    return base.answerer.snapshot.stories["dsn"].text.en
