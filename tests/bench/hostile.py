"""Questions made to take long."""

from bot.knowledge.snapshot import Snapshot
from tests.questions import Question

_LENGTH = 10_000


def hostile(snapshot: Snapshot) -> list[Question]:
    """Return questions made to take long."""
    named = [*snapshot.people.values(), *snapshot.venues.values(), *snapshot.awards.values()]
    names = [name for entry in named for name in (entry.name.en, entry.name.zh) if name]
    titles = [name.name for story in snapshot.stories.values() for name in story.names]
    texts = [
        "a" * _LENGTH,
        "拒" * _LENGTH,
        "x " * 5_000,
        " ".join([*titles, *names])[:100_000],
        " ".join(reversed([*titles, *names]))[:_LENGTH],
        "".join(name for name in names if not name.isascii())[:_LENGTH],
        "谢赛宁被拒 " * 1_500,
        "2023-2024 " * 1_000,
        "".join(chr(0x4E00 + at) for at in range(_LENGTH)),
        " ".join(f"w{at}rd" for at in range(1_500)),
    ]
    return [Question("hostile", text, "en", "hostile", ()) for text in texts]
