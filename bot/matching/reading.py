"""Reading a question: everything the matcher knows of it before looking at any story."""

from dataclasses import dataclass

from bot.knowledge.model import Attribute, EventType
from bot.knowledge.snapshot import Snapshot
from bot.matching.names import Gazetteer, bare_link
from bot.matching.phonetics import is_pinyin
from bot.matching.recognise import Mention, Recogniser
from bot.matching.senses import Kind, Sense
from bot.matching.text import Text, Token, analyse, stem
from bot.matching.vocabulary import concept_words, cues
from bot.matching.words import (
    STOPWORDS,
    Speller,
    Word,
    chinese,
    english,
    english_weight,
    is_chinese_word,
)

UNKNOWN_WEIGHT = 2.6
# How much each kind of thing in a question weighs when asking how much of it a story covers.
WEIGHTS = {
    Kind.STORY: 3.0,
    Kind.PERSON: 2.0,
    Kind.VENUE: 1.5,
    Kind.AWARD: 1.2,
    Kind.TOPIC: 1.2,
    Kind.ELSEWHERE: UNKNOWN_WEIGHT,
    Kind.EVENT: 0.8,
    Kind.ATTRIBUTE: 0.5,
    Kind.THEME: 0.8,
}
YEAR_WEIGHT = 1.0
SCORES_WEIGHT = 2.0
_FREQUENT = 2_000_000  # occurrences from which a word may be what a misspelt one was meant to be
_CONTENT = ("word:", "han:", "number:", Kind.THEME)
_COLOUR = ("theme:famous", "theme:first-time", "theme:decade", "theme:runner-up")
# Weights of Chinese words by jieba's tags: nouns tell most.
_TAG_WEIGHTS = {"n": 0.9, "v": 0.6, "a": 0.6, "t": 0.2, "s": 0.3, "i": 0.7, "l": 0.6, "b": 0.5, "m": 0.4}
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
# fmt: off
_DIGITS = {word: value for value, words in enumerate((
    "zero 零", "one 一", "two 二 两", "three 三", "four 四", "five 五", "six 六", "seven 七",
    "eight 八", "nine 九", "ten 十",
)) for word in words.split()}
# fmt: on
_OF_AWARDS = (Attribute.AWARD, Attribute.AWARD_REASON)
_MIN_SCORES = 3
_SINCE, _SINCE_ZH = ("since", "after", "from"), ("以后", "之后", "以来", "后", "起", "至今")
_UNTIL, _UNTIL_ZH = ("before", "until"), ("以前", "之前", "前")
_NEGATIONS = frozenset(
    "not never no don't didn't doesn't wasn't isn't won't couldn't wouldn't without 没 未 不".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the question that a story may cover, by any one of its terms."""

    terms: tuple[str, ...]
    weight: float
    surface: str
    strength: float = 1.0
    every: bool = False  # covered as far as each term is, not by the best of them
    is_name: bool = False
    foreign: bool = False  # a well-known name that the base doesn't hold

    @property
    def is_content(self) -> bool:
        """Whether it says something beyond names, dates and what happened."""
        return self.terms[0].startswith(_CONTENT)


    @property
    def is_colour(self) -> bool:
        """Whether it only colours what is said ("the famous", "the very first")."""
        return self.terms[0] in _COLOUR


@dataclass(frozen=True)
class Reading:
    """What a question says."""

    text: Text
    senses: tuple[Sense, ...]  # of all mentions, in order
    items: tuple[Item, ...]
    years: tuple[int, ...] = ()
    since: int | None = None  # "after 2020", 2020 年以后
    until: int | None = None
    scores: tuple[float, ...] = ()
    unknown: tuple[str, ...] = ()  # salient names that the base doesn't hold
    off_domain: tuple[str, ...] = ()
    weak_names: bool = False  # its only names are everyday words too ("sift")

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """Return the ids of the senses of `kind`, each once, in order."""
        return tuple(dict.fromkeys(sense.id for sense in self.senses if sense.kind is kind))

    def holds(self, kind: Kind, sense_id: str) -> bool:
        """Return whether the question mentions that sense."""
        return any(sense.kind is kind and sense.id == sense_id for sense in self.senses)

    @property
    def asked(self) -> tuple[Attribute, ...]:
        """What the question asks for, in the order in which it is said."""
        return tuple(Attribute(sense_id) for sense_id in self.ids(Kind.ATTRIBUTE))

    @property
    def names_something(self) -> bool:
        """Whether it names a paper or a person, known here or not."""
        kinds = (Kind.STORY, Kind.PERSON, Kind.ELSEWHERE)
        return bool(self.unknown) or any(sense.kind in kinds for sense in self.senses)

    @property
    def has_cue(self) -> bool:
        """Whether anything in it belongs to this bot's subject: papers, juries, prizes."""
        domain = (Kind.STORY, Kind.PERSON, Kind.VENUE, Kind.AWARD, Kind.TOPIC, Kind.EVENT)
        return any(sense.kind in domain and not sense.ambiguous for sense in self.senses)


class Reader:
    """Reads questions, and the base's own texts, against one snapshot's names."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._gazetteer = Gazetteer.of(snapshot)
        own = self._gazetteer.words | concept_words() | _story_words(snapshot)
        frequent = (word for word, count in english().items() if count > _FREQUENT)
        speller = Speller(self._gazetteer.words, concept_words(), own, frequent)
        self._recogniser = Recogniser(self._gazetteer, speller)
        self._vocabulary = own

    def read(self, question: str, *, trusted: bool = False) -> Reading:
        """Return the reading of `question`; any text will do, the first 1,200 characters count.

        The base's own texts are `trusted`: no typos are looked for in them.
        """
        text = analyse(question)
        mentions, tokens = self._recogniser.mentions(text, trusted=trusted)
        addressed = self._addressed(text)
        senses = [sense for mention in mentions for sense in mention.senses] + addressed
        if any(s.kind is Kind.ATTRIBUTE and s.id in _OF_AWARDS for s in senses):
            senses.append(Sense(Kind.EVENT, EventType.AWARDED, "awarded"))
        senses += () if trusted else cues(tokens)
        senses += [
            Sense(Kind.EVENT, EventType.REJECTED, "rejected")
            for mention in mentions
            if _is_negated_acceptance(mention, tokens)
        ]
        items = [_mention_item(mention) for mention in mentions if mention.kind in WEIGHTS]
        items += [Item((sense.term,), WEIGHTS[Kind.STORY], sense.label) for sense in addressed]
        left = _left_over(tokens, mentions)
        years, since, until = _years(tokens)
        items += [Item((f"year:{year}",), YEAR_WEIGHT, str(year)) for year in years]
        scores = text.scores or _spelt_scores(tokens)
        if scores:
            items.append(Item((scores_term(scores),), SCORES_WEIGHT, "/".join(map(str, scores))))
            left = [[t for t in run if t.text not in _DIGITS] for run in left]
        words, unknown = self._words([run for run in left if run])
        elsewhere = [sense.label for sense in senses if sense.kind is Kind.ELSEWHERE]
        names = [sense for sense in senses if sense.kind.is_name]
        return Reading(
            text=text,
            senses=tuple(senses),
            items=(*items, *words),
            years=years,
            since=since,
            until=until,
            scores=scores,
            unknown=(*elsewhere, *unknown),
            off_domain=tuple(m.surface for m in mentions if m.kind is Kind.OFF_DOMAIN),
            weak_names=bool(names) and all(sense.ambiguous for sense in names),
        )

    def _addressed(self, text: Text) -> list[Sense]:
        found = [self._gazetteer.arxiv.get(arxiv_id) for arxiv_id in text.arxiv_ids]
        found += [self._gazetteer.links.get(bare_link(link)) for link in text.links]
        return [sense for sense in found if sense]

    def _words(self, runs: list[list[Token]]) -> tuple[list[Item], list[str]]:
        items: list[Item] = []
        unknown: list[str] = []
        for run in runs:
            if run[0].han:
                found = [_chinese_item(word) for word in _content(run)]
            else:
                found = [self._english_item(token) for token in run]
            items += [item for item in found if item]
            unknown += [i.surface for i in found if i and i.weight == UNKNOWN_WEIGHT]
        return items, unknown

    def _english_item(self, token: Token) -> Item | None:
        word = token.text
        if word in STOPWORDS or (word.isdigit() and _year_of(word)):
            return None
        if word.isdigit() or word.replace(".", "").isdigit():
            return Item((f"number:{word}",), 0.8, token.raw)
        known = word in english() or word in self._vocabulary
        if len(word) == 1:
            return None
        if known and not (token.raw.isupper() and len(word) > 1 and word not in self._vocabulary):
            return Item((f"word:{stem(word)}",), english_weight(word, stem(word)), token.raw)
        if not known and is_pinyin(word) and token.raw.islower():
            return Item((f"word:{word}",), 0.4, token.raw)
        return Item((f"word:{stem(word)}",), UNKNOWN_WEIGHT, token.raw, is_name=True)


def _content(run: list[Token]) -> list[Word]:
    words = chinese("".join(token.text for token in run))
    return [word for word in words if not word.is_empty and word.text not in STOPWORDS]


def _chinese_item(word: Word) -> Item:
    text = word.text
    if len(text) == 1:
        return Item((f"han:{text}",), 0.15, text)
    pairs = tuple(f"han:{text[i : i + 2]}" for i in range(len(text) - 1))
    if word.is_person and not is_chinese_word(text):
        return Item(pairs, UNKNOWN_WEIGHT, text, every=True, is_name=True)
    weight = _TAG_WEIGHTS.get(word.tag[:1], 0.6) if is_chinese_word(text) else 0.3
    return Item(pairs, weight, text, every=True)


def _mention_item(mention: Mention) -> Item:
    senses = mention.senses
    return Item(
        tuple(sense.term for sense in senses),
        max(WEIGHTS[sense.kind] for sense in senses if sense.kind in WEIGHTS),
        mention.surface,
        max(sense.strength for sense in senses),
        is_name=mention.is_name,
        foreign=mention.kind is Kind.ELSEWHERE,
    )


def _is_negated_acceptance(mention: Mention, tokens: list[Token]) -> bool:
    """Return whether "accepted" is denied close before ("was not even accepted")."""
    if not any(s.kind is Kind.EVENT and s.id == EventType.ACCEPTED for s in mention.senses):
        return False
    before = tokens[max(mention.first - 3, 0) : mention.first]
    return any(token.text in _NEGATIONS for token in before)


def _left_over(tokens: list[Token], mentions: list[Mention]) -> list[list[Token]]:
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


def _year_of(word: str) -> int | None:
    year = int(word) if word.isdigit() and len(word) == 4 else 0  # noqa: PLR2004
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _years(tokens: list[Token]) -> tuple[tuple[int, ...], int | None, int | None]:
    """Return the years named, and those from which on and up to which something is asked."""
    exact: dict[int, None] = {}
    since = until = None
    for index, token in enumerate(tokens):
        year = _year_of(token.text)
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


def scores_term(scores: tuple[float, ...]) -> str:
    """Return the term of a set of review scores, in whatever order they are given."""
    return "scores:" + "/".join(f"{score:g}" for score in sorted(scores))


def _spelt_scores(tokens: list[Token]) -> tuple[float, ...]:
    """Return three numbers or more in a row ("eight eight seven", 八八七) as scores."""
    run: list[float] = []
    for token in tokens:
        value = _DIGITS.get(token.text)
        if value is None and token.text.isdigit() and len(token.text) <= 2:  # noqa: PLR2004
            value = int(token.text)
        if value is not None:
            run.append(float(value))
        elif len(run) >= _MIN_SCORES:
            break
        else:
            run = []
    return tuple(run) if len(run) >= _MIN_SCORES else ()


def _story_words(snapshot: Snapshot) -> set[str]:
    """Return the Latin words of all stories' texts, towards which typos are corrected."""
    words: set[str] = set()
    for story in snapshot.stories.values():
        texts = [story.summary.en, story.text.en, *story.questions.all()]
        texts += [detail.answer.en for detail in story.details]
        for text in texts:
            words |= {t.text for t in analyse(text).tokens if not t.han and len(t.text) > 3}  # noqa: PLR2004
    return words
