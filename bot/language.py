"""The three languages: telling them apart, and turning Simplified into Traditional Chinese.

Script conversion is OpenCC's (Apache-2.0), with its Taiwan phrase tables for output.
"""

import re
from enum import StrEnum
from functools import cache

import opencc

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

# Where OpenCC's phrases mean software and the base means research, and Taiwan's quotation marks.
_REPAIRS = {
    "擴充套件": "擴展",
    "程式主席": "議程主席",
    "區域性": "局部",
    "引數化": "參數化",
    "直接聯絡": "直接關聯",
    "訊息傳": "消息傳",
    "釋出": "發布",
    "連線": "連接",
    "支援": "支持",
    "天后": "天後",
    "“": "「",
    "”": "」",
}
_REPAIRABLE = re.compile("|".join(_REPAIRS))


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
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def to_simplified(text: str) -> str:
    """Return `text` with Traditional characters replaced by Simplified ones."""
    return str(_converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    """Return `text` in Traditional Chinese with the phrases and quotation marks of Taiwan."""
    converted = str(_converter("s2twp").convert(text))
    return _REPAIRABLE.sub(lambda found: _REPAIRS[found[0]], converted)


def has_han(text: str) -> bool:
    """Return whether `text` holds at least one Chinese character."""
    return _HAN.search(text) is not None


def detect(text: str, fallback: Language = Language.EN) -> Language:
    """Return the language that `text` is written in, judged by its script.

    Text without Chinese characters is English, unless `fallback` says otherwise; Chinese
    whose characters are the same in both scripts takes the script of a Chinese `fallback`,
    else Simplified.
    """
    han = "".join(_HAN.findall(text))
    if not han:
        return fallback
    traditional = sum(a != b for a, b in zip(han, to_simplified(han), strict=False))
    simplified = sum(a != b for a, b in zip(han, str(_converter("s2t").convert(han)), strict=False))
    if traditional == simplified:
        return fallback if fallback.is_chinese else Language.ZH_HANS
    return Language.ZH_HANT if traditional > simplified else Language.ZH_HANS
