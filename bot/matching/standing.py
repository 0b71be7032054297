"""What a word means where it stands: "where" may ask for a place, or join two halves."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.knowledge.kinds import Attribute, EventType
from bot.matching.data import data, pattern
from bot.matching.mentions import Mention
from bot.matching.senses import TALK, Kind, Sense
from bot.matching.spelt import number
from bot.matching.text import Token

_ACCORDING_TO = ("据", "照", "按")
_REACTION = Sense(Kind.ATTRIBUTE, Attribute.REACTION, "reaction")


def in_place(mention: Mention, tokens: Sequence[Token], clean: str) -> Mention:
    """Return a mention as what it means where it stands.

    Points are no prize (拿过 1 分), authors that act are a reaction (作者怎么回应), and what only
    joins two halves asks for nothing ("the one where …", 结果还是中了).
    """
    before = clean[: tokens[mention.first].start].casefold()
    after = clean[tokens[mention.last].end :].casefold()
    if _gets_points(mention, tokens) or _joins(mention, before, after):
        return mention._replace(senses=(TALK,))
    of_authors = any(s.kind is Kind.ATTRIBUTE and s.id == Attribute.AUTHORS for s in mention.senses)
    if of_authors and not before.endswith(_ACCORDING_TO) and pattern("acting").match(after):
        return mention._replace(senses=(_REACTION,))
    return mention


def _gets_points(mention: Mention, tokens: Sequence[Token]) -> bool:
    won = any(s.kind is Kind.EVENT and s.id == EventType.AWARDED for s in mention.senses)
    points, unit = (*tokens[mention.last + 1 : mention.last + 3], None, None)[:2]
    return bool(won and points and unit and unit.text == "分" and number(points.text) is not None)


def _joins(mention: Mention, before: str, after: str) -> bool:
    sides = _sides().get(mention.surface.casefold())
    if not sides or mention.senses[0].kind is not Kind.ATTRIBUTE:
        return False
    left, right = sides
    return bool(left.search(before) and right.match(after))


@cache
def _sides() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return what stands before and after a word where it only joins."""
    found = data("words.yaml")["joining"].items()
    return {w: (re.compile(f"(?:{at['before']})$"), re.compile(at["after"])) for w, at in found}
