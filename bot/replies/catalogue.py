"""What the bot itself says, in three languages: a folder of message files for each.

The files are nested mappings of strings (`messages/<language>/<part>.yaml`, with the same parts in
every language); a key is the path of a message, joined by dots ("nothing.empty"), and `{name}` in a
message is a placeholder. Every language has the same keys with the same placeholders. That is
checked when this module is imported, so that a broken catalogue stops the start and never a user's
question.
"""

import re
from collections.abc import Mapping
from importlib.resources import files
from string import Formatter

from bot.knowledge.document import Unreadable, parse
from bot.language import Language

# Where Chinese typography wants a space: between Han and Latin, and between two Latin words.
_TIGHT = re.compile(r"[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u3400-\u9fffA-Za-z0-9]")

# A message in pieces: literal text, and the name of the placeholder after it, if any.
_Pieces = tuple[tuple[str, str | None], ...]


class CatalogueError(Exception):
    """The message catalogues are broken; the text names file and key."""


def say(language: Language, key: str, **values: object) -> str:
    """Return the message `key` in `language` with its placeholders filled by `values`.

    In Chinese, where a value meets the text around it, Han and Latin are kept apart by a space.
    Raises KeyError when there is no such message or a value is missing.
    """
    text = ""
    for literal, name in _CATALOGUES[language][key]:
        parts = (literal,) if name is None else (literal, str(values[name]))
        for part in parts:
            is_tight = language.is_chinese and _TIGHT.match(text[-1:] + part[:1])
            text += f" {part}" if is_tight else part
    return text


def keys() -> frozenset[str]:
    """Return the keys of all messages."""
    return frozenset(_CATALOGUES[Language.EN])


def parse_catalogue(name: str, raw: bytes) -> dict[str, _Pieces]:
    """Return the messages of the catalogue file `name` by key.

    Raises CatalogueError when the file isn't sound YAML (keys given twice included), when it
    holds anything but texts in nested mappings, or a placeholder that is more than a name.
    """
    try:
        document = parse(name, raw)
    except Unreadable as error:
        raise CatalogueError(str(error)) from error
    for problem in document.problems:
        raise CatalogueError(str(problem))
    if any(isinstance(part, int) for scalar in document.scalars for part in scalar.loc):
        raise CatalogueError(f"{name}: a catalogue holds no lists")
    keyed = ((".".join(map(str, scalar.loc)), scalar.value) for scalar in document.scalars)
    return {key: _pieces(name, key, message) for key, message in keyed}


def _pieces(name: str, key: str, message: str) -> _Pieces:
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
            raise CatalogueError(f"`{key}` stands in only one of en/ and {language}/")
        for key, pieces in messages.items():
            if _placeholders(pieces) != _placeholders(english[key]):
                raise CatalogueError(f"{language}/: `{key}`: placeholders differ from en/")


def _placeholders(pieces: _Pieces) -> set[str]:
    return {name for _, name in pieces if name is not None}


def _load() -> dict[Language, dict[str, _Pieces]]:
    folder = files("bot.replies") / "messages"
    catalogues: dict[Language, dict[str, _Pieces]] = {}
    for language in Language:
        messages = catalogues[language] = {}
        for part in sorted((folder / language).iterdir(), key=lambda part: part.name):
            name = f"{language}/{part.name}"
            found = parse_catalogue(name, part.read_bytes())
            for key in found.keys() & messages.keys():
                raise CatalogueError(f"{name}: `{key}` stands in another file too")
            messages |= found
    check_catalogues(catalogues)
    return catalogues


_CATALOGUES = _load()
