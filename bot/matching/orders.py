"""Superlatives: the earliest rejection, the paper rejected most often, 评分最高的."""

import re
from functools import cache

from bot.matching.data import any_of, data, pattern
from bot.matching.outcome import Order


def order_of(clean: str) -> tuple[Order | None, str]:
    """Return by what a question ranks stories, and the words that say so, as it has them.

    None and nothing if it doesn't.
    """
    if pattern("ranks_others").search(clean.casefold()):
        return None, ""
    matches = ((order, found.search(clean)) for order, found in _patterns("orders").items())
    return next(((order, found[0]) for order, found in matches if found), (None, ""))


def order_of_named(clean: str) -> Order | None:
    """Return by what a question ranks papers that it names: "which came first, GAN or VAE?"."""
    matches = (
        (order, found.search(clean)) for order, found in _patterns("orders_of_named").items()
    )
    return next((order for order, found in matches if found), None)


@cache
def _patterns(key: str) -> dict[Order, re.Pattern[str]]:
    content = data("words.yaml")[key]
    return {order: any_of(content[order], re.IGNORECASE) for order in Order if order in content}
