"""Two questions in one: "who wrote it, and where did it come out in the end?"."""

import re
from collections.abc import Iterator

from bot.knowledge.kinds import Attribute
from bot.matching.data import pattern
from bot.matching.reading import Reading
from bot.matching.senses import Kind

_MOST = 24  # words of a part of a question: longer ones tell more than they ask
_HAN = r"\u3400-\u9fff"
_SEAM = re.compile(
    r"(?<=[,;?!，；。？！])(?!\d)|(?<=\.)(?=\s)"
    r"|(?=\b(?:and|but|also|then|plus)\b)"
    r"|(?=还有|以及|然后|后来|另外|顺便)"
    rf"|(?<=[{_HAN}])(?=\s+[{_HAN}])"
)
# Of what: the part before says it. "What did it win, and in which year?"
_OF_SOMETHING = frozenset({Attribute.WHEN, Attribute.WHERE})


def asking_parts(clean: str) -> tuple[str, ...]:
    """Return the parts of a question that each ask something; none where it asks one thing.

    What asks nothing stays with the part before it, or with the first.
    """
    parts = tuple(_parts(clean))
    return parts if len(parts) > 1 else ()


def stands_alone(part: Reading, story_id: str, *, is_first: bool) -> bool:
    """Return whether a part of a question asks something of a story, whatever is said before it."""
    if len(part.text.tokens) > _MOST or not set(part.ids(Kind.STORY)) <= {story_id}:
        return False
    return is_first or not _OF_SOMETHING.issuperset(part.asked) or bool(part.ids(Kind.EVENT))


def _parts(clean: str) -> Iterator[str]:
    part = ""
    for stretch in _SEAM.split(clean):
        if _asks(part) and _asks(stretch):
            yield part
            part = ""
        part += stretch
    yield part


def _asks(text: str) -> bool:
    return pattern("asks").search(text.strip(" ?？").casefold()) is not None
