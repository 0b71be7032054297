"""Stretches of a text that were recognised, and choosing among those that overlap."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.matching.senses import Kind, Sense
from bot.matching.text import Token

_REPEATED = 8  # mentions of the same thing that count; nobody in earnest says it more often


class Mention(NamedTuple):
    """A stretch of tokens and what it may mean. A tuple, since so many are made."""

    senses: tuple[Sense, ...]
    first: int  # index of its first token
    last: int  # and of its last
    surface: str

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last token."""
        return self.first, self.last

    @property
    def kind(self) -> Kind:
        """The kind of its first sense."""
        return self.senses[0].kind

    @property
    def is_name(self) -> bool:
        """Whether it names something."""
        return self.kind.is_name


def covered(mentions: Iterable[Mention]) -> set[int]:
    """Return the indices of the tokens in `mentions`."""
    return {i for mention in mentions for i in range(mention.first, mention.last + 1)}


def surface_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the tokens as they were typed, in one string."""
    parts: list[str] = []
    for index in range(first, last + 1):
        token = tokens[index]
        gap = " " if parts and not token.han and token.start > tokens[index - 1].end else ""
        parts.append(gap + token.raw)
    return "".join(parts)


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that share no token with one before them."""
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in mentions:
        span = range(mention.first, mention.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return kept


def told_anew(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions without endless repetitions: 拒拒拒拒 says no more than 拒."""
    told: Counter[tuple[Sense, ...]] = Counter()
    for mention in mentions:
        told[mention.senses] += 1
        if told[mention.senses] <= _REPEATED:
            yield mention
