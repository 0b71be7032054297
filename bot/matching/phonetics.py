"""Chinese by its sound: homophones, and questions typed in pinyin; and names partly left open.

Syllables are toneless, with the pairs that many speakers don't tell apart merged
(z/zh, c/ch, s/sh, -n/-ng), as Chinese input methods do.
"""

import os
import re
from functools import lru_cache

# The phrase table (40 MB) is for polyphonic words; single characters do for matching sounds.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")

from pypinyin import lazy_pinyin

_INITIALS = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|vn|"
    "ua|uo|ia|a|o|e|i|u|v"
)
_SYLLABLES = re.compile(rf"(?:(?:{_INITIALS})?(?:{_FINALS}))+")

WILD = "*"
_MIN_WILD = 4  # Chinese names of four characters may have one wrong


@lru_cache(maxsize=10_000)
def syllable(char: str) -> str:
    """Return the toneless pinyin of one character, the character itself if it has none."""
    return str(lazy_pinyin(char)[0])


def sound(text: str) -> str:
    """Return the pinyin of `text` with easily confused sounds merged, as a key."""
    return " ".join(map(_merged, text))


def pinyin(text: str) -> str:
    """Return `text` in pinyin without tones or spaces, as people type it."""
    return "".join(syllable(char) for char in text)


def is_pinyin(word: str) -> bool:
    """Return whether `word` can be read as pinyin syllables."""
    return _SYLLABLES.fullmatch(word) is not None


@lru_cache(maxsize=10_000)
def _merged(char: str) -> str:
    merged = re.sub(r"^([zcs])h", r"\1", syllable(char))
    return re.sub(r"ng$", "n", merged)


def wildcards(key: str, *, person: bool) -> list[str]:
    """Return a Chinese name with each character in turn left open.

    Four characters at least; three for a person's, whose surname must stand.
    """
    if person and len(key) == _MIN_WILD - 1:
        return [key[:i] + WILD + key[i + 1 :] for i in (1, 2)]
    if len(key) < _MIN_WILD:
        return []
    return [key[:i] + WILD + key[i + 1 :] for i in range(len(key))]
