"""A reply, ready for any face (Discord, terminal, JSON) to render: text in blocks, no markup.

Each face lays the same blocks out in its own way; the blocks' order is the reply contract's.
"""

from dataclasses import dataclass
from typing import Literal

from bot.knowledge.model import Source
from bot.language import Language

ReplyKind = Literal["answer", "list", "suggestions", "nothing"]


@dataclass(frozen=True)
class Choice:
    """A story that the reader may pick instead, or from a list."""

    story_id: str
    label: str  # at most 80 characters: a button's limit
    summary: str  # one line


@dataclass(frozen=True)
class Reply:
    """What the user reads, in one language."""

    kind: ReplyKind
    language: Language
    headline: str  # the answer to what was asked
    body: str = ""  # the anecdote
    title: str = ""  # the story's title
    timeline: str = ""  # ✗ NIPS 2014 (8/8/7) → ✓ AISTATS 2015 → 🏆 …
    support: str = ""  # empty when confirmed
    sources: tuple[Source, ...] = ()  # best first
    why: str = ""  # the small line: what was recognised
    story_id: str | None = None  # of an answer
    lacks_what_is_asked: bool = False  # the answer says that the base doesn't hold that
    is_to_question: bool = True  # "hello" is none
    choices: tuple[Choice, ...] = ()  # other candidates, suggestions, or a list's entries
    confidence: float = 0.0  # 0..1
    matched: tuple[str, ...] = ()

    @property
    def story_ids(self) -> tuple[str, ...]:
        """Ids of the stories given, best first; an answer's other candidates don't count."""
        if self.kind == "answer" and self.story_id:
            return (self.story_id,)
        return tuple(choice.story_id for choice in self.choices)
