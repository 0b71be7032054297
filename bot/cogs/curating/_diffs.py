"""Differences as Discord shows them: what went is struck through, what came is bold."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from discord.utils import escape_markdown, escape_mentions

from bot.cogs._embeds import shorten
from bot.curation.differences import Difference

# A word with its punctuation, spaces, or a single character of a script without spaces.
_TOKEN = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+|.", re.DOTALL)
_ALIKE = 0.4  # of 1; texts that share less are shown whole
_AROUND = 24  # characters of what stayed, on either side of what didn't
_GAP = 4  # characters between two changes that are told as one
_LONGEST = 240  # characters of a value that is shown whole

_Step = tuple[str, int, int, int, int]  # as `SequenceMatcher` gives them


def plain(text: str) -> str:
    """Return `text` so that Discord shows it as it is, on one line."""
    return escape_markdown(escape_mentions(" ".join(text.split())))


def told(difference: Difference) -> str:
    """Return a difference in a line."""
    field = f"`{difference.field.replace('`', '')}`"
    before, after = difference.before, difference.after
    if before is None:
        return f"➕ {field} {_whole(after)}"
    if after is None:
        return f"➖ {field} {_struck(shorten(before, _LONGEST))}"
    return f"✏️ {field} {_changed(before, after)}"


def fitting(lines: Sequence[str], room: int, more: str) -> str:
    """Return as many of `lines` as `room` characters hold.

    Where some don't, a last line says how many: `more` with `{}` for their number.
    """
    for shown in range(len(lines), -1, -1):
        rest = [more.format(len(lines) - shown)] if shown < len(lines) else []
        text = "\n".join([*lines[:shown], *rest])
        if len(text) <= room:
            return text
    return ""


def _changed(before: str, after: str) -> str:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        half = _LONGEST // 2
        return f"{_struck(shorten(before, half))} → {_bold(shorten(after, half))}"
    said = "".join(_pieces(_joined(matcher.get_opcodes(), old), old, new))
    return re.sub(r" {2,}", " ", said).strip()


def _joined(steps: Sequence[_Step], old: Sequence[str]) -> list[_Step]:
    """Return the steps from one text to the other, changes that nearly touch made one."""
    joined: list[_Step] = []
    for number, (kind, a, b, c, d) in enumerate(steps):
        is_inside = 0 < number < len(steps) - 1
        is_gap = kind == "equal" and is_inside and len("".join(old[a:b])) <= _GAP
        name = "equal" if kind == "equal" and not is_gap else "replace"
        if joined and joined[-1][0] == name == "replace":
            _, first, _, start, _ = joined.pop()
            joined.append((name, first, b, start, d))
        else:
            joined.append((name, a, b, c, d))
    return joined


def _pieces(steps: Sequence[_Step], old: list[str], new: list[str]) -> Iterator[str]:
    for number, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            is_first, is_last = number == 0, number == len(steps) - 1
            yield _plain_inside(_context("".join(old[a:b]), is_first=is_first, is_last=is_last))
        else:
            was, became = "".join(old[a:b]), "".join(new[c:d])
            yield f" {_struck(shorten(was, _LONGEST))} {_bold(shorten(became, _LONGEST))} "


def _plain_inside(text: str) -> str:
    """Return a part of a line as it is, with the spaces at its ends."""
    return escape_markdown(escape_mentions(re.sub(r"\s+", " ", text)))


def _context(text: str, *, is_first: bool, is_last: bool) -> str:
    head = "" if is_first else text[:_AROUND]
    tail = "" if is_last else text[-_AROUND:]
    if len(head) + len(tail) >= len(text):
        return text
    return f"{head}…{tail}"


def _whole(text: str | None) -> str:
    return _bold(shorten(text or "", _LONGEST))


def _struck(text: str) -> str:
    return _marked(text, "~~")


def _bold(text: str) -> str:
    return _marked(text, "**")


def _marked(text: str, mark: str) -> str:
    """Put `mark` around `text`, unless there is nothing to see of it."""
    inner = text.strip()
    return f"{mark}{plain(inner)}{mark}" if inner else ""
