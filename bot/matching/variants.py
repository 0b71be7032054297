"""Names that hold a known one and mean something else: "Mamba-2", "VQ-VAE", "Yann Tiersen"."""

import re
from collections.abc import Sequence, Set
from itertools import chain

from bot.matching.mentions import Mention
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token, fold, stem
from bot.matching.vocabulary import concepts
from bot.matching.words import english, is_common

_SUFFIX = re.compile(
    r"(?![-‐– ]?v1(?![\d.]))"  # the first version is the known one
    # Of a name with a date, 03年, a number is no part.
    r"(?:[-‐–]?v?\d{1,2}(?:\.\d+)?(?![A-Za-z0-9_/年月])"
    r"|\s(?:v?\d|[iI]{2,3})(?![A-Za-z0-9_/.])"
    r"|\+\+"
    r"|[-‐–](?:v|xl|pro|large|tiny)\b)"
)
_PREFIX = re.compile(r"([^\W_]+)[-‐–]$")
_LOOK_BACK = 30  # characters in which a prefix is looked for
_SHORTEST_WORD = 4  # letters of a prefix that may be an ordinary word ("image-GAN")


def guarded(mention: Mention, tokens: Sequence[Token], clean: str, own: Set[str]) -> Mention:
    """Return the mention, as an unknown name where the text makes it a variant of a known one.

    `own` are the keys of the base's names that end in "++": with that they are no variants.
    """
    if mention.kind is Kind.PERSON:
        return _as_other_person(mention, tokens)
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
    unknown = Sense(Kind.ELSEWHERE, surface.casefold(), surface)
    return mention._replace(senses=(unknown,), surface=surface)


def _as_other_person(mention: Mention, tokens: Sequence[Token]) -> Mention:
    """Return a first name that a surname follows on, and not its owner's, as somebody unknown."""
    own = [fold(sense.label).split() for sense in mention.senses]
    first, *after = tokens[mention.last : mention.last + 2]
    is_first = mention.first == mention.last and first.raw.istitle()
    is_first = is_first and all(words[-1] != first.text for words in own)
    if not (is_first and after and after[0].start == first.end + 1):
        return mention
    if not _is_surname(after[0], set(chain.from_iterable(own))):
        return mention
    name = f"{first.raw} {after[0].raw}"
    return mention._replace(senses=(Sense(Kind.ELSEWHERE, name.casefold(), name),), surface=name)


def _is_surname(token: Token, own: Set[str]) -> bool:
    """Return whether a word is written like a surname, and is none of somebody's `own` names."""
    is_name = token.raw.istitle() and token.raw.isalpha() and token.text not in own
    is_concept = not concepts().keys().isdisjoint((token.text, stem(token.text)))  # "Rejected"
    return is_name and not (is_concept or is_common(token.text))


def _is_word(word: str) -> bool:
    return is_common(word) or (len(word) >= _SHORTEST_WORD and word in english())
