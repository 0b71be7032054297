"""Years and review scores in a question, in digits or words."""

from collections.abc import Sequence
from functools import cache

from bot.matching.data import data
from bot.matching.text import Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_FEWEST_SCORES = 3
_SINCE, _SINCE_ZH = ("since", "after", "from"), ("以后", "之后", "以来", "后", "起", "至今")
_UNTIL, _UNTIL_ZH = ("before", "until"), ("以前", "之前", "前")


@cache
def number_words() -> dict[str, int]:
    """Return the values of the numbers up to ten, as words of either language."""
    rows: list[str] = data("words.yaml")["numbers"]
    return {word: value for value, words in enumerate(rows) for word in words.split()}


def year_of(word: str) -> int | None:
    """Return the year that `word` is, None if it is none."""
    year = int(word) if word.isdigit() and len(word) == 4 else 0  # noqa: PLR2004
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def years(tokens: Sequence[Token]) -> tuple[tuple[int, ...], int | None, int | None]:
    """Return the years named, and those from which on and up to which something is asked."""
    exact: dict[int, None] = {}
    since = until = None
    for index, token in enumerate(tokens):
        year = year_of(token.text)
        if year is None:
            continue
        before = tokens[index - 1].text if index else ""
        after = "".join(t.text for t in tokens[index + 1 : index + 4]).removeprefix("年")
        if before in _SINCE or after.startswith(_SINCE_ZH):
            since = year
        elif before in _UNTIL or after.startswith(_UNTIL_ZH):
            until = year
        else:
            exact[year] = None
    return tuple(exact), since, until


def spelt_scores(tokens: Sequence[Token]) -> tuple[float, ...]:
    """Return three numbers or more in a row ("eight eight seven", 八八七) as scores."""
    run: list[float] = []
    for token in tokens:
        value = number_words().get(token.text)
        if value is None and token.text.isdigit() and len(token.text) <= 2:  # noqa: PLR2004
            value = int(token.text)
        if value is not None:
            run.append(float(value))
        elif len(run) >= _FEWEST_SCORES:
            break
        else:
            run = []
    return tuple(run) if len(run) >= _FEWEST_SCORES else ()
