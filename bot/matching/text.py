"""Text as the matcher reads it: normalised, and cut into tokens by script.

Latin words and numbers are tokens; so is each Chinese character, since Chinese is written without
spaces and names mix scripts freely ("LeCun那篇", "扩散Transformer").
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from Stemmer import Stemmer  # pyright: ignore[reportUnknownVariableType]

from bot.language import to_simplified
from bot.matching.data import data

MAX_CHARACTERS = 800  # what is read of a question; a Discord message may hold 4,000
_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"[{_HAN}]"
    r"|\d+(?:\.\d+)+"  # 34.8, and the number of an arXiv id
    r"|(?<![A-Za-z0-9])(?:[A-Za-z]\*|[A-Za-z]+\(\*\))"  # V*, LL(*)
    rf"|[^\W_{_HAN}]+(?:['’](?!s\b)[^\W_{_HAN}]+)*"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])['’](?=\d)")  # WMT'14
_COPULA = re.compile("(?<![关關干聯联])係(?![数數])")  # Cantonese; in 關係 it means nothing alone
_LINK = re.compile(r"https?://\S+|\b(?:arxiv|openreview|doi)\.\w+/\S+", re.IGNORECASE)
_ARXIV = re.compile(r"(?<!\d)(\d{4}\.\d{4,5})(?!\d)")
_SCORES = re.compile(
    r"(?<![\d/])\d{1,2}(?:\s*[/,、]\s*\d{1,2})+\s*"
    # the last one: "and 3", "and a lonely 1", 外加一个 1
    r"(?:[/,、]|,? ?(?:and|plus)(?: an?(?: [a-z]+)?)?|[外再]?加上?(?:一个)?|和(?:一个)?)"
    r"\s*\d{1,2}(?![\d/])"
)
# Safe in threads, unlike stemmers in Python. It keeps no stems (0), since `stem` does.
_stem_word: Callable[[str], str] = Stemmer("english", 0).stemWord  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


class Token(NamedTuple):
    """A word, a number, or one Chinese character. A tuple, since so many are made."""

    text: str  # casefolded, without accents, in Simplified characters
    raw: str  # the same as typed
    start: int  # where it stands in the normalised text
    end: int
    han: bool

    @property
    def key(self) -> str:
        """What remains of the token in names: `V*` is also written "V star"."""
        return _key(self.text)


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised text with its tokens and what is told apart by form alone."""

    clean: str
    tokens: tuple[Token, ...]
    arxiv_ids: tuple[str, ...]
    links: tuple[str, ...]
    scores: tuple[float, ...]  # of a run such as 8/8/7


def analyse(text: str) -> Text:
    """Normalise `text` (NFKC, Simplified, spaces collapsed) and cut it into tokens.

    Only the first 800 characters are read.
    """
    simple = _simplified(text)
    arxiv_ids = tuple(dict.fromkeys(_ARXIV.findall(simple)))
    scores = _SCORES.search(simple)
    numbers = tuple(float(n) for n in re.findall(r"\d+", scores.group())) if scores else ()
    clean = _LINK.sub(" ", simple)
    for arxiv_id in arxiv_ids:
        clean = clean.replace(arxiv_id, " ")
    return Text(clean, _tokens(clean), arxiv_ids, tuple(_LINK.findall(simple)), numbers)


def _simplified(text: str) -> str:
    # Cut before and after: compatibility forms may grow to many times their length.
    folded = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    plain = " ".join(folded.split())
    if not plain.isascii():
        plain = in_mainland_words(to_simplified(_COPULA.sub("是", plain)))
    return _SHORT_YEAR.sub("", _POSSESSIVE.sub("", plain))


def _tokens(clean: str) -> tuple[Token, ...]:
    return tuple(
        Token(raw if han else fold(raw), raw, *match.span(), han)
        for match in _TOKEN.finditer(clean)
        for raw in (match.group(),)
        for han in (is_han(raw),)
    )


def in_mainland_words(simple: str) -> str:
    """Return Simplified text with the words of Taiwan and of Cantonese replaced."""
    words = _regional_words()
    return _regional().sub(lambda found: words[found[0]], simple)


@cache
def _regional_words() -> dict[str, str]:
    lexicon = data("words.yaml")
    kept = {word: word for word in lexicon["no_cantonese"]}  # since the longest word goes first
    return {**lexicon["cantonese"], **kept, **lexicon["taiwan"]}


@cache
def _regional() -> re.Pattern[str]:
    words = sorted(_regional_words(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def is_han(raw: str) -> bool:
    """Return whether a token is a Chinese character."""
    return "\u3400" <= raw[0] <= "\u9fff" or "\uf900" <= raw[0] <= "\ufaff"


def fold(text: str) -> str:
    """Return `text` casefolded and without accents (Stéphane → stephane)."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, parts))


def tokens_of(phrase: str) -> tuple[Token, ...]:
    """Return the tokens of a phrase."""
    return _tokens(_simplified(phrase))


@lru_cache(maxsize=65_536)
def keys_of(phrase: str) -> tuple[str, ...]:
    """Return the tokens' keys alone; kept, since names are looked at from several sides.

    Who looks at all names of a base empties it when done (`keys_of.cache_clear`).
    """
    found = _TOKEN.findall(_simplified(phrase))
    return tuple(_key(raw if is_han(raw) else fold(raw)) for raw in found)


def _key(text: str) -> str:
    return text.replace("(*)", "*").replace("*", "star")


def squash(text: str) -> str:
    """Return the form in which names meet: `Seq2Seq`, `seq-2-seq` and `seq 2 seq` are one."""
    return "".join(keys_of(text))


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """Return the stem of an English word (Porter2, by PyStemmer)."""
    return _stem_word(word)
