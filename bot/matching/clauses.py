"""Which venue, year and prize belong to which event: "rejected by NeurIPS, honoured by AISTATS"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.knowledge.kinds import EventType
from bot.matching.data import data, pattern
from bot.matching.mentions import Mention
from bot.matching.numbers import Years, in_full, year_of
from bot.matching.senses import Kind
from bot.matching.text import Token

TAKEN = frozenset((EventType.ACCEPTED, EventType.PUBLISHED))
DECISIONS = TAKEN | {EventType.REJECTED, EventType.AWARDED}  # what juries decide
_BREAK = re.compile(r"[,;，；。、]|\b(?:and|then|but|later|before|after)\b|后来|然后|又|却|再|而")
_EventKind = tuple[frozenset[EventType], frozenset[str]]
_BREAKS_COST = 8  # a break between two words counts like so many words


@dataclass(frozen=True)
class Clause:
    """An event with what is said of it."""

    types: frozenset[EventType]
    venues: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    spanned: bool = False  # whether the span of years is of this event
    awards: frozenset[str] = frozenset()
    scored: bool = False  # whether the scores are of this event


@dataclass(frozen=True)
class _Event:
    types: frozenset[EventType]
    place: int
    awards: list[str] = field(default_factory=list[str])
    venues: list[str] = field(default_factory=list[str])
    years: list[int] = field(default_factory=list[int])

    def kind(self, *, prizes_apart: bool) -> _EventKind:
        """Return what tells it from the question's other events."""
        return self.types, frozenset(self.awards if prizes_apart else ())


def clauses(
    mentions: Sequence[Mention],
    negated: Sequence[Mention],
    named: Years,
    tokens: Sequence[Token],
    clean: str,
    scored: int | None,
) -> tuple[Clause, ...]:
    """Return the events of a question that speaks of several kinds, each with what is near it.

    There are none where it speaks of one kind: all that it says belongs to that. Two prizes are
    two kinds where both were given, and scores are one where two venues are named ("8/3/3 at ICLR,
    published at EMNLP"); they are given at the token `scored`. Acceptances that are `negated` are
    rejections.
    """
    events = list(_events(mentions, negated, tokens))
    venues = _venues(mentions)
    if scored is not None and len(venues) > 1 and len({event.types for event in events}) == 1:
        events.append(_Event(frozenset(), scored))
    apart = _are_two_prizes(events, tokens)
    if len({event.kind(prizes_apart=apart) for event in events}) <= 1:
        return ()
    bound = dict(_bound(mentions, events, tokens))
    for place, kind, value in _circumstances(mentions, tokens, named):
        nearest = bound.get(place) or min(
            events, key=lambda e: _distance(e.place, place, tokens, clean)
        )
        if kind is Kind.VENUE:
            nearest.venues.append(str(value))
        else:
            nearest.years.append(int(value))
    judged = [event for event in events if EventType.AWARDED not in event.types]
    if scored is not None:
        judged.sort(key=lambda event: _distance(event.place, scored, tokens, clean))
        del judged[1:]
    if len(named.exact) == 1 and pattern("same_year").search(clean.casefold()):
        for event in events:
            event.years[:] = named.exact
    return tuple(_joined(events, judged, frozenset(named.exact), prizes_apart=apart))


def _bound(
    mentions: Sequence[Mention], events: Sequence[_Event], tokens: Sequence[Token]
) -> Iterator[tuple[int, _Event]]:
    """Yield where a venue stands that a word binds to the event before it: "rejected by" ICLR."""
    by_place = {event.place: event for event in events}
    for mention, venue in pairwise(mentions):
        event = by_place.get(mention.first)
        between = [token.text for token in tokens[mention.last + 1 : venue.first]]
        to_venue = any(sense.kind is Kind.VENUE for sense in venue.senses)
        if event and to_venue and len(between) == 1 and between[0] in data("words.yaml")["binding"]:
            yield venue.first, event


def _joined(
    events: Sequence[_Event], judged: Sequence[_Event], exact: frozenset[int], *, prizes_apart: bool
) -> Collection[Clause]:
    """Return the clauses of events, those of a kind as one; scores are of those `judged`."""
    found: dict[_EventKind, Clause] = {}
    for event in events:
        kind = event.kind(prizes_apart=prizes_apart)
        known = found.get(kind, Clause(event.types))
        found[kind] = Clause(
            event.types,
            known.venues | set(event.venues),
            known.years | (exact & set(event.years)),
            known.spanned or not exact.issuperset(event.years),
            known.awards | set(event.awards),
            known.scored or event in judged,
        )
    return found.values()


def _are_two_prizes(events: Sequence[_Event], tokens: Sequence[Token]) -> bool:
    """Return whether two prizes are named, and said to have gone to the same work."""
    prizes = {frozenset(event.awards) for event in events if event.awards}
    if len(prizes) != 2:  # noqa: PLR2004
        return False
    one, other = prizes
    words, han = {t.text for t in tokens}, "".join(t.text for t in tokens if t.han)
    said = any(word in words or word in han for word in data("words.yaml")["twofold"])
    return said and one.isdisjoint(other)


def _events(
    mentions: Sequence[Mention], negated: Sequence[Mention], tokens: Sequence[Token]
) -> Iterator[_Event]:
    for mention in mentions:
        if prizes := [sense.id for sense in mention.senses if sense.kind is Kind.AWARD]:
            yield _Event(frozenset((EventType.AWARDED,)), mention.first, prizes)
        for sense in mention.senses:
            if sense.kind is Kind.EVENT and (kind := EventType(sense.id)) in DECISIONS:
                kind = EventType.REJECTED if mention in negated else kind
                yield _Event(TAKEN if kind in TAKEN else frozenset((kind,)), mention.first)
    for place in (*_moves(mentions, tokens), *_arrivals(mentions, tokens)):
        yield _Event(TAKEN, place)


def _moves(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where a question names the venue that a paper was sent to next: 改投 ECCV.

    It is taken to have got in there, unless it says that it was rejected again.
    """
    phrases, again = data("words.yaml")["moved"], set(data("words.yaml")["anew"])
    for mention, after in pairwise(mentions):
        said = any(s.kind is Kind.ATTRIBUTE and s.label in phrases for s in mention.senses)
        to_venue = any(sense.kind is Kind.VENUE for sense in after.senses)
        if said and to_venue and after.first == mention.last + 1:
            rest = (token.text for token in tokens[after.last + 1 :])
            if again.isdisjoint(rest):
                yield after.first


def _arrivals(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where a question names the venue that a paper got into: 后来上 NeurIPS, ICLR 收.

    So do "ICML papers" beside another venue, for they are those that ICML took.
    """
    words, texts = data("words.yaml"), ["", "", *(token.text for token in tokens), "", "", ""]
    anew, placed = set(words["anew"]), _venues(mentions)
    for mention in mentions:
        if any(sense.kind is Kind.VENUE for sense in mention.senses):
            first = mention.first - (texts[mention.first + 1] in words["articles"])
            sooner, before = texts[first : first + 2]
            after, later, last = texts[mention.last + 3 : mention.last + 6]
            paused = _is_pause(tokens, mention.last + 1)
            gets_in = before in words["into"] and sooner in words["into_after"]
            went = before == "to" and sooner in words["went"]
            gets_in = gets_in or (went and _was_rejected(mentions, mention.first))
            if not anew.isdisjoint(texts[mention.last + 3 :]):
                continue  # "later in NeurIPS rejected again"
            takes = after in words["takes"] and (paused or later in words["takes_before"])
            took = after in words["took"] and later in words["took_before"]
            of = len(placed) > 1 and _are_its_papers((after, later, last))
            shown = _is_presented((sooner, before), (after, later, last))
            if gets_in or takes or took or of or shown:
                yield mention.first


def _was_rejected(mentions: Sequence[Mention], before: int) -> bool:
    earlier = (sense for mention in mentions if mention.first < before for sense in mention.senses)
    return any(s.kind is Kind.EVENT and s.id == EventType.REJECTED for s in earlier)


def _venues(mentions: Sequence[Mention]) -> set[str]:
    senses = (sense for mention in mentions for sense in mention.senses)
    return {sense.id for sense in senses if sense.kind is Kind.VENUE}


def _are_its_papers(after: Sequence[str]) -> bool:
    """Return whether a venue's name is followed by "papers", 论文 or 的论文."""
    return after[0] in ("paper", "papers") or "".join(after).removeprefix("的").startswith("论文")


def _is_presented(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a venue is where something was shown: "an oral at ICLR", ICLR 的口头报告."""
    words, (noun, preposition) = data("words.yaml"), before
    led_to = noun in words["presented"] and preposition in words["presented_at"]
    first = after[1] if after[0] == "的" else after[0]
    shown = "".join(after).removeprefix("的").startswith(tuple(words["presented_zh"]))
    return led_to or shown or first in words["presented"]


def _is_pause(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a token is the last one, or a sign stands behind it."""
    return place + 1 >= len(tokens) or tokens[place + 1].start > tokens[place].end


def _circumstances(
    mentions: Sequence[Mention], tokens: Sequence[Token], named: Years
) -> Iterator[tuple[int, Kind | None, str | int]]:
    for mention in mentions:
        for sense in mention.senses:
            if sense.kind is Kind.VENUE:
                yield mention.first, Kind.VENUE, sense.id
    for place, token in enumerate(tokens):
        if year := year_of(token.text):
            yield place, None, year
        elif token.text in named.words:
            year = in_full(token.text) if token.text.isdecimal() else 0
            yield place, None, year if year in named.exact else 0  # a decade is no exact year


def _distance(one: int, other: int, tokens: Sequence[Token], clean: str) -> int:
    first, last = min(one, other), max(one, other)
    between = clean[tokens[first].end : tokens[last].start].casefold()
    return last - first + _BREAKS_COST * len(_BREAK.findall(between))
