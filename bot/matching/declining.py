"""Saying no: why, and which stories to offer beside it."""

import re

from bot.knowledge.kinds import EventType
from bot.matching.candidates import Ranked
from bot.matching.data import data, pattern
from bot.matching.outcome import Nothing, Reason, Why
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.several import asks_for_many

_CLOSE = 0.04  # probability from which a story is worth offering beside a no
_OFFERED = 3
_LITTLE = 1.0  # weight of words that describe no story
_SAID = re.compile(r"[^\W_]")
_SUBJECTS = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD)


def about_us(reading: Reading) -> Reason | None:
    """Return what is asked of the bot itself, "who are you?", or of the base; None if nothing."""
    if any(reading.ids(kind) for kind in (*_SUBJECTS, Kind.EVENT, Kind.TOPIC, Kind.ELSEWHERE)):
        return None
    said = reading.text.clean.casefold()
    asked = ((Reason.SIZE, "base_size"), (Reason.EMPTY, "the_bot"))
    return next((why for why, key in asked if pattern(key).search(said)), None)


def only_reacts(reading: Reading) -> bool:
    """Return whether a message is thanks, laughter or a nod, and nothing else."""
    said = reading.text.clean.strip().casefold()  # nothing is left of a link
    rest = pattern("reaction").sub("", said)
    reacts = rest != said or not _SAID.search(said)
    return bool(said) and reacts and not _SAID.search(pattern("beside_reaction").sub("", rest))


def is_by_condition(reading: Reading) -> bool:
    """Return whether it names a condition that no list can be made by, and says little else."""
    return bool(reading.untold) and reading.told < _LITTLE and not reading.names_something


def nothing_held(reading: Reading, ranked: Ranked, why: Why) -> Nothing:
    """Return a no, with the stories that may yet be meant to pick from."""
    # A paper asked about by its name is offered, however little the question is like its story.
    named = [c for c, _ in ranked.stories if c.is_named and ranked.may_be_a_reply]
    probable = (c for c, odds in ranked.stories if odds >= _CLOSE)
    close = named or [c for c in probable if c.is_named or ranked.is_on_topic]
    reason = _reason(reading, ranked)
    describes = bool(close) and reading.told >= _LITTLE
    picks_one = reading.ids(Kind.EVENT) and not (describes or reason is Reason.OWN_PAPER)
    picks = not reading.ids(Kind.PERSON) and (picks_one or asks_for_many(reading))
    stories = tuple(c.profile.story for c in close[:_OFFERED])
    if reading.untold and ranked.is_on_topic and picks:
        offered = () if asks_for_many(reading) else stories
        return Nothing(Reason.UNTOLD, ranked.none, why, reading.untold, close=offered)
    if not close or not reading.says_which or (reading.is_about_unknown and not describes):
        return Nothing(reason, ranked.none, why)
    # Nothing was found, which is less than to say that the base doesn't hold it.
    if reason is not Reason.UNKNOWN_NAME and not any(c.is_named for c in close):
        reason = Reason.NOT_FOUND
    return Nothing(reason, ranked.none, why, close=stories)


def _reason(reading: Reading, ranked: Ranked) -> Reason:
    if reading.unknown:
        return Reason.UNKNOWN_NAME
    if is_of_own(reading):
        return Reason.OWN_PAPER
    if any(s.kind in _SUBJECTS and (reading.has_cue or not s.ambiguous) for s in reading.senses):
        return Reason.NOT_HELD
    return Reason.NOT_FOUND if reading.has_cue and ranked.is_on_topic else Reason.OFF_TOPIC


def is_of_own(reading: Reading) -> bool:
    """Return whether somebody speaks of a rejection of their own, and of papers."""
    said = reading.text.clean.casefold()
    own, others = (pattern(key).search(said) for key in ("own", "own_not"))
    rejected = reading.holds(Kind.EVENT, EventType.REJECTED)
    fate = rejected or any(word in said for word in data("words.yaml")["own_fate"])
    return bool(own) and not others and fate
