"""Conditions that no list can be made by: where people work, how often something is cited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.senses import Kind
from bot.matching.text import Token

_BETWEEN = "|"  # what is left of a name


def untold(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the conditions of a question that the base holds no records of, as they are put.

    Not those inside names: the Most Influential PLDI Paper Award asks for nothing that is most.
    """
    yield from (m.surface for m in mentions for s in m.senses if s.kind is Kind.UNTOLD)
    named = covered(mention for mention in mentions if mention.is_name)
    free = [_BETWEEN if i in named else token.raw for i, token in enumerate(tokens)]
    latin = " ".join(word for word, token in zip(free, tokens, strict=True) if not token.han)
    han = "".join(word if token.han else _BETWEEN for word, token in zip(free, tokens, strict=True))
    english, chinese = _patterns()
    lowered = latin.lower()  # since ignoring case takes four times as long
    yield from (latin[slice(*found.span())] for found in english.finditer(lowered))
    yield from chinese.findall(han)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds conditions in a question's English and in its Chinese."""
    content = data("conditions.yaml")
    (latin, han), (nations, nations_zh), (peoples, peoples_zh) = (
        _by_script(content[key]) for key in ("untold", "nations", "peoples")
    )
    of_people, of_people_zh = rf"(?:{nations}) (?:{peoples})", f"(?:{nations_zh})(?:{peoples_zh})"
    english = re.compile(rf"\b(?:{latin}|{of_people})\b".lower())
    return english, re.compile(f"{han}|{of_people_zh}")


def _by_script(phrases: Iterable[str]) -> tuple[str, str]:
    """Return patterns of the English phrases and of the Chinese ones, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    latin = "|".join(re.escape(phrase) for phrase in ordered if phrase.isascii())
    return latin, "|".join(phrase for phrase in ordered if not phrase.isascii())
