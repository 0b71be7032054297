"""Sources that a reader can't trust or won't be able to open."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from pydantic import HttpUrl, TypeAdapter, ValidationError

from bot.knowledge.document import Document
from bot.knowledge.problems import Problem, quoted
from bot.knowledge.reading import Reading

_LINK = TypeAdapter(HttpUrl)
_LONGEST_URL = 512  # of a link button
_EXPIRING_HOSTS = {"cdn.discordapp.com", "media.discordapp.net"}
_EXPIRING_PARAMETERS = re.compile(
    r"(x-(amz|goog|oss)-.*|expires|signature|sig|tempkey|awsaccesskeyid|key-pair-id)", re.IGNORECASE
)
_SHORTENERS = re.compile(
    r"(bit\.ly|buff\.ly|cutt\.ly|dlvr\.it|goo\.gl|is\.gd|lnkd\.in|ow\.ly|rb\.gy|rebrand\.ly|t\.co|t\.ly"
    r"|tiny\.cc|tinyurl\.com|v\.gd|b23\.tv|dwz\.cn|reurl\.cc|suo\.im|t\.cn|url\.cn)"
)


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each link that rots, hides where it leads or is given twice."""
    for document in reading.stories():
        for scalar in document.at("sources[].url", "papers[].url"):
            for message in _wrong_with(scalar.value.strip()):
                yield document.problem(scalar.loc, message)
        yield from _given_twice(document, "sources[].id", "id")
        yield from _given_twice(document, "sources[].url", "page")


def is_sound(url: str) -> bool:
    """Return whether `url` is a link that a source may have: whole, public and made to last."""
    try:
        _LINK.validate_python(url)
    except ValidationError:
        return False
    return not any(_wrong_with(url))


def _wrong_with(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return  # no URL at all, which the schema says
    if parts.scheme != "https" and host:
        yield "must start with `https://`"
    if len(url) > _LONGEST_URL:
        yield f"is longer than {_LONGEST_URL} characters: link the page without parameters"
    if parts.username is not None:
        yield "must not hold a user name or a password"
    if _SHORTENERS.fullmatch(host):
        yield f"{quoted(host)} shortens links: give the address it leads to"
    expiring = [name for name in parse_qs(parts.query) if _EXPIRING_PARAMETERS.fullmatch(name)]
    if host in _EXPIRING_HOSTS or expiring:
        yield "is a signed link that stops working: link the page where the file is shown"
    if host and not _is_public(host):
        yield f"{quoted(host)} can't be opened from the internet"


def _is_public(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".lan"))
    return False  # pages that last have names


def _given_twice(document: Document, shape: str, what: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for scalar in document.at(shape):
        same = scalar.value.strip().rstrip("/").casefold()
        if same in seen:
            yield document.problem(scalar.loc, f"the same {what} stands on line {seen[same]} too")
        seen.setdefault(same, document.line(scalar.loc))
