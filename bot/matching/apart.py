"""Verbs taken apart: "turned the paper down", "sent it packing", 被 ICML 收."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.knowledge.kinds import EventType
from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token, stem

_GAP = 6  # tokens between the halves at most, not counting those of names
_FARTHEST = 20  # tokens in all
_STOP = re.compile(r"[,;!?。]|[.:](?=\s|$)")
# 被 needs to say by whom, and 收 is no word by itself in 收到.
_BY, _NO_ENDS = (Kind.VENUE, Kind.PERSON), frozenset("到集藏入")


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
        last = next((n for n in free[:_GAP] if _key(tokens[n]) in ends), first)
        inner = [m for m in mentions if first < m.first and m.last < last]
        passes = not token.han or _is_passive(tokens, last, inner)
        if last > first and passes and not _STOP.search(clean[token.start : tokens[last].end]):
            yield Mention((ends[_key(tokens[last])],), first, first, token.raw)
            yield Mention((Sense(Kind.CHAT, Kind.CHAT, ""),), last, last, tokens[last].raw)


def _is_passive(tokens: Sequence[Token], last: int, inner: Sequence[Mention]) -> bool:
    """Return whether 被 … 收 says who took a paper, and 收 stands by itself."""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    by_whom = any(sense.kind in _BY for mention in inner for sense in mention.senses)
    return by_whom and after not in _NO_ENDS


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
