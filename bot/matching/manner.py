"""How a question is put, whatever it is about: its words, with the names replaced by their kinds.

"Why was DiT rejected" reads `why was <story> rejected`, and "how old is Hinton" `how old is
<person>`. Which turns of phrase belong to questions that such a base answers, which to those that
ask for several stories, to small talk or orders, or for what a story rarely tells, is learned:
logistic regression on turns of up to three words and on the concepts of the lexicon, whose weights
stand in `manner.json`, fitted by `python -m tests.fit` on the development questions.
"""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bot.matching.mentions import Mention
from bot.matching.numbers import year_of
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token

_LONGEST = 3  # words of a turn of phrase
_READ = 120  # words of a question that are looked at
_MOST = 6.0  # log-odds beyond which nobody is surer
_CONCEPTS = (Kind.EVENT, Kind.ATTRIBUTE, Kind.THEME, Kind.CUE, Kind.OFF_DOMAIN)


@dataclass(frozen=True)
class Manner:
    """The weights of turns of phrase for one property of questions."""

    bias: float
    turns: Mapping[str, float]

    def log_odds(self, turns: Collection[str]) -> float:
        """Return how likely a question put in these `turns` has the property, from -1 to 1."""
        known = [self.turns[turn] for turn in turns if turn in self.turns]
        odds = self.bias + sum(known) / math.sqrt(max(len(known), 1))
        return min(max(odds, -_MOST), _MOST) / _MOST


@dataclass(frozen=True)
class Manners:
    """What the manner of a question tells."""

    answered: Manner  # whether such a base answers it
    several: Manner  # whether it asks for several stories
    strays: Manner  # whether it is about something else altogether, whomever it names
    held: Manner  # whether the story that it names tells it


@cache
def manners() -> Manners:
    """Return the fitted weights."""
    text = resources.files("bot.matching").joinpath("manner.json").read_text(encoding="utf-8")
    # The same few hundred weights all over: each is made once.
    content = json.loads(text, parse_float=cache(float))
    return Manners(**{name: Manner(**fitted) for name, fitted in content.items()})


def words_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the words of a question, names, years and numbers replaced by what they are."""
    named = {mention.first: mention for mention in mentions if mention.is_name}
    words: list[str] = []
    index = 0
    while index < len(tokens) and len(words) < _READ:
        if mention := named.get(index):
            words.append(f"<{mention.kind}>")
            index = mention.last + 1
            continue
        text = tokens[index].text
        words.append("<year>" if year_of(text) else "<number>" if text[0].isdecimal() else text)
        index += 1
    return tuple(words)


def turns_of(words: Sequence[str], senses: Iterable[Sense]) -> Iterator[str]:
    """Yield how a question is put: its turns of up to three words, and its concepts.

    Where it begins and ends is told by words of their own.
    """
    yield from (sense.term for sense in senses if sense.kind in _CONCEPTS)
    padded = ("^", *words, "$")
    for size in range(1, _LONGEST + 1):
        for start in range(len(padded) - size + 1):
            yield " ".join(padded[start : start + size])
