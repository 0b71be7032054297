"""SQLite's full-text search, with its stemmer, and Chinese cut into characters and pairs."""

import sqlite3
from collections.abc import Mapping

from bot.knowledge.snapshot import Snapshot
from tests.bench.peers import Likeness
from tests.bench.peers.documents import passages, tokens


def build(snapshot: Snapshot) -> Likeness:
    """Return the likeness of a question to each story as one document."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE story USING fts5(id UNINDEXED, text, tokenize='porter')")
    base.executemany(
        "INSERT INTO story VALUES (?, ?)",
        (
            (story.id, " ".join(tokens("\n".join(passages(story)))))
            for story in snapshot.stories.values()
        ),
    )

    def scores(question: str) -> Mapping[str, float]:
        asked = " OR ".join(f'"{token}"' for token in tokens(question))
        if not asked:
            return {}
        return dict(
            base.execute("SELECT id, -bm25(story) FROM story WHERE story MATCH ?", (asked,))
        )

    return scores
