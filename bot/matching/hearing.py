"""Chinese names with a wrong character: by their sound, or all but one character right."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from bot.matching.chinese import Word, is_chinese_word, words_in
from bot.matching.mentions import Mention
from bot.matching.phonetics import WILD, sound, wildcards
from bot.matching.senses import Sense
from bot.matching.text import Token
from bot.matching.vocabulary import concept_sounds

_LONGEST = 9  # characters of a name that is listened for
_LONG = 4  # characters from which one may be wrong, whatever it sounds like
_HEAD = 7  # letters of a sound by which most stretches are told not to be a name
_LISTENED = 200  # tokens that are listened to


class Listener:
    """Finds the names of a gazetteer by sound."""

    def __init__(self, sounds: Mapping[str, tuple[Sense, ...]]) -> None:
        self._sounds = sounds
        # Few stretches of a question begin like a name: the others needn't be listened to.
        self._heads = {key[:_HEAD] for keys in (sounds, concept_sounds()) for key in keys}
        self._sights = {pair for key in sounds if WILD in key for pair in (key[:2], key[2:_LONG])}

    def long_names(self, tokens: Sequence[Token], named: Set[int]) -> list[Mention]:
        """Return Chinese names of four characters and more with a wrong one, by sound or sight.

        What holds another name in full (`named`) has to sound exactly right.
        """
        found: list[Mention] = []
        text = "".join(token.text if token.han else " " for token in tokens[:_LISTENED])
        for first in range(len(text)):
            heard = text[first : first + _LONGEST].split(" ", maxsplit=1)[0]
            if not self._may_begin(heard):
                continue
            for last in range(first + _LONG - 1, first + len(heard)):
                surface = heard[: last - first + 1]
                whole = named.isdisjoint(range(first, last + 1))
                if senses := self._senses(surface, by_sight=whole):
                    found.append(Mention(senses, first, last, surface))
        return found

    def _may_begin(self, heard: str) -> bool:
        """Return whether a name of four characters or more may begin `heard`."""
        if len(heard) < _LONG:
            return False
        by_sight = heard[:2] in self._sights or heard[2:_LONG] in self._sights
        said = sound(heard[:_LONG])
        return by_sight or len(said) < _HEAD or said[:_HEAD] in self._heads

    def short_names(self, tokens: Sequence[Token], taken: Set[int]) -> list[Mention]:
        """Return Chinese names of two or three characters, written as they sound.

        Only tokens that aren't `taken` are heard.
        """
        found: list[Mention] = []
        taken = set(taken)
        spans = [*self._people(tokens[:_LISTENED]), *_unknown_words(tokens[:_LISTENED])]
        for first, last, whole in spans:
            if taken.isdisjoint(range(first, last + 1)):
                surface = "".join(token.text for token in tokens[first : last + 1])
                senses = self._senses(surface, by_sight=True)
                if senses and (whole or senses[0].kind.is_name):
                    found.append(Mention(senses, first, last, surface))
                    taken.update(range(first, last + 1))
        return found

    def _people(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
        """Yield where people's names of three characters stand with one written as it sounds.

        They needn't begin and end where words seem to: 陈天奇 is cut 陈 · 天 · 奇.
        """
        size = _LONG - 1
        for first in range(len(tokens) - size + 1):
            name = tokens[first : first + size]
            surface = "".join(token.text for token in name if token.han)
            forms = wildcards(surface, person=True) if len(surface) == size else ()
            if not self._sounds.keys().isdisjoint(forms) and sound(surface) in self._sounds:
                yield first, first + size - 1, True

    def _senses(self, surface: str, *, by_sight: bool) -> tuple[Sense, ...]:
        sounds = self._sounds
        if len(surface) < _LONG and is_chinese_word(surface):
            return ()
        key = sound(surface)
        if heard := sounds.get(key):
            return heard
        for form in wildcards(surface, person=True) if by_sight else ():
            if (near := sounds.get(form)) and not _are_words(form.strip(WILD)):
                return near
        concept = concept_sounds().get(key)
        return (concept,) if concept else ()


def _are_words(rest: str) -> bool:
    """Return whether a name without its first or last character is made of words.

    What stands beside these is rather a word of its own: 用神经网络 is no 图神经网络.
    """
    is_end = len(rest) >= _LONG - 1 and WILD not in rest
    return is_end and all(len(word.text) > 1 for word in words_in(rest))


def _unknown_words(tokens: Sequence[Token]) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of two or three characters that may be a misspelt word, longer ones first.

    A span begins and ends where words do: 计师 in 设计师 is no word for anybody. The third value is
    whether it holds no particle, as a misspelt name may (曼吧 for 曼巴).
    """
    words = list(_placed_words(tokens))
    spans = [(first, first + len(word.text) - 1, True) for first, word in words]
    for (first, word), (second, other) in pairwise(words):
        adjacent = second == first + len(word.text)
        if adjacent and not word.is_empty:
            spans.append((first, second + len(other.text) - 1, not other.is_empty))
    sized = [span for span in spans if 1 <= span[1] - span[0] < _LONG - 1]
    yield from sorted(sized, key=lambda span: (span[0] - span[1], span[0]))


def _placed_words(tokens: Sequence[Token]) -> Iterator[tuple[int, Word]]:
    """Yield the Chinese words, each with the index of its first token."""
    for han, run in groupby(enumerate(tokens), key=lambda pair: pair[1].han):
        pairs = list(run)
        position = pairs[0][0]
        for word in words_in("".join(token.text for _, token in pairs)) if han else ():
            yield position, word
            position += len(word.text)
