"""Within the story found: which of its parts the question is about, or that it doesn't say.

The parts, the story as such and "it doesn't say" are choices of one model, fitted like the one for
stories (`decide`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Event
from bot.matching.asked import Asked
from bot.matching.choices import choices, is_described, of_question
from bot.matching.data import pattern
from bot.matching.decide import Weights, probabilities
from bot.matching.premises import covers, prize_missed, unfounded
from bot.matching.profile import Part, Profile
from bot.matching.reading import Reading
from bot.matching.terms import Bag

_LACKS_FROM = 0.25  # probability from which a reply says that the base doesn't hold what is asked
_LACKS_FROM_UNASKED = 0.4  # the same where a question only describes the story
_ALSO_FROM = 0.3  # probability from which a second detail stands beside the likeliest one
_RATHER_FROM = 0.3  # the same for a detail where the story as such is likeliest
_SAYS_FROM = 0.5  # probability that a wording aims at what is on record, whatever else is said
_TELLS_FROM = 0.75  # probability from which a part tells what is asked, whatever it is about
_KEPT = 3  # choices that are looked at
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
_BARE = frozenset(
    {Attribute.SCORES, Attribute.CITATIONS, Attribute.AUTHORS, Attribute.ACCEPTANCE_RATE}
)
# What the records of papers say, whatever is asked of events.
_OF_PAPERS = frozenset({Attribute.AUTHORS, Attribute.ARXIV, Attribute.LINK})
# Read from words that mostly say something else in a description: "where drivers …", "links".
_JOINING = frozenset({Attribute.LINK, Attribute.WHERE})


@dataclass(frozen=True)
class Particulars:
    """What of a story answers a question, beyond the story as such."""

    asked: Attribute | None = None
    detail: Detail | None = None
    also: Detail | None = None  # another that may be meant just as well
    correction: Correction | None = None
    unfounded: Event | None = None
    lacking: bool = False  # the story doesn't say what is asked
    nearest: Detail | None = None  # what it says that comes nearest to that


@dataclass(frozen=True)
class Weighed:
    """What of a story, if it is meant, answers a question."""

    asked: Asked
    ranked: tuple[tuple[float, Part | None], ...]  # the likeliest parts; None: the story as such
    lacking: float  # probability that the story doesn't say what is asked

    @property
    def best(self) -> Part | None:
        """The likeliest part, none if it is the story as such."""
        return self.ranked[0][1]

    def details(self, odds: float) -> list[Detail]:
        """Return the details that are meant with this probability at least, likeliest first."""
        subjects = (part.subject for at, part in self.ranked if part and at >= odds)
        return [subject for subject in subjects if isinstance(subject, Detail)]


def weigh(reading: Reading, profile: Profile, words: Bag, model: Weights) -> Weighed:
    """Return what of a story is likeliest to be meant; `model` has the fitted weights.

    `words` are those of the question, by how rare they are.
    """
    asked = Asked.of(reading, profile, words)
    found = choices(asked, profile)
    features = [choice.features for choice in found]
    question = of_question(asked, profile, model.idle)
    odds, lacking = probabilities(features, question, model.part)
    ranked = sorted(zip(odds, found, strict=True), key=lambda pair: -pair[0])[:_KEPT]
    return Weighed(asked, tuple((at, choice.part) for at, choice in ranked), lacking)


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
    asks = _asks(weighed.asked, profile) and not _is_where_held(weighed.asked, profile)
    lacks_from = _LACKS_FROM if asks else _LACKS_FROM_UNASKED
    lacks = doubtful or weighed.lacking >= lacks_from or _misses(weighed, profile)
    recorded = _on_record(weighed.asked, profile)
    if recorded and (lacks or _says(weighed.asked, recorded)):
        return Particulars(asked=recorded)
    if lacks:
        near = weighed.details(_NEAR_FROM)
        # No attribute that the story does hold is said to be what it lacks.
        sought = filter(weighed.asked.is_for, weighed.asked.attributes)
        plain = _plain(a for a in sought if a not in profile.attributes)
        return Particulars(asked=plain, lacking=True, nearest=near[0] if near else None)
    if weighed.best is None:
        return _of_story(weighed, profile)
    found, others = asked_for(weighed.best.subject), weighed.details(_ALSO_FROM)[1:]
    return replace(found, also=others[0]) if found.detail and others else found


def _of_story(weighed: Weighed, profile: Profile) -> Particulars:
    """Return what is asked of the story as such, where that is likelier than any part of it."""
    asked, rather = weighed.asked, weighed.details(_RATHER_FROM)
    plain = _plain(filter(asked.is_for, asked.attributes))
    if not rather and (prize := prize_missed(asked.reading, profile)):
        return Particulars(unfounded=prize)
    if rather and plain is None:
        return asked_for(rather[0])
    sought = profile.attributes.intersection(asked.attributes) - _JOINING
    return Particulars(asked=plain) if sought or _asks(asked, profile) else Particulars()


def _asks(asked: Asked, profile: Profile) -> bool:
    """Return whether a question asks in so many words, or names the story at least.

    "The network that filled the long-distance links" asks for no link.
    """
    asks = pattern("asks").search(asked.reading.text.clean.casefold())
    return bool(asks) or not is_described(asked.reading, profile)


def _is_where_held(asked: Asked, profile: Profile) -> bool:
    """Return whether it is only asked where, or in which journal, and events say that."""
    only_where = asked.attributes == (Attribute.WHERE,) and asked.is_for(Attribute.WHERE)
    return only_where and any(event.venue for event in profile.story.events)


def _on_record(asked: Asked, profile: Profile) -> Attribute | None:
    """Return what is asked that the records of a story's papers say, and no detail of it."""
    told = {detail.about for detail in profile.story.details}
    recorded = (_OF_PAPERS & profile.attributes) - told
    for attribute in filter(recorded.__contains__, asked.attributes):
        # Authors may be spoken of for their own sake: "where did its authors go?".
        asks = asked.aims_at if attribute is Attribute.AUTHORS else asked.is_for
        if asks(attribute):
            return attribute
    return None


def _misses(weighed: Weighed, profile: Profile) -> bool:
    """Return whether a question asks for one thing by its name, and no part surely tells it."""
    asked, (odds, part) = weighed.asked, weighed.ranked[0]
    is_told = odds >= _TELLS_FROM and not (part and _is_bare(part.subject))
    if len(asked.attributes) != 1 or not asked.reading.says_little or is_told:
        return False
    (only,) = asked.attributes
    aims = asked.aims_at(only) or asked.aims_above_all_at(only)
    return only in _PLAIN and only not in profile.attributes and aims


def _is_bare(subject: Detail | Correction) -> bool:
    """Return whether a part tells nothing but names or numbers: no scores are a reason."""
    return isinstance(subject, Detail) and subject.about in _BARE


def _says(asked: Asked, attribute: Attribute) -> bool:
    """Return whether it says that it asks for an attribute: "who wrote the paper that …"."""
    return asked.aims.get(attribute, 0.0) >= _SAYS_FROM


def _plain(attributes: Iterable[Attribute]) -> Attribute | None:
    return next((attribute for attribute in attributes if attribute in _PLAIN), None)
