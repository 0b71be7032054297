"""Verbs taken apart: "turned the paper down", "sent it packing", 被 ICML 收."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.knowledge.kinds import EventType
from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.senses import TALK, Kind, Sense
from bot.matching.text import Token, stem

_GAP = 4  # tokens between the halves at most, not counting those of names
_FARTHEST = 20  # tokens in all
_STOP = re.compile(r"[,;!?。、]|[.:](?=\s|$)")
_BY = (Kind.VENUE, Kind.PERSON)  # whom 被 names
_ENDINGS = frozenset("了的下过")  # what may follow 收 when it is a word by itself, as not in 收到


def taken_apart(
    tokens: Sequence[Token], mentions: Sequence[Mention], clean: str
) -> Iterator[Mention]:
    """Yield the events told by a verb whose halves stand apart, and by no mention yet.

    The first half is the mention of the event, the second one of nothing.
    """
    taken = covered(mentions)
    for first, token in enumerate(tokens):
        ends = _verbs().get(_key(token)) if first not in taken else None
        if ends is None:
            continue
        free = [n for n in range(first + 1, min(first + _FARTHEST, len(tokens))) if n not in taken]
        last = next((n for n in free[:_GAP] if _key(tokens[n]) in ends), None)
        if last is None or _STOP.search(clean[token.start : tokens[last].end]):
            continue
        if any(_key(tokens[n]) == _key(token) for n in range(first + 1, last)):
            continue  # of two 被 the one that is nearer
        inner = [m for m in mentions if first < m.first and m.last < last]
        if _is_passive(tokens, last, inner) if token.han else not _dates(tokens, last):
            taken |= {first, last}
            yield Mention((ends[_key(tokens[last])],), first, first, token.raw)
            yield Mention((TALK,), last, last, tokens[last].raw)


def _dates(tokens: Sequence[Token], last: int) -> bool:
    """Return whether "back" begins a date: "send me the papers back in 2013"."""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    return tokens[last].text == "back" and after == "in"


def _is_passive(tokens: Sequence[Token], last: int, inner: Sequence[Mention]) -> bool:
    """Return whether 被 … 收 says who took a paper, right before 收, and that is a word."""
    by_whom = any(sense.kind in _BY for mention in inner for sense in mention.senses)
    before, after = tokens[last - 1], tokens[last + 1 : last + 2]
    stands_alone = not before.han or before.text == "年" or last - 1 in covered(inner)
    goes_on = bool(after) and after[0].han and after[0].start == tokens[last].end
    return by_whom and stands_alone and not (goes_on and after[0].text not in _ENDINGS)


def _key(token: Token) -> str:
    return token.key if token.han else stem(token.key)


@cache
def _verbs() -> Mapping[str, Mapping[str, Sense]]:
    """Return the events by the first half of their verbs, and by the second."""
    verbs: dict[str, dict[str, Sense]] = {}
    for event, phrases in data("words.yaml")["apart"].items():
        for phrase in phrases:
            first, last = (stem(half) for half in phrase.split())
            sense = Sense(Kind.EVENT, EventType(event), phrase)
            verbs.setdefault(first, {})[last] = sense
    return verbs
