"""A story as the answer to a question: what of it is said first, and what it doesn't say."""

from collections.abc import Iterator
from dataclasses import replace

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Story
from bot.matching.decide import Weights
from bot.matching.index import Index
from bot.matching.outcome import Answer, Why
from bot.matching.parts import Particulars, Weighed, particulars, weigh
from bot.matching.premises import events_meant
from bot.matching.profile import Profile
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.twofold import asking_parts, stands_alone

_SURELY = 0.6  # probability from which a part of a question asks for a detail, or none held
_AIMED = 0.35  # probability that its wording aims at such a detail, of whatever story
_AIMED_ALOUD = 0.3  # the same where it asks for that in so many words


class Answers:
    """Makes answers out of stories that were found to be meant."""

    def __init__(self, reader: Reader, index: Index, model: Weights) -> None:
        self._reader = reader
        self._index = index
        self._model = model

    def weigh(self, reading: Reading, profile: Profile) -> Weighed:
        """Return what of a story is likeliest to be asked for."""
        return weigh(reading, profile, self._index.words(reading), self._model)

    def of(
        self,
        reading: Reading,
        profile: Profile,
        odds: float,
        why: Why,
        others: tuple[Story, ...] = (),
        part: Particulars | None = None,
    ) -> Answer:
        """Return a story as the answer, found with the probability `odds`.

        `part` is what of it is said, where that is known; `others` are offered beside it.
        """
        part = part or particulars(self.weigh(reading, profile), profile)
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

    def in_full(self, answer: Answer, reading: Reading) -> Answer:
        """Return the answer to both of two questions in one, each with what it asks for.

        That is where each by itself surely asks for something, one of them for what was found if
        anything was. What the story doesn't say comes second; of three, two are answered.
        """
        found = {(asked.detail, asked.asked): asked for asked in self._each(answer, reading)}
        is_told = answer.lacks_what_is_asked or (answer.detail, answer.asked) in found
        told = sorted(found.values(), key=lambda asked: asked.lacks_what_is_asked)[:2]
        if len(told) < 2 or not is_told or told[0].lacks_what_is_asked:  # noqa: PLR2004
            return answer
        first, second = told
        return replace(first, second=second)

    def _each(self, answer: Answer, reading: Reading) -> Iterator[Answer]:
        """Yield the answers to the parts of a question that surely ask for something."""
        profile = self._index.profile(answer.story.id)
        for place, text in enumerate(asking_parts(reading.text.clean)):
            part = self._reader.read(text)
            if not stands_alone(part, answer.story.id, is_first=not place):
                continue
            weighed = self.weigh(part, profile)
            said = replace(particulars(weighed, profile), also=None, nearest=None)
            asked = said.asked or _prize_asked(part, profile)
            is_sure = max(weighed.ranked[0][0], weighed.lacking) >= _SURELY
            aimed_from = _AIMED_ALOUD if asked in part.asked else _AIMED
            if asked and is_sure and weighed.asked.aims.get(asked, 0.0) >= aimed_from:
                said = replace(said, asked=asked)
                yield self.of(part, profile, answer.confidence, answer.why, answer.others, said)


def _prize_asked(part: Reading, profile: Profile) -> Attribute | None:
    """Return that a prize is asked for where nothing else is: "and what did it win"."""
    won = part.ids(Kind.EVENT) == (EventType.AWARDED,)
    return Attribute.AWARD if won and Attribute.AWARD in profile.attributes else None
