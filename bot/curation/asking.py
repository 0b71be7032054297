"""What the queue keeps of a question: its words, and nothing that tells who somebody is."""

import re

LONGEST = 300  # of a phrasing in a story, which the question may become
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^<>:]+:|id:)[^<>\s]*>|@everyone|@here")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINK = re.compile(r"https?://\S+")
_PRIVATE = re.compile(
    r"[\w.+-]+@[\w-]+\.\w"  # an e-mail address
    r"|\d{9,}|\+\d[\d ()-]{7,}\d"  # a telephone number, or somebody's id
    r"|[\w.-]{40,}",  # a key or a token
    re.ASCII,
)


def sound(text: str) -> str:
    """Return `text` as it can be written down: without control characters and half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub(" ", whole)


def kept_of(text: str) -> str | None:
    """Return what may be kept of the question `text`, None when it is none of our business.

    Mentions and Discord's other markup are dropped, since they hold ids. Texts with an e-mail
    address, a telephone number or a key aren't kept, nor are those too long for a question.
    """
    plain = " ".join(_MARKUP.sub(" ", sound(text)).split())
    if len(plain) > LONGEST or _PRIVATE.search(_LINK.sub(" ", plain)):
        return None
    return plain or None
