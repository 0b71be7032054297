"""The parts of a story that are edited apart, and the blanks of each one's form."""

import re
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from bot.cogs.curating._blanks import Blank, Data, Lines, Names, Text, Yaml
from bot.knowledge.document import Document, Unreadable, parse
from bot.knowledge.model import Story
from bot.knowledge.schema import fit
from bot.knowledge.writing import dump_data, dump_story
from bot.language import has_han


class Part(StrEnum):
    """What a form is about."""

    TEXTS = "texts"
    TITLE = "title"
    EVENTS = "events"
    DETAILS = "details"
    NAMES = "names"
    QUESTIONS = "questions"
    SOURCES = "sources"
    CORRECTIONS = "corrections"
    LINKS = "links"  # papers, people, topics: what ties it to the registries and other stories
    TRADITIONAL = "traditional"
    NOTES = "notes"
    START = "start"  # what a new story begins with


LISTED = (Part.EVENTS, Part.DETAILS, Part.SOURCES, Part.CORRECTIONS)
EDITABLE = tuple(part for part in Part if part is not Part.START)
_LINKS = ("papers", "people", "mentions", "topics", "awards", "relations")
_EVENT = (
    *("type", "date", "inferred", "venue", "venue_kind", "times", "award", "rank", "scores"),
    *("presentation", "reason", "note", "support", "sources"),
)
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 60


@dataclass(frozen=True)
class Form:
    """A part, or one entry of a part that is a list. The entry after the last is a new one."""

    part: Part
    entry: int | None = None

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What there is to fill in, five at most."""
        if self.entry is not None:
            return _entry(self.part, self.entry)
        if self.part in LISTED:
            return (Yaml(self.part, (self.part.value,)),)
        return _WHOLE[self.part]

    def filled(self, data: Data) -> dict[str, str]:
        """Return what `data` has for each blank."""
        return {blank.key: blank.take(data) for blank in self.blanks}

    def applied(self, data: Data, typed: dict[str, str]) -> Data:
        """Return `data` with what was typed. Raises Unfit. An entry left empty is taken out."""
        changed = deepcopy(data)
        for blank in self.blanks:
            blank.put(changed, typed.get(blank.key, "").replace("\r\n", "\n"))
        if self.entry is not None:
            self._settle(changed, typed)
        _name_sources(changed)
        return changed

    def _settle(self, data: Data, typed: dict[str, str]) -> None:
        entries = cast("list[Any]", data[self.part])
        plain = [b for b in self.blanks if isinstance(b, Text)] or self.blanks
        if not any(typed.get(blank.key, "").strip() for blank in plain):
            del entries[self.entry or 0]
        if not entries:
            del data[self.part]


def _texts(*places: tuple[str, str], prefix: tuple[str | int, ...] = ()) -> tuple[Text, ...]:
    return tuple(Text(f"{a}-{b}", (*prefix, a, b), is_long=True) for a, b in places)


_WHOLE: dict[Part, tuple[Blank, ...]] = {
    Part.TEXTS: _texts(("summary", "en"), ("summary", "zh"), ("text", "en"), ("text", "zh")),
    Part.TITLE: (
        Text("title-en", ("title", "en")),
        Text("title-zh", ("title", "zh")),
        Text("kind", ("kind",)),
        Text("support", ("support",)),
    ),
    Part.NAMES: (
        Names("names", ambiguous=False),
        Names("ambiguous", ambiguous=True),
        Lines("lookalikes", ("lookalikes",)),
    ),
    Part.QUESTIONS: (
        Lines("questions-en", ("questions", "en")),
        Lines("questions-zh", ("questions", "zh")),
    ),
    Part.LINKS: (Yaml("links", _LINKS),),
    Part.TRADITIONAL: _texts(("title", "zh_hant"), ("summary", "zh_hant"), ("text", "zh_hant")),
    Part.NOTES: (Text("notes", ("notes",), is_long=True),),
    Part.START: (
        Text("title-en", ("title", "en")),
        Text("title-zh", ("title", "zh")),
        Text("url", ("sources", 0, "url")),
        Text("source-title", ("sources", 0, "title")),
        Text("publisher", ("sources", 0, "publisher")),
    ),
}


def _entry(part: Part, entry: int) -> tuple[Blank, ...]:
    at = (part.value, entry)
    match part:
        case Part.DETAILS:
            return (
                *_texts(("answer", "en"), ("answer", "zh"), prefix=at),
                Lines("asked-en", (*at, "asked", "en")),
                Lines("asked-zh", (*at, "asked", "zh")),
                Yaml("detail-rest", ("about", "support", "sources"), at),
            )
        case Part.CORRECTIONS:
            return (
                *_texts(("claim", "en"), ("claim", "zh"), prefix=at),
                *_texts(("truth", "en"), ("truth", "zh"), prefix=at),
                Yaml("correction-rest", ("premise", "asked", "sources"), at),
            )
        case Part.SOURCES:
            return (
                Text("url", (*at, "url")),
                Text("source-title", (*at, "title")),
                Text("publisher", (*at, "publisher")),
                Text("date", (*at, "date")),
                Yaml("source-rest", ("id", "lang"), at),
            )
        case _:
            return (Yaml("event", _EVENT, at),)


def entries_of(data: Data, part: Part) -> list[str]:
    """Return a line for each entry of a part that is a list, to pick it by."""
    found = data.get(part)
    return [_line(entry) for entry in cast("list[Any]", found)] if isinstance(found, list) else []


def _line(entry: object) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    held = cast("Data", entry)
    for name in ("answer", "claim"):
        if isinstance(text := held.get(name), dict):
            said = cast("Data", text).get("en") or cast("Data", text).get("zh") or ""
            return " · ".join(filter(None, (held.get("about"), str(said))))
    fields = ("title", "publisher", "type", "venue", "award", "date")
    return " · ".join(str(held[name]) for name in fields if held.get(name)) or "–"


def data_of(content: bytes | None) -> Data:
    """Return what a story's file holds, nothing where it can't be read."""
    try:
        return dict(parse("", content).data) if content else {}
    except Unreadable:
        return {}


def written(story_id: str, data: Data) -> bytes:
    """Return a story's file, the way files are written if it is sound, else as it is."""
    story = fit(Story, {**data, "id": story_id}, Document(""))
    return (dump_data(data) if isinstance(story, list) else dump_story(story)).encode()


def slug(text: str) -> str:
    """Return an id made of `text`, empty where it has nothing to make one of."""
    return _SLUG.sub("-", text.lower()).strip("-")[:_LONGEST_ID].strip("-")


def _name_sources(data: Data) -> None:
    """Give new sources an id, and Chinese ones their language."""
    sources = data.get("sources")
    held = cast("list[Any]", sources) if isinstance(sources, list) else []
    entries = [cast("Data", entry) for entry in held if isinstance(entry, dict)]
    taken = {entry.get("id") for entry in entries}
    for entry in entries:
        if not entry.get("url") or entry.get("id"):
            continue
        stem = slug(str(entry.get("publisher", ""))) or "source"
        numbered = (f"{stem}-{number}" for number in range(2, len(entries) + 2))
        entry["id"] = next(name for name in (stem, *numbered) if name not in taken)
        taken.add(entry["id"])
        if has_han(str(entry.get("title", ""))) and "lang" not in entry:
            entry["lang"] = "zh"
