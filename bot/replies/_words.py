"""What things are called in a reply: people, venues, awards, dates, a story's own subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.kinds import StoryKind, VenueKind
from bot.knowledge.model import Event, Story
from bot.knowledge.snapshot import Snapshot
from bot.language import Language, has_han, to_simplified, to_traditional
from bot.replies.catalogue import say

MOST_AUTHORS = 12  # longer lists end in "and 30 more"
_IN_WORDS = re.compile(r" [a-z]{2}|^[a-z]+ ")  # an English name that is no proper one
_VENUE_KINDS = frozenset((VenueKind.CONFERENCE, VenueKind.JOURNAL))  # that questions speak of


@dataclass(frozen=True)
class Words:
    """A language, with the registries to name things from.

    A folder may hold only some of the registries; what isn't registered is called by its id,
    made readable.
    """

    language: Language
    snapshot: Snapshot

    def say(self, key: str, **values: object) -> str:
        """Return the message `key` of the catalogue, its placeholders filled by `values`."""
        return say(self.language, key, **values)

    def as_asked(self, said: str) -> str:
        """Return an asker's own words, which the matcher may have in Simplified characters."""
        is_read = self.language is Language.ZH_HANT and to_simplified(said) == said
        return to_traditional(said) if is_read else said

    def person(self, person_id: str) -> str:
        """Return what a person is called."""
        person = self.snapshot.people.get(person_id)
        return person.name.of(self.language) if person else person_id.replace("-", " ").title()

    def award(self, award_id: str) -> str:
        """Return what an award is called."""
        award = self.snapshot.awards.get(award_id)
        return award.name.of(self.language) if award else award_id.replace("-", " ").title()

    def venue(self, event: Event) -> str | None:
        """Return what the event's venue was called at the time, None when it has none.

        An event that a question takes for granted may have a kind of venue instead.
        """
        if event.venue is None:
            return None
        venue = self.snapshot.venues.get(event.venue)
        if venue is None:
            return self.venue_kind(event.venue) or event.venue.replace("-", " ").upper()
        return venue.called(self.language, event.year)

    def venue_kind(self, kind: str) -> str | None:
        """Return what a kind of venue is called, None if it is none that questions speak of."""
        return self.say(f"venue-kind.{kind}") if kind in _VENUE_KINDS else None

    def venue_and_year(self, event: Event) -> str | None:
        """Return the venue with the event's year; without, where that is inferred.

        A conference is called by its year, "NIPS 2014"; of a journal that is the date.
        """
        venue = self.venue(event)
        if venue is None or event.year is None or event.inferred:
            return venue
        key = "event.journal-year" if self.is_in_journal(event) else "event.venue-year"
        return self.say(key, venue=venue, year=event.year)

    def is_in_journal(self, event: Event) -> bool:
        """Return whether the event's venue is a journal."""
        known = self.snapshot.venues.get(event.venue or "")
        return known is not None and known.kind is VenueKind.JOURNAL

    def date(self, event: Event) -> str:
        """Return the event's date as precisely as it is known; empty when it isn't."""
        if event.date is None:
            return ""
        year, *rest = event.date.split("-")
        match rest:
            case [month]:
                date = self.say("time.month", month=self.say(f"time.months.{month}"), year=year)
            case [month, day]:
                name = self.say(f"time.months.{month}")
                date = self.say("time.day", day=int(day), month=name, year=year)
            case _:
                date = year
        return self.say("time.about", date=date) if event.inferred else date

    def subject(self, story: Story, *, inside: bool = False) -> str:
        """Return what a sentence about the story is about: "DSN", "Saining Xie", "the paper".

        `inside` asks for the form that stands inside a sentence instead of opening it.
        """
        is_one = story.kind is StoryKind.PAPER and len(story.papers) <= 1
        if is_one and (name := self._name(story)):
            opens = not inside and " " in name  # "Knowledge distillation", but "word2vec"
            name = name[:1].upper() + name[1:] if opens else name
            return to_traditional(name) if self.language is Language.ZH_HANT else name
        place = "inside" if inside else "start"
        if story.papers:
            kind = "paper" if len(story.papers) == 1 else "papers"
            return self.say(f"subject.{kind}.{place}")
        if story.people:
            return self.enumeration([self.person(person) for person in story.people])
        return self.say(f"subject.story.{place}")

    def _name(self, story: Story) -> str | None:
        """Return the first name that suits the language, None if there is none.

        In Chinese that is "Barlow Twins", but 知识蒸馏 and not "knowledge distillation".
        """
        names = [alias.name for alias in story.names]
        if not self.language.is_chinese:
            return next((name for name in names if not has_han(name)), None)
        chinese = next(filter(has_han, names), None)
        return chinese if chinese and _IN_WORDS.search(names[0]) else next(iter(names), None)

    def authors(self, authors: Sequence[str]) -> str:
        """Return the people `authors` (ids) in their order, cut where the list gets long."""
        names = [self.person(author) for author in authors]
        if len(names) <= MOST_AUTHORS:
            return self.enumeration(names)
        shown = self.joined(names[:MOST_AUTHORS], "join.item")
        return self.say("answer.and-others", people=shown, count=len(names) - MOST_AUTHORS)

    def enumeration(self, items: Sequence[str]) -> str:
        """Return "A, B and C"."""
        return self.joined(items, "join.item", "join.last-item")

    def joined(self, items: Sequence[str], key: str, last_key: str | None = None) -> str:
        """Return `items` joined by the message `key`, the last one by `last_key` if given."""
        text = items[0] if items else ""
        for number, item in enumerate(items[1:], start=2):
            is_last = number == len(items)
            text = self.say(last_key if is_last and last_key else key, left=text, right=item)
        return text


def shortened(text: str, limit: int) -> str:
    """Return `text` on one line without invisible characters, cut where it is over `limit`."""
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
