"""Names that nobody gave but people use: surnames, a title's rare word, two authors together.

And prizes told by who gives them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.knowledge.model import Story
from bot.knowledge.snapshot import Snapshot
from bot.language import has_han
from bot.matching.senses import Kind, Sense
from bot.matching.text import is_han, keys_of, squash
from bot.matching.vocabulary import concepts, key_of
from bot.matching.words import english, is_common

PART_STRENGTH = 0.85  # a surname or given name alone
RARE_WORD_STRENGTH = 0.7  # a rare word of one paper's title
_MIN_PART = 4
_MIN_RARE = 5
_RARE = 3_000_000  # occurrences in the English list below which a word points to a title
_PAIR = 2
_JOINED = ("", "and ", "和 ", "与 ", "跟 ")  # signs between names are left out


def made_names(
    named: Sequence[tuple[str, Sense]], snapshot: Snapshot
) -> Iterator[tuple[str, Sense]]:
    """Yield the names that follow from those `named` in a snapshot, each with what it means."""
    yield from _parts(named)
    yield from _rare_words(named, snapshot)
    yield from _pairs(named, snapshot)
    yield from _inverted(named)


def latin(phrase: str) -> list[str]:
    """Return the Latin words of a name, as names meet."""
    return [key for key in keys_of(phrase) if not is_han(key)]


def _parts(named: Sequence[tuple[str, Sense]]) -> Iterator[tuple[str, Sense]]:
    """Surnames and given names that belong to one person and to no everyday word."""
    owners: dict[str, set[str]] = {}
    found: list[tuple[str, Sense]] = []
    for phrase, sense in named:
        # The father of YOLO isn't called YOLO.
        if sense.kind is Kind.PERSON and not has_han(phrase) and " of " not in phrase:
            words = phrase.partition(" (")[0].split()  # "Min Zhang (Tsinghua)"
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                owners.setdefault(squash(word), set()).add(sense.id)
                found.append((word, sense))
    for word, sense in found:
        key = squash(word)
        if len(owners[key]) == 1 and len(key) >= _MIN_PART and not is_common(key):
            yield word, replace(sense, strength=PART_STRENGTH, ambiguous=False)


def _rare_words(
    named: Sequence[tuple[str, Sense]], snapshot: Snapshot
) -> Iterator[tuple[str, Sense]]:
    """Words that only one story's paper titles hold and English hardly uses ("Langevin")."""
    holders: dict[str, set[str]] = {}
    for story in snapshot.stories.values():
        for word in (word for paper in story.papers for word in latin(paper.title)):
            holders.setdefault(word, set()).add(story.id)
    people = Counter(word for entry in snapshot.people.values() for word in latin(entry.name.en))
    taken = {word for word in holders if key_of(word) in concepts()}
    taken |= {squash(phrase) for phrase, sense in named if sense.kind is Kind.STORY}
    by_id = {sense.id: sense for _, sense in named if sense.kind is Kind.STORY}
    for word, ids in holders.items():
        rare = len(word) >= _MIN_RARE and english().get(word, 0) < _RARE
        if rare and len(ids) == 1 and word not in people and word not in taken:
            sense = by_id[next(iter(ids))]
            yield word, replace(sense, strength=RARE_WORD_STRENGTH, ambiguous=False, written="")


def _pairs(named: Sequence[tuple[str, Sense]], snapshot: Snapshot) -> Iterator[tuple[str, Sense]]:
    """Yield a paper's two authors by their surnames ("Shi & Malik"), if they wrote no other."""
    by_id = {sense.id: sense for _, sense in named if sense.kind is Kind.STORY}
    found: dict[tuple[str, ...], list[Story]] = {}
    for story in snapshot.stories.values():
        for authors in {paper.authors for paper in story.papers if len(paper.authors) == _PAIR}:
            found.setdefault(authors, []).append(story)
    for authors, stories in found.items():
        if len(stories) == 1 and snapshot.people.keys() >= set(authors):
            one, other = (snapshot.people[person].name.en.split()[-1] for person in authors)
            sense = replace(
                by_id[stories[0].id], strength=PART_STRENGTH, ambiguous=False, written=""
            )
            yield from ((f"{one} {joined}{other}", sense) for joined in _JOINED)


def _inverted(named: Sequence[tuple[str, Sense]]) -> Iterator[tuple[str, Sense]]:
    """Yield the prizes with who gives them at the end: "the Hall of Fame of SIGOPS"."""
    for phrase, sense in named:
        giver, _, rest = phrase.partition(" ")
        if sense.kind is Kind.AWARD and giver.isupper() and len(rest.split()) >= _PAIR:
            yield from ((f"{rest} {of} {giver}", sense) for of in ("of", "of the", "by"))
