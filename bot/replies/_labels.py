"""What the matcher recognised, in words: "papers by Saining Xie rejected by CVPR 2014"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from bot.knowledge.kinds import EventType, Presentation, VenueKind
from bot.knowledge.model import Name
from bot.replies._words import Words

_Slot = Literal[
    "event",
    "step",
    "year",
    "span",
    "trait",
    "presentation",
    "venue",
    "award",
    "person",
    "topic",
    "other",
]
_EVENTS = frozenset(EventType) - {EventType.TALK, EventType.IMPACT}
_PRESENTATIONS = frozenset(Presentation)
_TRAIT = re.compile(  # "times 2", "scores 8/8/7", "alone"
    r"(times|exactly|prizes|scores|several|among|either|straight|above|mean|least) ([\d./]+)"
    r"|alike|novelty|simplicity|alone|never-rejected|unpublished|unawarded"
    r"|(without) (.+)"
)
_YEAR_DIGITS = 4
_SPAN = re.compile(r"(?=.{5})(\d{4})?–(\d{4})?")  # "2013–2015", "–1999", "2020–"


class _Named(Protocol):
    @property
    def name(self) -> Name: ...


def looked_for(
    filters: Sequence[str], words: Words, kind: Literal["paper", "story"], count: int
) -> str:
    """Return `filters` as a noun phrase about `count` papers or stories.

    A filter is a kind of event, one with its venues, a presentation, a year, a span of years, how
    often or with which scores, a kind of venue, or the id or a name of something in the registries;
    any other is quoted as it is.
    """
    noun = words.say(f"list.noun.{kind}.{'one' if count == 1 else 'many'}")
    if not filters:
        return noun
    slots: dict[_Slot, list[str]] = {}
    for wanted in filters:
        slot, text = _recognised(wanted, words)
        slots.setdefault(slot, []).append(text)
    topic, person, year = (
        words.enumeration(slots.get(slot, ())) for slot in ("topic", "person", "year")
    )
    venue = words.joined(slots.get("venue", ()), "join.item", "join.or")
    if venue and year and not any(_is_no_conference(wanted, words) for wanted in filters):
        venue, year = words.say("event.venue-year", venue=venue, year=year), ""
    event = words.joined(_events(slots, venue, words), "join.clause", "join.both")
    # "Rejected papers on vision", but "papers on vision rejected by CVPR".
    sole = bool(topic or person) and event == words.say("list.rejected.plain")
    return words.say(
        "list.phrase-sole" if sole else "list.phrase",
        noun=noun,
        topic=words.say("list.topic", topic=topic) if topic else "",
        person=words.say(f"list.person.{kind}", person=person) if person else "",
        event=words.say("list.event", event=event) if event and not sole else event,
        year=_dated(slots, year, words),
    )


def _dated(slots: Mapping[_Slot, Sequence[str]], year: str, words: Words) -> str:
    """Return the years looked for, "in 2014" or "from 2013 to 2015", empty if there are none."""
    if span := _SPAN.fullmatch("".join(slots.get("span", ()))):
        first, last = span.groups()
        which = "since" if not last else "both" if first else "until"
        return words.say(f"list.span.{which}", first=first or "", last=last or "")
    happened = set(slots.get("event", ())) - {EventType.AWARDED} or slots.get("trait")
    which = "event" if happened else "plain"
    return words.say(f"list.year.{which}", year=year) if year else ""


def _is_no_conference(wanted: str, words: Words) -> bool:
    """Return whether a filter is a venue that isn't called by its year, as "CVPR 2014" is."""
    venues = words.snapshot.venues.items()
    named = (v for v_id, v in venues if wanted in (v_id, v.name.en, v.name.zh))
    return bool(words.venue_kind(wanted)) or any(
        venue.kind is not VenueKind.CONFERENCE for venue in named
    )


def in_language(label: str, words: Words) -> str:
    """Return what the thing that the matcher calls `label` is called in the reply."""
    return _recognised(label, words)[1]


def _events(slots: Mapping[_Slot, Sequence[str]], venue: str, words: Words) -> list[str]:
    """Return what happened, the venue with the first event named."""
    awards, events = slots.get("award", ()), slots.get("event", ())
    named = [(f"list.{event}", "") for event in events if not (awards and event == "awarded")]
    named += [("list.award", award) for award in awards]
    happened = [*slots.get("step", ())]
    for place, (key, award) in enumerate(named):
        values = {"award": award} if award else {}
        if venue and place == 0:
            happened.append(words.say(f"{key}.at", venue=venue, **values))
        else:
            happened.append(words.say(f"{key}.plain", **values))
    if venue and not happened:
        happened.append(words.say("list.venue", venue=venue))
    happened += slots.get("trait", ())
    shown, others = slots.get("presentation", ()), slots.get("other", ())
    return [*happened, *shown] + [words.say("list.other", filter=other) for other in others]


def _recognised(wanted: str, words: Words) -> tuple[_Slot, str]:
    """Return what kind of filter `wanted` is, and how it is written in the reply."""
    if wanted in _EVENTS:
        return "event", wanted
    if wanted in _PRESENTATIONS:
        return "presentation", words.say(f"list.presentation.{wanted}")
    if wanted.isdecimal() and len(wanted) == _YEAR_DIGITS:
        return "year", wanted
    if _SPAN.fullmatch(wanted):
        return "span", wanted
    if trait := _TRAIT.fullmatch(wanted):
        return "trait", _trait(trait[1] or trait[3] or wanted, trait[2] or trait[4] or "", words)
    event, _, where = wanted.partition(" ")
    return ("step", _step(event, where, words)) if event in _EVENTS else _entry(wanted, words)


def _trait(what: str, value: str, words: Words) -> str:
    """Return how often something happened, or with which scores ("8/8/7")."""
    if what == "several":
        count, _, value = value.partition("/")
        return words.say("list.trait.several", count=count, value=value)
    if what == "without":
        value = _entry(value, words)[1]
    if what in ("among", "either"):
        value = value.replace("/", words.say(f"list.join.{what}"))
    return words.say(f"list.trait.{what}", value=value)


def _step(event: str, where: str, words: Words) -> str:
    """Return an event with its venues, or only its year."""
    if where.isdecimal():
        return words.say("event.in-year", clause=words.say(f"list.{event}.plain"), year=where)
    venues = "/".join(_entry(venue, words)[1] for venue in where.split("/"))
    return words.say(f"list.{event}.at", venue=venues)


def _entry(wanted: str, words: Words) -> tuple[_Slot, str]:
    """Return what of the registries `wanted` is, and what that is called in the reply."""
    if kind := words.venue_kind(wanted):
        return "venue", kind
    base = words.snapshot
    registries: Iterable[tuple[_Slot, Mapping[str, _Named]]] = (
        ("venue", base.venues),
        ("award", base.awards),
        ("person", base.people),
        ("topic", base.topics),
    )
    for slot, registry in registries:
        for entry_id, entry in registry.items():
            if wanted in (entry_id, entry.name.en, entry.name.zh):
                return slot, entry.name.of(words.language)
    former = {venue.former.name for venue in base.venues.values() if venue.former}
    head, _, year = wanted.rpartition(" ")
    if wanted in former or (year.isdecimal() and _recognised(head, words)[0] == "venue"):
        return "venue", wanted
    return "other", words.as_asked(wanted)
