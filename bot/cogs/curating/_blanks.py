"""What a form has to fill in: each blank takes its text from a story's data, and puts it back.

Data is what a document holds: texts, lists and mappings. Nothing here knows what makes a story
sound; that is the check's business, once a form is filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from bot.knowledge.document import Unreadable, parse
from bot.knowledge.problems import Loc, Problem, closest, quoted
from bot.knowledge.writing import dump_data

Data = dict[str, Any]


class Unfit(Exception):  # noqa: N818  # a finding about what was typed, not our failure
    """What was typed isn't YAML as it should be."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class Blank(Protocol):
    """One text input."""

    @property
    def key(self) -> str:
        """What tells it from the others of its form; its label's key ends with it."""
        ...

    @property
    def is_long(self) -> bool:
        """Whether it takes several lines."""
        ...

    def take(self, data: Data) -> str:
        """Return what `data` has there, empty where it has nothing."""
        ...

    def put(self, data: Data, typed: str) -> None:
        """Change `data` to what was typed. Raises Unfit."""
        ...


@dataclass(frozen=True)
class Text:
    """A single text."""

    key: str
    loc: Loc
    is_long: bool = False

    def take(self, data: Data) -> str:
        """Return the text."""
        found = _at(data, self.loc)
        return found if isinstance(found, str) else ""

    def put(self, data: Data, typed: str) -> None:
        """Set the text, or take it away."""
        _set(data, self.loc, typed.strip() or None)


@dataclass(frozen=True)
class Lines:
    """A list of texts, one to a line."""

    key: str
    loc: Loc
    is_long: bool = True

    def take(self, data: Data) -> str:
        """Return the lines."""
        found = _at(data, self.loc)
        return "\n".join(str(line) for line in _items(found))

    def put(self, data: Data, typed: str) -> None:
        """Set the lines, each once."""
        _set(data, self.loc, _lines(typed) or None)


@dataclass(frozen=True)
class Names:
    """The names of the story that are ambiguous, or those that aren't; one to a line."""

    key: str
    ambiguous: bool
    is_long: bool = True

    def take(self, data: Data) -> str:
        """Return the names."""
        return "\n".join(_name(alias) for alias in _items(data.get("names")) if self._has(alias))

    def put(self, data: Data, typed: str) -> None:
        """Set these names; those that stay keep their place."""
        wanted = _lines(typed)
        present = _items(data.get("names"))
        kept = [alias for alias in present if not self._has(alias) or _name(alias) in wanted]
        known = {_name(alias) for alias in kept if self._has(alias)}
        new = [name for name in wanted if name not in known]
        added = [{"name": name, "ambiguous": "true"} if self.ambiguous else name for name in new]
        _set(data, ("names",), [*kept, *added] or None)

    def _has(self, alias: object) -> bool:
        marked = isinstance(alias, Mapping) and "true" in str(alias.get("ambiguous", "")).lower()  # pyright: ignore
        return marked == self.ambiguous


@dataclass(frozen=True)
class Yaml:
    """Some of the fields that stand at `loc`, as they stand in the file."""

    key: str
    fields: tuple[str, ...]
    loc: Loc = ()
    is_long: bool = True

    def take(self, data: Data) -> str:
        """Return the fields that are there."""
        found = _at(data, self.loc)
        held = cast("Data", found) if isinstance(found, dict) else {}
        return dump_data({name: held[name] for name in self.fields if name in held}).rstrip()

    def put(self, data: Data, typed: str) -> None:
        """Set the fields, and take those away that aren't given."""
        given = self._read(typed) if typed.strip() else {}
        for name in self.fields:
            _set(data, (*self.loc, name), given.get(name))

    def _read(self, typed: str) -> Data:
        try:
            document = parse("", f"{typed}\n".encode())
        except Unreadable as error:
            raise Unfit([error.problem]) from error
        strange = [name for name in document.data if name not in self.fields]
        unknown = [document.problem((name,), self._unknown(name)) for name in strange]
        if problems := [*document.problems, *unknown]:
            raise Unfit(problems)
        return dict(document.data)

    def _unknown(self, name: str) -> str:
        meant = closest(name, self.fields)
        fields = ", ".join(f"`{field}`" for field in self.fields)
        hint = f"did you mean `{meant}`?" if meant else f"the fields here are {fields}"
        return f"{quoted(name)} has no place here: {hint}"


def _lines(typed: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))


def _name(alias: object) -> str:
    return str(cast("Data", alias).get("name")) if isinstance(alias, dict) else str(alias)


def _items(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _at(data: object, loc: Loc) -> object:
    """Return what stands at `loc`, None where nothing does."""
    for part in loc:
        if isinstance(data, dict):
            data = cast("dict[object, object]", data).get(part)
        elif isinstance(data, list) and isinstance(part, int):
            items = cast("list[object]", data)
            data = items[part] if part < len(items) else None
        else:
            return None
    return data


def _set(data: Data, loc: Loc, value: object) -> None:
    """Put `value` at `loc`, in mappings and entries made where needed; None takes it away.

    A mapping that is left empty goes, too; an entry of a list stays.
    """
    *parents, last = loc
    place: Any = data
    for part, following in zip(parents, loc[1:], strict=True):
        if isinstance(part, int):
            while part >= len(place):
                place.append({})
            place = place[part]
        else:
            made: object = [] if isinstance(following, int) else {}
            place = place.setdefault(part, made)
    if value is None:
        place.pop(last, None)
    else:
        place[last] = value
    if not place and len(parents) == 1 and isinstance(parents[0], str):
        data.pop(parents[0])
