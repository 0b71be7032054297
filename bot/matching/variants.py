"""Names that hold a known one and mean something else: "Mamba-2", "VQ-VAE"."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.matching.mentions import Mention
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token
from bot.matching.words import english, is_common

_SUFFIX = re.compile(
    r"[-‐–]?v?\d{1,2}(?:\.\d+)?(?![A-Za-z0-9_/年月])"  # of a name with a date, 03年, it's no part
    r"|\s(?:v?\d|[iI]{2,3})(?![A-Za-z0-9_/.])"
    r"|\+\+"
    r"|[-‐–](?:v|xl|pro|large|tiny)\b"
)
_PREFIX = re.compile(r"([^\W_]+)[-‐–]$")
_LOOK_BACK = 30  # characters in which a prefix is looked for
_SHORTEST_WORD = 4  # letters of a prefix that may be an ordinary word ("image-GAN")


def guarded(mention: Mention, tokens: Sequence[Token], clean: str, own: Set[str]) -> Mention:
    """Return the mention, as an unknown name where the text makes it a variant of a known one.

    `own` are the keys of the base's names that end in "++": with that they are no variants.
    """
    if mention.kind is not Kind.STORY:
        return mention
    start, end = tokens[mention.first].start, tokens[mention.last].end
    suffix, prefix = (
        _SUFFIX.match(clean, end),
        _PREFIX.search(clean[max(start - _LOOK_BACK, 0) : start]),
    )
    if prefix and not _is_word(prefix.group(1).casefold()):
        start -= len(prefix.group())
    elif not suffix:
        return mention
    surface = clean[start : suffix.end() if suffix else end].strip()
    key = "".join(token.key for token in tokens[mention.first : mention.last + 1])
    if surface.endswith("++") and key in own:
        return mention
    return replace(
        mention, senses=(Sense(Kind.ELSEWHERE, surface.casefold(), surface),), surface=surface
    )


def _is_word(word: str) -> bool:
    return is_common(word) or (len(word) >= _SHORTEST_WORD and word in english())
