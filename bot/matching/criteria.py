"""What a question says that selects stories, one thing at a time; `filters` puts them together."""

import re
from collections.abc import Sequence

from bot.knowledge.kinds import Attribute, EventType, Rank, StoryKind
from bot.matching.answer_types import REFEREES
from bot.matching.clauses import DECISIONS
from bot.matching.constraints import Constraints
from bot.matching.often import ONCE, Often, rejections
from bot.matching.outcome import Order
from bot.matching.reading import Reading
from bot.matching.senses import Kind

LISTED = frozenset((StoryKind.PAPER, StoryKind.AWARD))  # unless others are asked for
ADVICE = frozenset((StoryKind.ADVICE,))
OUTCOMES = frozenset((EventType.REJECTED, EventType.AWARDED, EventType.WITHDRAWN))
# What a paper may have been rejected for; other themes only colour a question.
REASONS = frozenset(("novelty", "simplicity"))
NEVER, UNAWARDED, UNPUBLISHED = "never-rejected", "never-awarded", "unpublished"
FEW = 2  # times that are soon said of many; three are asked for
_OTHERS = frozenset((StoryKind.AWARD, StoryKind.ADVICE, StoryKind.TALE))
_OF_JUDGING = tuple(f"{Kind.THEME}:{role}" for role in REFEREES)
_PRIZES = {3: "prizes-thrice", 2: "prizes-twice"}
_TIMES = {3: "thrice", 2: "twice"}  # the most first
_ORDINAL = re.compile("第[三四五六七八九十]次")  # 第三次才中 was rejected twice


def kinds(reading: Reading) -> frozenset[StoryKind]:
    """Return which kinds of stories are asked for: papers, all but papers, or whatever there is.

    What somebody is an author of is a paper.
    """
    if reading.holds(Kind.CUE, "no-papers"):
        return _OTHERS
    if reading.holds(Kind.CUE, "advice"):
        return ADVICE
    written = Attribute.AUTHORS in reading.asked and reading.ids(Kind.PERSON)
    return frozenset((StoryKind.PAPER,)) if written or reading.holds(Kind.CUE, "paper") else LISTED


def often(reading: Reading, constraints: Constraints) -> Often:
    """Return how often it has to have happened; "two 8s" and "won twice" count no rejections."""
    if constraints.marks.held or reading.order is Order.OFTENEST:
        return ONCE
    if EventType.REJECTED in constraints.types and (said := rejections(reading.text.clean)):
        return said
    cues = [sense for sense in reading.senses if sense.kind is Kind.CUE]
    text = _ORDINAL.sub("", reading.text.clean.casefold())
    for prizes in sorted((s.label for s in cues if s.id in _PRIZES.values()), key=len)[::-1]:
        text = text.replace(prizes, "")
    said = {sense.id for sense in cues if sense.label in text}
    return Often(next((n for n, cue in _TIMES.items() if cue in said), 1))


def order(reading: Reading, constraints: Constraints) -> Order | None:
    """Return by what the stories are ranked; whoever speaks of a prize waits for that."""
    judged = {*constraints.types, *([EventType.AWARDED] if constraints.awards else [])}
    if EventType.AWARDED in judged and reading.order is Order.LONGEST:
        return Order.AWAITED
    if judged & DECISIONS == {EventType.AWARDED} and reading.order is Order.OFTENEST:
        return Order.HONOURED
    return reading.order


def is_unawarded(reading: Reading) -> bool:
    """Return whether papers are asked for that didn't get a prize; of two, one may be had."""
    of_paper = reading.holds(Kind.CUE, "paper") or not reading.ids(Kind.PERSON)
    return reading.holds(Kind.CUE, UNAWARDED) and of_paper and len(reading.ids(Kind.AWARD)) < FEW


def prizes(reading: Reading) -> int:
    """Return how many prizes it has to have got; where two are named, each of them."""
    if len(reading.ids(Kind.AWARD)) > 1:
        return 1
    return next((n for n, cue in _PRIZES.items() if reading.holds(Kind.CUE, cue)), 1)


def offspring_of(reading: Reading) -> frozenset[str]:
    """Return the stories on which those asked for build: "BERT's offspring"."""
    named = frozenset(reading.ids(Kind.STORY))
    return named if reading.holds(Kind.CUE, "offspring") else frozenset()


def names_story(reading: Reading) -> bool:
    """Return whether it names a story by words that mean nothing else."""
    named = (s for s in reading.senses if s.kind is Kind.STORY and s.id not in reading.besides)
    sure = {sense.term for sense in named if not sense.ambiguous}
    other = (Kind.VENUE, Kind.AWARD, Kind.TOPIC, Kind.PERSON)
    return any(
        not sure.isdisjoint(item.terms) and not any(t.startswith(other) for t in item.terms)
        for item in reading.items
    )


def _named(reading: Reading, kind: Kind, beside: Sequence[str]) -> frozenset[str]:
    """Return what of a kind is named, without what the same words say otherwise.

    "Reviewer" is a way of asking about peer review, and a Longuet-Higgins Prize no person.
    """
    start = f"{kind}:"
    items = [i for i in reading.items if not any(t.startswith(tuple(beside)) for t in i.terms)]
    terms = (term for item in items for term in item.terms if term.startswith(start))
    return frozenset(term.removeprefix(start) for term in terms)


def people(reading: Reading) -> frozenset[str]:
    """Return the people named; the names of prizes are none."""
    return _named(reading, Kind.PERSON, (Kind.AWARD, Kind.VENUE))


def topics(reading: Reading) -> frozenset[str]:
    """Return the subjects named; "reviewers" and the names of prizes and venues are none."""
    return _named(reading, Kind.TOPIC, (*_OF_JUDGING, Kind.VENUE, Kind.AWARD))


def ranks(reading: Reading, constraints: Constraints) -> frozenset[Rank]:
    """Return the ranks asked for; who asks for a prize by name means its winners."""
    if reading.holds(Kind.CUE, "winners-only"):
        return frozenset((Rank.WINNER,))
    if reading.holds(Kind.CUE, "all-ranks"):
        return frozenset(Rank)
    nominated = reading.holds(Kind.THEME, "nominee")
    if constraints.runner_up or nominated:
        ranks = {Rank.RUNNER_UP: constraints.runner_up, Rank.NOMINEE: nominated}
        return frozenset(rank for rank, is_asked_for in ranks.items() if is_asked_for)
    return frozenset((Rank.WINNER,)) if constraints.awards else frozenset(Rank)
