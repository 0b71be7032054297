"""rapidfuzz: how alike the letters are."""

from collections.abc import Mapping

import numpy as np
from rapidfuzz import fuzz, process, utils

from bot.knowledge.snapshot import Snapshot
from tests.bench.peers import Likeness
from tests.bench.peers.documents import Passages


def weighted_ratio(snapshot: Snapshot) -> Likeness:
    """Return the likeness by rapidfuzz's default scorer."""
    held = Passages(snapshot)
    texts = [utils.default_process(text) for text in held.texts]

    def scores(question: str) -> Mapping[str, float]:
        asked = [utils.default_process(question)]
        return held.pooled(process.cdist(asked, texts, scorer=fuzz.WRatio, dtype=np.float32)[0])

    return scores


def token_set_ratio(snapshot: Snapshot) -> Likeness:
    """Return the likeness by the words in common."""
    held = Passages(snapshot)
    texts = [utils.default_process(text) for text in held.texts]

    def scores(question: str) -> Mapping[str, float]:
        asked = [utils.default_process(question)]
        return held.pooled(
            process.cdist(asked, texts, scorer=fuzz.token_set_ratio, dtype=np.float32)[0]
        )

    return scores
