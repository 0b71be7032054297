"""The parts of a question, weighed: mentions, and the words that no mention covers."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence, Set

from bot.matching.chinese import Word, words_in
from bot.matching.numbers import year_of
from bot.matching.phonetics import is_pinyin
from bot.matching.reading import UNKNOWN_WEIGHT, WEIGHTS, Item
from bot.matching.recognise import Mention
from bot.matching.senses import Kind, Sense
from bot.matching.text import Token, stem
from bot.matching.words import english, english_weight, stopwords

_CHINESE = 0.65  # a Chinese word
_LIGHT = 0.25  # one of time
_EVERYDAY = 1.5
_SINGLE = 0.25  # a Chinese word of one character
_NUMBER = 0.8
_PINYIN = 0.4  # a word that may be pinyin, or an abbreviation, and says nothing recognised
_SHORT = 2
_CONTRACTED = re.compile(r"['’](?:d|ll|re|ve|m|s)$")


def mention_item(mention: Mention, at: int) -> Item:
    """Return what a mention that begins `at` contributes; `WEIGHTS` has to weigh its kind."""
    senses = mention.senses
    return Item(
        tuple(sense.term for sense in senses),
        max(_weight(sense) for sense in senses if sense.kind in WEIGHTS),
        mention.surface,
        max(sense.strength for sense in senses),
        is_name=mention.is_name,
        foreign=mention.kind is Kind.ELSEWHERE,
        at=at,
    )


def _weight(sense: Sense) -> float:
    """Return the weight of a sense; a name that is an everyday word too weighs like a word."""
    return min(WEIGHTS[sense.kind], _EVERYDAY) if sense.ambiguous else WEIGHTS[sense.kind]


def left_over(tokens: Sequence[Token], mentions: Iterable[Mention]) -> list[list[Token]]:
    """Return the runs of tokens in no mention, Chinese apart from the rest."""
    taken = {i for mention in mentions for i in range(mention.first, mention.last + 1)}
    runs: list[list[Token]] = []
    previous = -2
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        if index == previous + 1 and runs[-1][-1].han == token.han:
            runs[-1].append(token)
        else:
            runs.append([token])
        previous = index
    return runs


def word_items(
    run: Sequence[Token], vocabulary: Set[str], capitals: Set[Token] = frozenset()
) -> Iterator[Item]:
    """Yield what the words of a run contribute.

    `vocabulary` are the words of the base, `capitals` those written like names.
    """
    if run[0].han:
        yield from _chinese_items(run)
        return
    for token in run:
        item = _english_item(token, vocabulary)
        if item:
            yield item._replace(is_cased=True) if token in capitals else item


def _english_item(token: Token, vocabulary: Set[str]) -> Item | None:
    word = token.text
    if len(word) == 1 or not stopwords().isdisjoint((word, _CONTRACTED.sub("", word))):
        return None
    if year_of(word):
        return None
    if word.replace(".", "").isdecimal():
        return Item((f"number:{word}",), _NUMBER, token.raw, at=token.start)
    weight = _english_weight(token, known=word in vocabulary or word in english())
    is_name = weight == UNKNOWN_WEIGHT
    term = sys.intern(f"word:{stem(word)}")
    return Item((term,), weight, token.raw, is_name=is_name, at=token.start)


def _english_weight(token: Token, *, known: bool) -> float:
    word, is_lower = token.text, token.raw.islower()
    if word[0].isdecimal() and not known:
        return _NUMBER  # 256x256, 3rd
    if is_lower and (len(word) <= _SHORT or (not known and is_pinyin(word))):
        return _PINYIN
    return english_weight(word, stem(word)) if known else UNKNOWN_WEIGHT


def _chinese_items(run: Sequence[Token]) -> Iterator[Item]:
    place = 0
    for word in words_in("".join(token.text for token in run)):
        if not word.is_empty:
            yield _chinese_item(word, run[place].start)
        place += len(word.text)


def _chinese_item(word: Word, at: int) -> Item:
    text = word.text
    if len(text) == 1:
        return Item((sys.intern(f"han:{text}"),), _SINGLE, text, at=at)
    pairs = tuple(sys.intern(f"han:{text[i : i + 2]}") for i in range(len(text) - 1))
    if word.is_person:
        return Item(pairs, UNKNOWN_WEIGHT, text, every=True, is_name=True, at=at)
    weight = _LIGHT if word.is_light else _CHINESE
    return Item(pairs, weight, text, every=True, at=at)
