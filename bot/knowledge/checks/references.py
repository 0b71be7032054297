"""Ids that point nowhere, or in a circle."""

from collections.abc import Iterator

from bot.knowledge.document import Document
from bot.knowledge.folder import STORIES
from bot.knowledge.problems import Problem, Severity, unknown
from bot.knowledge.reading import Reading

# Where a story refers to a registry, what that registry is, and what its entries are called.
_REFERENCES = {
    "papers[].authors[]": ("people", "person"),
    "people[]": ("people", "person"),
    "mentions[]": ("people", "person"),
    "topics[]": ("topics", "topic"),
    "awards[]": ("awards", "award"),
    "events[].venue": ("venues", "venue"),
    "events[].award": ("awards", "award"),
    "corrections[].premise.venue": ("venues", "venue"),
    "corrections[].premise.award": ("awards", "award"),
}
_SOURCE_REFERENCES = ("events[].sources[]", "details[].sources[]", "corrections[].sources[]")


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each reference to something that isn't there."""
    for document in reading.stories():
        yield from _to_registries(document, reading)
        yield from _to_sources(document)
        yield from _to_stories(document, reading)
    yield from _broader_awards(reading)


def _to_registries(document: Document, reading: Reading) -> Iterator[Problem]:
    for scalar in document.at(*_REFERENCES):
        registry, what = _REFERENCES[scalar.shape]
        known = reading.ids.get(registry)
        if known is not None and scalar.value not in known:
            message = unknown(what, scalar.value, known, f"add it to {registry}.yaml")
            yield document.problem(scalar.loc, message)


def _to_sources(document: Document) -> Iterator[Problem]:
    known = [scalar.value for scalar in document.at("sources[].id")]
    for scalar in document.at(*_SOURCE_REFERENCES):
        if known and scalar.value not in known:
            message = unknown("source", scalar.value, known, "add it to the story's `sources`")
            yield document.problem(scalar.loc, message)


def _to_stories(document: Document, reading: Reading) -> Iterator[Problem]:
    for scalar in document.at("relations[].story"):
        if f"{STORIES}/{scalar.value}.yaml" == document.file:
            yield document.problem(scalar.loc, "the story can't stand in a relation to itself")
        elif scalar.value not in reading.ids[STORIES]:
            message = unknown(
                "story", scalar.value, reading.ids[STORIES], "it is left out until it is there"
            )
            yield document.problem(scalar.loc, message, Severity.WARNING)


def _broader_awards(reading: Reading) -> Iterator[Problem]:
    awards = reading.snapshot.awards
    for award_id, award in awards.items():
        if award.part_of is None:
            continue
        document, loc = reading.document_of("awards", award_id), (award_id, "part_of")
        if award.part_of not in reading.ids["awards"]:
            message = unknown("award", award.part_of, awards, "add it to awards.yaml")
            yield document.problem(loc, message)
        elif _leads_back(award_id, reading):
            message = f"goes in a circle: `{award_id}` is part of itself by way of this"
            yield document.problem(loc, message)


def _leads_back(award_id: str, reading: Reading) -> bool:
    last = reading.snapshot.awards.get(reading.snapshot.award_chain(award_id)[-1])
    return last is not None and last.part_of == award_id
