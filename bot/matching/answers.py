"""A story as the answer to a question: what of it is said first, and what it doesn't say."""

from bot.knowledge.model import Story
from bot.matching.decide import Weights
from bot.matching.index import Index
from bot.matching.outcome import Answer, Why
from bot.matching.parts import Particulars, Weighed, particulars, weigh
from bot.matching.premises import events_meant
from bot.matching.profile import Profile
from bot.matching.reading import Reading


class Answers:
    """Makes answers out of stories that were found to be meant."""

    def __init__(self, index: Index, model: Weights) -> None:
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
