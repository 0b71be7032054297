"""Two questions in one: "who wrote it, and where did it come out in the end?"."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from bot.knowledge.kinds import Attribute
from bot.matching.clauses import DECISIONS
from bot.matching.focus import asks_aloud
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.text import tokens_of

_STRETCHES = 12  # between pauses of a question that is taken apart
_MOST = 24  # words of a part of a question: longer ones tell more than they ask
_FEW = 8  # words, or Chinese characters, of a part that only names what is asked for
_HAN = r"\u3400-\u9fff"
_SEAM = re.compile(
    r"(?<=[,;?!，；。？！、])(?!\d)|(?<=\D[,，、])(?=\d)|(?<=\s[+&])(?=\s)|(?<=\.)(?=\s)"
    r"|(?=\b(?:and|but|also|plus|n)\b)"
    r"|(?=还有|以及|然后|后来|另外|顺便)|(?<![谁哪又是])(?=[和跟])"
    rf"|(?<=[{_HAN}])(?=\s+[{_HAN}])"
)
# A pause, or but a word of English.
_MIXED = re.compile(rf"(?<=[{_HAN}])(?=\s+[a-zA-Z])|(?<=[a-zA-Z\d%])(?=\s+[{_HAN}])")
# What only begins to ask: 什么时候 NeurIPS 给了它奖.
_BEGINS_ASKING = re.compile(r"(?:什么|时候|哪[年届里个篇]?|谁|怎么|多少|几|啥|如何|为何)(?:$|\s)")
# Of what: the part before says it. "What did it win, and in which year?"
_OF_SOMETHING = frozenset({Attribute.WHEN, Attribute.WHERE})
# What has neither a time nor a place of its own.
_OF_NO_EVENT = frozenset(
    {
        *(Attribute.AUTHORS, Attribute.SCORES, Attribute.METHOD, Attribute.RESULTS),
        *(Attribute.CITATIONS, Attribute.NAME, Attribute.MOTIVATION),
    }
)


def asking_parts(clean: str, asks: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the parts of a question that each ask something; none where it asks one thing.

    What asks nothing, as `asks` tells, stays with the part before it, or with the first. What has
    very many pauses is no question in two parts, and would take long to read.
    """
    stretches = _SEAM.split(clean)
    if len(stretches) <= _STRETCHES:
        stretches = list(chain.from_iterable(map(_unmixed, stretches)))
    parts = tuple(_parts(stretches, asks)) if 1 < len(stretches) <= _STRETCHES else ()
    return parts if len(parts) > 1 else ()


def names_what(text: str, read: Callable[[str], Reading]) -> bool:
    """Return whether a part of a question names what is asked for, and little else: "scores"."""
    if len(tokens_of(text)) > _FEW:
        return False
    part = read(text)
    return bool(part.asked) and part.says_little


def stands_alone(part: Reading, before: Reading | None, story_id: str) -> bool:
    """Return whether a part of a question asks something of a story itself.

    Not of what the part `before` it speaks of: "which prize, and where?" asks where the prize was
    given, "the authors, and where?" where the paper came out.
    """
    named = part.ids(Kind.STORY)
    if len(part.text.tokens) > _MOST or (named and story_id not in named):
        return False
    leans = bool(part.asked) and _OF_SOMETHING.issuperset(part.asked)
    if before is None or not leans or part.ids(Kind.EVENT) or part.ids(Kind.AWARD):
        return True
    befell = not DECISIONS.isdisjoint(before.ids(Kind.EVENT))
    return not befell and _OF_NO_EVENT.issuperset(before.asked)


def _unmixed(stretch: str) -> Iterator[str]:
    """Yield what stands between words of English, where that asks something on either side."""
    found = (seam.start() for seam in _MIXED.finditer(stretch))
    sides = ((stretch[:start], stretch[start:]) for start in found)
    sides = (side for side in sides if not _BEGINS_ASKING.search(side[0]))
    yield from next((side for side in sides if all(map(asks_aloud, side))), (stretch,))


def _parts(stretches: Iterable[str], asks: Callable[[str], bool]) -> Iterator[str]:
    part = ""
    for stretch in stretches:
        if asks(stretch) and asks(part):
            yield part
            part = ""
        part += stretch
    yield part
