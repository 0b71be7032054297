"""The lexicon's data files, read with every scalar as a string ("no" and "on" are words here)."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

# libyaml is about ten times as fast; PyYAML is built without it where there is no compiler.
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


@cache
def data(name: str) -> dict[str, Any]:
    """Return what the file `name` of the lexicon holds."""
    text = resources.files("bot.matching").joinpath("lexicon", name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506  (makes strings)
    return content


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Return what finds any of the patterns that `words.yaml` holds by `key`."""
    return any_of(data("words.yaml")[key])


def any_of(patterns: Sequence[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what finds any of the patterns."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), flags)
