"""Questions as choices between a list and a single answer: right is what came out better.

Each is worth as much as the two differ in how right they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.matching.decide import Net, Weights
from bot.matching.matcher import Matcher
from bot.matching.several import evidence
from tests.fit.batch import Row
from tests.questions import Question
from tests.questions.scoring import outcome_of, score

_LIST = "list"
_NEVER = Net(story={"bias": -99.0})


def choices(matcher: Matcher, model: Weights, questions: Sequence[Question]) -> Iterator[Row]:
    """Yield the questions for which a list and a single answer aren't equally right."""
    singly = Matcher(matcher.snapshot, replace(model, several=_NEVER), matcher)
    for question in questions:
        reading = matcher.reader.read(question.q)
        listing = matcher.listing(reading)
        if listing is None:
            continue
        filters, found = listing
        single = score(question, *outcome_of(singly, question))
        several = single
        if found.stories or filters.are_telling:
            ids = tuple(found.ids)
            several = score(question, "list" if ids else "nothing", ids)
        if several != single:
            ranked = matcher.rank(reading, question.context)
            told = evidence(reading, filters, found, ranked)
            right = (_LIST,) if several > single else ()
            yield Row(question, [(_LIST, told)], {}, right, question.worth * abs(several - single))
