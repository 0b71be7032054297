"""What the bot itself says, in three languages: one file of messages for each.

The files are nested mappings of strings (`messages/<language>.yaml`); a key is the path of a
message, joined by dots ("nothing.empty"), and `{name}` in a message is a placeholder. Every
language has the same keys with the same placeholders. That is checked when this module is
imported, so that a broken catalogue stops the start and never a user's question.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Formatter

import yaml

from bot.language import Language

_HAN_BESIDE_LATIN = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9%+)][\u3400-\u9fff]")

# A message in pieces: literal text, and the name of the placeholder after it, if any.
_Pieces = tuple[tuple[str, str | None], ...]


class CatalogueError(Exception):
    """The message catalogues are broken; the text names file and key."""


def say(language: Language, key: str, **values: object) -> str:
    """Return the message `key` in `language` with its placeholders filled by `values`.

    Where a value and Chinese text meet, a space is put between Han and Latin characters.
    Raises KeyError when there is no such message or a value is missing.
    """
    text = ""
    for literal, name in _CATALOGUES[language][key]:
        text = _beside(text, literal)
        if name is not None:
            text = _beside(text, str(values[name]))
    return text


def keys() -> frozenset[str]:
    """Return the keys of all messages."""
    return frozenset(_CATALOGUES[Language.EN])


def _beside(left: str, right: str) -> str:
    gap = " " if _HAN_BESIDE_LATIN.match(left[-1:] + right[:1]) else ""
    return f"{left}{gap}{right}"


def parse_catalogue(text: str, name: str) -> dict[str, _Pieces]:
    """Return the messages of one catalogue file by key.

    Raises CatalogueError, naming the file as `name`, when the text isn't YAML, when a key is
    given twice or a message isn't a string, or when a placeholder is more than a plain name.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return {key: _pieces(key, message, name) for key, message in _leaves(root, "", name)}
    except yaml.YAMLError as error:
        raise CatalogueError(f"{name}: {error}") from error


def _leaves(node: yaml.Node | None, prefix: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield key and text of every message; the text stays a string, whatever it looks like."""
    match node:
        case yaml.ScalarNode() if node.value and prefix:
            yield prefix, str(node.value)
        case yaml.MappingNode():
            seen: set[str] = set()
            for key_node, child in node.value:
                part = str(key_node.value)
                if part in seen:
                    raise CatalogueError(f"{name}: `{part}` stands twice under `{prefix}`")
                seen.add(part)
                yield from _leaves(child, f"{prefix}.{part}" if prefix else part, name)
        case _:
            raise CatalogueError(f"{name}: `{prefix}` is neither a text nor a mapping")


def _pieces(key: str, message: str, name: str) -> _Pieces:
    try:
        parsed = list(Formatter().parse(message))
    except ValueError as error:
        raise CatalogueError(f"{name}: `{key}`: {error}") from error
    for _, field, spec, conversion in parsed:
        if field is not None and (not field.isidentifier() or spec or conversion):
            raise CatalogueError(f"{name}: `{key}`: `{{{field}}}` is not a plain placeholder")
    return tuple((literal, field) for literal, field, _, _ in parsed)


def check_catalogues(catalogues: Mapping[Language, Mapping[str, _Pieces]]) -> None:
    """Raise CatalogueError unless all languages share their keys and placeholders."""
    english = catalogues[Language.EN]
    for language, messages in catalogues.items():
        for key in sorted(english.keys() ^ messages.keys()):
            raise CatalogueError(f"`{key}` stands in only one of en.yaml and {language}.yaml")
        for key, pieces in messages.items():
            if _placeholders(pieces) != _placeholders(english[key]):
                raise CatalogueError(f"{language}.yaml: `{key}`: placeholders differ from en.yaml")


def _placeholders(pieces: _Pieces) -> set[str]:
    return {name for _, name in pieces if name is not None}


def _load() -> dict[Language, dict[str, _Pieces]]:
    folder = files("bot.replies") / "messages"
    catalogues: dict[Language, dict[str, _Pieces]] = {}
    for language in Language:
        name = f"{language}.yaml"
        catalogues[language] = parse_catalogue((folder / name).read_text("utf-8"), name)
    check_catalogues(catalogues)
    return catalogues


_CATALOGUES = _load()
