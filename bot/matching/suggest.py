"""What to offer while somebody is still typing: stories, and questions that find them.

Ranked exact > prefix > alias > fuzzy > content. Works on a snapshot alone, and never raises,
whatever is typed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import islice, zip_longest

from rapidfuzz import fuzz, process

from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.language import Language, detect, to_simplified, to_traditional
from bot.matching.text import MAX_CHARACTERS, fold

LIMIT = 25  # Discord's, of choices and of characters in each
LENGTH = 100

_SHORTEST_FUZZY = 4  # letters; shorter words look like too many others
_ALIKE = 80  # of 100: "word2vce" and "word2vec" are 87
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Suggestion:
    """A line to offer. `question` is None when it stands for the story as a whole."""

    story_id: str
    label: str  # at most LENGTH characters, as is `question`
    question: str | None = None


class _Tier(IntEnum):
    EXACT = auto()
    PREFIX = auto()
    ALIAS = auto()
    FUZZY = auto()
    CONTENT = auto()


@dataclass(frozen=True)
class _Entry:
    """A story, with everything that typed text is compared with already folded."""

    story: Story
    titles: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]  # folded, as written
    aliases: tuple[str, ...]
    content: str


class Suggester:
    """The suggestions of one snapshot. Build it once for each snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entries = [_entry(story, snapshot) for story in snapshot.stories.values()]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            names = " ".join((*entry.titles, *entry.aliases))
            for word in dict.fromkeys(_WORD.findall(names)):
                self._by_word[word].append(number)
        self._words = [word for word in self._by_word if len(word) >= _SHORTEST_FUZZY]
        self._known = {word for entry in self._entries for word in entry.content.split()}
        self._spread = _spread(self._entries)

    def suggest(self, typed: str, language: Language = Language.EN) -> tuple[Suggestion, ...]:
        """Return up to LIMIT lines for `typed`, best first; a spread of stories for nothing.

        Lines are in the language of `typed`, in `language` where its script doesn't tell.
        """
        language = detect(typed, language)
        query = _fold(typed)
        found = self._ranked(query) if query else self._empty_box(language)
        return tuple(islice(_lines(found, language), LIMIT))

    def _empty_box(self, language: Language) -> Iterator[tuple[_Entry, str | None]]:
        for entry in self._spread:
            yield entry, next(iter(_questions(entry.story, language)), None)

    def _ranked(self, query: str) -> Iterator[tuple[_Entry, str | None]]:
        """Yield entries, each with the question that `query` begins, or None for the story."""
        stories: dict[int, tuple[_Tier, float]] = {}
        begun: list[tuple[_Tier, int, str]] = []
        for number, entry in enumerate(self._entries):
            if (tier := _tier(query, entry)) is not None:
                stories[number] = (tier, 0.0)
            begun += [
                (_Tier.EXACT if folded == query else _Tier.PREFIX, number, question)
                for folded, question in entry.questions
                if folded.startswith(query)
            ]
        if len(stories) + len(begun) < LIMIT:
            for number, score in self._fuzzy(query):
                stories.setdefault(number, (_Tier.FUZZY, -score))
        if len(stories) + len(begun) < LIMIT:
            for number in self._content(query):
                stories.setdefault(number, (_Tier.CONTENT, 0.0))
        lines: list[tuple[_Tier, float, int, str | None]] = [
            *((tier, score, number, None) for number, (tier, score) in stories.items()),
            *((tier, 0.0, number, question) for tier, number, question in begun),
        ]
        for _, _, number, question in sorted(lines, key=lambda line: line[:3]):
            yield self._entries[number], question

    def _fuzzy(self, query: str) -> list[tuple[int, float]]:
        """Return the stories with names that look like words of `query`, and how much so.

        Only words that stand in no story are taken for misspelt ones.
        """
        words = query.split()
        strange = [w for w in words if w not in self._known and len(w) >= _SHORTEST_FUZZY]
        scores: dict[int, float] = defaultdict(float)
        for word in strange:
            for number, score in self._alike(word).items():
                scores[number] += score
        for word in words:
            for number in set(self._by_word.get(word, ())) & scores.keys():
                scores[number] += 100
        return sorted(scores.items(), key=lambda item: -item[1])[:LIMIT]

    def _alike(self, word: str) -> dict[int, float]:
        """Return the stories with words like `word` in their names, and how like of 100."""
        best: dict[int, float] = {}
        for match, score, _ in process.extract(
            word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5
        ):
            for number in self._by_word[match]:
                best[number] = max(best.get(number, 0.0), score)
        return best

    def _content(self, query: str) -> list[int]:
        """Return the stories whose text holds all that is in `query`."""
        pieces = _pieces(query)
        return [
            number
            for number, entry in enumerate(self._entries)
            if pieces and all(piece in entry.content for piece in pieces)
        ]


def _entry(story: Story, snapshot: Snapshot) -> _Entry:
    people = [snapshot.people[key] for key in story.subjects if key in snapshot.people]
    names = [
        *(alias.name for alias in story.names),
        *(paper.title for paper in story.papers),
        *(name for person in people for name in (person.name.en, person.name.zh)),
        *(alias.name for person in people for alias in person.aliases),
    ]
    places = [
        name
        for event in story.events
        if event.venue and event.venue in snapshot.venues
        for name in (snapshot.venues[event.venue].called(Language.EN, event.year), event.date)
    ]
    texts = (story.title, story.summary, story.text)
    written = [text for pair in texts for text in (pair.en, pair.zh)]
    return _Entry(
        story=story,
        titles=(_fold(story.title.en), _fold(story.title.zh)),
        questions=tuple((_fold(question), question) for question in story.questions.all()),
        aliases=tuple(dict.fromkeys(filter(None, (_fold(name or "") for name in names)))),
        content=_fold(" ".join(filter(None, [*written, *names, *places]))),
    )


def _tier(query: str, entry: _Entry) -> _Tier | None:
    """Return how `query` finds the story by its title or by another of its names."""
    if query in entry.titles or query in entry.aliases:
        return _Tier.EXACT
    if any(title.startswith(query) for title in entry.titles):
        return _Tier.PREFIX
    padded = f" {query} "
    for alias in entry.aliases:
        if f" {alias}".find(f" {query}") >= 0 or f" {alias} " in padded:
            return _Tier.ALIAS
        if _HAN.match(alias) and alias in query:  # no spaces between words
            return _Tier.ALIAS
    return None


def _spread(entries: Sequence[_Entry]) -> list[_Entry]:
    """Return the entries with their kinds taking turns, so that the first few show them all."""
    by_kind: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.story.kind].append(entry)
    turns = zip_longest(*by_kind.values())
    return [entry for turn in turns for entry in turn if entry is not None]


def _lines(found: Iterable[tuple[_Entry, str | None]], language: Language) -> Iterator[Suggestion]:
    """Yield what to offer for `found`, each once, then questions about the same stories."""
    told: set[str] = set()
    seen: dict[str, Story] = {}

    def fresh(suggestion: Suggestion) -> Iterator[Suggestion]:
        if suggestion.label not in told and len(suggestion.label) <= LENGTH:
            told.add(suggestion.label)
            yield suggestion

    for entry, question in found:
        seen[entry.story.id] = entry.story
        if question is None:
            title = _shorten(entry.story.title.of(language))
            yield from fresh(Suggestion(entry.story.id, title))
        else:
            yield from fresh(_asking(entry.story, question, language))
    for story in seen.values():
        for question in _questions(story, language):
            yield from fresh(_asking(story, question, language))


def _asking(story: Story, question: str, language: Language) -> Suggestion:
    if language is Language.ZH_HANT:
        question = to_traditional(question)
    return Suggestion(story.id, question, question)


def _questions(story: Story, language: Language) -> tuple[str, ...]:
    return story.questions.zh if language.is_chinese else story.questions.en


def _shorten(text: str) -> str:
    return text if len(text) <= LENGTH else f"{text[: LENGTH - 1].rstrip()}…"


def _pieces(query: str) -> list[str]:
    """Return the words of `query`; Chinese, written without spaces, in pairs of characters."""
    pieces: list[str] = []
    for word in _WORD.findall(query):
        if _HAN.match(word):
            pieces += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        else:
            pieces.append(word)
    return pieces


def _fold(text: str) -> str:
    """Return `text` in one case, width and Chinese script, with a space between words."""
    simple = to_simplified(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]))
    return " ".join(_WORD.findall(fold(simple).replace("*", "star")))
