"""Capitals: which words are written like names."""

import re
from collections.abc import Sequence

from bot.matching.text import Token
from bot.matching.words import is_common, stopwords

_OPENING = re.compile(r"[.?!:;\"“'‘「『(—–-]\s*$")  # before a word that has a capital anyway
_TITLE = 0.5  # share of the words with capitals beyond which these tell nothing


def is_written_as_name(tokens: Sequence[Token], index: int) -> bool:
    """Return whether a word is capitalised among words that aren't, or has capitals inside."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if not _is_capital(token) or _is_capitalised(before) or _is_capitalised(after):
        return False
    opens = before is None and after is not None and not after.han  # as any sentence does
    return not opens or not token.raw[1:].islower()


def capitalised(tokens: Sequence[Token], clean: str) -> frozenset[Token]:
    """Return the words that have capitals where no sentence begins: "the Infer paper", FITS 这篇.

    Unlike what `is_written_as_name`, several in a row count, since none is taken for a misspelling.
    In Chinese that is wherever they stand; in a title, or where somebody shouts, there are none.
    """
    words = [token for token in tokens if not token.han and token.text not in stopwords()]
    capitals = [token for token in words if _is_capital(token)]
    if any(token.han for token in tokens):
        return frozenset(capitals)
    if len(capitals) > _TITLE * len(words):
        return frozenset()
    return frozenset(t for t in capitals if t.start and not _OPENING.search(clean[: t.start]))


def _is_capitalised(token: Token | None) -> bool:
    """Return whether a neighbour is, and not for being the first word of a question."""
    return token is not None and _is_capital(token) and not is_common(token.text)


def _is_capital(token: Token) -> bool:
    return token.raw[:1].isupper()
