"""Conditions that no list can be made by: where people work, how often something is cited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.numbers import number_words
from bot.matching.senses import Kind
from bot.matching.text import Token

_BETWEEN = "|"  # what is left of a name, and of Latin words among Chinese
_NUMBER_ZH = r"(?:[一二两三四五六七八九十]{1,3}|(?<!\d)\d{1,2}(?!\d))"


def untold(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the conditions of a question that the base holds no records of, as they are put.

    Not those inside names: the Most Influential PLDI Paper Award asks for nothing that is most.
    """
    yield from (m.surface for m in mentions for s in m.senses if s.kind is Kind.UNTOLD)
    named = covered(mention for mention in mentions if mention.is_name)
    free = [_BETWEEN if i in named else token.raw for i, token in enumerate(tokens)]
    latin = " ".join(word for word, token in zip(free, tokens, strict=True) if not token.han)
    told = (token.han or token.text.isdecimal() for token in tokens)
    han = "".join(word if kept else _BETWEEN for word, kept in zip(free, told, strict=True))
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
    numbers = (*data("words.yaml")["dozens"], *number_words())
    words = "|".join(number for number in numbers if number.isascii())
    counted, counted_zh = ("|".join(content["counted"][script]) for script in ("en", "zh"))
    latin = f"{latin}|{of_people}".lower() + "|" + counted.format(n=rf"(?:\d+|{words})")
    han = f"{han}|{of_people_zh}|{counted_zh.format(n=_NUMBER_ZH)}"
    return re.compile(rf"\b(?:{latin})\b"), re.compile(han)


def _by_script(phrases: Iterable[str]) -> tuple[str, str]:
    """Return patterns of the English phrases and of the Chinese ones, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    latin = "|".join(re.escape(phrase) for phrase in ordered if phrase.isascii())
    return latin, "|".join(phrase for phrase in ordered if not phrase.isascii())
