"""Names that hold a known one and mean something else: "Mamba-2", "VQ-VAE"."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.matching.mentions import Mention
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token
from bot.matching.words import english, is_common

_SUFFIX = re.compile(
    r"[-‐–]?v?\d{1,2}(?:\.\d+)?(?![A-Za-z0-9_/])"
    r"|\s(?:v?\d|[iI]{2,3})(?![A-Za-z0-9_/.])"
    r"|\+\+"
    r"|[-‐–](?:v|xl|pro|large|tiny)\b"
)
_PREFIX = re.compile(r"([^\W_]+)[-‐–]$")
_LOOK_BACK = 30  # characters in which a prefix is looked for
_SHORTEST_WORD = 4  # letters of a prefix that may be an ordinary word ("image-GAN")


def guarded(
    mention: Mention, tokens: Sequence[Token], clean: str, own: Set[str], known: Set[int]
) -> Mention:
    """Return the mention, as an unknown name where the text makes it a variant of a known one.

    `own` are the names of the base that end in signs: they are no variants. `known` are the indices
    of the tokens that are in any mention.
    """
    if mention.kind is not Kind.STORY:
        return mention
    start, end = tokens[mention.first].start, tokens[mention.last].end
    if _is_title_part(mention, tokens, clean, known):
        surface = clean[tokens[mention.first - 1].start : end]
        return replace(mention, senses=(_elsewhere(surface),), surface=surface)
    suffix, prefix = (
        _SUFFIX.match(clean, end),
        _PREFIX.search(clean[max(start - _LOOK_BACK, 0) : start]),
    )
    if prefix and not _is_word(prefix.group(1).casefold()):
        start -= len(prefix.group())
    elif not suffix:
        return mention
    surface = clean[start : suffix.end() if suffix else end].strip()
    if surface.casefold() in own:
        return mention
    return replace(mention, senses=(_elsewhere(surface),), surface=surface)


def _elsewhere(surface: str) -> Sense:
    return Sense(Kind.ELSEWHERE, surface.casefold(), surface)


def _is_title_part(mention: Mention, tokens: Sequence[Token], clean: str, known: Set[int]) -> bool:
    """Return whether a name of one word ends a longer one: "what of Decision Transformer".

    The word before has a capital that no sentence gives it, and means nothing known.
    """
    if mention.first != mention.last or mention.first < 2:  # noqa: PLR2004
        return False
    opener, word, name = tokens[mention.first - 2 : mention.first + 1]
    return (
        mention.first - 1 not in known
        and word.raw[:1].isupper()
        and not word.raw.isupper()
        and name.raw[:1].isupper()
        and opener.raw.islower()
        and clean[word.end : name.start] == " "
        and clean[opener.end : word.start] == " "
    )


def _is_word(word: str) -> bool:
    return is_common(word) or (len(word) >= _SHORTEST_WORD and word in english())
