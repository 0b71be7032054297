"""The matcher: a question in, one of four outcomes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.knowledge.kinds import Attribute
from bot.knowledge.model import Correction, Detail, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.constraints import DECISIONS, Constraints
from bot.matching.decide import Weights, probabilities, weights
from bot.matching.index import Index
from bot.matching.lists import Filters
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.matching.parts import asked_for, particulars
from bot.matching.premises import events_meant
from bot.matching.profile import Profile
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.scoring import Candidate, Scorer
from bot.matching.senses import Kind
from bot.matching.sketch import BODY

MAX_SUGGESTIONS = 5
_WORTH_SUGGESTING = 0.04  # probability from which a story is among the suggestions
_SURE = 0.9  # confidence of what filters decide
_WORDS = 2  # of a question that may be just a name which is an everyday word too
_OTHERS = 3  # stories offered beside an answer
_WORDLY = ("word:", "han:")
_HELD = 0.5  # share of a word's terms that a story about it holds
_CHAT = 0.8  # weight of a word that may be talk around a list question
_SHOWN = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC)


@dataclass(frozen=True)
class Ranked:
    """The candidates of a question, best first, each with its probability of being meant."""

    stories: tuple[tuple[Candidate, float], ...]
    none: float  # probability that no story is

    @property
    def best(self) -> float:
        """The probability of the leading story."""
        return self.stories[0][1] if self.stories else 0.0


class Matcher:
    """Matches questions against one snapshot. Pure: the same question gives the same outcome."""

    def __init__(
        self, snapshot: Snapshot, model: Weights | None = None, lender: Self | None = None
    ) -> None:
        """Make what is known of every story; a `lender` of nearly the same snapshot saves time."""
        self._model = model or weights()
        self.reader = Reader(snapshot)
        self.index = Index(snapshot, self.reader, lender.index if lender else None)
        self.scorer = Scorer(self.index)

    def match(self, question: str, context: str | None = None, *, verbatim: bool = True) -> Outcome:
        """Return what the base has to say to `question`.

        `context` is the id of the story that a follow-on question replies to. A phrasing of one
        story is answered by it word for word, unless `verbatim` is off. Any text will do: nothing
        is raised for odd input.
        """
        reading = self.reader.read(question)
        why = _why(reading)
        if not (reading.text.tokens or reading.senses):
            return Nothing(Reason.EMPTY, 1.0, why)
        ranked = self.rank(reading, context)
        if verbatim and (curated := self.index.asked_exactly(question)):
            profile, subject = curated
            others = _others(ranked, profile.story)
            return self._answer(reading, profile, _SURE, why, others, subject)
        return (
            self._side_by_side(reading, why)
            or self._listed(reading, why, context)
            or self._about_name(reading, ranked, why)
            or self._single(reading, ranked, why)
        )

    def considers(self, question: str) -> frozenset[str]:
        """Return the ids of the stories on which the outcome of a question rests.

        A change of any other story leaves it as it is, but for how rare words have become.
        """
        reading = self.reader.read(question)
        if _wants_several(reading) or _is_bare_constraint(reading):
            return frozenset(sketch.story.id for sketch in self.index.sketches)
        return self.index.nominees(reading)

    def rank(self, reading: Reading, context: str | None) -> Ranked:
        """Return all candidates with their probabilities."""
        candidates = self.scorer.candidates(reading, context)
        question = self.scorer.of_question(reading, context)
        odds, none = probabilities([c.features for c in candidates], question, self._model)
        ranked = sorted(zip(candidates, odds, strict=True), key=lambda pair: -pair[1])
        return Ranked(tuple(ranked), none)

    def _side_by_side(self, reading: Reading, why: Why) -> Outcome | None:
        """Return the stories that a question names in one breath: "DiT and SiT", DiT、SiT."""
        named = {s.id: s for s in reading.senses if s.kind is Kind.STORY and not s.ambiguous}
        if len(named) < 2 or not reading.holds(Kind.CUE, "both") or reading.unknown:  # noqa: PLR2004
            return None
        profiles = [self.index.profile(story_id) for story_id in named]
        if Attribute.RELATION in reading.asked and any(_is_tied(p, named) for p in profiles):
            return None  # one of them tells how they stand to each other
        return Listing(tuple(profile.story for profile in profiles), (), _SURE, why)

    def _about_name(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome | None:
        """Return what the base holds on a person or a subject that is all the question says."""
        terms = _terms(reading)
        if not terms or not all(term.startswith((Kind.PERSON, Kind.TOPIC)) for term in terms):
            return None
        if not reading.ids(Kind.PERSON) and ranked.best >= self._model.answer_at:
            return None
        if reading.off_domain or reading.unknown or reading.asked:
            return None
        holders = [c.profile for c, _ in ranked.stories if c.profile.terms.get(terms[0], 0) > BODY]
        match holders:
            case []:
                return None
            case [profile]:
                return self._answer(reading, profile, _SURE, why, ())
            case _:
                stories = tuple(profile.story for profile in holders[:MAX_SUGGESTIONS])
                return Suggestions(stories, ranked.best, why)

    def _listed(self, reading: Reading, why: Why, context: str | None) -> Outcome | None:
        """Return the outcome of a question that filters stories, None when it isn't one."""
        filters = Filters.of(reading)
        several, bare = _wants_several(reading), _is_bare_constraint(reading)
        if filters.is_empty or filters.names_story or not (several or bare):
            return None
        if reading.unknown or reading.off_domain or (context and not several):
            return None
        found = self._of_words(reading, filters.select(self.index))
        match found:
            case () if filters.are_plain and not filters.people:
                return Nothing(Reason.NOTHING_FITS, _SURE, why, filters.labels)
            case ():
                return None
            case (story,) if not several:
                return self._answer(reading, self.index.profile(story.id), _SURE, why, ())
            case _:
                return Listing(found, filters.labels, _SURE, why)

    def _of_words(self, reading: Reading, found: tuple[Story, ...]) -> tuple[Story, ...]:
        """Return the stories found that hold what else is said, as far as any do."""
        for item in reading.items:
            if item.is_name or item.weight < _CHAT or not item.terms[0].startswith(_WORDLY):
                continue
            covers = (story for story in found if self.index.cover(story.id, item) >= _HELD)
            found = tuple(covers) or found
        return found

    def _single(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome:
        model = self._model
        if reading.is_about_unknown:
            return Nothing(Reason.UNKNOWN_NAME, _SURE, why)
        if reading.weak_names and not reading.has_cue and len(reading.text.tokens) > _WORDS:
            return Nothing(Reason.OFF_TOPIC, _SURE, why)
        near = [pair for pair in ranked.stories if pair[1] >= _WORTH_SUGGESTING]
        if ranked.best >= model.answer_at or _says_only_the_name(reading, ranked):
            best = ranked.stories[0][0].profile
            return self._answer(reading, best, ranked.best, why, _others(ranked, best.story))
        if near and (near[0][0].lacks_what_is_asked or (near[0][0].is_named and len(near) == 1)):
            close = (near[0][0].profile.story,)
            return Nothing(Reason.NOT_HELD, 1 - ranked.best, why, close=close)
        if ranked.best >= model.suggest_at and ranked.none < 1 - model.suggest_at:
            stories = tuple(c.profile.story for c, _ in near[:MAX_SUGGESTIONS])
            return Suggestions(stories, ranked.best, why)
        return Nothing(_reason(reading), ranked.none, why)

    def _answer(
        self,
        reading: Reading,
        profile: Profile,
        odds: float,
        why: Why,
        others: tuple[Story, ...],
        subject: Detail | Correction | None = None,
    ) -> Answer:
        part = asked_for(subject) if subject else particulars(reading, profile)
        return Answer(
            story=profile.story,
            confidence=odds,
            why=why,
            asked=part.asked,
            detail=part.detail,
            events=events_meant(reading, profile),
            correction=part.correction,
            unfounded=part.unfounded,
            others=others,
        )


def _others(ranked: Ranked, answer: Story) -> tuple[Story, ...]:
    stories = (candidate.profile.story for candidate, _ in ranked.stories)
    return tuple(story for story in stories if story.id != answer.id)[:_OTHERS]


def _is_tied(profile: Profile, named: Mapping[str, object]) -> bool:
    others = named.keys() - {profile.story.id}
    return any(f"{Kind.STORY}:{other}" in profile.terms for other in others)


def _wants_several(reading: Reading) -> bool:
    if Attribute.CRITERIA in reading.asked:
        return False
    if reading.holds(Kind.CUE, "several"):
        return True
    if reading.holds(Kind.CUE, "paper") and all(t.startswith(Kind.EVENT) for t in _terms(reading)):
        return True  # "rejected papers", 被拒的论文
    return reading.holds(Kind.CUE, "plural") and reading.told < 2 * _CHAT


def _says_only_the_name(reading: Reading, ranked: Ranked) -> bool:
    """Return whether a question says nothing but the leading story's own name."""
    leads = bool(ranked.stories) and ranked.stories[0][0].is_named
    if not leads or reading.unknown or reading.off_domain or reading.asked:
        return False
    return all(term.startswith((Kind.STORY, Kind.EVENT)) for term in _terms(reading))


def _terms(reading: Reading) -> list[str]:
    return [term for item in reading.items for term in item.terms]


def _is_bare_constraint(reading: Reading) -> bool:
    """Return whether a question says nothing but which events it means ("what did ICLR reject")."""
    constraints = Constraints.of(reading)
    placed = constraints.venues or constraints.dated or constraints.scored or constraints.runner_up
    if constraints.awards and reading.holds(Kind.CUE, "paper"):
        placed = placed or not reading.asked
    happened = constraints.types & DECISIONS or constraints.awards or constraints.scored
    only_venues = all(term.startswith(Kind.VENUE) for term in _terms(reading))
    said = sum(map(bool, (constraints.venues, constraints.dated, constraints.awards)))
    return bool(placed and (happened or only_venues)) and reading.told < _CHAT * max(said, 1)


def _why(reading: Reading) -> Why:
    names = [sense.label for sense in reading.senses if sense.kind in _SHOWN]
    years = [str(year) for year in reading.years]
    return Why(tuple(dict.fromkeys([*names, *years])), tuple(dict.fromkeys(reading.unknown)))


def _reason(reading: Reading) -> Reason:
    if reading.unknown:
        return Reason.UNKNOWN_NAME
    if any(s.kind in (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD) for s in reading.senses):
        return Reason.NOT_HELD
    return Reason.OFF_TOPIC
