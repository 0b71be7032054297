"""An answer's parts: its first line, what that rests on, its support and its sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.knowledge.kinds import Support
from bot.knowledge.model import Detail, Event, Source, Story
from bot.matching.outcome import Answer
from bot.replies._derived import derive
from bot.replies._sentences import absence, sentence
from bot.replies._timeline import ASIDES, timeline_events, timeline_step
from bot.replies._words import Words

_LONGEST = 4000  # headline and body together; an embed's description takes 4096
_ALIKE = 75  # per cent from which two texts say the same


@dataclass(frozen=True)
class Lead:
    """The first line of an answer, and what it rests on."""

    text: str
    support: Support | None = None  # None: on nothing narrower than the story itself
    sources: tuple[str, ...] = ()  # ids
    lacks: bool = False  # says that the story doesn't hold what was asked


def lead_of(answer: Answer, words: Words) -> Lead:
    """Return the first line: a false premise put right, what was asked, or the summary.

    Two questions in one are answered one after the other.
    """
    lead = _lead(answer, words)
    return _joined(lead, lead_of(answer.second, words), words) if answer.second else lead


def entry_of(answer: Answer, words: Words) -> str:
    """Return what a story says of what is asked, as an entry of a list: on one line, marked."""
    lead, story = lead_of(answer, words), answer.story
    if lead.lacks:
        return _not_held(answer, words)
    told, support = " ".join(lead.text.split()), lead.support or story.support
    if support is Support.CONFIRMED or answer.unfounded:
        return told
    return words.say("list.marked", told=told, mark=_mark(support, words))


def _lead(answer: Answer, words: Words) -> Lead:
    story, language = answer.story, words.language
    if answer.correction:
        correction = answer.correction
        return Lead(correction.truth.of(language), Support.CONFIRMED, correction.sources)
    if answer.unfounded:
        return _unfounded(answer.unfounded, story, words)
    if answer.detail:
        return _details(answer.detail, answer.also, story, words)
    if answer.asked:
        return _asked(answer, words)
    if answer.lacks_what_is_asked:
        return _lacking(None, answer, words)
    return _resting_on(answer.events, story, story.summary.of(language))


def _details(detail: Detail, also: Detail | None, story: Story, words: Words) -> Lead:
    """Return what is asked for, with what may have been meant instead."""
    lead = _detail(detail, story, words)
    return _joined(lead, _detail(also, story, words), words) if also else lead


def _detail(detail: Detail, story: Story, words: Words) -> Lead:
    support = detail.support or story.support
    return Lead(detail.answer.of(words.language), support, detail.sources)


def _joined(first: Lead, second: Lead, words: Words) -> Lead:
    """Return two leads as one, as well supported as the weaker; the first if they are alike."""
    if fuzz.partial_ratio(first.text, second.text) >= _ALIKE:
        return first
    text = words.say("join.sentence", left=first.text, right=second.text)
    supports = (lead.support for lead in (first, second) if lead.support)
    weaker = max(supports, key=list(Support).index, default=None)
    return Lead(text, weaker, (*first.sources, *second.sources), first.lacks)


def _asked(answer: Answer, words: Words) -> Lead:
    """Return what the story's data says of what is asked, or that it says nothing of it."""
    derived = derive(answer, words)
    if derived.events:
        return _resting_on(derived.events, answer.story, derived.text)
    if derived.text:
        return Lead(derived.text, Support.CONFIRMED)
    return _lacking(_not_held(answer, words), answer, words)


def _not_held(answer: Answer, words: Words) -> str:
    subject = words.subject(answer.story, inside=True)
    if answer.asked is None:
        return words.say("answer.not-held-that", subject=subject)
    what = words.say(f"attribute.{answer.asked}")
    return words.say("answer.not-held", subject=subject, what=what)


def _lacking(text: str | None, answer: Answer, words: Words) -> Lead:
    """Return that the story doesn't say it, in `text` if it has a name, and what comes nearest."""
    near = answer.nearest
    if near is None:
        text = text or _not_held(answer, words)
        below = words.say("join.sentence", left=text, right=words.say("answer.below"))
        return Lead(below, lacks=True)
    told = near.answer.of(words.language)
    if text:
        nearest = words.say("answer.nearest", told=told)
        text = words.say("join.sentence", left=text, right=nearest)
    else:
        text = words.say("answer.nearest-alone", told=told)
    return Lead(text, near.support or answer.story.support, near.sources, lacks=True)


def _unfounded(event: Event, story: Story, words: Words) -> Lead:
    """Say that no such event is recorded, then what is recorded of the kind."""
    text = absence(event, story, words)
    known = tuple(other for other in story.events if other.type is event.type)
    if not known or event.type in ASIDES:
        return Lead(text)
    told = words.say("answer.recorded", sentence=sentence(known, story, words))
    return _resting_on(known, story, words.say("join.sentence", left=text, right=told))


def _resting_on(events: Sequence[Event], story: Story, text: str) -> Lead:
    """Return the lead `text`, as well supported as the weakest of `events`."""
    order = list(Support)
    support = max(
        (event.support or story.support for event in events), key=order.index, default=None
    )
    sources = tuple(source for event in events for source in event.sources)
    return Lead(text, support, sources)


def body_of(story: Story, lead: str, words: Words) -> str:
    """Return the anecdote, opened by the summary where that adds to the first line."""
    summary, text = story.summary.of(words.language), story.text.of(words.language)
    is_told = fuzz.ratio(lead, summary) >= _ALIKE
    if is_told or len(lead) + len(summary) + len(text) > _LONGEST:
        return text
    return f"{summary}\n\n{text}"


def support_line(lead: Lead, story: Story, words: Words) -> str:
    """Return what isn't confirmed: the first line, the story, or steps of its timeline."""
    if story.support is Support.MYTH:
        return _mark(Support.MYTH, words)
    if lead.support not in (None, Support.CONFIRMED):
        return _mark(lead.support, words)
    if story.support is not Support.CONFIRMED:
        mark = _mark(story.support, words)
        return words.say("support.around", mark=mark) if lead.support else mark
    return "\n".join(_weak_steps(story, words))


def _weak_steps(story: Story, words: Words) -> list[str]:
    lines: list[str] = []
    for support in (Support.REPORTED, Support.DISPUTED, Support.MYTH):
        weak = [event for event in timeline_events(story) if event.support is support]
        if weak:
            steps = words.enumeration([timeline_step(event, story, words) for event in weak])
            lines.append(words.say("support.part", steps=steps, mark=_mark(support, words)))
    return lines


def _mark(support: Support, words: Words) -> str:
    return words.say(f"support.{support.value}")


def sources_first(used: Sequence[str], story: Story) -> tuple[Source, ...]:
    """Return all of the story's sources, those with the ids `used` first."""
    return tuple(sorted(story.sources, key=lambda source: source.id not in used))
