"""A story's events in short: ✗ NIPS 2014 (8/8/7) → ✓ AISTATS 2015 → 🏆 test of time 2025."""

from collections.abc import Sequence

from bot.knowledge.kinds import EventType
from bot.knowledge.model import Event, Story
from bot.language import Language
from bot.replies._words import Words

ASIDES = frozenset({EventType.TALK, EventType.IMPACT})  # worth telling, but no step of a paper
_PREPRINT_SERVER = "arxiv"
_REFUSED = frozenset({EventType.REJECTED, EventType.WITHDRAWN})
_IN_PRINT = frozenset({EventType.ACCEPTED, EventType.PUBLISHED})
_FEW_STEPS = 3
_LONGEST_NOTE = {Language.EN: 32, Language.ZH_HANS: 16, Language.ZH_HANT: 16}


def is_preprint(event: Event) -> bool:
    """Return whether the event put a preprint online."""
    return event.type is EventType.PUBLISHED and event.venue == _PREPRINT_SERVER


def is_in_print(event: Event) -> bool:
    """Return whether the event is an acceptance or a publication that isn't a preprint."""
    return event.type in _IN_PRINT and not is_preprint(event)


def is_decision(event: Event) -> bool:
    """Return whether the event ends what a submission began."""
    return event.type in _REFUSED or is_in_print(event)


def kind_of(event: Event) -> str:
    """Return the word that the catalogues' keys have for what happened in the event."""
    if event.type is EventType.AWARDED:
        return event.rank.value
    return "preprint" if is_preprint(event) else event.type.value


def timeline_events(story: Story) -> tuple[Event, ...]:
    """Return the events worth a step in the timeline."""
    steps = tuple(
        event for n, event in enumerate(story.events) if not _is_told_elsewhere(n, story.events)
    )
    if len(steps) <= _FEW_STEPS:
        return steps
    main = tuple(step for step in steps if step.type not in ASIDES)
    decisive = tuple(step for step in main if not is_preprint(step))
    return (decisive if len(decisive) > 1 else main) or steps


def _is_told_elsewhere(number: int, events: Sequence[Event]) -> bool:
    """Return whether another step implies this one: a submission decided, a later printing."""
    event = events[number]
    match event.type:
        case EventType.SUBMITTED:
            later = (other for other in events[number + 1 :] if is_decision(other))
            decision = next(later, None)
            return decision is not None and decision.venue == event.venue
        case EventType.PUBLISHED:
            return any(
                earlier.type is EventType.ACCEPTED
                and (earlier.venue, earlier.year) == (event.venue, event.year)
                for earlier in events[:number]
            )
        case _:
            return False


def timeline(story: Story, words: Words) -> str:
    """Return the story's timeline on one line; empty when it has no events."""
    return " → ".join(timeline_step(event, story, words) for event in timeline_events(story))


def timeline_step(event: Event, story: Story, words: Words) -> str:
    """Return one step of the timeline, with its symbol."""
    kind = kind_of(event)
    note = event.note.of(words.language) if event.note else ""
    text = _place(event, story, words)
    if event.type in ASIDES:
        what, extras = note, [text]
    else:
        what, extras = text, [score_line(event), presentation(event, words)]
        # Most steps speak for themselves; where a date is missing, or it could be the step of
        # another paper, the note tells.
        needs_note = event.date is None or len(story.papers) > 1
        if needs_note and len(note) <= _LONGEST_NOTE[words.language]:
            extras.append(note)
    what = what or words.say(f"timeline.bare.{kind}")
    extra = words.joined([extra for extra in extras if extra], "timeline.extras")
    if extra:
        what = words.say("timeline.extra", step=what, extra=extra)
    return words.say(f"timeline.{kind}", step=what)


def _place(event: Event, story: Story, words: Words) -> str:
    year = str(event.year) if event.year else None
    if year and event.inferred:
        year = words.say("time.inferred", date=year)
    where = _award(event.award, event, story, words) if event.award else words.venue(event)
    if where and year:
        return words.say("event.venue-year", venue=where, year=year)
    return where or year or ""


def _award(award_id: str, event: Event, story: Story, words: Words) -> str:
    """Return the award's name, with its venue unless the timeline has named that already."""
    award = words.award(award_id)
    named = {other.venue for other in story.events if is_in_print(other)}
    venue = words.venue(event)
    if venue is None or event.venue in named:
        return award
    return words.say("timeline.award", venue=venue, award=award)


def score_line(event: Event) -> str:
    """Return the scores as people write them, "8/8/7"; empty when none is known."""
    return "/".join(f"{score:g}" for score in event.scores)


def presentation(event: Event, words: Words) -> str:
    """Return how the venue presented the paper, "oral"; empty when that isn't known."""
    return words.say(f"presentation.{event.presentation.value}") if event.presentation else ""
