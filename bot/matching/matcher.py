"""The matcher: a question in, one of four outcomes out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Self

from bot.knowledge.kinds import Attribute, Rank
from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.candidates import Ranked
from bot.matching.decide import Weights, likelihood, probabilities, weights
from bot.matching.declining import about_us, nothing_held
from bot.matching.filters import Filters
from bot.matching.index import Index
from bot.matching.leading_on import led_on
from bot.matching.lists import Selection, select
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.matching.parts import Particulars, Weighed, asked_for, particulars, weigh
from bot.matching.plain import is_about, names_only_a_venue, only_names, said_plainly
from bot.matching.premises import events_meant
from bot.matching.profile import Profile
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.scoring import STRAYS, Scorer
from bot.matching.senses import Kind
from bot.matching.several import asks_for_many, evidence, may_be_asked_for, says_only_events

MAX_SUGGESTIONS = 5
_WORTH_SUGGESTING = 0.04  # probability from which a story is among the suggestions
_REPLIES_FROM = 0.08  # probability from which a reply to a story asks about it
_SURER = 0.7  # probability from which a question that may be small talk is answered
_LISTS_FROM = 0.5  # likelihood from which a question is taken to ask for several stories
_LISTS_FROM_MANY = 0.35  # the same where it does so in so many words
_SAYS_MORE = 1.0  # weight of words that filters leave aside
_SURE = 0.9  # confidence of what filters decide
_OTHERS = 3  # stories offered beside an answer
_SELECTIONS = 64  # lists kept: in a large base "rejected" alone takes long to go through
# Asked in reply to a story, these ask about it, however small the talk.
_ASKED_OF_PAPERS = frozenset(
    {
        *(Attribute.REASON, Attribute.SCORES, Attribute.AUTHORS, Attribute.CITATIONS),
        *(Attribute.CODE, Attribute.LINK, Attribute.AWARD, Attribute.METHOD),
    }
)
_SHOWN = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC)


class Matcher:
    """Matches questions against one snapshot. Pure: the same question gives the same outcome."""

    def __init__(
        self, snapshot: Snapshot, model: Weights | None = None, lender: Self | None = None
    ) -> None:
        """Make what is known of every story; a `lender` of nearly the same snapshot saves time."""
        self._model = model or weights()
        self.snapshot = snapshot
        self.reader = Reader(snapshot)
        self.index = Index(snapshot, self.reader, lender.index if lender else None)
        self.scorer = Scorer(self.index, self._model)
        self._selected = lru_cache(maxsize=_SELECTIONS)(partial(select, index=self.index))

    def match(self, question: str, context: str | None = None, *, verbatim: bool = True) -> Outcome:
        """Return what the base has to say to `question`.

        `context` is the id of the story that a follow-on question replies to. A phrasing of one
        story is answered by it word for word, unless `verbatim` is off. Any text will do: nothing
        is raised for odd input.
        """
        reading = self.reader.read(question)
        why = _why(reading)
        ranked = self.rank(reading, context)
        if verbatim and (curated := self.index.asked_exactly(question)):
            profile, subject = curated
            others = _others(ranked, profile.story)
            part = asked_for(subject) if subject else None
            return self._answer(reading, profile, _SURE, why, others, part)
        if context is None and not reading.asks_something:
            return Nothing(Reason.EMPTY, 1.0, why)
        if asked := about_us(reading):
            return Nothing(asked, _SURE, why)
        source = self.snapshot.stories.get(context or "")
        if source and (others := led_on(reading, source, self.index, why)):
            return others
        return (
            self._side_by_side(reading, ranked, why)
            or self._listed(reading, ranked, why)
            or self._about_name(reading, ranked, why)
            or self._single(reading, ranked, why)
        )

    def considers(self, question: str) -> frozenset[str]:
        """Return the ids of the stories on which the outcome of a question rests.

        A change of any other story leaves it as it is, but for how rare words have become.
        """
        reading = self.reader.read(question)
        if may_be_asked_for(reading):
            return frozenset(sketch.story.id for sketch in self.index.sketches)
        return self.index.nominees(reading)

    def rank(self, reading: Reading, context: str | None) -> Ranked:
        """Return all candidates with their probabilities."""
        candidates = self.scorer.candidates(reading, context)
        question = self.scorer.of_question(reading, context)
        odds, none = probabilities([c.features for c in candidates], question, self._model.which)
        ranked = sorted(zip(candidates, odds, strict=True), key=lambda pair: -pair[1])
        return Ranked(tuple(ranked), none, question[STRAYS])

    def _side_by_side(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome | None:
        """Return the stories that a question names in one breath: "DiT and SiT", DiT、SiT.

        How they stand to each other, the likeliest of those answers that speaks of another.
        """
        named = {s.id: s for s in reading.senses if s.kind is Kind.STORY}
        surely = any(not sense.ambiguous for sense in named.values())
        if len(named) < 2 or not surely or reading.unknown:  # noqa: PLR2004
            return None
        if Attribute.RELATION in reading.asked:
            profiles = [c.profile for c, _ in ranked.stories if c.profile.story.id in named]
            telling = next((profile for profile in profiles if _is_tied(profile, named)), None)
            return self._answer(reading, telling, _SURE, why, ()) if telling else None
        if not reading.holds(Kind.CUE, "both"):
            return None
        stories = tuple(self.snapshot.stories[story_id] for story_id in named)
        return Listing(stories, (), _SURE, why)

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
                return self._answer(reading, profile, _SURE, why, ())
            case _:
                stories = tuple(profile.story for profile in holders[:MAX_SUGGESTIONS])
                return Suggestions(stories, ranked.best, why)

    def listing(self, reading: Reading) -> tuple[Filters, Selection] | None:
        """Return what a question filters stories by, and which pass; None if it doesn't filter."""
        filters = Filters.of(reading)
        if filters.is_empty or filters.names_story:
            return None
        return filters, self._selected(filters)

    def _listed(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome | None:
        """Return the outcome of a question that asks for several stories, None if it doesn't."""
        listing = self.listing(reading)
        if listing is None or reading.is_about_unknown or reading.is_bare_name:
            return None
        filters, found = listing
        many = asks_for_many(reading)
        is_bare = names_only_a_venue(reading) or (
            says_only_events(reading)
            and not (ranked.follows or reading.asked)
            and filters.say_which(many=many, one=reading.holds(Kind.CUE, "single"))
        )
        likely = _SURE if is_bare else self._likely_many(reading, filters, found, ranked)
        refused = reading.untold and not (filters.people or ranked.leads(found.ids))
        if likely < (_LISTS_FROM_MANY if many else _LISTS_FROM):
            doubtful = ranked.best < self._model.answer_at
            return _untold(reading, why) if refused and many and doubtful else None
        is_plain = filters.are_telling and (many or is_bare or filters.are_of_events)
        match found.stories:
            case _ if refused:
                return _untold(reading, why)
            case ():
                telling = is_plain or filters.are_combined
                return self._nothing_fits(filters, ranked, why) if telling else None
            case (story,) if not many or reading.holds(Kind.CUE, "quantity"):
                answer = self._answer(reading, self.index.profile(story.id), _SURE, why, ())
                passes_over = self._passes_over(reading, ranked, story)
                told = answer.lacks_what_is_asked or not passes_over
                return answer if told else Listing((story,), filters.labels, likely, why)
            case _:
                return Listing(found.stories, filters.labels, likely, why)

    def _nothing_fits(self, filters: Filters, ranked: Ranked, why: Why) -> Outcome | None:
        """Return that no story passes, with those that nearly do.

        That is second places, and whatever else is told of the people named; None if a story
        that only tells of them answers the question.
        """
        telling = [(c, odds) for c, odds in ranked.stories if c.tells_of(filters.people)]
        if filters.people and telling:
            leading, odds = telling[0]
            if odds >= self._model.answer_at and leading.profile.story.kind not in filters.kinds:
                return None
        placed = self._selected(replace(filters, ranks=frozenset(Rank))).stories
        told = (candidate.profile.story for candidate, _ in telling if filters.people)
        close = tuple(dict.fromkeys((*placed, *told)))[:_OTHERS]
        return Nothing(Reason.NOTHING_FITS, _SURE, why, filters.labels, close)

    def _passes_over(self, reading: Reading, ranked: Ranked, story: Story) -> bool:
        """Return whether the one story found may not be what else the question says.

        "A paper by Geoffrey Hinton on capsules that got rejected": his one rejected paper is
        listed as that, and no answer.
        """
        odds = {c.profile.story.id: odds for c, odds in ranked.stories}.get(story.id, 0.0)
        doubtful = odds < self._model.answer_at
        return doubtful and reading.told >= _SAYS_MORE and not reading.asked

    def _likely_many(
        self, reading: Reading, filters: Filters, found: Selection, ranked: Ranked
    ) -> float:
        """Return how likely a question asks for what its filters find."""
        told = evidence(reading, filters, found, ranked)
        likely = likelihood(told, self._model.several)
        if ranked.is_on_topic and ranked.leads(found.ids):
            likely += (1 - likely) * ranked.best  # the same story either way
        return likely

    def _single(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome:
        model = self._model
        if reading.is_about_unknown:
            return Nothing(Reason.UNKNOWN_NAME, _SURE, why)
        if reading.is_of_words:
            return Nothing(Reason.OFF_TOPIC, _SURE, why)
        near = [pair for pair in ranked.stories if pair[1] >= _WORTH_SUGGESTING]
        best, doubtful = said_plainly(reading, ranked), False
        if best is None and ranked.stories:
            leading, odds = ranked.stories[0]
            # That the base doesn't say what is asked of a story is worth telling sooner.
            plain = ranked.is_on_topic or leading.is_told
            doubtful = odds < (model.answer_at if plain else _SURER)
            asks = reading.asks_something and ranked.may_be_a_reply
            asks = asks or not _ASKED_OF_PAPERS.isdisjoint(reading.asked)
            replies = leading.follows and asks and odds >= _REPLIES_FROM
            is_about_it = replies or (leading.is_meant and ranked.is_on_topic)
            best = leading if is_about_it or not doubtful else None
        if best:
            profile, others = best.profile, _others(ranked, best.profile.story)
            weighed = best.weighed or self._weigh(reading, profile)
            part = particulars(weighed, profile, doubtful=doubtful)
            return self._answer(reading, profile, ranked.best, why, others, part)
        if near and ranked.best >= model.suggest_at:
            stories = tuple(c.profile.story for c, _ in near[:MAX_SUGGESTIONS])
            return Suggestions(stories, ranked.best, why)
        return nothing_held(reading, ranked, why)

    def _weigh(self, reading: Reading, profile: Profile) -> Weighed:
        return weigh(reading, profile, self.index.words(reading), self._model)

    def _answer(
        self,
        reading: Reading,
        profile: Profile,
        odds: float,
        why: Why,
        others: tuple[Story, ...],
        part: Particulars | None = None,
    ) -> Answer:
        part = part or particulars(self._weigh(reading, profile), profile)
        return Answer(
            story=profile.story,
            confidence=odds,
            why=why,
            asked=part.asked,
            detail=part.detail,
            also=part.also,
            events=events_meant(reading, profile),
            correction=part.correction,
            unfounded=part.unfounded,
            lacks_what_is_asked=part.lacking,
            nearest=part.nearest,
            others=others,
        )


def _others(ranked: Ranked, answer: Story) -> tuple[Story, ...]:
    stories = (candidate.profile.story for candidate, _ in ranked.stories)
    return tuple(story for story in stories if story.id != answer.id)[:_OTHERS]


def _untold(reading: Reading, why: Why) -> Nothing:
    return Nothing(Reason.UNTOLD, _SURE, why, reading.untold)


def _is_tied(profile: Profile, named: Mapping[str, object]) -> bool:
    others = named.keys() - {profile.story.id}
    return any(f"{Kind.STORY}:{other}" in profile.terms for other in others)


def _why(reading: Reading) -> Why:
    names = [sense.label for sense in reading.senses if sense.kind in _SHOWN]
    years = [str(year) for year in reading.years]
    return Why(tuple(dict.fromkeys([*names, *years])), tuple(dict.fromkeys(reading.unknown)))
