"""Events in full sentences: "DSN was rejected by NIPS 2014 with scores of 8/8/7."""

from collections.abc import Sequence

from bot.knowledge.kinds import StoryKind
from bot.knowledge.model import Event, Story
from bot.matching.outcome import ANY_PRIZE
from bot.replies._timeline import ASIDES, is_preprint, kind_of, presentation, score_line
from bot.replies._words import Words


def sentence(
    events: Sequence[Event],
    story: Story,
    words: Words,
    *,
    inside: bool = False,
    dated: bool = False,
) -> str:
    """Return what happened to the story's subject in `events` (at least one; no asides).

    `inside` is for a sentence that follows an opening of its own; `dated` tells the day, where
    it is known.
    """
    clauses = [_clause(event, words, dated=dated) for event in events]
    return words.say(
        "sentence",
        subject=words.subject(story, inside=inside),
        clauses=words.joined(clauses, "join.clause", "join.last-clause"),
    )


def aside(event: Event, words: Words) -> str:
    """Return a talk or an impact in the words of its note; empty when it has none."""
    if event.note is None:
        return ""
    note, date = event.note.of(words.language), words.date(event)
    note = note[:1].upper() + note[1:]
    return words.say("event.noted", note=note, when=date) if date else note


def absence(event: Event, story: Story, words: Words) -> str:
    """Return that the base holds no such event: "The base records no rejection of GAN."."""
    is_its_award = story.kind is StoryKind.AWARD and event.award is not None
    if event.type in ASIDES or not (story.papers or is_its_award):
        return words.say("unfounded.other")
    values = {"subject": words.subject(story, inside=True)}
    if event.award == ANY_PRIZE:
        return words.say("unfounded.any-prize", **values)
    if event.award:
        values["award"] = words.award(event.award)
    key = f"unfounded.{event.type.value}"
    venue = words.venue_and_year(event)
    if venue:
        return words.say(f"{key}.at", venue=venue, **values)
    if event.year:
        return words.say(f"{key}.in", year=event.year, **values)
    return words.say(f"{key}.plain", **values)


def _clause(event: Event, words: Words, *, dated: bool) -> str:
    """Return what happened in the event, and when, without whom it happened to."""
    clause = _dated_clause(event, words, dated=dated)
    if dated:
        return clause
    if event.scores:
        clause = words.say("event.scored", clause=clause, scores=score_line(event))
    shown = presentation(event, words)
    return words.say("event.presented", clause=clause, presentation=shown) if shown else clause


def _dated_clause(event: Event, words: Words, *, dated: bool) -> str:
    takes_year = not event.inferred and not is_preprint(event)
    if dated and event.date and len(event.date) > len("2014"):
        # A journal's year would stand before the same year's day; a conference's is in its name.
        where = words.venue if words.is_in_journal(event) else words.venue_and_year
        clause = _bare_clause(event, words, where(event))
        return words.say("event.dated", clause=clause, date=words.date(event))
    clause = _bare_clause(event, words, words.venue_and_year(event))
    if event.year is None or (takes_year and event.venue):
        return clause
    year = words.say("time.about", date=event.year) if event.inferred else event.year
    return words.say("event.in-year", clause=clause, year=year)


def _bare_clause(event: Event, words: Words, venue: str | None) -> str:
    if is_preprint(event):
        return words.say("event.preprint", venue=words.venue(event))
    values = {"award": words.award(event.award)} if event.award else {}
    key = f"event.{kind_of(event)}"
    if venue is None:
        return words.say(f"{key}.plain", **values)
    return words.say(f"{key}.at", venue=venue, **values)
