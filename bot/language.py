"""The three languages: telling them apart, and turning Simplified into Traditional Chinese.

Script conversion is OpenCC's (Apache-2.0), with its Taiwan phrase tables for output.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib import resources

import opencc
import yaml

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# English words that hold a sentence together, and the longest Chinese name inside one.
_GRAMMAR = re.compile(
    r"\b(?:is|are|was|were|did|does|do|has|have|had|the|a|an|at|in|by|to|for|from|and|or|what|why"
    r"|how|who|when|where|which|that|about|tell|me|get|got|win|any|anything|ever)\b",
    re.IGNORECASE,
)
_NAME = 4


class Language(StrEnum):
    """A language that the bot reads and writes; the value is its BCP 47 tag."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"

    @property
    def is_chinese(self) -> bool:
        """Whether replies in this language are drawn from a text's Chinese half."""
        return self is not Language.EN


@cache
def _converter(name: str) -> Callable[[str], str]:
    return opencc.OpenCC(name).convert  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def to_simplified(text: str) -> str:
    """Return `text` with Traditional characters replaced by Simplified ones.

    Halves of surrogate pairs, which some clients send, become question marks.
    """
    if text.isascii():
        return text
    return _converter("t2s")(text.encode("utf-8", "replace").decode("utf-8"))


def to_traditional(text: str) -> str:
    """Return `text` in Traditional Chinese with the phrases and quotation marks of Taiwan."""
    return _repairable().sub(_repaired, _converter("s2twp")(text))


def _repaired(found: re.Match[str]) -> str:
    """Return what Taiwan writes instead, a Latin name with spaces between it and Chinese."""
    text = _repairs()[found[0]]
    if not (text.isascii() and text.isalpha()):
        return text
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return f"{' ' * has_han(before)}{text}{' ' * has_han(after)}"


@cache
def _repairs() -> dict[str, str]:
    return yaml.safe_load(resources.files("bot").joinpath("taiwan.yaml").read_text("utf-8"))


@cache
def _repairable() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_repairs(), key=len, reverse=True)))


def has_han(text: str) -> bool:
    """Return whether `text` holds at least one Chinese character."""
    return _HAN.search(text) is not None


def detect(text: str, fallback: Language = Language.EN) -> Language:
    """Return the language that `text` is written in, judged by its script.

    Text without Chinese characters is English, unless `fallback` says otherwise, and so is an
    English sentence with a Chinese name in it; Chinese whose characters are the same in both
    scripts takes the script of a Chinese `fallback`, else Simplified.
    """
    han = "".join(_HAN.findall(text))
    if not han:
        return fallback
    if len(han) <= _NAME and len(_GRAMMAR.findall(text)) > 1:
        return Language.EN
    traditional = sum(a != b for a, b in zip(han, to_simplified(han), strict=False))
    changed = zip(han, _converter("s2t")(han), strict=False)
    simplified = sum(a != b and not _is_in_big5(a) for a, b in changed)
    if traditional == simplified:
        return fallback if fallback.is_chinese else Language.ZH_HANS
    return Language.ZH_HANT if traditional > simplified else Language.ZH_HANS


def _is_in_big5(char: str) -> bool:
    """Return whether Traditional Chinese writes a character, too: 吃 and 台, beside 喫 and 臺."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True
