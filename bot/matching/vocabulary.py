"""The lexicon's data files (concepts, well-known names) as senses keyed by phrase."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from bot.language import has_han
from bot.matching.data import data
from bot.matching.phonetics import pinyin, sound
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token, fold, is_han, keys_of, squash, stem
from bot.matching.words import english, is_common

_GROUPS = {
    "events": Kind.EVENT,
    "attributes": Kind.ATTRIBUTE,
    "themes": Kind.THEME,
}
_FLAT = {"off_domain": Kind.OFF_DOMAIN, "chat": Kind.CHAT, "generic": Kind.GENERIC}
# Shorter pinyin meets English words by chance ("women", "shi").
_MIN_PINYIN = 5
_WORD = re.compile(r"\w+")
_LATIN = re.compile("[a-z]")
# "Whether it was" or "whether it won" (有没有被拒过, 有没有得奖) holds no denial (没有得奖).
_WHETHER = re.compile("有没有?(?=[被得拿获])")


def key_of(phrase: str) -> str:
    """Return the key a phrase is found by: its words' stems without spaces."""
    return "".join(key if is_han(key) else stem(key) for key in keys_of(phrase))


@cache
def concepts() -> Mapping[str, Sense]:
    """Return the concepts by key; where two share a phrase the first of the file has it."""
    senses: dict[str, Sense] = {}
    for kind, concept, phrase in _phrases():
        name = key_of(phrase) if kind is Kind.OFF_DOMAIN else concept
        sense = Sense(kind, name, phrase)
        for form in _with_aspect(phrase) if kind is Kind.EVENT else (phrase,):
            senses.setdefault(_plain_key(form), sense)
        if not phrase.isascii():
            romanised = pinyin(key_of(phrase))
            if len(romanised) >= _MIN_PINYIN and romanised not in english():
                senses.setdefault(romanised, sense)
    return senses


@cache
def concept_sounds() -> Mapping[str, Sense]:
    """Return the Chinese concepts of two to four characters by sound."""
    heard: dict[str, Sense] = {}
    for kind, concept, phrase in _phrases():
        told = kind in (Kind.EVENT, Kind.ATTRIBUTE, Kind.THEME)
        if told and has_han(phrase) and 2 <= len(phrase) <= 4:  # noqa: PLR2004
            heard.setdefault(sound(key_of(phrase)), Sense(kind, concept, phrase))
    return heard


@cache
def elsewhere() -> Mapping[str, Sense]:
    """Return well-known names by key; a snapshot's own names go before them."""
    content = data("elsewhere.yaml")
    names = [str(name) for group in content.values() for name in group]
    senses = [Sense(Kind.ELSEWHERE, key_of(name), name, written=name) for name in names]
    # As written too: few words are as short as IROS and yet looked up by their stems.
    return {s.id: s for s in senses} | {squash(s.label): s for s in senses}


@cache
def concept_words() -> frozenset[str]:
    """Return the Latin words that concepts and scores are put in: typos are corrected to them."""
    phrases = (phrase for _, _, phrase in _phrases())
    words = (key for phrase in phrases for key in keys_of(phrase) if not is_han(key))
    return frozenset((*words, *data("words.yaml")["plural_numbers"]))


def _plain_key(phrase: str) -> str:
    """Return the key of a concept's phrase; of a word whose stem is an everyday word, itself.

    "Canned" would be found in every "can", and "objection" in "object detection".
    """
    stemmed = key_of(phrase)
    is_word = phrase.isascii() and phrase.isalpha()
    return fold(phrase) if is_word and stemmed != phrase and is_common(stemmed) else stemmed


def _with_aspect(phrase: str) -> tuple[str, ...]:
    """Return a phrase, and a Chinese one of two characters with 过 or 了 inside too (拒过稿)."""
    if phrase.isascii() or len(phrase) != 2:  # noqa: PLR2004
        return (phrase,)
    return (phrase, *(f"{phrase[0]}{aspect}{phrase[1]}" for aspect in "过了"))


def cues(tokens: Sequence[Token]) -> list[Sense]:
    """Return the cues among `tokens`, wherever they lie."""
    text = " ".join(token.text for token in tokens if not token.han)
    han = "".join(token.text if token.han else " " for token in tokens)
    han = _WHETHER.sub("有", han)
    starts = {*_WORD.findall(text), *han}
    texts = text, han, "".join(token.text for token in tokens)
    found = (cue for start in starts for cue in _cues().get(start, ()) if cue.lies_in(*texts))
    return [Sense(Kind.CUE, cue.name, cue.phrase) for cue in sorted(found, key=_place_of)]


@dataclass(frozen=True, slots=True)
class _Cue:
    place: int  # in the lexicon
    name: str
    phrase: str
    whole: re.Pattern[str] | None  # finds an English one as whole words

    mixed: bool  # a Chinese one with a name in it

    def lies_in(self, text: str, han: str, both: str) -> bool:
        """Return whether it is in a question's English, in its Chinese, or in both together."""
        if self.whole:
            return self.phrase in text and bool(self.whole.search(text))
        return self.phrase in (both if self.mixed else han)


_place_of = attrgetter("place")


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """Return the cues by the word, or the Chinese character, that their phrase begins with."""
    by_start: dict[str, list[_Cue]] = {}
    phrases = (
        (name, phrase)
        for name, phrases in data("concepts.yaml")["cues"].items()
        for phrase in phrases["en"] + phrases["zh"]
    )
    for place, (name, phrase) in enumerate(phrases):
        is_han = has_han(phrase)
        whole = None if is_han else re.compile(rf"\b{re.escape(phrase)}\b")
        start = phrase[0] if is_han else _WORD.findall(phrase)[0]
        mixed = is_han and _LATIN.search(phrase) is not None
        by_start.setdefault(start, []).append(_Cue(place, name, phrase, whole, mixed))
    return by_start


def _phrases() -> Iterator[tuple[Kind, str, str]]:
    content = data("concepts.yaml")
    for group, kind in _GROUPS.items():
        for concept, phrases in content[group].items():
            yield from ((kind, concept, phrase) for phrase in phrases["en"] + phrases["zh"])
    for group, kind in _FLAT.items():
        phrases = content[group]
        yield from ((kind, group, phrase) for phrase in phrases["en"] + phrases["zh"])
