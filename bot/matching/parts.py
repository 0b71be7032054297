"""Within the story found: which of its parts the question is about, or that it doesn't say.

The parts, the story as such and "it doesn't say" are choices of one model, fitted like the one for
stories (`decide`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Event
from bot.matching.choices import Asked, choices, of_question
from bot.matching.decide import Net, probabilities
from bot.matching.premises import covers, unfounded
from bot.matching.profile import Part, Profile
from bot.matching.reading import Reading
from bot.matching.terms import Bag

_LACKS_FROM = 0.5  # probability from which a reply says that the base doesn't hold what is asked
_NEAR_FROM = 0.1  # probability from which a detail is shown as the nearest to what isn't held
# What a reply may say isn't held: other attributes are read from words that have other uses too.
_PLAIN = frozenset(
    {
        *(Attribute.SCORES, Attribute.CITATIONS, Attribute.AUTHORS, Attribute.REASON),
        *(Attribute.ARXIV, Attribute.LINK, Attribute.CODE, Attribute.WHEN, Attribute.WHERE),
        *(Attribute.AWARD, Attribute.PRESENTATION, Attribute.PATENT, Attribute.RESULTS),
        Attribute.ACCEPTANCE_RATE,
    }
)


@dataclass(frozen=True)
class Particulars:
    """What of a story answers a question, beyond the story as such."""

    asked: Attribute | None = None
    detail: Detail | None = None
    correction: Correction | None = None
    unfounded: Event | None = None
    lacking: bool = False  # the story doesn't say what is asked
    nearest: Detail | None = None  # what it says that comes nearest to that


@dataclass(frozen=True)
class Weighed:
    """What of a story, if it is meant, answers a question."""

    asked: Asked
    best: Part | None  # the likeliest part, none if it is the story as such
    odds: float  # its probability
    lacking: float  # probability that the story doesn't say what is asked


def weigh(reading: Reading, profile: Profile, words: Bag, net: Net) -> Weighed:
    """Return what of a story is likeliest to be meant; `net` are the fitted weights.

    `words` are those of the question, by how rare they are.
    """
    asked = Asked.of(reading, profile, words)
    found = choices(asked, profile)
    features = [choice.features for choice in found]
    odds, lacking = probabilities(features, of_question(asked, profile), net)
    likeliest = max(odds)
    return Weighed(asked, found[odds.index(likeliest)].part, likeliest, lacking)


def asked_for(subject: Detail | Correction) -> Particulars:
    """Return the particulars of a question that asks for just this."""
    if isinstance(subject, Detail):
        return Particulars(asked=subject.about, detail=subject)
    return Particulars(correction=subject)


def particulars(weighed: Weighed, profile: Profile, *, doubtful: bool = False) -> Particulars:
    """Return the part of the story that the question is about.

    An event taken for granted that the story doesn't hold goes first. `doubtful` says that the
    story is meant but hardly answers the question.
    """
    supposed = unfounded(weighed.asked.reading, profile)
    if supposed:
        for correction in profile.story.corrections:
            if correction.premise and covers(correction.premise, supposed):
                return Particulars(correction=correction)
        return Particulars(unfounded=supposed)
    lacks = doubtful or weighed.lacking >= _LACKS_FROM
    if lacks:
        # No attribute that the story does hold is said to be what it lacks.
        plain = _plain(a for a in weighed.asked.attributes if a not in profile.attributes)
        return Particulars(asked=plain, lacking=True, nearest=_nearest(weighed))
    if weighed.best is None:
        return Particulars(asked=_plain(weighed.asked.attributes))
    return asked_for(weighed.best.subject)


def _plain(attributes: Iterable[Attribute]) -> Attribute | None:
    return next((attribute for attribute in attributes if attribute in _PLAIN), None)


def _nearest(weighed: Weighed) -> Detail | None:
    """Return the detail that may be what is asked for after all, none if none comes near."""
    subject = weighed.best and weighed.best.subject
    if isinstance(subject, Detail) and weighed.odds >= _NEAR_FROM:
        return subject
    return None
