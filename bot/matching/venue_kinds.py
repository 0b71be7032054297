"""Kinds of venues that a question speaks of instead of one: "rejected by a journal", 期刊退稿."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from bot.knowledge.kinds import VenueKind
from bot.matching.data import data
from bot.matching.mentions import Mention, covered, surface_of
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token

_KINDS = frozenset(VenueKind)
_ASKED = re.compile(
    r"\b(?:which|what|whose) (?:(?!(?:by|from|in|at|to|did|do|papers?)\b)\w+ ){0,2}$"
    r"|哪(?:一|些|几)?(?:个|家|本|种|份|场|届)?(?:的|顶级|学术|物理|医学|经济学?|数学|生物)?$"
)


def venue_kinds(
    tokens: Sequence[Token], mentions: Sequence[Mention], clean: str
) -> Iterator[Mention]:
    """Yield where a question says at what kind of venue something happened.

    "Which journal" asks for one, and a journal that is named is no kind.
    """
    named, said = covered(mention for mention in mentions if mention.is_name), clean.casefold()
    for kind, patterns in _patterns().items():
        for found in (match for pattern in patterns for match in pattern.finditer(said)):
            start, end = found.span(found.lastindex or 0)
            inside = [place for place, token in enumerate(tokens) if start <= token.start < end]
            if inside and named.isdisjoint(inside) and not _ASKED.search(said[:start]):
                first, last = inside[0], inside[-1]
                sense = Sense(Kind.VENUE, kind, kind)
                yield Mention((sense,), first, last, surface_of(tokens, first, last))


def closest(venues: Collection[str]) -> frozenset[str]:
    """Return the venues that are named, and kinds of them only where none is."""
    return frozenset(venues) - _KINDS or frozenset(venues)


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    content = data("words.yaml")["venue_kinds"]
    return {kind: [re.compile(pattern) for pattern in found] for kind, found in content.items()}
