"""Bytes to text, and the YAML parser's complaints in plain words."""

import codecs
import re

import yaml

from bot.knowledge.problems import quoted

# Control characters, and the line breaks that only Unicode knows.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TAB = re.compile(r"^[ \-]*\t", re.MULTILINE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_COLON = "a text that holds `: ` must stand in quotes or on the next line after `>-`"
_INDENTED = (
    "the indentation or the quotes are off here or on the line above: fields of one group start "
    "in the same column, and a text with quotes inside goes on the next line after `>-`"
)
# What the parser says, and what it means to somebody who edits a story.
_MEANINGS = {
    "mapping values are not allowed": _COLON,
    "could not find expected ':'": "a `field: value` line is expected here: is a colon, or the "
    "space after it, missing on the line above?",
    "unexpected end of stream": "a quote is opened here and never closed",
    "cannot start any token": "a text can't start with `@`, `%` or a backtick: put it in quotes",
    "',' or ']'": "a list opened with `[` isn't closed with `]`, or lacks a comma",
    "',' or '}'": "a group opened with `{` isn't closed with `}`, or lacks a comma",
    "expected '-' indicator": "every entry of this list starts with `- `, its fields in one column",
    "block sequence entries are not allowed": "a list starts on the line below its field's name",
    "unknown escape character": "a backslash in double quotes is special: use single quotes",
    "comment or line break": "the text goes on the line below `>-`",
    "while parsing a flow node": "a `[` or `{` is opened here and not closed",
    "while parsing a block node": "a text can't start with `]`, `}` or `,`: put it in quotes",
    "directive": "a line can't start with `%`: put the text in quotes",
    "while scanning an alias": "a text can't start with `*`: put it in quotes",
    "while scanning an anchor": "a text can't start with `&`: put it in quotes",
    "while scanning a tag": "a text can't start with `!`: put it in quotes",
}


def decode(raw: bytes) -> str | tuple[int, str]:
    """Return the text of a file, or the line and the words of what is wrong with it."""
    if raw.startswith(_UTF_16):
        return 1, "the file is saved as UTF-16: save it as UTF-8"
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return line, f"the byte 0x{raw[error.start]:02x} isn't UTF-8: save the file as UTF-8"
    for pattern, message in (
        (_INVISIBLE, "an invisible control character {}: remove it"),
        (_TAB, "the line is indented with a tab: use spaces"),
    ):
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start()) + 1
            return line, message.format(quoted(found[0]))
    return text


def describe(error: yaml.YAMLError, text: str, quote: tuple[int, int] | None) -> tuple[int, str]:
    """Return the line of a parser's complaint, and what it means.

    `quote` gives the first and the last line of the latest quoted text of several lines.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, _INDENTED
    said = f"{error.problem} {error.context or ''}"
    if quote and error.problem_mark and error.problem_mark.line + 1 == quote[1]:
        return quote[0], f"a quote is opened here and closed only on line {quote[1]}"
    meaning = next((words for key, words in _MEANINGS.items() if key in said), _INDENTED)
    opened_and_not_closed = "unexpected end of stream" in said or "',' or" in said
    mark = error.context_mark if opened_and_not_closed else error.problem_mark
    mark = mark or error.problem_mark
    last_line = text.rstrip().count("\n") + 1
    return (min(mark.line + 1, last_line) if mark else 1), meaning
