"""One YAML file as plain data: strings, lists and mappings, each with the line it stands on.

YAML's own guesses (`no` is false, `2014` a number) are left out; the models coerce. Whatever
makes a file surprising to edit (anchors, tags, merge keys, keys given twice) is refused.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bot.knowledge.problems import Loc, Problem, Severity, field_name, quoted
from bot.knowledge.syntax import decode, describe

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12

# libyaml is about ten times as fast; PyYAML is built without it where there is no compiler.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_COMMENT = re.compile(r"#[^\n]*")


@dataclass(frozen=True, slots=True)  # since a base holds some ten thousands
class Scalar:
    """A single value of a document."""

    loc: Loc
    shape: str  # the kind of place it stands in: "events[].venue"
    value: str


@dataclass(frozen=True)
class Document:
    """A file that YAML could make sense of, however wrong its content."""

    file: str
    data: dict[str, object] = field(default_factory=dict[str, object])
    lines: dict[Loc, int] = field(default_factory=dict[Loc, int])
    by_shape: dict[str, list[Scalar]] = field(default_factory=dict[str, list[Scalar]])
    comments: list[int] = field(default_factory=list[int])  # their lines
    problems: list[Problem] = field(default_factory=list[Problem])

    def problem(self, loc: Loc, message: str, severity: Severity = Severity.ERROR) -> Problem:
        """Return a problem at `loc`, on the line of the nearest part that the file does hold."""
        return Problem(self.file, self.line(loc), field_name(loc), message, severity)

    def line(self, loc: Loc) -> int:
        """Return the line of `loc`, or of what surrounds it when the file doesn't hold it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def at(self, *shapes: str) -> Iterator[Scalar]:
        """Yield the values that stand in places of these shapes, shape by shape."""
        return chain.from_iterable(self.by_shape.get(shape, ()) for shape in shapes)

    @property
    def scalars(self) -> Iterator[Scalar]:
        """Every value of the file."""
        return chain.from_iterable(self.by_shape.values())


class Unreadable(Exception):  # noqa: N818 - it is a finding about a file, not our failure
    """YAML can't make sense of a file; holds the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse(file: str, raw: bytes) -> Document:
    """Read the bytes of `file`, whose name is used in problems only.

    Problems that leave the rest readable are collected in the document. Raises `Unreadable`
    with the first one that doesn't.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KB: split the story up"
        raise Unreadable(Problem(file, None, "", message))
    text = decode(raw)
    if isinstance(text, tuple):
        raise Unreadable(Problem(file, text[0], "", text[1]))
    builder = _Builder(file, text)
    try:
        builder.build()
    except yaml.YAMLError as error:
        line, message = describe(error, text, builder.quote)
        raise Unreadable(Problem(file, line, "", message)) from error
    return builder.document


class _Builder:
    """Turns the parser's events into a document."""

    def __init__(self, file: str, text: str) -> None:
        self.document = Document(file)
        self._text = text
        self._events: Iterator[Event] = yaml.parse(text, Loader=_LOADER)  # pyright: ignore[reportUnknownMemberType]
        self.quote: tuple[int, int] | None = None  # the latest of several lines: first and last
        self._spoken_for = 0  # the text up to here has been seen

    def build(self) -> None:
        """Fill the document."""
        next(self._events)  # the start of the stream
        start = next(self._events)
        if isinstance(start, StreamEndEvent):
            raise self._unreadable(None, "the file is empty")
        first = next(self._events)
        if isinstance(first, ScalarEvent) and not first.value:
            raise self._unreadable(None, "the file is empty")
        if not isinstance(first, MappingStartEvent):
            raise self._unreadable(_line(first), "the file must consist of `field: value` lines")
        self._refuse_decorations(first, ())
        self.document.data.update(self._mapping((), ""))
        self._end()

    def _end(self) -> None:
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                message = "`---` starts a second document here: keep one story to a file"
                raise self._unreadable(_line(event), message)
            if isinstance(event, DocumentEndEvent | StreamEndEvent):
                self._skip(*_span(event))
        self._skip(len(self._text), len(self._text))

    def _value(self, event: Event, loc: Loc, shape: str) -> object:
        if len(loc) > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
            raise self._unreadable(_line(event), message)
        self._refuse_decorations(event, loc)
        match event:
            case ScalarEvent():
                return self._scalar(event, loc, shape)
            case SequenceStartEvent():
                return self._sequence(loc, shape)
            case MappingStartEvent():
                return self._mapping(loc, shape)
            case _:
                return None

    def _scalar(self, event: ScalarEvent, loc: Loc, shape: str) -> str | None:
        self._skip(*_span(event))
        value: str = event.value
        lines = _line(event), cast("Mark", event.end_mark).line + 1
        if lines[0] != lines[1] and self._text[_span(event)[0]] in "\"'":
            self.quote = lines
        if not value and event.implicit[0]:
            self._add(loc, "has no value: write one, or remove the line")
            return None
        self.document.by_shape.setdefault(shape, []).append(Scalar(loc, shape, value))
        return value

    def _sequence(self, loc: Loc, shape: str) -> list[object]:
        items: list[object] = []
        within = sys.intern(f"{shape}[]")
        while not isinstance(event := next(self._events), SequenceEndEvent):
            place = (*loc, len(items))
            self.document.lines[place] = _line(event)
            items.append(self._value(event, place, within))
        return items

    def _mapping(self, loc: Loc, shape: str) -> dict[str, object]:
        data: dict[str, object] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            if not isinstance(event, ScalarEvent) or not event.value:
                raise self._unreadable(
                    _line(event), "a field's name (a plain word) must stand here"
                )
            key = sys.intern(event.value)  # since all stories share a few
            place = (*loc, key)
            self._key(event, key, place, is_repeated=key in data)
            within = sys.intern(f"{shape}.{key}") if shape else key
            value = self._value(next(self._events), place, within)
            data.setdefault(key, value)
        return data

    def _key(self, event: ScalarEvent, key: str, place: Loc, *, is_repeated: bool) -> None:
        self._skip(*_span(event))
        self._refuse_decorations(event, place)
        if is_repeated:
            first = self.document.lines[place]
            message = f"{quoted(key)} was given already on line {first}: keep one of them"
            self.document.problems.append(
                Problem(self.document.file, _line(event), field_name(place), message)
            )
            return
        self.document.lines[place] = _line(event)
        if key == "<<":
            self._add(place, "YAML merge keys (`<<`) aren't used here: write the fields out")

    def _refuse_decorations(self, event: Event, loc: Loc) -> None:
        if isinstance(event, AliasEvent):
            message = "`*` starts a YAML alias: put the text in quotes, or write the value out"
            self._add(loc, message)
        elif getattr(event, "anchor", None) is not None:
            self._add(loc, "`&` starts a YAML anchor: put the text in quotes, or remove the anchor")
        if getattr(event, "tag", None) is not None:
            self._add(loc, "`!` starts a YAML tag: put the text in quotes, or remove the tag")

    def _skip(self, start: int, end: int) -> None:
        """Note the comments between what was seen so far and `start`; go on at `end`."""
        gap = self._text[self._spoken_for : start]
        if "#" in gap:
            self.document.comments.extend(
                self._text.count("\n", 0, self._spoken_for + comment.start()) + 1
                for comment in _COMMENT.finditer(gap)
            )
        self._spoken_for = max(end, self._spoken_for)

    def _add(self, loc: Loc, message: str) -> None:
        self.document.problems.append(self.document.problem(loc, message))

    def _unreadable(self, line: int | None, message: str) -> Unreadable:
        return Unreadable(Problem(self.document.file, line, "", message))


def _span(event: Event) -> tuple[int, int]:
    return cast("Mark", event.start_mark).index, cast("Mark", event.end_mark).index


def _line(event: Event) -> int:
    return cast("Mark", event.start_mark).line + 1
