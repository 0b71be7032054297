"""What users see of an outcome, short enough for tables of cases."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import opencc

from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Suggestions


@dataclass(frozen=True, repr=False)
class Shipped:
    """The shipped base and its matcher, without a repr of a thousand lines in failing examples."""

    snapshot: Snapshot
    matcher: Matcher


def stories_of(outcome: Outcome) -> tuple[str, ...]:
    """The ids of the stories that an outcome gives or offers."""
    match outcome:
        case Answer():
            return (outcome.story.id,)
        case Listing() | Suggestions():
            return tuple(story.id for story in outcome.stories)
        case Nothing():
            return tuple(story.id for story in outcome.close)


def brief(outcome: Outcome) -> str:
    """An outcome in a line: "answer gan", "list dit sit", "nothing"."""
    kinds = {Answer: "answer", Listing: "list", Suggestions: "suggestions", Nothing: "nothing"}
    return " ".join((kinds[type(outcome)], *stories_of(outcome)))


def asserted(matcher: Matcher, question: str, context: str | None = None) -> set[str]:
    """The stories that the bot would say are meant; none when it asks back or declines."""
    outcome = matcher.match(question, context)
    return set(stories_of(outcome)) if isinstance(outcome, Answer | Listing) else set()


def lines(table: str) -> list[str]:
    """The lines of a table; none may be there twice."""
    found = [line.strip() for line in table.splitlines() if line.strip()]
    assert len(set(found)) == len(found)
    return found


def rows(table: str) -> list[tuple[str, ...]]:
    """The lines of a table as parameter sets; " | " stands between columns."""
    return [tuple(part.strip() for part in line.split(" | ")) for line in lines(table)]


@cache
def _converter(config: str) -> Callable[[str], str]:
    return opencc.OpenCC(config).convert  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def traditional(text: str, config: str = "s2t") -> str:
    """A text in Traditional characters, word for word; `config` is OpenCC's."""
    return _converter(config)(text)
