"""The base as it is asked: one reading of its files, and what is worked out from it when needed."""

from functools import cached_property
from typing import Self

from bot.answering import Answerer
from bot.curation.effects import Asked
from bot.knowledge.check import check
from bot.knowledge.problems import Problem
from bot.knowledge.reading import Reading
from bot.matching.suggest import Suggester


class Live:
    """A reading of the base with its answerer. Swapped as a whole when the base changes."""

    def __init__(self, reading: Reading, before: Self | None = None) -> None:
        """Take a reading, and what was live `before` it, which saves time."""
        self.reading = reading
        self._before = before

    @cached_property
    def answerer(self) -> Answerer:
        """What answers questions; building it takes about two seconds for a thousand stories."""
        before, self._before = self._before, None  # else all that ever was live would stay
        ready = before.answerer if before and before.is_ready else None
        return Answerer.of(self.reading.snapshot, ready)

    @property
    def is_ready(self) -> bool:
        """Whether the answerer is built already."""
        return "answerer" in vars(self)

    @cached_property
    def suggester(self) -> Suggester:
        """What to offer while somebody types."""
        return Suggester(self.reading.snapshot)

    @cached_property
    def problems(self) -> list[Problem]:
        """What the check finds, sample questions aside."""
        return check(self.reading)

    @cached_property
    def asked(self) -> Asked:
        """How sample questions are answered, as far as they have been asked."""
        return Asked(self.reading.snapshot, self.answerer.matcher)
