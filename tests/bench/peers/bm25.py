"""BM25 by bm25s, over words, three-letter pieces of them, and Chinese characters."""

import importlib
from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.snapshot import Snapshot
from tests.bench.peers import Likeness
from tests.bench.peers.documents import passages, tokens

_PIECE = 3


class _Index(Protocol):
    """What is used of `bm25s.BM25`, which comes without types."""

    vocab_dict: dict[str, int]

    def index(self, corpus: list[list[str]], *, show_progress: bool) -> None: ...
    def get_scores(self, query_tokens_single: list[str]) -> NDArray[np.float32]: ...


def build(snapshot: Snapshot) -> Likeness:
    """Return the likeness of a question to each story as one document."""
    ids = list(snapshot.stories)
    index: _Index = importlib.import_module("bm25s").BM25()
    documents = [_pieces("\n".join(passages(story))) for story in snapshot.stories.values()]
    index.index(documents, show_progress=False)

    def scores(question: str) -> Mapping[str, float]:
        asked = [token for token in _pieces(question) if token in index.vocab_dict]
        if not asked:
            return {}
        return dict(zip(ids, index.get_scores(asked).tolist(), strict=True))

    return scores


def _pieces(text: str) -> list[str]:
    words = tokens(text)
    padded = [f"_{word}_" for word in words if word.isascii()]
    return words + [f"#{w[at : at + _PIECE]}" for w in padded for at in range(len(w) - 2)]
