"""When two names or questions count as the same."""

import unicodedata

from bot.language import has_han, to_simplified


def key(text: str) -> str:
    """Return what `text` is compared by: letters and digits alone, without case, Simplified.

    Texts with one key are told apart by nobody who types them in a chat.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if has_han(folded):
        folded = to_simplified(folded)
    return "".join(c for c in folded if c.isalnum() or c in "+#")  # C, C++ and C# differ
