"""Whether a question asks for several stories, and which are told: a list, one of them, or a no."""

from dataclasses import replace
from functools import lru_cache, partial

from bot.knowledge.kinds import Attribute, EventType, Rank
from bot.knowledge.model import Story
from bot.matching.answers import Answers
from bot.matching.candidates import Ranked
from bot.matching.criteria import FEW
from bot.matching.data import pattern
from bot.matching.decide import Weights, likelihood
from bot.matching.declining import is_of_own
from bot.matching.filters import Filters
from bot.matching.index import Index
from bot.matching.lists import Selection, select
from bot.matching.often import ONCE, Often
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Reason, Why
from bot.matching.plain import names_only_a_venue
from bot.matching.ranking import DATED, in_order
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.several import asks_for_many, counts_papers, evidence, says_only_events
from bot.matching.subjects import narrowed

# What a superlative may be said of in one story: "what did the reviewer with the lowest score say".
_PARTICULAR = frozenset(
    {
        *(Attribute.QUOTE, Attribute.REACTION, Attribute.REASON, Attribute.TALK),
        *(Attribute.METHOD, Attribute.RESULTS),
    }
)
SURE = 0.9  # confidence of what filters decide
OTHERS = 3  # stories offered beside an answer or a no
_LISTS_FROM = 0.5  # likelihood from which a question is taken to ask for several stories
_LISTS_FROM_MANY = 0.35  # the same where it does so in so many words
_SAYS_MORE = 1.0  # weight of words that filters leave aside
_SAYS_SOMETHING = 0.5  # and from which a question means the one story that it describes
_MAY_BE_MEANT = 0.2  # probability from which a story is offered though no list holds it
_SURELY_ONE = 0.9  # probability from which one story is meant, whatever else is said
_SELECTIONS = 64  # lists kept: in a large base "rejected" alone takes long to go through


class Lister:
    """Makes lists of the stories of one snapshot."""

    def __init__(self, index: Index, model: Weights, answers: Answers) -> None:
        self._index = index
        self._model = model
        self._answers = answers
        self._filters = lru_cache(maxsize=1)(Filters.of)  # of the question that is answered
        self._selected = lru_cache(maxsize=_SELECTIONS)(partial(select, index=index))

    def selection(self, reading: Reading) -> tuple[Filters, Selection] | None:
        """Return what a question filters stories by, and which pass; None if it doesn't filter."""
        filters = self._filters(reading)
        if filters.is_empty or filters.names_story:
            return None
        return filters, self._selected(filters)

    def outcome(self, reading: Reading, ranked: Ranked, why: Why) -> Outcome | None:
        """Return the outcome of a question that asks for several stories, None if it doesn't."""
        listing = self.selection(reading)
        if listing is None or reading.is_about_unknown or reading.is_bare_name:
            return None
        filters, found = listing
        asks = pattern("asks").search(reading.text.clean.casefold())
        sighs = not asks and filters.labels == (EventType.REJECTED,)
        if (filters.often != ONCE or sighs) and is_of_own(reading):
            return None
        if filters.order and not ranked.follows and self._ranks(reading, filters, found):
            first = in_order(found.stories, filters, self._index, filters.order)
            stories, values = tuple(story for story, _ in first), tuple(at for _, at in first)
            if first:
                labels = filters.labels
                return Listing(stories, labels, SURE, why, order=filters.order, values=values)
        return self._of_several(reading, filters, found, ranked, why)

    def all_scored_so(self, reading: Reading, ranked: Ranked, why: Why) -> Listing | None:
        """Return the papers with the scores that a question names, where it says little else."""
        named = reading.scores or reading.marks
        if not named or ranked.follows or reading.unknown or not says_only_events(reading):
            return None
        listing = self.selection(reading)
        if listing is None:
            return None
        filters, found = listing
        more = reading.untold or set(reading.asked) - {Attribute.SCORES}
        fits = filters.constraints.types and not more
        return Listing(found.stories, filters.labels, SURE, why) if fits and found.ids else None

    def none_of_people(self, reading: Reading, ranked: Ranked, why: Why) -> Nothing | None:
        """Return that no paper of those whom a question names fared so, None if it says more."""
        listing = self.selection(reading)
        if listing is None or ranked.follows or reading.told >= _SAYS_MORE:
            return None
        filters, found = listing
        says_so = filters.people and filters.are_telling and not found.stories
        return self._nothing_fits(filters, ranked, why) if says_so else None

    def _ranks(self, reading: Reading, filters: Filters, found: Selection) -> bool:
        """Return whether a superlative is all that a question asks about the stories found."""
        particular = not _PARTICULAR.isdisjoint(reading.asked) or bool(reading.ids(Kind.STORY))
        other = bool(reading.untold) or is_of_own(reading)
        eventless = filters.order in DATED and not filters.names_events
        if particular or other or eventless or not filters.parts:  # advice has no events
            return False
        return bool(filters.topics) or narrowed(reading, found, self._index) is None

    def _of_several(
        self, reading: Reading, filters: Filters, found: Selection, ranked: Ranked, why: Why
    ) -> Outcome | None:
        is_bare, many = _is_bare(reading, filters, ranked), asks_for_many(reading)
        likely = SURE if is_bare else self._likely_many(reading, filters, found, ranked)
        refused = reading.untold and not (filters.people or ranked.leads(found.ids))
        if likely < (_LISTS_FROM_MANY if many else _LISTS_FROM):
            doubtful = self._describes_none(reading, ranked)
            return _untold(reading.untold, why) if refused and many and doubtful else None
        if refused:
            return _untold(reading.untold, why)
        leads = ranked.leads(found.ids) and ranked.best >= self._model.answer_at
        if leads and reading.told >= _SAYS_SOMETHING:
            return None  # a list of the very story that is described says less than its answer
        if not filters.topics and (told := narrowed(reading, found, self._index)):
            subject, kept = told
            labels = (*filters.labels, subject)
            return Listing(kept, labels, likely, why) if kept else _untold((subject,), why)
        if not found.stories:
            telling = filters.are_telling and (many or is_bare or filters.are_of_events)
            # "HOG was best paper, right?" is for its story to put right.
            is_told = (telling or filters.are_combined) and not _names_leading(reading, ranked)
            return self._nothing_fits(filters, ranked, why) if is_told else None
        counts = reading.holds(Kind.CUE, "quantity") and not counts_papers(reading)
        alone = len(found.stories) == 1 and (counts or not (many or filters.often.exactly))
        answer = self._lone(found.stories[0], reading, ranked, why) if alone else None
        return answer or Listing(found.stories, filters.labels, likely, why)

    def _lone(self, story: Story, reading: Reading, ranked: Ranked, why: Why) -> Answer | None:
        """Return the one story found as the answer, None if it may not be what is asked for."""
        found = self._answers.of(reading, self._index.profile(story.id), SURE, why)
        answer = self._answers.in_full(found, reading)
        told = answer.lacks_what_is_asked or not self._passes_over(reading, ranked, story)
        return answer if told else None

    def _nothing_fits(self, filters: Filters, ranked: Ranked, why: Why) -> Nothing | None:
        """Return that no story passes, with those that nearly do.

        That is second places, whatever else is told of the people named, and what the question
        may describe; None if a story that only tells of them answers the question.
        """
        telling = [(c, odds) for c, odds in ranked.stories if c.tells_of(filters.people)]
        if filters.people and telling:
            leading, odds = telling[0]
            if odds >= self._model.answer_at and leading.profile.story.kind not in filters.kinds:
                return None
        often = Often(filters.often.times)
        wider = replace(filters, ranks=frozenset(Rank), often=often, everywhere=False)
        placed = self._selected(wider).stories
        told = (candidate.profile.story for candidate, _ in telling if filters.people)
        likely = (c.profile.story for c, odds in ranked.stories if odds >= _MAY_BE_MEANT)
        close = tuple(dict.fromkeys((*placed, *told, *likely)))[:OTHERS]
        return Nothing(Reason.NOTHING_FITS, SURE, why, filters.labels, close)

    def _passes_over(self, reading: Reading, ranked: Ranked, story: Story) -> bool:
        """Return whether the one story found may not be what else the question says.

        "A paper by Geoffrey Hinton on capsules that got rejected": his one rejected paper is
        listed as that, and no answer.
        """
        odds = {c.profile.story.id: odds for c, odds in ranked.stories}.get(story.id, 0.0)
        doubtful = odds < self._model.answer_at
        return doubtful and reading.told >= _SAYS_MORE and not reading.asked

    def _describes_none(self, reading: Reading, ranked: Ranked) -> bool:
        """Return whether a question tells of no story: "papers from Google" rests on one word."""
        means_one = ranked.names or ranked.follows or reading.asked
        little = reading.told < _SAYS_MORE and not means_one
        return little or ranked.best < self._model.answer_at

    def _likely_many(
        self, reading: Reading, filters: Filters, found: Selection, ranked: Ranked
    ) -> float:
        """Return how likely a question asks for what its filters find."""
        told = evidence(reading, filters, found, ranked)
        likely = likelihood(told, self._model.several)
        if ranked.is_on_topic and ranked.leads(found.ids):
            likely += (1 - likely) * ranked.best  # the same story either way
        return likely


def _is_bare(reading: Reading, filters: Filters, ranked: Ranked) -> bool:
    """Return whether a question says nothing but what a list is made by."""
    return names_only_a_venue(reading) or (
        says_only_events(reading)
        and not (ranked.follows or _asks_more(reading, filters))
        and filters.say_which(many=asks_for_many(reading), one=reading.holds(Kind.CUE, "single"))
    )


def _names_leading(reading: Reading, ranked: Ranked) -> bool:
    """Return whether a question surely means a story that it names, be it by an everyday word."""
    return ranked.best >= _SURELY_ONE and any(
        ranked.leads((sense.id,)) for sense in reading.of(Kind.STORY)
    )


def _asks_more(reading: Reading, filters: Filters) -> bool:
    """Return whether a question asks for something that its filters don't say themselves."""
    by_scores = len(filters.constraints.scores) > FEW and reading.holds(Kind.CUE, "single")
    said = {Attribute.SCORES} if by_scores else set[Attribute]()
    if filters.unpublished:
        said |= {Attribute.ARXIV, Attribute.NEXT, Attribute.WHERE}
    return not said.issuperset(reading.asked)


def _untold(conditions: tuple[str, ...], why: Why) -> Nothing:
    return Nothing(Reason.UNTOLD, SURE, why, conditions)
