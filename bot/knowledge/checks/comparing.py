"""When two names or questions count as the same."""

import re
import unicodedata

from bot.language import has_han, to_simplified

_DROPPED = re.compile(r"[^\w+#]|_")  # C, C++ and C# differ


def key(text: str) -> str:
    """Return what `text` is compared by: letters and digits alone, without case, Simplified.

    Texts with one key are told apart by nobody who types them in a chat.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if has_han(folded):
        folded = to_simplified(folded)
    return _DROPPED.sub("", folded)
