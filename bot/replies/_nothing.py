"""What to say when the base doesn't hold the answer."""

from collections.abc import Iterable

from bot.matching.outcome import Nothing, Reason
from bot.replies._labels import in_language, looked_for
from bot.replies._words import Words, shortened

LONGEST_ECHO = 60  # of the asker's own words
_MOST_NAMES = 3
_MANY = 2  # the plural


def nothing_lead(nothing: Nothing, words: Words) -> str:
    """Return kindly, in a sentence or two, what the base doesn't hold."""
    unknown = _echoed(map(words.as_asked, nothing.why.unknown))
    names = (name for name in nothing.why.matched if not name.isdecimal())  # no years
    known = _echoed(in_language(name, words) for name in names)
    match nothing.reason:
        case Reason.UNKNOWN_NAME if unknown:
            return words.say("nothing.unknown-these", name=_few(unknown, words))
        case Reason.NOT_HELD if known:
            return words.say("nothing.not-held-of", name=_few(known, words))
        case Reason.NOTHING_FITS:
            noun = looked_for(nothing.filters, words, "paper", _MANY)
            return words.say("nothing.nothing-fits", noun=noun)
        case Reason.UNTOLD:
            conditions = _few(_echoed(map(words.as_asked, nothing.filters)), words)
            return words.say("nothing.untold", conditions=conditions)
        case Reason.SIZE:
            return words.say("nothing.size", count=len(words.snapshot.stories))
        case reason:
            return words.say(f"nothing.{reason.value}")


def _echoed(names: Iterable[str]) -> list[str]:
    return [short for name in names if (short := shortened(name, LONGEST_ECHO))]


def _few(names: list[str], words: Words) -> str:
    return words.enumeration(names[:_MOST_NAMES])
