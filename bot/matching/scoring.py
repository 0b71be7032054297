"""How well a story answers a question, in numbers: the features of the model in `decide`."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute, EventType, StoryKind
from bot.matching.candidates import Candidate
from bot.matching.constraints import Constraints
from bot.matching.coverage import Piece, coverage
from bot.matching.decide import Weights
from bot.matching.index import Index
from bot.matching.manner import manners
from bot.matching.parts import weigh
from bot.matching.profile import Profile, rarity
from bot.matching.reading import WEIGHTS, Reading
from bot.matching.senses import Kind
from bot.matching.sketch import NAMED
from bot.matching.terms import Bag

_CHAT_CAP = 3.0  # long, chatty questions aren't declined for their chat
MANNER = "manner"  # the feature of how a question is put
STRAYS = "strays"  # the feature of how much it is put like small talk
IDLE = "idle"  # the feature of how little it tells that a story doesn't hold some words
LACKING = "lacking"  # the feature of a story that is meant but may not hold what is asked
_SAYS_MORE = 1.2  # weight of words from which a question on a prize asks for more than its rules
_SAID = (Attribute.QUOTE, Attribute.REACTION, Attribute.TALK)
_RANKS = ("runner-up", "nominee")
_NOBODY = {"person": 0.0, "together": 0.0, "person_mentioned": 0.0}
_HEARTENING = ("encourage", "persevere")


@dataclass(frozen=True)
class _Question:
    """A question with what is the same for every story."""

    reading: Reading
    context: str | None
    constraints: Constraints
    parts: tuple[Constraints, ...]  # by the events that they belong to
    vectors: Sequence[Bag]  # of its words, and of those of its stretches
    pieces: tuple[Piece, ...]


class Scorer:
    """Computes the features of questions, and of every story worth looking at."""

    def __init__(self, index: Index, model: Weights) -> None:
        """Take the stories, and the weights of what of a story is asked for."""
        self._index = index
        self._model = model

    def candidates(self, reading: Reading, context: str | None) -> list[Candidate]:
        """Return the candidates for a question; `context` is the story it follows on from."""
        question = self._weighed(reading, context)
        found = [
            _candidate(question, profile, self._model)
            for profile in self._index.candidates(reading, context)
        ]
        for feature, lead in (("pooled", "lead"), ("stretch", "stretch_lead")):
            _lead(found, feature, lead)
        return found

    def _weighed(self, reading: Reading, context: str | None) -> _Question:
        idf = self._index.idf
        pieces = tuple(
            Piece.of(item, max(rarity(term, idf) for term in item.terms)) for item in reading.items
        )
        constraints = Constraints.of(reading)
        parts = Constraints.parts(reading)
        return _Question(reading, context, constraints, parts, self._index.vectors(reading), pieces)

    def _is_unmet(self, reading: Reading) -> bool:
        """Return whether no event of the base is as the question says.

        Of a story that is named, an event that never was is a false premise to put right instead.
        """
        constraints = Constraints.of(reading)
        if not constraints.are_hard or reading.ids(Kind.STORY):
            return False
        return not any(
            constraints.share(event, sketch) == 1.0
            for sketch in self._index.holding(constraints.terms())
            for event in sketch.story.events
        )

    def of_question(self, reading: Reading, context: str | None) -> dict[str, float]:
        """Return what of a question speaks for answering nothing at all."""
        constraints = Constraints.of(reading)
        foreign = bool(reading.of(Kind.ELSEWHERE))
        own = bool(reading.of(Kind.STORY) or reading.of(Kind.PERSON))
        told = [s for s in reading.senses if s.kind in WEIGHTS and s.kind is not Kind.ATTRIBUTE]
        return {
            "bias": 1.0,
            MANNER: manners().answered.log_odds(reading.turns),
            STRAYS: manners().strays.log_odds(reading.turns),
            "eventful": float(bool(constraints.types)),
            "asking": float(bool(reading.asked)),
            "wordy": min(reading.told, _CHAT_CAP),
            "only_venue": float(
                bool(told) and not reading.scores and all(s.kind is Kind.VENUE for s in told)
            ),
            "only_person": float(bool(told) and all(s.kind is Kind.PERSON for s in told)),
            "thin": 1.0 / (1.0 + sum(item.weight for item in reading.items)),
            "nothing": float(not told),
            "foreign_only": float(foreign and not own),
            "counts": float(reading.holds(Kind.CUE, "quantity")),
            "follows": float(context is not None and not reading.names_something),
            "unmet": float(self._is_unmet(reading)),
            "unheld_cased": min(self._unheld_cased(reading), _CHAT_CAP),
            "by_unknown": float(reading.is_by_unknown),
        }

    def _unheld_cased(self, reading: Reading) -> float:
        """Return the weight of the words written like names that no story of the base holds."""
        cased = (item for item in reading.items if item.is_cased)
        unheld = (item for item in cased if not any(self._index.idf(t, 0.0) for t in item.terms))
        return sum(item.weight for item in unheld)


def _candidate(question: _Question, profile: Profile, model: Weights) -> Candidate:
    """Return a story with how well it answers a question."""
    reading = question.reading
    sure, weakly = _named(reading, profile)
    named = bool(sure or weakly)
    whole, *stretches = profile.similarities(question.vectors)
    asked = set(reading.asked)
    is_context = profile.story.id == question.context
    follows = is_context and not reading.names_something
    # "What did Einstein say?", of a story with Einstein in it.
    is_meant = bool(sure) or follows or (is_context and _knows_people(reading, profile))
    weighed = weigh(reading, profile, question.vectors[0], model) if is_meant else None
    covered, missed = coverage(question.pieces, profile, named=named)
    features = {
        "named": sure,
        "named_weakly": weakly * reading.has_cue,
        "named_barely": weakly * (not reading.has_cue),
        "other_named": 0.0 if named else _other_named(reading, profile),
        "pooled": whole.pooled,
        "best": whole.best,
        "stretch": max(like.pooled for like in (whole, *stretches)),
        "off_domain": min(sum(term not in profile.terms for term in reading.off_domain), 2),
        "event": _events_met(question.parts, profile),
        "first": float(_was_first(question.constraints, profile)),
        "asked_missing": float(bool(asked) and asked.isdisjoint(profile.attributes)),
        "context": float(follows),
        "context_people": float(is_context and not follows and _knows_people(reading, profile)),
        "context_stories": float(is_context and not sure and _knows_stories(reading, profile)),
        LACKING: weighed.lacking if weighed else 0.0,
        "meant": float(is_meant),
        **_people(reading, profile),
        **_kind(reading, profile),
        **covered,
        IDLE: model.idle.log_odds(missed) if missed else 0.0,
        "misses": float(bool(missed)),
    }
    return Candidate(profile, features, weighed, missed)


def _lead(found: Sequence[Candidate], feature: str, lead: str) -> None:
    """Give the candidates their lead in a feature: over the second, or behind the first."""
    best, second = (*sorted((c.features[feature] for c in found), reverse=True), 0.0, 0.0)[:2]
    for features in (candidate.features for candidate in found):
        value = features[feature]
        features[lead] = value - (best if value < best else second)


def _events_met(parts: tuple[Constraints, ...], profile: Profile) -> float:
    """Return how much of what the question says of events the story's best ones meet."""
    shares = (
        max((part.share(event, profile.sketch) for event in profile.story.events), default=0.0)
        for part in parts
    )
    return sum(shares) / len(parts)


def _was_first(constraints: Constraints, profile: Profile) -> bool:
    """Return whether the story holds what was the first of the kind asked for."""
    sketch = profile.sketch
    return constraints.first and any(
        constraints.share(event, sketch) == 1.0 for event in sketch.firsts
    )


def _named(reading: Reading, profile: Profile) -> tuple[float, float]:
    """Return how surely the question names this story, and how surely an everyday word may."""
    sure = weak = 0.0
    for sense in reading.of(Kind.STORY):
        if sense.id == profile.story.id:
            if sense.ambiguous:
                weak = max(weak, sense.strength)
            else:
                sure = max(sure, sense.strength)
    return sure, 0.0 if sure else weak


def _other_named(reading: Reading, profile: Profile) -> float:
    """Return how surely it names another story, less where this one mentions that."""
    strongest = 0.0
    for sense in reading.of(Kind.STORY):
        known = profile.terms.get(sense.term)
        strength = sense.strength * (0.6 if sense.ambiguous else 1.0)
        strongest = max(strongest, strength * (1 - known))
    return strongest


def _knows_people(reading: Reading, profile: Profile) -> bool:
    """Return whether all that a question names is people whom the story speaks of."""
    people = reading.of(Kind.PERSON)
    named = bool(reading.unknown) or bool(reading.ids(Kind.STORY))
    return bool(people) and not named and all(profile.terms.get(p.term) for p in people)


def _knows_stories(reading: Reading, profile: Profile) -> bool:
    """Return whether a question names other stories, and this one speaks of them."""
    stories = reading.of(Kind.STORY)
    return bool(stories) and all(profile.terms.get(story.term) for story in stories)


def _kind(reading: Reading, profile: Profile) -> dict[str, float]:
    """Return whether the question is put as one asks for advice, or for an award's rules."""
    kind = profile.story.kind
    return {
        "advice": float(_asks_for_advice(reading)) if kind is StoryKind.ADVICE else 0.0,
        "rules": float(_asks_for_rules(reading, profile)) if kind is StoryKind.RULES else 0.0,
    }


def _asks_for_advice(reading: Reading) -> int:
    """Return how plainly the question asks for what somebody said to take heart from: 0 to 2."""
    said = any(attribute in _SAID for attribute in reading.asked)
    return said + any(reading.holds(Kind.THEME, theme) for theme in _HEARTENING)


def _asks_for_rules(reading: Reading, profile: Profile) -> int:
    """Return how plainly the question asks for an award as such, not for who got it: 0 to 2."""
    if set(reading.ids(Kind.AWARD)).isdisjoint(profile.story.awards):
        prizes = not reading.ids(Kind.AWARD) and reading.holds(Kind.EVENT, EventType.AWARDED)
        return int(prizes and Attribute.CRITERIA in reading.asked)
    events = (EventType.REJECTED, EventType.ACCEPTED)
    particular = (
        any(f"{Kind.VENUE}:{venue}" not in profile.terms for venue in reading.ids(Kind.VENUE))
        or bool(reading.years or reading.since or reading.until)
        or any(reading.holds(Kind.EVENT, event) for event in events)
        or any(reading.holds(Kind.THEME, rank) for rank in _RANKS)
        or reading.told >= _SAYS_MORE
    )
    return (not particular) + (Attribute.CRITERIA in reading.asked)


def _people(reading: Reading, profile: Profile) -> dict[str, float]:
    people = reading.of(Kind.PERSON)
    if not people:
        return _NOBODY
    shares = [profile.terms.get(sense.term) * sense.strength for sense in people]
    subjects = [share for share in shares if share > NAMED]
    return {
        "person": max(subjects, default=0.0),
        "together": float(len(people) > 1 and len(subjects) == len(people)),
        # Whoever is merely mentioned didn't do what the story tells.
        "person_mentioned": (not subjects and any(shares)) * (1.0 + bool(reading.ids(Kind.EVENT))),
    }
