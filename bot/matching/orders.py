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
    matches = ((order, found.search(clean)) for order, found in _patterns().items())
    return next(((order, found[0]) for order, found in matches if found), (None, ""))


@cache
def _patterns() -> dict[Order, re.Pattern[str]]:
    content = data("words.yaml")["orders"]
    return {order: any_of(content[order], re.IGNORECASE) for order in Order if order in content}
