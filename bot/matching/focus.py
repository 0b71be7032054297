"""The stretch of a question that asks, apart from what it tells to say what it is about.

"The guy who rescued a 'useless' method, where did he work?" describes a story in words that other
details of it hold too. What it asks for stands behind the comma; 那篇 and its like end what is told
as well.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.matching.data import pattern
from bot.matching.manner import words_of
from bot.matching.mentions import Mention
from bot.matching.reading import Item, Reading
from bot.matching.text import Text, Token
from bot.matching.vocabulary import cues

_HAN = r"\u3400-\u9fff"
_SEAM = re.compile(
    r"[,;:!?，；：。？！…]+(?!\d)|(?<=\.)\s|\s[-–—]+\s"
    rf"|(?<=[{_HAN}])\s+(?=[{_HAN}])"
    rf"|(?<=[{_HAN}A-Za-z\d][那这][篇位个款套本种])(?:论文|文章|工作|模型|系统|方法)?"
)


def focused(
    text: Text, tokens: Sequence[Token], mentions: Iterable[Mention], items: Iterable[Item]
) -> Reading | None:
    """Return what the stretch that asks says, of what was read of a question.

    None where there is no other stretch, or where several ask.
    """
    stretch = _asking(text.clean)
    if stretch is None:
        return None
    first = sum(token.start < stretch.start for token in tokens)
    said = tokens[first : sum(token.start < stretch.stop for token in tokens)]
    held = [mention for mention in mentions if first <= mention.first < first + len(said)]
    moved = [Mention(m.senses, m.first - first, m.last - first, m.surface) for m in held]
    return Reading(
        text=text,
        senses=(*(sense for mention in held for sense in mention.senses), *cues(said)),
        items=tuple(item for item in items if item.at in stretch),
        words=words_of(said, moved),
    )


def asks_aloud(text: str) -> bool:
    """Return whether a text asks by a word or a sign: "who wrote it", 谁写的."""
    return pattern("asks").search(text.strip(" ?？").casefold()) is not None


def _asking(clean: str) -> range | None:
    """Return where the one stretch of a text that asks stands; None if it has but one stretch."""
    seams = (seam.end() for seam in _SEAM.finditer(clean))
    places = (range(*ends) for ends in pairwise((0, *seams, len(clean))))
    stretches = [place for place in places if clean[place.start : place.stop].strip()]
    asking = [place for place in stretches if asks_aloud(clean[place.start : place.stop])]
    return asking[0] if len(stretches) > len(asking) == 1 else None
