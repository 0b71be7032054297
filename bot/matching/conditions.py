"""Conditions that no list can be made by: where people work, how often something is cited."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.text import Token

_BETWEEN = "|"  # what is left of a name


def untold(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the conditions of a question that the base holds no records of, as they are put.

    Not those inside names: the Most Influential PLDI Paper Award asks for nothing that is most.
    """
    named = covered(mention for mention in mentions if mention.is_name)
    free = [_BETWEEN if i in named else token.raw for i, token in enumerate(tokens)]
    latin = " ".join(word for word, token in zip(free, tokens, strict=True) if not token.han)
    han = "".join(word if token.han else _BETWEEN for word, token in zip(free, tokens, strict=True))
    for pattern, text in zip(_patterns(), (latin, han), strict=True):
        yield from pattern.findall(text)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    phrases = sorted(data("conditions.yaml")["untold"], key=len, reverse=True)
    latin = "|".join(re.escape(phrase) for phrase in phrases if phrase.isascii())
    han = "|".join(re.escape(phrase) for phrase in phrases if not phrase.isascii())
    return re.compile(rf"\b(?:{latin})\b", re.IGNORECASE), re.compile(han)
