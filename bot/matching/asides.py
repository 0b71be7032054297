"""What a question sets aside: events of which either will do, and stories that aren't wanted."""

from collections.abc import Iterator, Sequence

from bot.knowledge.kinds import EventType
from bot.matching.data import data
from bot.matching.mentions import Mention
from bot.matching.senses import Kind
from bot.matching.text import Token

_CLOSE = 3  # tokens between "whether" and the first of the two events
_REACH = 4  # tokens that "not counting the" and the like may take up
_EITHER = (f"{Kind.EVENT}:{EventType.ACCEPTED}", f"{Kind.EVENT}:{EventType.REJECTED}")


def indifferent(mentions: Sequence[Mention], tokens: Sequence[Token]) -> frozenset[str]:
    """Return the terms of acceptance and rejection if either will do: 不管录了还是拒了.

    "Whether Mamba was accepted or rejected" asks which it was.
    """
    words = data("words.yaml")
    events = [m for m in mentions if any(sense.term in _EITHER for sense in m.senses)]
    if len(events) != 2 or any(mention.kind is Kind.STORY for mention in mentions):  # noqa: PLR2004
        return frozenset()
    one, other = events
    between = {token.text for token in tokens[one.last + 1 : other.first]}
    before = "".join(token.text for token in tokens[max(one.first - _CLOSE, 0) : one.first])
    said = any(phrase in before for phrase in words["either_way"])
    is_either = said and between.issubset(words["either"])
    return frozenset(_EITHER) if is_either else frozenset()


def left_out(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Yield the stories that a question names next to a "besides", and whether it does without.

    It doesn't where it names one again: "who besides SIFT …, SIFT included".
    """
    named = [(sense.id, m) for m in mentions for sense in m.senses if sense.kind is Kind.STORY]
    set_aside = [story for story, mention in named if _is_set_aside(mention, tokens)]
    for story in dict.fromkeys(set_aside):
        yield story, sum(other == story for other, _ in named) == set_aside.count(story)


def _is_set_aside(mention: Mention, tokens: Sequence[Token]) -> bool:
    phrases = data("words.yaml")["besides"]
    before = tokens[max(mention.first - _REACH, 0) : mention.first]
    after = tokens[mention.last + 1 : mention.last + 1 + _REACH]
    return _said(before).removesuffix(" the").endswith(tuple(phrases["before"])) or _said(
        after
    ).startswith(tuple(phrases["after"]))


def _said(tokens: Sequence[Token]) -> str:
    """Return tokens as phrases of the lexicon are written: spaces between Latin words only."""
    said = ""
    for token in tokens:
        said += token.text if token.han or not said else f" {token.text}"
    return said
