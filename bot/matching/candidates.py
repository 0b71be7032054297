"""The stories that a question may mean, ranked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.matching.parts import Weighed
from bot.matching.profile import Profile
from bot.matching.senses import Kind

_SURELY = 0.05  # probability that a story lacks what is asked, below which it surely says it
_ON_TOPIC = -0.2  # log-odds of being small talk below which a question hardly is
_IN_DOUBT = 0.2  # and below which it may yet be a reply to a story


@dataclass(frozen=True)
class Candidate:
    """A story with the features that speak for and against it."""

    profile: Profile
    features: dict[str, float]
    weighed: Weighed | None  # what of it is asked for, where it is meant
    missed: Sequence[str]  # the words of the question that it doesn't hold

    @property
    def is_named(self) -> bool:
        """Whether the question names this story by a name that means nothing else."""
        return bool(self.features["named"])

    @property
    def follows(self) -> bool:
        """Whether it is the story replied to, and the question names nothing foreign to it."""
        return bool(self.features["context"] or self.features["context_people"])

    @property
    def is_told(self) -> bool:
        """Whether the question names this story, and the story surely says what is asked."""
        return self.is_named and self.weighed is not None and self.weighed.lacking < _SURELY

    @property
    def is_meant(self) -> bool:
        """Whether the question names this story, or follows on from it."""
        return bool(self.features["meant"])

    def tells_of(self, people: Collection[str]) -> bool:
        """Return whether the story speaks of all these people."""
        return all(self.profile.terms.get(f"{Kind.PERSON}:{person}") for person in people)


@dataclass(frozen=True)
class Ranked:
    """The candidates of a question, best first, each with its probability of being meant."""

    stories: tuple[tuple[Candidate, float], ...]
    none: float  # probability that no story is
    strays: float  # log-odds that it is small talk or an order, from -1 to 1

    @property
    def is_on_topic(self) -> bool:
        """Whether it is hardly small talk, so that a story is likely to be meant."""
        return self.strays < _ON_TOPIC

    @property
    def may_be_a_reply(self) -> bool:
        """Whether it isn't plainly small talk, so that a story replied to may be meant."""
        return self.strays < _IN_DOUBT

    @property
    def follows(self) -> bool:
        """Whether the leading story is the one replied to."""
        return bool(self.stories) and self.stories[0][0].follows

    @property
    def names(self) -> bool:
        """Whether the question names the leading story by a name that means nothing else."""
        return bool(self.stories) and self.stories[0][0].is_named

    def leads(self, ids: Collection[str]) -> bool:
        """Return whether the leading story is the only one of these ids."""
        return bool(self.stories) and set(ids) == {self.stories[0][0].profile.story.id}

    @property
    def best(self) -> float:
        """The probability of the leading story."""
        return self.stories[0][1] if self.stories else 0.0
