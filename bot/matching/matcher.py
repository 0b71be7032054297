"""The matcher: a question in, one of four outcomes out."""

import gc
from collections.abc import Generator, Set
from contextlib import contextmanager
from typing import Self

from bot.knowledge.kinds import Attribute, VenueKind
from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.aims import aims
from bot.matching.answers import Answers
from bot.matching.candidates import Candidate, Ranked
from bot.matching.decide import Weights, probabilities, weights
from bot.matching.declining import about_us, is_by_condition, nothing_held, only_reacts
from bot.matching.filters import Filters
from bot.matching.index import Index
from bot.matching.leading_on import led_on
from bot.matching.listing import OTHERS, SURE, Lister
from bot.matching.lists import Selection
from bot.matching.manner import manners
from bot.matching.orders import order_of_named
from bot.matching.outcome import Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.matching.parts import asked_for
from bot.matching.plain import is_about, only_names, only_stories, said_plainly
from bot.matching.profile import Profile
from bot.matching.ranking import by_age
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.scoring import STRAYS, Scorer
from bot.matching.senses import Kind
from bot.matching.several import may_be_asked_for

MAX_SUGGESTIONS = 5
_WORTH_SUGGESTING = 0.04  # probability from which a story is among the suggestions
_DESPITE_NAME = 0.8  # probability from which a story is meant despite a name not held
_SURER = 0.7  # probability from which a question that may be small talk is answered
# Asked in reply to a story, these ask about it, however small the talk.
_ASKED_OF_PAPERS = frozenset(
    {
        *(Attribute.REASON, Attribute.SCORES, Attribute.AUTHORS, Attribute.CITATIONS),
        *(Attribute.CODE, Attribute.LINK, Attribute.AWARD, Attribute.METHOD),
        Attribute.ACCEPTANCE_RATE,
    }
)
_VENUE_KINDS = frozenset(VenueKind)
_SHOWN = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC)


class Matcher:
    """Matches questions against one snapshot. Pure: the same question gives the same outcome."""

    def __init__(
        self,
        snapshot: Snapshot,
        model: Weights | None = None,
        lender: Self | None = None,
        *,
        roughly: bool = False,
    ) -> None:
        """Make what is known of every story; a `lender` of nearly the same snapshot saves time.

        `roughly` saves most: stories are then read as the lender does, though other names be known.
        """
        self._model = model or weights()
        self.snapshot = snapshot
        with _uncollected():
            # Read now, so that the first question doesn't wait for them.
            aims()
            manners()
            self.reader = Reader(snapshot)
            index = lender.index if lender else None
            self.index = Index(snapshot, self.reader, index, roughly=roughly)
        self.scorer = Scorer(self.index, self._model)
        self._answers = Answers(self.reader, self.index, self._model)
        self._lister = Lister(self.index, self._model, self._answers)

    def match(self, question: str, context: str | None = None, *, verbatim: bool = True) -> Outcome:
        """Return what the base has to say to `question`.

        `context` is the id of the story that a follow-on question replies to. A phrasing of one
        story is answered by it word for word, unless `verbatim` is off. Any text will do: nothing
        is raised for odd input.
        """
        reading = self.reader.read(question)
        why = _why(reading)
        ranked = self.rank(reading, context)
        curated = self.index.asked_exactly(question) if verbatim else None
        # A follow-on that names nothing is about the story it replies to, whoever is asked so.
        if curated and (reading.names_something or context in (None, curated[0].story.id)):
            profile, subject = curated
            others = _others(ranked, profile.story)
            part = asked_for(subject) if subject else None
            return self._answers.of(reading, profile, SURE, why, others, part)
        if context is None and (asked := about_us(reading)):
            return Nothing(asked, SURE, why)
        if only_reacts(reading) or (context is None and not reading.asks_something):
            return Nothing(Reason.EMPTY, 1.0, why)
        source = self.snapshot.stories.get(context or "")
        if source and (others := led_on(reading, source, self.index, why)):
            return others
        return (
            self._related(reading, ranked, source, why)
            or self._side_by_side(reading, why)
            or self._lister.outcome(reading, ranked, why)
            or self._about_name(reading, ranked, why)
            or self._single(reading, ranked, why)
        )

    def listing(self, reading: Reading) -> tuple[Filters, Selection] | None:
        """Return what a question filters stories by, and which pass; None if it doesn't filter."""
        return self._lister.selection(reading)

    def considers(self, question: str) -> frozenset[str]:
        """Return the ids of the stories on which the outcome of a question rests.

        A change of any other story leaves it as it is, but for how rare words have become.
        """
        reading = self.reader.read(question)
        if may_be_asked_for(reading) or about_us(reading):
            return frozenset(sketch.story.id for sketch in self.index.sketches)
        return self.index.nominees(reading)

    def rank(self, reading: Reading, context: str | None) -> Ranked:
        """Return all candidates with their probabilities."""
        candidates = self.scorer.candidates(reading, context)
        question = self.scorer.of_question(reading, context)
        odds, none = probabilities([c.features for c in candidates], question, self._model.which)
        ranked = sorted(zip(candidates, odds, strict=True), key=lambda pair: -pair[1])
        return Ranked(tuple(ranked), none, question[STRAYS])

    def _related(
        self, reading: Reading, ranked: Ranked, source: Story | None, why: Why
    ) -> Outcome | None:
        """Return what tells how the stories that a question names stand to each other.

        Or to the `source` that it replies to: "how does it differ from word2vec?".
        """
        named, asked_of = _named_together(reading), (source.id,) if source else ()
        sides = {*named, *asked_of}
        relates = Attribute.RELATION in reading.asked and not order_of_named(reading.text.clean)
        if not relates or not named or len(sides) < 2:  # noqa: PLR2004
            return None
        profiles = [c.profile for c, _ in ranked.stories if c.profile.story.id in sides]
        profiles.sort(key=lambda profile: profile.story.id not in asked_of)
        telling = next((profile for profile in profiles if _is_tied(profile, sides)), None)
        return self._answers.of(reading, telling, SURE, why, ()) if telling else None

    def _side_by_side(self, reading: Reading, why: Why) -> Outcome | None:
        """Return the stories that a question names in one breath: "DiT and SiT", DiT、SiT."""
        named, order = _named_together(reading), order_of_named(reading.text.clean)
        if len(named) < 2 or (reading.asked == (Attribute.RELATION,) and not order):  # noqa: PLR2004
            return None
        if not (reading.holds(Kind.CUE, "both") or only_stories(reading)):
            return None
        stories = [self.snapshot.stories[story_id] for story_id in named]
        dated = by_age(stories, order) if order else []
        stories = [story for story, _ in dated] or stories
        told = self._answers.of_each(reading, [story.id for story in stories], why)
        values = tuple(year for _, year in dated)
        order = order if dated else None
        return Listing(tuple(stories), (), SURE, why, order=order, values=values, told=told)

    def _about_name(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome | None:
        """Return what the base holds on a person or a subject that is all the question says."""
        named = only_names(reading)
        if not named:
            return None
        sure = ranked.best >= self._model.answer_at
        if sure and (ranked.follows or not reading.ids(Kind.PERSON)):
            return None
        candidates = (candidate.profile for candidate, _ in ranked.stories)
        holders = [p for p in candidates if all(is_about(p.sketch, term) for term in named)]
        match holders:
            case []:
                return None
            case [profile]:
                return self._answers.of(reading, profile, SURE, why, ())
            case _:
                stories = tuple(profile.story for profile in holders[:MAX_SUGGESTIONS])
                return Suggestions(stories, ranked.best, why)

    def _single(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome:
        if reading.is_about_unknown and ranked.best < _DESPITE_NAME:
            return nothing_held(reading, ranked, why)
        if reading.is_of_words and not (ranked.is_on_topic and ranked.best >= _SURER):
            return Nothing(Reason.OFF_TOPIC, SURE, why)
        best, doubtful = self._meant(reading, ranked)
        if best:
            told = (reading, best.profile, best.weighed)
            part = self._answers.part_of(*told, is_meant=best.is_meant, doubtful=doubtful)
            others = _others(ranked, best.profile.story)
            answer = self._answers.of(reading, best.profile, ranked.best, why, others, part)
            return self._answers.in_full(answer, reading)
        if scored := self._lister.all_scored_so(reading, ranked, why):
            return scored
        near = _near(ranked)
        # A condition that no list can be made by, and little else, describes no story.
        if near and ranked.best >= self._model.suggest_at and not is_by_condition(reading):
            return Suggestions(near[:MAX_SUGGESTIONS], ranked.best, why)
        return self._lister.none_of_people(reading, ranked, why) or nothing_held(
            reading, ranked, why
        )

    def _meant(self, reading: Reading, ranked: Ranked) -> tuple[Candidate | None, bool]:
        """Return the story that is meant, if any, and whether it hardly answers the question."""
        plain = said_plainly(reading, ranked)
        if plain or not ranked.stories:
            return plain, False
        model, (leading, odds) = self._model, ranked.stories[0]
        # That the base doesn't say what is asked of a story is worth telling sooner.
        sooner = ranked.is_on_topic or leading.is_told
        doubtful = odds < (model.answer_at if sooner else _SURER)
        replies = reading.asks_something and ranked.may_be_a_reply
        replies = replies or not _ASKED_OF_PAPERS.isdisjoint(reading.asked)
        replies = replies or (len(_near(ranked)) == 1 and odds >= model.suggest_at)
        is_about_it = (leading.follows and replies) or (leading.is_meant and ranked.is_on_topic)
        return leading if is_about_it or not doubtful else None, doubtful


@contextmanager
def _uncollected() -> Generator[None]:
    """Make what stays without looking for garbage in it, which took a tenth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _near(ranked: Ranked) -> tuple[Story, ...]:
    """Return the stories that are worth suggesting."""
    return tuple(c.profile.story for c, odds in ranked.stories if odds >= _WORTH_SUGGESTING)


def _others(ranked: Ranked, answer: Story) -> tuple[Story, ...]:
    stories = (candidate.profile.story for candidate, _ in ranked.stories)
    return tuple(story for story in stories if story.id != answer.id)[:OTHERS]


def _named_together(reading: Reading) -> tuple[str, ...]:
    """Return the ids of the stories that a question names, none where that is in doubt."""
    named = {s.id: s for s in reading.senses if s.kind is Kind.STORY}
    surely = reading.names_rarity or any(not sense.ambiguous for sense in named.values())
    return tuple(named) if surely and not reading.unknown else ()


def _is_tied(profile: Profile, sides: Set[str]) -> bool:
    others = sides - {profile.story.id}
    return any(f"{Kind.STORY}:{other}" in profile.terms for other in others)


def _why(reading: Reading) -> Why:
    named = (sense for sense in reading.senses if sense.kind in _SHOWN)
    names = [sense.label for sense in named if sense.id not in _VENUE_KINDS]
    years = [str(year) for year in reading.years]
    return Why(tuple(dict.fromkeys([*names, *years])), tuple(dict.fromkeys(reading.unknown)))
