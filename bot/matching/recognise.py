"""Finding names and concepts in a question: exact, then by sound, then what a typo hides.

The longest phrase wins, so that "Vision Transformer" is not read as another "Transformer".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
import re

from bot.matching.names import HEAD, PART_STRENGTH, Gazetteer, wildcards
from bot.matching.phonetics import sound
from bot.matching.senses import Kind, Sense
from bot.matching.text import Text, Token, stem
from bot.matching.vocabulary import concept_sounds, concepts
from bot.matching.words import Speller, chinese, english, is_chinese_word, is_common

_MAX_LATIN = 9  # tokens of the longest name looked up
_MAX_HAN = 16
_GLUED = re.compile(r"([a-z]{3,})[-_']?((?:19|20)?\d{2})")
_VARIANT = re.compile(r"[-‐–]?v?\d{1,2}(?:\.\d+)?(?![\w/])|\s(?:v?\d|[iI]{2,3})(?![\w/.])|\+\+|[-‐–](?:v|xl|pro|large|tiny)\b")  # fmt: skip
_MAX_SOUND = 9
_WILD_FROM = 4
_LISTENED = 200  # tokens that are searched for names by their sound
_SPELT = 4  # letters from which a misspelt word may be any word of the base
_FAR_COMMONER = 100
_LONG = 5  # letters of words that are near many others
_SHORT = 3  # letters of a name that may be anything in lower case
_STEMMED = 6  # letters from which a name is found in other forms too ("nets" for "net")
# Concepts of one character must be words of their own: 歌 is not meant in 谷歌.
_FREE_CHARS = frozenset("拒奖毙")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of tokens and what it may mean."""

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


@dataclass(frozen=True)
class Recogniser:
    """Finds what a snapshot's gazetteer and the lexicon know in a text."""

    gazetteer: Gazetteer
    speller: Speller  # names first, then the base's words, then everyday English

    def mentions(self, text: Text, *, trusted: bool) -> tuple[list[Mention], list[Token]]:
        """Return the mentions in `text`, in order, and the tokens as read.

        A `trusted` text, one of the base's own, is taken at its word. In others typos are mended:
        glued tokens are taken apart ("iclr24" → iclr, 2024), and misspelt words replaced by what
        they were meant to be where that is clear.
        """
        if trusted:
            tokens = list(text.tokens)
            return [self._guarded(m, tokens, text.clean) for m in self._exact(tokens)], tokens
        tokens = [piece for token in text.tokens for piece in self._unglue(token)]
        covered = _covered(self._exact(tokens))
        fixed = [
            token if i in covered or token.han else self._spelt(token)
            for i, token in enumerate(tokens)
        ]
        named = _covered(m for m in self._exact(fixed) if m.is_name)
        mentions = self._exact(fixed, also=self._heard(fixed, named))
        heard = self._short_names(fixed, _covered(m for m in mentions if not _is_particle(m)))
        gone = _covered(heard)
        kept = [mention for mention in mentions if mention.first not in gone]
        mentions = sorted([*kept, *heard], key=lambda mention: mention.first)
        return [self._guarded(mention, fixed, text.clean) for mention in mentions], fixed

    def _unglue(self, token: Token) -> Iterator[Token]:
        match = None if token.han else _GLUED.fullmatch(token.text)
        if match and token.text not in self.gazetteer.senses:
            name, year = match.groups()
            senses = self.gazetteer.senses.get(name, ())
            if any(sense.kind in (Kind.VENUE, Kind.ELSEWHERE) for sense in senses):
                full = year if len(year) > 2 else ("19" if year > "50" else "20") + year  # noqa: PLR2004
                yield replace(token, text=name, raw=token.raw[: len(name)])
                yield replace(token, text=full, raw=full)
                return
        yield token

    def _exact(self, tokens: list[Token], also: Iterable[Mention] = ()) -> list[Mention]:
        """Return the longest known phrases; of `also`, those longer than any exact one there."""
        found = [((first - last, False, first), m) for m in also for first, last in (m.span,)]
        alone = single_words(tokens)
        for first in range(len(tokens)):
            plain = stemmed = ""
            for last in range(first, min(first + _MAX_HAN, len(tokens))):
                token = tokens[last]
                plain += token.key
                stemmed += token.key if token.han else stem(token.key)
                if not self._may_start(plain, stemmed) or last - first >= _MAX_LATIN + token.han * (
                    _MAX_HAN - _MAX_LATIN
                ):
                    break
                senses = self._senses(plain, stemmed, tokens[first : last + 1])
                if senses and _stands_alone(senses, plain, tokens[first], first in alone):
                    size = tokens[last].end - tokens[first].start
                    mention = Mention(senses, first, last, _surface(tokens, first, last))
                    found.append(((-size, not mention.is_name, first), mention))
        return _without_overlaps(mention for _, mention in sorted(found, key=lambda f: f[0]))

    def _may_start(self, plain: str, stemmed: str) -> bool:
        heads = self.gazetteer.heads
        return plain[:HEAD] in heads or stemmed[:HEAD] in heads

    def _senses(self, plain: str, stemmed: str, tokens: list[Token]) -> tuple[Sense, ...]:
        known = self.gazetteer.senses
        senses = known.get(plain) or (known.get(stemmed, ()) if len(plain) >= _STEMMED else ())
        senses = tuple(kept for sense in senses if (kept := _as_written(sense, tokens)))
        concept = concepts().get(plain) or concepts().get(stemmed)
        return senses or ((concept,) if concept else ())

    def _spelt(self, token: Token) -> Token:
        """Return the token with the word that was meant, where it is misspelt and that is clear."""
        word = token.text
        if not word.isalnum() or word.isdigit() or word in self.speller or is_common(word):
            return token
        near = self.speller.correct(word)
        if near is None or (len(word) < _SPELT and not (near[1] == 1 and is_common(near[0]))):
            return token
        if word in english() and not _is_slip(word, near):
            return token
        if token.raw.isupper() and len(word) <= _LONG and sorted(word) != sorted(near[0]):
            return token  # an acronym is what it says, but for swapped letters
        return replace(token, text=near[0])

    def _heard(self, tokens: list[Token], named: set[int]) -> list[Mention]:
        """Return Chinese names of four characters and more with a wrong one, by sound or sight.

        What holds another name in full (`named`) has to sound exactly right.
        """
        found: list[Mention] = []
        for first in range(min(len(tokens), _LISTENED)):
            surface = ""
            for last in range(first, min(first + _MAX_SOUND, len(tokens))):
                if not tokens[last].han:
                    break
                surface += tokens[last].text
                if len(surface) < _WILD_FROM:
                    continue
                whole = named.isdisjoint(range(first, last + 1))
                if senses := self._sound_senses(surface, by_sight=whole):
                    found.append(Mention(senses, first, last, surface))
        return found

    def _short_names(self, tokens: list[Token], taken: set[int]) -> list[Mention]:
        """Return Chinese names of two or three characters, written as they sound."""
        found: list[Mention] = []
        for size in (3, 2):
            for first in range(min(len(tokens), _LISTENED) - size + 1):
                span = range(first, first + size)
                if all(tokens[i].han for i in span) and taken.isdisjoint(span):
                    surface = "".join(tokens[i].text for i in span)
                    if senses := self._sound_senses(surface, by_sight=True):
                        found.append(Mention(senses, first, first + size - 1, surface))
                        taken.update(span)
        return found

    def _sound_senses(self, surface: str, *, by_sight: bool) -> tuple[Sense, ...]:
        sounds = self.gazetteer.sounds
        if len(surface) < _WILD_FROM and is_chinese_word(surface):
            return ()
        key = sound(surface)
        if heard := sounds.get(key):
            return heard
        for form in wildcards(surface, person=True) if by_sight else ():
            if near := sounds.get(form):
                return near
        concept = concept_sounds().get(key)
        return (concept,) if concept else ()

    def _guarded(self, mention: Mention, tokens: list[Token], clean: str) -> Mention:
        """Return the mention, as an unknown name when it is a variant of a known one.

        "Mamba-2" is not Mamba, and "VQ-VAE" is not the VAE.
        """
        if mention.kind is not Kind.STORY:
            return mention
        last, first = tokens[mention.last], tokens[mention.first]
        after = _VARIANT.match(clean, last.end)
        before = clean[: first.start]
        prefix = re.search(r"([^\W_]+)[-‐–]$", before)
        start, end = first.start, after.end() if after else last.end
        if prefix and not self._is_plain(prefix.group(1).casefold()):
            start = prefix.start(1)
        elif not after:
            return mention
        surface = clean[start:end].strip()
        other = Sense(Kind.ELSEWHERE, surface.casefold(), surface)
        return replace(mention, senses=(other,), surface=surface)

    @staticmethod
    def _is_plain(word: str) -> bool:
        return is_common(word) or len(word) > 3 and word in english()  # noqa: PLR2004


def _covered(mentions: Iterable[Mention]) -> set[int]:
    return {i for mention in mentions for i in range(mention.first, mention.last + 1)}


def _is_particle(mention: Mention) -> bool:
    """Return whether it is one Chinese character of chat, which may be a name's wrong character."""
    return mention.kind is Kind.CHAT and len(mention.surface) == 1


def _is_slip(word: str, near: tuple[str, int]) -> bool:
    """Return whether an English word is likelier a slip of the finger for a far commoner one."""
    often, rarely = english().get(near[0], 0), english()[word]
    return near[1] == 1 and (len(word) > _LONG or (often > _FAR_COMMONER * rarely))


def single_words(tokens: list[Token]) -> set[int]:
    """Return the indices of tokens that are Chinese words of one character."""
    alone: set[int] = set()
    index = 0
    while index < len(tokens):
        if not tokens[index].han:
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end].han:
            end += 1
        position = index
        for word in chinese("".join(token.text for token in tokens[index:end])):
            if len(word.text) == 1:
                alone.add(position)
            position += len(word.text)
        index = end
    return alone


def _stands_alone(senses: tuple[Sense, ...], key: str, token: Token, alone: bool) -> bool:  # noqa: FBT001
    if len(key) > 1 or not token.han or key in _FREE_CHARS:
        return True
    return alone and not senses[0].kind.is_name


def _as_written(sense: Sense, tokens: list[Token]) -> Sense | None:
    """Return the sense as far as the writing supports it.

    A name that is an everyday word too ("sit", "sift", "nature"), or so short that it may be
    anything ("gan", "dit"), counts in full only when it is cased as a name; otherwise the rest of
    the question has to be about papers.
    """
    raw = "".join(token.raw for token in tokens)
    short = len(tokens) == 1 and len(raw) <= _SHORT and not tokens[0].han
    foreign = sense.kind is Kind.ELSEWHERE and len(tokens) == 1 and raw.casefold() in english()
    if not (sense.ambiguous or foreign or (short and sense.kind is Kind.STORY)):
        return sense
    if not tokens[0].han and (raw == sense.written or raw.isupper()):
        return replace(sense, ambiguous=False)
    if foreign and raw.islower():
        return None
    return replace(sense, ambiguous=True, strength=min(sense.strength, PART_STRENGTH))


def _surface(tokens: list[Token], first: int, last: int) -> str:
    parts: list[str] = []
    for index in range(first, last + 1):
        token = tokens[index]
        gap = " " if parts and not token.han and token.start > tokens[index - 1].end else ""
        parts.append(gap + token.raw)
    return "".join(parts)


def _without_overlaps(mentions: Iterator[Mention]) -> list[Mention]:
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in mentions:
        span = range(mention.first, mention.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return kept
