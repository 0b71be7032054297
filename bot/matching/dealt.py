"""Scores by who gave them: "8s from two reviewers and a 7 from the third", 两个审稿人各给 8."""

import re
from collections.abc import Sequence

from bot.matching.numbers import number_words

FEWEST_SCORES = 3
BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
NUMBER = r"(\d{1,2}(?:\.\d+)?)"
JUDGES = r"(?:reviewer|referee)s?"
JUDGES_ZH = "(?:审稿人|审稿员|审稿委员|审查人|审查委员|评审委员|评审|评委)"
GAVE_ZH = "(?:都|各|均|只|仅|给|打|了|出|的|他们|它){1,5}"
_FROM = re.compile(
    rf"{NUMBER}['’]?s? (?:from|by) "
    rf"((?:\w+ ){{0,3}}(?:{JUDGES}|one|two|three|both|others?|third|fourth|last|another))\b"
)
_GAVE = re.compile(
    rf"((?:\w+ )?(?:{JUDGES}|others?|one|two|three|both|third|fourth|last|another|rest)) "
    rf"(?:(?:each|gave|give|gives|awarded|scored|marked|rated|it|only|just) )*an? {NUMBER}\b"
)
_ZH = re.compile(
    r"(?:第[二三四五六]|最后一?|另外?一?|(?:剩下|其余)?([一两三四五六]))(?:个|位|名)"
    rf"(?:{JUDGES_ZH}|人)?{GAVE_ZH} ?{NUMBER}(?![\d个])"
)
_AGREED = re.compile(
    rf"all (?:the )?(\w+) (?:\w+ )?{JUDGES} (?:\w+ ){{0,4}}an? {NUMBER}\b"
    rf"|([三四五六])(?:个|位|名)?{JUDGES_ZH}(?:都|均|各|全){GAVE_ZH} ?{NUMBER} ?分"
)
_SAME = re.compile(
    rf"\b(?:an?|same) {NUMBER} (?:from|by) all (?:the |of the )?(\w+) (?:\w+ )?{JUDGES}"
)


def dealt_scores(words: Sequence[str]) -> tuple[float, ...]:
    """Return three scores or more by who gave them, none if that isn't said of so many.

    `words` are a question's, casefolded. So "all three reviewers gave it a 4" is three scores, and
    so is "the same 4 from all three reviewers".
    """
    text, counts = " ".join(words), number_words() | {"both": 2}
    chinese = BETWEEN_HAN.sub("", text)
    if same := _SAME.search(text):
        dealt = [(float(same[1]), counts.get(same[2], 0))]
    elif agreed := _AGREED.search(chinese):
        dealt = [(float(agreed[2] or agreed[4]), counts.get(agreed[1] or agreed[3], 0))]
    else:
        by = _in_english(text)
        dealt = [(score, max(counts.get(word, 1) for word in said.split())) for score, said in by]
        dealt += [(float(m[2]), counts.get(m[1], 1)) for m in _ZH.finditer(chinese)]
        dealt = dealt if len(dealt) > 1 else []  # one reviewer's score doesn't say the others'
    run = [score for score, often in dealt for _ in range(often)]
    return tuple(run) if len(run) >= FEWEST_SCORES else ()


def _in_english(text: str) -> list[tuple[float, str]]:
    """Return scores with who gave them: "a 7 from the third", or "the two others a 5 each"."""
    # Not both: in "an 8 from two reviewers, a 7 from the third" those two gave no 7.
    by = [(float(m[1]), m[2]) for m in _FROM.finditer(text)]
    return by or [(float(m[2]), m[1]) for m in _GAVE.finditer(text)]
