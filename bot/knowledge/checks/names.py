"""Names that two entries claim, so that nobody could tell which one is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.knowledge.checks.comparing import key
from bot.knowledge.folder import STORIES
from bot.knowledge.model import Alias, Name, Story
from bot.knowledge.problems import Loc, Problem, quoted
from bot.knowledge.reading import Reading


@dataclass(frozen=True)
class _Claim:
    kind: str
    entry: str
    loc: Loc
    name: str
    is_title: bool = False  # titles are compared among stories only


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each name that two entries share without marking it as ambiguous."""
    owners: dict[str, list[_Claim]] = {}
    for claim in _claims(reading):
        claimed = key(claim.name)
        earlier = owners.setdefault(claimed, [])
        other = next((owner for owner in earlier if _clash(owner, claim)), None)
        if other and claimed:
            yield _shared(claim, other, reading)
        earlier.append(claim)
    for story_id, story in reading.snapshot.stories.items():
        yield from _own_lookalikes(story, story_id, reading)


def _clash(one: _Claim, other: _Claim) -> bool:
    if (one.kind, one.entry) == (other.kind, other.entry):
        return False
    if one.is_title and other.is_title and "papers" in {one.loc[0], other.loc[0]}:
        return False  # two stories of one paper are told as such
    return one.kind == other.kind or not (one.is_title or other.is_title)


def _shared(claim: _Claim, other: _Claim, reading: Reading) -> Problem:
    there = reading.document_of(other.kind, other.entry)
    advice = "give each a title of its own"
    if not (claim.is_title and other.is_title):
        advice = "keep one, or mark this one: {name: …, ambiguous: true}"
        if claim.kind == "topics":
            advice = "keep one of them"
    message = (
        f"{quoted(claim.name)} is also a name of `{other.entry}` "
        f"({there.file}:{there.line(other.loc)}): {advice}"
    )
    return reading.document_of(claim.kind, claim.entry).problem(claim.loc, message)


def _own_lookalikes(story: Story, story_id: str, reading: Reading) -> Iterator[Problem]:
    own = {key(alias.name) for alias in story.names}
    for i, lookalike in enumerate(story.lookalikes):
        if key(lookalike) in own:
            message = f"{quoted(lookalike)} stands among the story's own `names` too: keep one"
            yield reading.document_of(STORIES, story_id).problem(("lookalikes", i), message)


def _claims(reading: Reading) -> Iterator[_Claim]:
    """Yield every name that an entry claims for itself alone, registries first."""
    base = reading.snapshot
    for kind, entries in (
        ("people", base.people),
        ("venues", base.venues),
        ("awards", base.awards),
    ):
        for entry, it in entries.items():
            yield from _of_name(kind, entry, (entry, "name"), it.name)
            yield from _of_aliases(kind, entry, (entry, "aliases"), it.aliases)
    for entry, venue in base.venues.items():
        yield from _of_name("venues", entry, (entry, "full"), venue.full)
        if venue.former:
            yield _Claim("venues", entry, (entry, "former", "name"), venue.former.name)
    for entry, topic in base.topics.items():
        yield from _of_name("topics", entry, (entry, "name"), topic.name)
        for language, words in (("en", topic.aliases.en), ("zh", topic.aliases.zh)):
            for i, word in enumerate(words):
                yield _Claim("topics", entry, (entry, "aliases", language, i), word)
    for entry, story in base.stories.items():
        yield _Claim(STORIES, entry, ("title", "en"), story.title.en, is_title=True)
        yield _Claim(STORIES, entry, ("title", "zh"), story.title.zh, is_title=True)
        for i, paper in enumerate(story.papers):
            yield _Claim(STORIES, entry, ("papers", i, "title"), paper.title, is_title=True)
        yield from _of_aliases(STORIES, entry, ("names",), story.names)


def _of_name(kind: str, entry: str, loc: Loc, name: Name | None) -> Iterator[_Claim]:
    for language in ("en", "zh", "zh_hant"):
        if name and (form := getattr(name, language)):
            yield _Claim(kind, entry, (*loc, language), form)


def _of_aliases(kind: str, entry: str, loc: Loc, aliases: Iterable[Alias]) -> Iterator[_Claim]:
    for i, alias in enumerate(aliases):
        if not alias.ambiguous:
            yield _Claim(kind, entry, (*loc, i), alias.name)
