"""Finding names and concepts in a question: as written, as misspelt, as they sound.

The longest phrase wins, so that "Vision Transformer" is not read as another "Transformer".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.matching.apart import taken_apart
from bot.matching.casing import is_written_as_name
from bot.matching.chinese import single_words
from bot.matching.data import data
from bot.matching.hearing import Listener
from bot.matching.mentions import Mention, covered, surface_of, without_overlaps
from bot.matching.names import HEAD, Gazetteer
from bot.matching.nicknames import PART_STRENGTH
from bot.matching.numbers import in_full
from bot.matching.phonetics import is_pinyin
from bot.matching.senses import Kind, Sense
from bot.matching.spelling import Speller
from bot.matching.text import Text, Token, stem, tokens_of
from bot.matching.variants import guarded
from bot.matching.venue_kinds import venue_kinds
from bot.matching.vocabulary import concepts
from bot.matching.words import english, is_common

_MAX_LATIN, _MAX_HAN = 9, 16  # tokens of the longest phrases looked up
_GLUED = re.compile(r"([a-z]{3,})[-_]?((?:19|20)?\d{2})")
_SHORT_YEAR = re.compile(r"20|\d[1-9]")  # ten of something are more likely counted
_SHORT = 3  # letters of a name that may be anything in lower case
_STEMMED = 6  # letters from which a name is found in other forms too ("nets" for "net")
_IN_ADDITION = {"paper": len(" paper"), "papers": len(" papers")}  # to a name, and no part of it
# Concepts that a subject's name may be too: "BLEU" is of translation, and a result asked for.
_BESIDE_NAMES = (Kind.EVENT, Kind.ATTRIBUTE, Kind.THEME)
# Concepts of one character have to be words of their own: 歌 is not meant in 谷歌.
_FREE_CHARS = frozenset("拒奖毙")


class Recogniser:
    """Finds what a snapshot's gazetteer and the lexicon know in a text."""

    def __init__(self, gazetteer: Gazetteer, speller: Speller) -> None:
        self._gazetteer = gazetteer
        self._speller = speller
        self._listener = Listener(gazetteer.sounds)

    def mentions(self, text: Text, *, trusted: bool) -> tuple[list[Mention], list[Token]]:
        """Return the mentions in `text`, in order, and the tokens as read.

        A `trusted` text, one of the base's own, is taken at its word. In others glued tokens are
        taken apart ("iclr24" → iclr, 2024), and misspelt words replaced where that is clear.
        """
        tokens = list(text.tokens)
        if trusted:
            mentions = _longest(self._all_known(tokens), tokens)
        else:
            tokens = self._dated([piece for token in tokens for piece in self._unglued(token)])
            found = list(self._all_known(tokens))
            known = _longest(found, tokens)
            mended = self._mended(tokens, known)
            if mended != tokens:
                tokens, found = mended, list(self._all_known(mended))
                known = _longest(found, tokens)
            mentions = self._with_heard(tokens, found, known)
            titles = list(self._gazetteer.titles.unheld(tokens, mentions, text.clean))
            kinds = venue_kinds(tokens, mentions, text.clean)
            mentions = without_overlaps([*titles, *kinds, *mentions])
        mentions += taken_apart(tokens, mentions, text.clean)
        ordered = sorted(mentions, key=lambda mention: mention.first)
        return [guarded(m, tokens, text.clean, self._gazetteer.signed) for m in ordered], tokens

    def _unglued(self, token: Token) -> Iterator[Token]:
        match = None if token.han else _GLUED.fullmatch(token.text)
        if match and token.text not in self._gazetteer.senses:
            name, year = match.groups()
            if self._is_venue(name):
                year = year if len(year) == len("2024") else str(in_full(year))
                yield token._replace(text=name, raw=token.raw[: len(name)])
                yield token._replace(text=year, raw=year)
                return
        yield token

    def _dated(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens with a year in two digits in full where a venue stands before it."""
        dated = list(tokens)
        for place, (venue, token, after) in enumerate(
            zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)
        ):
            is_short = token.text.isdecimal() and _SHORT_YEAR.fullmatch(token.text) is not None
            counts = after is not None and after.text in data("words.yaml")["counted"]
            if is_short and not counts and self._is_venue(venue.text):
                dated[place + 1] = token._replace(text=str(in_full(token.text)))
        return dated

    def _is_venue(self, name: str) -> bool:
        senses = self._gazetteer.senses.get(name, ())
        return any(sense.kind in (Kind.VENUE, Kind.ELSEWHERE) for sense in senses)

    def _mended(self, tokens: list[Token], known: Sequence[Mention]) -> list[Token]:
        """Return the tokens with misspelt words mended, those apart that are known as they are."""
        right = covered(known)
        tokens = self._gazetteer.long_names.mend(tokens, covered(m for m in known if m.is_name))
        return [
            token
            if index in right or token.han
            else self._speller.mend(token, as_name=is_written_as_name(tokens, index))
            for index, token in enumerate(tokens)
        ]

    def _with_heard(
        self, tokens: list[Token], found: Sequence[Mention], known: Sequence[Mention]
    ) -> list[Mention]:
        """Return what is `known` as written, and Chinese names known by their sound."""
        named = covered(mention for mention in known if mention.is_name)
        if heard := self._listener.long_names(tokens, named):
            known = _longest(found, tokens, also=heard)
        certain = covered(mention for mention in known if not _is_particle(mention))
        short = self._listener.short_names(tokens, certain)
        gone = covered(short)
        return [*(mention for mention in known if mention.first not in gone), *short]

    def _all_known(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        alone: set[int] | None = None  # cutting into words takes long, and is seldom needed
        keys = [token.key for token in tokens]
        stems = [k if t.han else stem(k) for k, t in zip(keys, tokens, strict=True)]
        heads = self._gazetteer.heads
        names, said = self._gazetteer.senses.keys(), concepts().keys()
        for first in range(len(tokens)):
            plain = stemmed = ""
            for last in range(first, min(first + _MAX_HAN, len(tokens))):
                if last - first >= _MAX_LATIN and not tokens[last].han:
                    break
                plain += keys[last]
                stemmed += stems[last]
                if plain[:HEAD] not in heads and stemmed[:HEAD] not in heads:
                    break
                forms = (plain, stemmed, _singular(plain))
                if names.isdisjoint(forms) and said.isdisjoint(forms):
                    continue
                inset = _is_inset(tokens, first, last)
                senses = self._senses(plain, stemmed, tokens[first : last + 1], inset=inset)
                if senses and last == first and tokens[first].han:
                    alone = _single_words(tokens) if alone is None else alone
                    if not _may_stand(senses, tokens[first], first in alone):
                        continue
                if senses:
                    yield Mention(senses, first, last, surface_of(tokens, first, last))

    def _senses(
        self, plain: str, stemmed: str, tokens: Sequence[Token], *, inset: bool
    ) -> tuple[Sense, ...]:
        known = self._gazetteer.senses
        singular = _singular(plain)
        senses = known.get(plain, ())
        if not senses and len(plain) >= _STEMMED:
            people = (s for s in known.get(singular, ()) if s.kind is Kind.PERSON)
            senses = tuple(people) or known.get(stemmed, ())  # "sutskevers papers"
        senses = tuple(
            kept for sense in senses if (kept := _as_written(sense, tokens, inset=inset))
        )
        said = concepts()
        concept = said.get(plain) or said.get(stemmed) or said.get(singular)
        if concept and all(sense.kind is Kind.UNTOLD for sense in senses):
            return (concept, *senses)
        if concept is None or (senses and concept.kind not in _BESIDE_NAMES):
            return senses
        return (*senses, concept)


def _singular(key: str) -> str:
    """Return a key without the "s" of a plural, or of an owner typed without an apostrophe."""
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def _longest(
    found: Iterable[Mention], tokens: Sequence[Token], also: Iterable[Mention] = ()
) -> list[Mention]:
    """Return the longest phrases found; of `also`, those longer than any found there."""
    ranked = [((m.first - m.last, False, m.first), m) for m in also]
    for mention in found:
        size = tokens[mention.last].end - tokens[mention.first].start
        if mention.kind is Kind.STORY and mention.last > mention.first:
            # "Swin Transformer" is longer than "Transformer paper" as far as they are names.
            size -= _IN_ADDITION.get(tokens[mention.last].text, 0)
        ranked.append(((-size, not mention.is_name, mention.first), mention))
    ranked.sort(key=lambda pair: pair[0])
    return without_overlaps(mention for _, mention in ranked)


def _is_particle(mention: Mention) -> bool:
    """Return whether it is one Chinese character of chat, which may be a name's wrong character."""
    return mention.kind is Kind.CHAT and len(mention.surface) == 1


def _single_words(tokens: Sequence[Token]) -> set[int]:
    """Return the indices of tokens that are Chinese words of one character."""
    alone: set[int] = set()
    for han, run in groupby(enumerate(tokens), key=lambda pair: pair[1].han):
        pairs = list(run)
        if han:
            text = "".join(token.text for _, token in pairs)
            alone |= {pairs[0][0] + place for place in single_words(text)}
    return alone


def _may_stand(senses: tuple[Sense, ...], token: Token, is_word: bool) -> bool:
    """Return whether a Chinese character by itself may be meant where it stands."""
    if token.text in _FREE_CHARS:
        return True
    return is_word and not senses[0].kind.is_name


def _is_inset(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a phrase stands alone among Chinese characters: sit 后来投哪."""
    around = [*tokens[max(first - 1, 0) : first], *tokens[last + 1 : last + 2]]
    return bool(around) and all(token.han for token in around)


def _is_chance(sense: Sense, tokens: Sequence[Token]) -> bool:
    """Return whether everyday words only happen to make a surname: "so low" is no Solow."""
    joined = "".join(token.text for token in tokens)
    is_surname = sense.kind is Kind.PERSON and joined in sense.label.casefold().split()
    return is_surname and len(tokens) > 1 and all(is_common(token.text) for token in tokens)


def _as_written(sense: Sense, tokens: Sequence[Token], *, inset: bool) -> Sense | None:
    """Return the sense as far as the writing supports it.

    A name that is an everyday word too ("sit", "sift", "nature"), or so short that it may be
    anything ("gan", "dit"), counts in full only when it is cased as a name, or `inset` in another
    script; otherwise the rest of the question has to be about papers.
    """
    if _is_chance(sense, tokens):
        return None
    if not sense.ambiguous and sense.kind not in (Kind.STORY, Kind.ELSEWHERE):
        return sense
    raw = "".join(token.raw for token in tokens)
    short = len(raw) <= _SHORT and (raw.casefold() in english() or is_pinyin(raw.casefold()))
    foreign = sense.kind is Kind.ELSEWHERE and len(tokens) == 1 and raw.casefold() in english()
    if not (sense.ambiguous or foreign or (short and sense.kind is Kind.STORY)):
        return sense
    written = "".join(token.raw for token in tokens_of(sense.written))
    if not tokens[0].han and (raw == written or raw.isupper() or (inset and not foreign)):
        return replace(sense, ambiguous=False)
    if foreign and raw.islower():
        return None
    return replace(sense, ambiguous=True, strength=min(sense.strength, PART_STRENGTH))
