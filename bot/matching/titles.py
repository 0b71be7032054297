"""Titles in full that the base doesn't hold: "was 'Momentum Contrast for …' ever rejected?".

What such a title is about, stories are about too; but whoever cites it asks about that one paper.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from bot.matching.data import data
from bot.matching.mentions import Mention, covered
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token, squash, stem
from bot.matching.words import stopwords

_QUOTED = re.compile(r"[\"“«《「『]([^\"”»》」』]+)[\"”»》」』]|(?<!\w)['‘]([^'’]+)['’](?!\w)")
_FEWEST, _FEWEST_BARE = 3, 4  # words with a capital, between quotation marks and without
_SAME = 0.8  # share of a title's words from which it may be the held one that has them
# No part of a title that no quotation marks set apart.
_NAMED = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.EVENT)
_SAID = 3  # words before a quotation that are looked at
_COLON = re.compile(r"[:：][\s\"“「『'‘《«]*$")
_JOINED = re.compile(r"[\s:–—-]*")  # between the words of a title


class Titles:
    """Knows the titles of the base, and finds others."""

    def __init__(self, titles: Iterable[Sequence[str]]) -> None:
        """Take the words of each title or name of the base's stories."""
        self._held = {
            frozenset(stem(word) for word in words if word not in stopwords())
            for words in titles
            if len(words) >= _FEWEST
        }

    def unheld(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], clean: str
    ) -> Iterator[Mention]:
        """Yield the stretches written like a title that isn't one of these."""
        for first, last in _stretches(tokens, mentions, clean):
            texts = {token.text for token in tokens[first : last + 1]}
            words = {stem(text) for text in texts - stopwords()}
            if texts.isdisjoint(data("words.yaml")["untitled"]) and not self._holds(words):
                title = clean[tokens[first].start : tokens[last].end]
                sense = Sense(Kind.ELSEWHERE, squash(title), title)
                yield Mention((sense,), first, last, title)

    def _holds(self, words: Set[str]) -> bool:
        """Return whether these words may be a held title, or hold one."""
        return any(
            len(words & held) >= _SAME * len(words) or (held <= words and len(held) > 1)
            for held in self._held
        )


def _stretches(
    tokens: Sequence[Token], mentions: Sequence[Mention], clean: str
) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each stretch that is quoted, or has capitals throughout."""
    spans = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(clean)]
    quoted = [_inside(tokens, *span) for span in spans]
    for first, last in quoted:
        said = _is_said(tokens[max(first - _SAID, 0) : first], clean[: tokens[first].start])
        if _capitals(tokens[first : last + 1]) >= _FEWEST and not said:
            yield first, last
    spent = {i for first, last in quoted for i in range(first, last + 1)}
    named = [m for m in mentions if m.kind in _NAMED and not m.senses[0].ambiguous]
    spent |= covered(named)
    for first, last in _bare(tokens, spent, clean):
        outside = (*tokens[:first], *tokens[last + 1 :])
        shouts = not any(token.han or _is_plain(token) for token in outside)
        of_field = tokens[first - 1].text in data("words.yaml")["on"] if first else False
        if not (shouts or of_field):
            yield first, last


def _is_said(before: Sequence[Token], clean: str) -> bool:
    """Return whether somebody is quoted, by what stands before a quotation."""
    words = data("words.yaml")["quoting"]
    return any(token.text in words for token in before) or bool(_COLON.search(clean))


def _inside(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the first and last token of a stretch of text; before the first where it has none."""
    held = [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end]
    return (held[0], held[-1]) if held else (0, -1)


def _capitals(words: Sequence[Token]) -> int:
    """Return how many of a title's words have capitals; none where one has not that should.

    The first should, however small a word: “is U-REPA by Saining Xie” is a question.
    """
    if words[:1] and words[0].raw[:1].islower():
        return 0
    if any(token.han or _is_plain(token) for token in words):
        return 0
    return sum(_is_capital(token) for token in words)


def _bare(tokens: Sequence[Token], spent: Set[int], clean: str) -> Iterator[tuple[int, int]]:
    """Yield each stretch of words with capitals, and of the small ones between them."""
    run: list[int] = []
    for at, token in enumerate(tokens):
        follows = not run or _JOINED.fullmatch(clean[tokens[run[-1]].end : token.start])
        fits = at not in spent and not token.han and not _is_plain(token)
        if not (fits and follows):
            yield from _trimmed(run, tokens)
            run = []
        if fits:
            run.append(at)
    yield from _trimmed(run, tokens)


def _trimmed(run: Sequence[int], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield a run from its first word of weight to its last, if it is long enough for a title."""
    weighty = [at for at in run if _is_capital(tokens[at]) and tokens[at].text not in stopwords()]
    if len(weighty) >= _FEWEST_BARE:
        yield weighty[0], weighty[-1]


def _is_capital(token: Token) -> bool:
    return token.raw[:1].isupper()


def _is_plain(token: Token) -> bool:
    """Return whether a word is written small that has a capital in a title; Chinese is no title."""
    return token.han or (token.raw[:1].islower() and token.text not in data("words.yaml")["small"])
