"""Numbers as words, and the years in a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.matching.data import data
from bot.matching.text import Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_SINCE, _SINCE_ZH = (
    ("since", "after"),
    (
        "以后",
        "之后",
        "以来",
        "后",
        "起",
        "至今",
        "含以后",
        "及以后",
        "含之后",
        "到现在",
        "含到现在",
        "至现在",
        "含起",
        "到今",
    ),
)
_OR_LATER = ("orlater", "orafter", "andlater", "andafter", "onward")
_ON = ("on", "onward", "onwards", "upward", "upwards", "forward")  # after "from" and a year
_TILL_NOW = ("uptonow", "tonow", "topresent", "totoday", "tillnow", "untilnow", "untiltoday")
_THAN = {"older": "before", "earlier": "before", "newer": "after", "later": "after"}
_NOT_THAN = {"older": "since", "earlier": "since", "newer": "until", "later": "until"}
_TILL = ("until", "till", "through", "thru")
_BEFORE, _BEFORE_ZH = ("before",), ("以前", "之前", "前")
_DECADE = re.compile(r"\b(19|20)?(\d)0['’]?s\b")
_WORDED = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
_DECADE_ZH = re.compile(
    r"(?:20世纪|二十世纪|上个?世纪)?((?:19|20)?\d0|[一二三四五六七八九]十|[五六七八九][零〇])年代"
)
_CENTURY = re.compile(r"上个?世纪|20世纪|二十世纪|\b(?:last|20th|twentieth) century")
_LAST_OF_CENTURY = 1999
_PIVOT = 40  # two digits below are of this century
_NEAR = 6  # tokens after a year that may say "and later"
_TO = ("to", "thru", "through", "till", "until", "到", "至", "一路到", "一直到")
_SPAN = re.compile(r"\b((?:19|20)\d\d) ?[-–—~/] ?(\d\d)\b")  # 2013-15
_SPAN_ZH = re.compile(
    r"(?<!\d)(\d\d) ?年?(?:到|至|-|–|—|~) ?(\d\d) ?年(?![后来前])"
)  # 15 年到 17 年
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = re.compile(
    rf"(?<!\w)(sept|{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in _MONTHS)})"
    r"\.?,? (?:of )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_MONTH_ZH = re.compile(r"(?:19|20)\d\d(?: ?年 ?(1[0-2]|0?[1-9]) ?月|[-/](1[0-2]|0?[1-9])(?![\d-]))")
_BEYOND = re.compile(r"\b(?:before|after|since|until|till|from|between|by|to)\s*$", re.IGNORECASE)
_BEYOND_ZH = re.compile(r"\s*(?:份|中|底|初)?(?:以|之)?(?:后|前|来|起|至|到)")
_INCLUDED = re.compile(r"[含及]|包括|算上|inclu|or (?:later|earlier|before|after)", re.IGNORECASE)
_LASTING = "隔过了等花用近约第满整前后两数"  # before years that are counted
_SHORT = re.compile(
    r"(?<![\w.])['’](\d\d)\b(?!['’]?s)"  # '23
    # 21 年 ICLR, ICLR 21 年; but no 时隔 20 年, nor 20 年后
    rf"|(?<![\d{_LASTING}])(?<![{_LASTING}] )(\d\d) ?年(?: ?的)? ?(?=[a-z被那在拿得拒投])"
    r"|[a-z] ?(\d\d) ?年(?! ?[后前来间代以之])"
    # 03 年, 97 年: hardly anything here takes so many
    rf"|(?<![\d{_LASTING}])(?<![{_LASTING}] )(0\d|[789]\d) ?年(?! ?[后前来间代以之])",
    re.IGNORECASE,
)


@cache
def number_words() -> dict[str, int]:
    """Return the values of the numbers up to ten, as words of either language."""
    rows: list[str] = data("words.yaml")["numbers"]
    return {word: value for value, words in enumerate(rows) for word in words.split()}


def year_of(word: str) -> int | None:
    """Return the year that `word` is, None if it is none."""
    year = int(word) if word.isdecimal() and len(word) == 4 else 0  # noqa: PLR2004
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


@dataclass(frozen=True)
class Years:
    """The years that a question names, and the first and last of a span."""

    exact: tuple[int, ...] = ()
    since: int | None = None  # inclusive
    until: int | None = None  # inclusive
    month: int | None = None  # of the one year that is named: "December 2023"
    words: frozenset[str] = frozenset()  # in which a decade or a century is told


def years(tokens: Sequence[Token], clean: str) -> Years:
    """Return the years named: "in 2020", "since 2020", "between 2013 and 2015", 九十年代.

    `clean` is the text that the tokens are of.
    """
    if span := _span_of_years(tokens) or _short_span(clean):
        return span
    found = [(i, year) for i, token in enumerate(tokens) if (year := year_of(token.text))]
    if len(found) == 2:  # noqa: PLR2004
        (start, first), (end, last) = found
        between = "".join(token.text for token in tokens[start + 1 : end]).removeprefix("年")
        opened = start > 0 and tokens[start - 1].text == "between"
        if between in _TO or (opened and between == "and") or (not between and first < last):
            return Years(since=first, until=last)
    exact: dict[int, None] = {}
    since = until = None
    for index, year in found:
        before = _before(tokens[:index])
        following = tokens[index + 1 : index + 1 + _NEAR]
        after = "".join(token.text for token in following).removeprefix("年")
        on = bool(following) and following[0].text in _ON
        lasting = before == "from" and (on or after.startswith(_TILL_NOW))
        if lasting or before in _SINCE or after.startswith((*_SINCE_ZH, *_OR_LATER)):
            since = year + (before == "after")
        elif before in _BEFORE or after.startswith(_BEFORE_ZH):
            until = year - 1
        elif before in _TILL:
            until = year
        else:
            exact[year] = None
    short = [next(filter(None, found.groups())) for found in _SHORT.finditer(clean)]
    exact |= dict.fromkeys(map(in_full, short))
    if len(exact) == 1 and _INCLUDED.search(clean):
        since, until = _included(next(iter(exact)), since, until)
        exact = {year: None for year in exact if year not in (since, until)}
    month = _month_of(clean) if len(exact) == 1 else None
    return Years(tuple(exact), since, until, month, frozenset(short))


def _before(tokens: Sequence[Token]) -> str:
    """Return the word that a year is placed in time by: "before", or what says the same."""
    words = [token.text for token in tokens[-3:]]
    if words[-2:] == ["and", "including"]:
        return "until"  # "up to and including 2010"
    if len(words) < 2 or words[-1] != "than":  # noqa: PLR2004
        return words[-1] if words else ""
    negated = words[0] in ("no", "not")
    return (_NOT_THAN if negated else _THAN).get(words[-2], "than")


def _included(year: int, since: int | None, until: int | None) -> tuple[int | None, int | None]:
    """Return a span with the year beside it that it takes in as well: 2019 年以后（含 2019）."""
    if since is not None and year in (since, since - 1):
        return year, until
    if until is not None and year in (until, until + 1):
        return since, year
    return since, until


def _month_of(clean: str) -> int | None:
    """Return the one month that a year is named with: "Dec 2023", 2013 年 12 月, 2013-12.

    "Before" a month is no month.
    """
    found = [*_MONTH.finditer(clean), *_MONTH_ZH.finditer(clean)]
    if len(found) != 1 or _BEYOND.search(clean[: found[0].start()]):
        return None
    if _BEYOND_ZH.match(clean, found[0].end()):
        return None
    said = next(filter(None, found[0].groups())).casefold()
    if said.isdecimal():
        return int(said)
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(said[:3]))


def in_full(year: str) -> int:
    """Return the year that two digits are short for: a past one, of these hundred years."""
    return int(year) + (2000 if int(year) < _PIVOT else 1900)


def _short_span(clean: str) -> Years | None:
    """Return a span whose end is told by two digits: "2013-15"."""
    if found := _SPAN.search(clean):
        first, last = int(found[1]), int(found[1][:2] + found[2])
    elif found := _SPAN_ZH.search(clean):
        first, last = in_full(found[1]), in_full(found[2])
    else:
        return None
    words = frozenset((found[1], found[2]))
    return Years(since=first, until=last, words=words) if first < last else None


def _span_of_years(tokens: Sequence[Token]) -> Years | None:
    """Return a decade or a century that is named: "the 1990s", 九十年代, "last century"."""
    text = " ".join(token.text for token in tokens if not token.han)
    han = "".join(token.text for token in tokens)
    if found := _DECADE_ZH.search(han):
        return _ten_years(_decade_zh(found[1]), found[0])
    if found := _DECADE.search(text):
        return _ten_years(int(found[2]) * 10 + (int(found[1]) * 100 if found[1] else 0), found[0])
    for word, first in _WORDED.items():
        if word in text.split():
            return _ten_years(first, word)
    found = _CENTURY.search(han) or _CENTURY.search(text)
    if not found:
        return None
    return Years(since=_FIRST_YEAR, until=_LAST_OF_CENTURY, words=_pieces(found[0]))


def _decade_zh(written: str) -> int:
    return int(written) if written.isdecimal() else number_words()[written[0]] * 10


def _ten_years(first: int, said: str) -> Years:
    """Return a decade's years; of the century in which there were such papers."""
    if first < 100:  # noqa: PLR2004
        first += 1900 if first >= 50 else 2000  # noqa: PLR2004
    return Years(since=first, until=first + 9, words=_pieces(said))


def _pieces(said: str) -> frozenset[str]:
    """Return the words, the numbers and the Chinese characters of what is said."""
    return frozenset(re.findall(r"[a-z0-9'’]+|[^\x00-\x7f]", said))
