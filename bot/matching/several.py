"""Whether a question asks for several stories: the evidence for a small model in `decide`."""

import math

from bot.knowledge.kinds import Attribute
from bot.matching.candidates import Ranked
from bot.matching.clauses import DECISIONS
from bot.matching.constraints import Constraints
from bot.matching.criteria import UNPUBLISHED
from bot.matching.data import pattern
from bot.matching.filters import Filters
from bot.matching.lists import Selection
from bot.matching.manner import manners
from bot.matching.often import rejections
from bot.matching.plain import names_only_a_venue
from bot.matching.reading import Reading
from bot.matching.senses import Kind

MANNER = "manner"  # the evidence of how a question is put
_TALK = 0.8  # weight of a word that may be talk around a question
_CUES = ("several", "plural", "many", "single", "paper")
_MOST_TOLD = 4.0
_SCALE = 4.0
_NUMBER = "number:"


def evidence(
    reading: Reading, filters: Filters, found: Selection, ranked: Ranked
) -> dict[str, float]:
    """Return what speaks for and against a list of the stories `found`."""
    return {
        "bias": 1.0,
        MANNER: manners().several.log_odds(reading.turns),
        **{cue: float(reading.holds(Kind.CUE, cue)) for cue in _CUES},
        **_of_filters(filters),
        **_of_the_rest(reading),
        "none_found": float(not found.stories),
        "one_found": float(len(found.stories) == 1),
        "many_found": math.log1p(len(found.stories)) / _SCALE,
        **_of_the_leading(found, ranked),
    }


def _of_filters(filters: Filters) -> dict[str, float]:
    constraints = filters.constraints
    return {
        "venue": float(bool(constraints.venues)),
        "dated": float(constraints.dated),
        "award": float(bool(constraints.awards)),
        "scored": float(constraints.scored),
        "ranked": float(constraints.runner_up),
        "people": float(bool(filters.people)),
        "together": float(len(filters.people) > 1),
        "topics": float(bool(filters.topics)),
        "reasons": float(bool(filters.reasons)),
        "eventful": float(bool(constraints.types & DECISIONS)),
        "twofold": float(len(filters.parts) > 1),
    }


def _of_the_rest(reading: Reading) -> dict[str, float]:
    """Return what else the question says, and whether it asks for something particular."""
    asked = set(reading.asked) - {Attribute.WHERE, Attribute.AWARD, Attribute.CITATIONS}
    others = [i for i in reading.items if i.is_content and not i.is_colour]
    return {
        "rarest": max((item.weight for item in others), default=0.0),
        "cased": min(sum(item.weight for item in others if item.is_cased), _MOST_TOLD),
        "untold": float(bool(reading.untold)),
        "bare": float(says_only_events(reading)),
        "explained": _explained(reading),
        "told": min(reading.told, _MOST_TOLD) / _MOST_TOLD,
        "asked": float(bool(asked)),
        "rules": float(Attribute.CRITERIA in reading.asked),
        "unknown": float(bool(reading.unknown)),
        "off_domain": float(bool(reading.off_domain)),
    }


def _of_the_leading(found: Selection, ranked: Ranked) -> dict[str, float]:
    """Return how sure a single story is, and whether it is one of those found."""
    if not ranked.stories:
        return {"sure_of_none": 1.0}
    leading = ranked.stories[0][0]
    is_found = leading.profile.story.id in found.ids
    return {
        "sure_of_one": ranked.best,
        "sure_of_none": ranked.none,
        "is_found": ranked.best * is_found,
        "level": _level(found, ranked),
        "follows": leading.features["context"],
        "named": float(leading.is_named),
        "pooled": leading.features["pooled"],
        "anchors": leading.features["anchors"],
    }


def _explained(reading: Reading) -> float:
    """Return the share of what the question says that filters can take up: 0 to 1."""
    filtering = (Kind.VENUE, Kind.AWARD, Kind.PERSON, Kind.TOPIC, Kind.EVENT, "year:", "scores:")
    total = sum(item.weight for item in reading.items)
    taken = sum(item.weight for item in reading.items if item.terms[0].startswith(filtering))
    return taken / total if total else 0.0


def _level(found: Selection, ranked: Ranked) -> float:
    """Return how near the second of the stories found comes to the first: 0 to 1."""
    odds = [odd for candidate, odd in ranked.stories if candidate.profile.story.id in found.ids]
    return odds[1] / odds[0] if len(odds) > 1 and odds[0] else 0.0


def says_only_events(reading: Reading) -> bool:
    """Return whether a question says nothing but which events it means ("what did ICLR reject")."""
    constraints = Constraints.of(reading)
    placed = constraints.venues or constraints.dated or constraints.scored or constraints.runner_up
    placed = placed or any(reading.holds(Kind.CUE, cue) for cue in ("twice", "thrice"))
    counted = rejections(reading.text.clean) is not None
    placed = placed or counted or reading.holds(Kind.CUE, UNPUBLISHED)
    if constraints.awards and reading.holds(Kind.CUE, "paper"):
        placed = placed or not reading.asked
    happened = constraints.types & DECISIONS or constraints.awards or constraints.scored
    terms = [term for item in reading.items for term in item.terms]
    only_venues = all(term.startswith(Kind.VENUE) for term in terms)
    said = sum(map(bool, (constraints.venues, constraints.dated, constraints.awards, counted)))
    counts = (i.weight for i in reading.items if counted and i.terms[0].startswith(_NUMBER))
    told = reading.told - sum(counts)
    return bool(placed and (happened or only_venues)) and told < _TALK * max(said, 1)


def asks_for_many(reading: Reading) -> bool:
    """Return whether a question asks for several in so many words."""
    return reading.holds(Kind.CUE, "several") or reading.holds(Kind.CUE, "plural")


def counts_papers(reading: Reading) -> bool:
    """Return whether a question asks how many papers there are."""
    return pattern("papers_counted").search(reading.text.clean.casefold()) is not None


def may_be_asked_for(reading: Reading) -> bool:
    """Return whether a question has any sign that it asks for several stories."""
    many = reading.holds(Kind.CUE, "many")
    only_events = says_only_events(reading) or names_only_a_venue(reading)
    return many or asks_for_many(reading) or only_events
