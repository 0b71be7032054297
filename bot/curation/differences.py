"""What differs between two versions of an entry file, field by field."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from bot.knowledge.document import Unreadable, parse
from bot.knowledge.problems import Loc, field_name

_LONGEST = 200  # characters of a value that are shown


@dataclass(frozen=True)
class Difference:
    """A field that isn't the same; None where there is none."""

    field: str  # "details[2].answer.en", or "line 3" of a file that isn't readable
    before: str | None
    after: str | None

    def told(self, longest: int = _LONGEST) -> str:
        """Return the difference in a line, values cut to `longest` characters."""
        if self.before is None:
            return f"+ {self.field}: {_cut(self.after, longest)}"
        if self.after is None:
            return f"− {self.field}: {_cut(self.before, longest)}"
        return f"{self.field}: {_cut(self.before, longest)} → {_cut(self.after, longest)}"


def differences(before: bytes | None, after: bytes | None) -> list[Difference]:
    """Return what differs, in the order of the fields; None means that there is no file."""
    try:
        old, new = (parse("", raw).data if raw is not None else {} for raw in (before, after))
    except Unreadable:
        return list(_lines(before or b"", after or b""))
    return list(_between(old, new, ()))


def _between(old: object, new: object, loc: Loc) -> Iterator[Difference]:
    if old == new:
        return
    shapes = {type(value) for value in (old, new) if value is not None}
    if shapes == {dict}:
        yield from _mappings(_as_dict(old), _as_dict(new), loc)
    elif shapes == {list}:
        yield from _lists(_as_list(old), _as_list(new), loc)
    elif shapes == {str}:
        yield Difference(field_name(loc), cast("str | None", old), cast("str | None", new))
    else:  # of another shape now
        yield from _between(old, None, loc)
        yield from _between(None, new, loc)


def _mappings(old: dict[str, object], new: dict[str, object], loc: Loc) -> Iterator[Difference]:
    for name in dict.fromkeys((*old, *new)):
        yield from _between(old.get(name), new.get(name), (*loc, name))


def _lists(old: list[object], new: list[object], loc: Loc) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [_key(v) for v in old], [_key(v) for v in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(b - a, d - c)
        for i in range(both):
            yield from _between(old[a + i], new[c + i], (*loc, c + i))
        for i in range(a + both, b):
            yield from _between(old[i], None, (*loc, i))
        for i in range(c + both, d):
            yield from _between(None, new[i], (*loc, i))


def _as_dict(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value or {})


def _as_list(value: object) -> list[object]:
    return cast("list[object]", value or [])


def _key(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _lines(before: bytes, after: bytes) -> Iterator[Difference]:
    old, new = (raw.decode("utf-8", "replace").splitlines() for raw in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for i in range(a, b):
            yield Difference(f"line {i + 1}", old[i], None)
        for i in range(c, d):
            yield Difference(f"line {i + 1}", None, new[i])


def _cut(value: str | None, longest: int) -> str:
    text = " ".join((value or "").split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
