"""The gazetteer: every name of the base, in all its spellings, with what it may mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.knowledge.kinds import RelationType
from bot.knowledge.model import Alias, Name, Story
from bot.knowledge.snapshot import Snapshot
from bot.language import has_han
from bot.matching.long_names import LongNames
from bot.matching.nicknames import PART_STRENGTH, RARE_WORD_STRENGTH, latin, made_names
from bot.matching.phonetics import pinyin, sound, wildcards
from bot.matching.senses import Kind, Sense
from bot.matching.text import keys_of, squash
from bot.matching.titles import Titles
from bot.matching.vocabulary import concepts, elsewhere, key_of
from bot.matching.words import english

_MIN_PINYIN = 5
HEAD = 6  # characters by which a phrase that can't be a name is given up early
_HEADS = range(1, HEAD + 1)
_ACRONYM = re.compile(r"[A-Za-z]*[A-Z]{2,}[A-Za-z]*")
_SUBJECTS = (Kind.TOPIC, Kind.UNTOLD)
_RESTS_ON = (RelationType.BASIS_OF, RelationType.USED_BY)


@dataclass(frozen=True)
class Gazetteer:
    """Senses by key (stems without spaces), by sound, and stories by arXiv id and link."""

    senses: dict[str, tuple[Sense, ...]]
    sounds: dict[str, tuple[Sense, ...]]
    arxiv: dict[str, Sense]
    links: dict[str, Sense]
    words: frozenset[str]  # the Latin words that the names are made of
    proper: frozenset[str]  # of these, what is a whole name or part of a person's
    signed: frozenset[str]  # keys of names that end in "++" ("dpmsolver")
    heads: frozenset[str]  # how names and concepts begin, up to `HEAD` characters
    long_names: LongNames  # those of several words
    titles: Titles

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Gazetteer":
        """Collect the names of everything in `snapshot`."""
        named = list(_named(snapshot))
        table: dict[str, dict[str, Sense]] = {}
        by_words: list[tuple[list[str], Sense]] = []
        for phrase, sense in named:
            _enter(table, phrase, sense)
            if sense.kind is not Kind.UNTOLD:
                by_words.append((latin(phrase), sense))  # here, where its tokens are at hand
        for phrase, sense in made_names(named, snapshot):
            _enter(table, phrase, sense)
        for key, sense in elsewhere().items():
            table.setdefault(key, {}).setdefault(sense.term, sense)
        senses = {key: _own_first(tuple(found.values())) for key, found in table.items()}
        words = {word for found, _ in by_words for word in found}
        words |= {word for sense in elsewhere().values() for word in latin(sense.label)}
        own = (name for name, sense in named if sense.kind is Kind.STORY)
        signed = frozenset(squash(name) for name in own if name.endswith("++"))
        proper = frozenset(_proper(by_words))
        heads = {key[:size] for keys in (senses, concepts()) for key in keys for size in _HEADS}
        sounds, addresses = _sounds(named), _addresses(snapshot)
        made = cls(
            senses,
            sounds,
            *addresses,
            words=frozenset(words),
            proper=proper,
            signed=signed,
            heads=frozenset(heads),
            long_names=LongNames(name for name, _ in by_words),
            titles=Titles(words for words, sense in by_words if sense.kind is Kind.STORY),
        )
        keys_of.cache_clear()
        return made


def _enter(table: dict[str, dict[str, Sense]], phrase: str, sense: Sense) -> None:
    """Note what a phrase may mean, the surer of two ways of coming by one sense."""
    for key in _keys(phrase, sense):
        known = table.setdefault(key, {})
        if sense.term not in known or known[sense.term].strength < sense.strength:
            known[sense.term] = sense


def _own_first(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Return the base's own senses of a key; those from elsewhere only where there are none.

    A subject is no paper of the base: "latent diffusion" may mean the one that it doesn't hold.
    """
    own = tuple(s for s in senses if s.kind not in (Kind.ELSEWHERE, Kind.UNTOLD))
    foreign = tuple(sense for sense in senses if sense.kind is Kind.ELSEWHERE)
    if all(sense.kind is Kind.TOPIC for sense in own):
        own = (*own, *foreign)
    return own or senses


def leads_to(story: Story) -> Iterator[Name]:
    """Yield the names of things without a story that rest on this one's subject.

    What it was compared with or followed by has a story of its own to be told elsewhere.
    """
    others = {squash(lookalike) for lookalike in story.lookalikes}
    for relation in story.relations:
        name = relation.name
        if name and relation.type in _RESTS_ON and squash(name.en) not in others:
            yield name


def label_of(story: Story) -> str:
    """Return the short name of a story: what people call it, else its title."""
    return story.names[0].name if story.names else story.title.en


def _named(snapshot: Snapshot) -> Iterator[tuple[str, Sense]]:
    for story in snapshot.stories.values():
        sense = Sense(Kind.STORY, story.id, label_of(story))
        titles = [paper.title for paper in story.papers] + [story.title.en, story.title.zh]
        marked = {squash(alias.name) for alias in story.names if alias.ambiguous}
        short = [title.split(":")[0] for title in titles if ":" in title]
        for title in [*titles, *(title for title in short if squash(title) not in marked)]:
            yield title, sense
        yield from _aliases(story.names, sense)
        for name in leads_to(story):
            related = Sense(Kind.TOPIC, squash(name.en), name.en)
            yield from ((form, related) for form in _forms(name))
        for lookalike in story.lookalikes:
            other = Sense(Kind.ELSEWHERE, squash(lookalike), lookalike, written=lookalike)
            yield lookalike, other
    yield from _registered(snapshot)


def _registered(snapshot: Snapshot) -> Iterator[tuple[str, Sense]]:
    stories = snapshot.stories.values()
    told_of = {person for story in stories for person in (*story.subjects, *story.mentions)}
    for kind, registry in (
        (Kind.PERSON, snapshot.people),
        (Kind.VENUE, snapshot.venues),
        (Kind.AWARD, snapshot.awards),
    ):
        for entry_id, entry in registry.items():
            known = kind is not Kind.PERSON or entry_id in told_of
            sense = Sense(kind if known else Kind.ELSEWHERE, entry_id, entry.name.en)
            marked = {alias.name for alias in entry.aliases if alias.ambiguous}
            yield from ((name, sense) for name in _forms(entry.name) if name not in marked)
            yield from _aliases(entry.aliases, sense)
    for venue_id, venue in snapshot.venues.items():
        sense = Sense(Kind.VENUE, venue_id, venue.name.en)
        names = [*(_forms(venue.full) if venue.full else ())]
        if _ACRONYM.fullmatch(venue.name.en):
            names.append(f"{venue.name.en}s")  # "the last two ICLRs"
        yield from ((name, sense) for name in names)
        if venue.former:
            yield venue.former.name, sense
    told = {topic for story in stories for topic in story.topics}
    for topic_id, topic in snapshot.topics.items():
        kind = Kind.TOPIC if topic_id in told else Kind.UNTOLD
        sense = Sense(kind, topic_id, topic.name.en)
        names = [*_forms(topic.name), *topic.aliases.all()]
        yield from ((name, sense) for name in names if not _is_generic(name))


def _is_generic(name: str) -> bool:
    """Return whether a subject's name tells no story from another ("networks")."""
    concept = concepts().get(key_of(name))
    return concept is not None and concept.kind in (Kind.GENERIC, Kind.CHAT)


def _forms(name: Name) -> list[str]:
    return [form for form in (name.en, name.zh, name.zh_hant) if form]


def _aliases(aliases: Iterable[Alias], sense: Sense) -> Iterator[tuple[str, Sense]]:
    for alias in aliases:
        yield (
            alias.name,
            replace(sense, ambiguous=alias.ambiguous, written=alias.name),
        )


def _keys(phrase: str, sense: Sense) -> set[str]:
    keys = {squash(phrase)}
    # "well" is no form of Welling, nor "natural" of Nature.
    is_rare_word = sense.strength == RARE_WORD_STRENGTH  # "transformations" are no Transformer
    if sense.kind not in (Kind.PERSON, Kind.VENUE) and not is_rare_word:
        keys.add(key_of(phrase))
    keys.discard("")
    if has_han(phrase) and sense.kind not in _SUBJECTS:
        romanised = pinyin(squash(phrase))
        if len(romanised) >= _MIN_PINYIN and romanised not in english():
            keys.add(romanised)
    return keys


def _proper(named: Iterable[tuple[list[str], Sense]]) -> Iterator[str]:
    for words, sense in named:
        if sense.kind is Kind.PERSON or (sense.kind not in _SUBJECTS and len(words) == 1):
            yield from words


def _sounds(named: list[tuple[str, Sense]]) -> dict[str, tuple[Sense, ...]]:
    """Chinese names by sound, and with any one character of the longer ones left open.

    Two characters that sound like a subject are mostly something else (是连, 死链).
    """
    table: dict[str, dict[str, Sense]] = {}
    for phrase, sense in named:
        if sense.kind is Kind.UNTOLD or not has_han(phrase):
            continue
        key = squash(phrase)
        shortest = 3 if sense.kind is Kind.TOPIC else 2
        if len(key) >= shortest and all(has_han(char) for char in key):
            heard = replace(sense, strength=PART_STRENGTH, ambiguous=False)
            for form in (sound(key), *wildcards(key, person=sense.kind is Kind.PERSON)):
                table.setdefault(form, {}).setdefault(sense.term, heard)
    return {key: tuple(found.values()) for key, found in table.items()}


def _addresses(snapshot: Snapshot) -> tuple[dict[str, Sense], dict[str, Sense]]:
    arxiv: dict[str, Sense] = {}
    links: dict[str, Sense] = {}
    for story in snapshot.stories.values():
        sense = Sense(Kind.STORY, story.id, label_of(story))
        for paper in story.papers:
            if paper.arxiv:
                arxiv[paper.arxiv] = sense
        addresses = [paper.url for paper in story.papers] + [page.url for page in story.sources]
        for address in addresses:
            if address:
                links.setdefault(bare_link(str(address)), sense)
    return arxiv, links


def bare_link(url: str) -> str:
    """Return a link without its scheme and trailing slash, for comparing."""
    return url.rsplit("://", maxsplit=1)[-1].rstrip("/").casefold()
