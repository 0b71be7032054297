"""Models to YAML that people review in a diff, and that reads back as the very same model."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import cast
from unicodedata import east_asian_width

import yaml
from pydantic import BaseModel
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.knowledge.model import Alias, Model, Premise, Relation, Story
from bot.language import has_han

_WIDTH = 100
_LONG = 70  # from here on a text stands in a block of its own
_FLOW = 80  # what a list may hold to stand on one line
_ODD_BREAKS = "\x85\u2028\u2029"  # line breaks to YAML, so they must be escaped
_ON_ONE_LINE = (Alias, Premise, Relation)
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,2})(\.\d+)?")  # a score; years are texts


def dump_story(story: Story) -> str:
    """Return `story` as the content of its file. Reading it gives an equal story."""
    return _dump(_mapping(story, without=("id",)))


def dump_registry(entries: Mapping[str, Model]) -> str:
    """Return the content of a registry's file, entries in the order given."""
    pairs = [(_text(entry), _mapping(model)) for entry, model in entries.items()]
    return _dump(MappingNode(_tag("map"), pairs, flow_style=not pairs))


def dump_data(data: Mapping[str, object]) -> str:
    """Return plain data, as a document holds it, the way the same fields of a story are written."""
    return _dump(_plain(data)) if data else ""


class _Dumper(yaml.SafeDumper):
    """Indents the entries of a list below the list's name."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _dump(node: Node) -> str:
    return yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_WIDTH)  # pyright: ignore[reportUnknownMemberType]


def _mapping(model: BaseModel, without: tuple[str, ...] = ()) -> MappingNode:
    fields = {
        name: getattr(model, name)
        for name, field in type(model).model_fields.items()
        if name not in without and getattr(model, name) != field.default
    }
    pairs = [(_text(name), _node(value)) for name, value in fields.items()]
    one_line = isinstance(model, _ON_ONE_LINE) and all(_is_short(value) for _, value in pairs)
    return MappingNode(_tag("map"), pairs, flow_style=one_line)


def _node(value: object) -> Node:
    match value:
        case Alias(name=name, ambiguous=False):
            return _text(name)
        case BaseModel():
            return _mapping(value)
        case tuple():
            return _list(cast("tuple[object, ...]", value))
        case bool() | int() | float():
            return _number(value)
        case _:
            return _text(str(value))


def _plain(value: object) -> Node:
    match value:
        case Mapping():
            held = cast("Mapping[str, object]", value)
            pairs = [(_text(name), _plain(part)) for name, part in held.items()]
            return MappingNode(_tag("map"), pairs, flow_style=not pairs)
        case list():
            return _sequence([_plain(part) for part in cast("list[object]", value)])
        case str() if _NUMBER.fullmatch(value):
            return ScalarNode(_tag("float" if "." in value else "int"), value)
        case "true" | "false":
            return ScalarNode(_tag("bool"), value)
        case _:
            return _text(str(value))


def _list(values: tuple[object, ...]) -> SequenceNode:
    return _sequence([_node(value) for value in values])


def _sequence(nodes: list[Node]) -> SequenceNode:
    one_line = all(_is_short(node) for node in nodes) and sum(map(_columns, nodes)) <= _FLOW
    return SequenceNode(_tag("seq"), nodes, flow_style=one_line)


def _is_short(node: Node) -> bool:
    return isinstance(node, ScalarNode) and len(node.value) <= _LONG and node.style is None


def _columns(node: Node) -> int:
    """Return how much of a line an entry takes: Chinese characters are two columns wide."""
    value = cast("str", node.value)
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in value) + len(", ")


def _number(value: float) -> ScalarNode:
    """Return a number the way people write it: 8, not 8.0."""
    if isinstance(value, bool):
        return ScalarNode(_tag("bool"), str(value).lower())
    written = format(Decimal(repr(value)).normalize(), "f")
    return ScalarNode(_tag("float" if "." in written else "int"), written)


def _text(value: str) -> ScalarNode:
    return ScalarNode(_tag("str"), value, style=_style(value))


def _style(value: str) -> str | None:
    if any(c in value for c in _ODD_BREAKS):
        return '"'
    if len(value) <= _LONG and "\n" not in value:
        return None
    # A folded block's line breaks are read as spaces, which have no place in Chinese.
    return "|" if "\n" in value or has_han(value) else ">"


def _tag(name: str) -> str:
    return f"tag:yaml.org,2002:{name}"
