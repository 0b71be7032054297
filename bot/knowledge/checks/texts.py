"""Texts as they will be read: in the right language, and without what breaks a message."""

import re
from collections.abc import Iterator

from bot.knowledge.document import Document, Scalar
from bot.knowledge.problems import Problem, Severity, quoted
from bot.knowledge.reading import Reading
from bot.language import has_han, to_simplified

_UNCHECKED = {"url", "notes"}
_MANY_LINES = re.compile(r"(text|answer|truth|reason)\.(en|zh|zh_hant)$")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_HAN = r"\u3400-\u9fff"
_BROKEN_CHINESE = re.compile(rf"(?:[{_HAN}]|[，。；：！？、）”」》])[ \n](?=[{_HAN}（“「《])")
_QUOTED = re.compile(r"""“[^”]*”|"[^"]*"|「[^」]*」|《[^》]*》|\([^)]*\)|（[^）]*）""")
# What mustn't stand in a text, and what to do about it.
_FORBIDDEN = (
    (re.compile(r"@(everyone|here)\b"), "{} would address everybody: remove the `@`"),
    (re.compile(r"<[@#:/a][^ >]*>"), "{} is a Discord mention: write the name out"),
    (_INVISIBLE, "the invisible character {}: remove it"),
    (re.compile(r"```"), "three backticks start a block of code: remove them"),
)
_LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+")
_AFTER_A_LINK = ".,;:!?)]'\""


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each text that would read badly or do harm."""
    for document in reading.documents.values():
        own_pages = {_page(s.value) for s in document.at("sources[].url", "papers[].url")}
        changed = _changed_by_simplifying(document)
        for scalar in document.scalars:
            if _UNCHECKED.isdisjoint(scalar.loc):
                yield from _harm(document, scalar)
                yield from _links(document, scalar, own_pages)
                yield from _language(document, scalar, may_be_traditional=changed)


def _harm(document: Document, scalar: Scalar) -> Iterator[Problem]:
    for pattern, advice in _FORBIDDEN:
        if found := pattern.search(scalar.value):
            yield document.problem(scalar.loc, advice.format(quoted(found[0])))
    if scalar.value.count("`") % 2:
        yield document.problem(scalar.loc, "a backtick is opened and not closed")
    if "\n" in scalar.value.strip() and not _MANY_LINES.search(scalar.shape):
        yield document.problem(scalar.loc, "must stay on one line: use `>-` and no empty lines")


def _links(document: Document, scalar: Scalar, own_pages: set[str]) -> Iterator[Problem]:
    for link in _LINK.findall(scalar.value):
        if not link.isascii():
            yield document.problem(scalar.loc, f"put a space after the link in {quoted(link)}")
        elif _page(link) not in own_pages:
            message = (
                f"{quoted(link)} isn't among the story's `sources`: add it there, or remove it"
            )
            yield document.problem(scalar.loc, message)


def _page(url: str) -> str:
    return url.strip().rstrip(_AFTER_A_LINK).rstrip("/")


def _language(document: Document, scalar: Scalar, *, may_be_traditional: bool) -> Iterator[Problem]:
    language = next((part for part in reversed(scalar.loc) if isinstance(part, str)), "")
    if language == "en" and has_han(_QUOTED.sub("", scalar.value)):
        message = "Chinese characters in an English text: put them in quotes or brackets"
        yield document.problem(scalar.loc, message, Severity.WARNING)
    if language in {"zh", "zh_hant"}:
        yield from _chinese(document, scalar)
    if language == "zh" and may_be_traditional:
        simplified = to_simplified(scalar.value)
        changed = [a for a, b in zip(scalar.value, simplified, strict=False) if a != b]
        if changed:
            message = f"{quoted(''.join(changed))} is Traditional: write Simplified here"
            yield document.problem(scalar.loc, message, Severity.WARNING)


def _chinese(document: Document, scalar: Scalar) -> Iterator[Problem]:
    is_list_entry = isinstance(scalar.loc[-1], int)
    if not has_han(scalar.value) and is_list_entry:
        message = "holds no Chinese: put it under `en`"
        yield document.problem(scalar.loc, message, Severity.WARNING)
    elif not has_han(scalar.value) and not scalar.shape.endswith("note.zh"):  # often just a name
        message = "must be Chinese (leave the `zh` of a name out where no Chinese form exists)"
        yield document.problem(scalar.loc, message)
    if not is_list_entry and (found := _BROKEN_CHINESE.search(scalar.value)):
        message = (
            f"a space inside Chinese after {quoted(found[0].strip())}: keep a Chinese text on one "
            "line of the file, since each line break becomes a space"
        )
        yield document.problem(scalar.loc, message, Severity.WARNING)


def _changed_by_simplifying(document: Document) -> bool:
    """Return whether any of its text may be Traditional: one conversion is quicker than many."""
    whole = "\n".join(scalar.value for scalar in document.scalars)
    return to_simplified(whole) != whole
