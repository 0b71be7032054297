"""Chinese names with a wrong character: by their sound, or all but one character right."""

from collections.abc import Mapping, Sequence, Set

from bot.matching.mentions import Mention
from bot.matching.names import wildcards
from bot.matching.phonetics import sound
from bot.matching.senses import Sense
from bot.matching.text import Token
from bot.matching.vocabulary import concept_sounds
from bot.matching.words import is_chinese_word

_LONGEST = 9  # characters of a name that is listened for
_LONG = 4  # characters from which one may be wrong, whatever it sounds like
_LISTENED = 200  # tokens that are listened to


class Listener:
    """Finds the names of a gazetteer by sound."""

    def __init__(self, sounds: Mapping[str, tuple[Sense, ...]]) -> None:
        self._sounds = sounds

    def long_names(self, tokens: Sequence[Token], named: Set[int]) -> list[Mention]:
        """Return Chinese names of four characters and more with a wrong one, by sound or sight.

        What holds another name in full (`named`) has to sound exactly right.
        """
        found: list[Mention] = []
        for first in range(min(len(tokens), _LISTENED)):
            surface = ""
            for last in range(first, min(first + _LONGEST, len(tokens))):
                if not tokens[last].han:
                    break
                surface += tokens[last].text
                if len(surface) < _LONG:
                    continue
                whole = named.isdisjoint(range(first, last + 1))
                if senses := self._senses(surface, by_sight=whole):
                    found.append(Mention(senses, first, last, surface))
        return found

    def short_names(self, tokens: Sequence[Token], taken: Set[int]) -> list[Mention]:
        """Return Chinese names of two or three characters, written as they sound.

        Only tokens that aren't `taken` are heard.
        """
        found: list[Mention] = []
        taken = set(taken)
        for size in (3, 2):
            for first in range(min(len(tokens), _LISTENED) - size + 1):
                span = range(first, first + size)
                if all(tokens[i].han for i in span) and taken.isdisjoint(span):
                    surface = "".join(tokens[i].text for i in span)
                    if senses := self._senses(surface, by_sight=True):
                        found.append(Mention(senses, first, first + size - 1, surface))
                        taken.update(span)
        return found

    def _senses(self, surface: str, *, by_sight: bool) -> tuple[Sense, ...]:
        sounds = self._sounds
        if len(surface) < _LONG and is_chinese_word(surface):
            return ()
        key = sound(surface)
        if heard := sounds.get(key):
            return heard
        for form in wildcards(surface, person=True) if by_sight else ():
            if near := sounds.get(form):
                return near
        concept = concept_sounds().get(key)
        return (concept,) if concept else ()
