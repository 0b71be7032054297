"""What a question says in other words than those that were recognised: "not even accepted"."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from bot.knowledge.kinds import Attribute, EventType
from bot.matching.data import data, pattern
from bot.matching.mentions import Mention
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token

_CLOSE = 3  # tokens before "accepted" in which a "not" belongs to it
_SIGNS = frozenset(",，、/&+")  # between names, as good as an "and"
_OF_AWARDS = (Attribute.AWARD, Attribute.AWARD_REASON)


def implied(
    senses: Sequence[Sense],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    negated: Sequence[Mention],
    clean: str,
) -> Iterator[Sense]:
    """Yield events that are said in other words: "which prize", "not even accepted"."""
    if any(sense.kind is Kind.ATTRIBUTE and sense.id in _OF_AWARDS for sense in senses):
        yield Sense(Kind.EVENT, EventType.AWARDED, "awarded")
    if any(sense.kind is Kind.CUE and sense.id == "by-whom" for sense in senses):
        yield Sense(Kind.ATTRIBUTE, Attribute.WHERE, "where")
        yield Sense(Kind.EVENT, EventType.REJECTED, "rejected")  # "who turned it down"
    names = [mention for mention in mentions if mention.is_name]
    if any(_are_joined(*pair, tokens, clean) for pair in pairwise(names)):
        yield Sense(Kind.CUE, "both", "both")
    venues = [mention for mention in mentions if mention.kind is Kind.VENUE]
    judged = {sense.id for sense in senses if sense.kind is Kind.EVENT}
    verdicts = [m.first for m in mentions if m.kind is Kind.EVENT]
    both = any(_are_both(*pair, tokens, verdicts) for pair in pairwise(venues))
    if judged == {EventType.REJECTED} and both and not pattern("compared").search(clean.casefold()):
        yield Sense(Kind.CUE, "everywhere", "both")
    if negated:
        yield Sense(Kind.EVENT, EventType.REJECTED, "rejected")


def is_negated_acceptance(mention: Mention, tokens: Sequence[Token], said: Set[int]) -> bool:
    """Return whether it says that a paper wasn't accepted; no "not" among those `said` does so."""
    if not any(s.kind is Kind.EVENT and s.id == EventType.ACCEPTED for s in mention.senses):
        return False
    before = set(range(max(mention.first - _CLOSE, 0), mention.first)) - said
    return any(tokens[at].text in data("words.yaml")["negations"] for at in before)


def _are_joined(mention: Mention, other: Mention, tokens: Sequence[Token], clean: str) -> bool:
    """Return whether two stories are named in one breath: "DiT and SiT", DiT、SiT."""
    if not mention.kind is other.kind is Kind.STORY:
        return False
    words = {token.text for token in tokens[mention.last + 1 : other.first]}
    joiners = data("words.yaml")["joiners"]
    if len(words) > 1:
        words.discard("of")  # "the scores of DiT and also of SiT"
    between = clean[tokens[mention.last].end : tokens[other.first].start]
    return words.issubset(joiners) and (bool(words) or not _SIGNS.isdisjoint(between))


def _are_both(
    mention: Mention, other: Mention, tokens: Sequence[Token], verdicts: Sequence[int]
) -> bool:
    """Return whether both of two venues did it: "rejected by ICLR and NeurIPS", 被 ICLR 和 CVPR 拒.

    "What did ICLR and CVPR reject" asks for what either did.
    """
    between = " ".join(token.text for token in tokens[mention.last + 1 : other.first])
    done_to = any(place < mention.first for place in verdicts)
    done_to = done_to or (mention.first > 0 and tokens[mention.first - 1].text == "被")
    return done_to and between in data("words.yaml")["and"]
