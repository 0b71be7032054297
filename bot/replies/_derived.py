"""Answers drawn from a story's structured data, for what no detail of it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Event, Paper
from bot.matching.outcome import Answer
from bot.replies._sentences import aside, sentence
from bot.replies._timeline import ASIDES, is_in_print, is_preprint
from bot.replies._words import Words

_MOST_STEPS = 4


@dataclass(frozen=True)
class Derived:
    """An answer, and the events that it rests on; empty when there is no answer.

    What rests on no event is drawn from the papers' own records.
    """

    text: str = ""
    events: tuple[Event, ...] = ()


def derive(answer: Answer, words: Words) -> Derived:
    """Return the answer to what is asked, as far as the story's data holds it."""
    if answer.asked in _ON_PAPERS:
        write = _ON_PAPERS[answer.asked]
        return Derived("\n".join(filter(None, (write(p, words) for p in answer.story.papers))))
    if answer.asked in _ON_EVENTS:
        return _ON_EVENTS[answer.asked](answer, words)
    return Derived()


def _authors(paper: Paper, words: Words) -> str:
    if not paper.authors:
        return ""
    return words.say("answer.authors", paper=paper.title, people=words.authors(paper.authors))


def _arxiv(paper: Paper, words: Words) -> str:
    if paper.arxiv is None:
        return ""
    url = f"https://arxiv.org/abs/{paper.arxiv}"
    return words.say("answer.arxiv", paper=paper.title, arxiv=paper.arxiv, url=url)


def _link(paper: Paper, words: Words) -> str:
    url = paper.url or (f"https://doi.org/{paper.doi}" if paper.doi else None)
    return words.say("answer.link", paper=paper.title, url=url) if url else _arxiv(paper, words)


def _scores(answer: Answer, words: Words) -> Derived:
    events = _pool_without(EventType.AWARDED, answer)  # a prize never has scores
    return _told(answer, [event for event in events if event.scores], words)


def _presentation(answer: Answer, words: Words) -> Derived:
    events = _pool_without(EventType.REJECTED, answer)  # what is rejected isn't presented
    return _told(answer, [event for event in events if event.presentation], words)


def _award(answer: Answer, words: Words) -> Derived:
    return _told(answer, [event for event in _pool(answer) if event.award], words)


def _when(answer: Answer, words: Words) -> Derived:
    return _told(
        answer, [event for event in _asked_or_main(answer) if event.date], words, dated=True
    )


def _where(answer: Answer, words: Words) -> Derived:
    placed = [event for event in _asked_or_main(answer) if event.venue]
    return _told(answer, [e for e in placed if not is_preprint(e)] or placed, words)


def _reason(answer: Answer, words: Words) -> Derived:
    return _reasons([event for event in _pool(answer) if event.award is None], words)


def _award_reason(answer: Answer, words: Words) -> Derived:
    return _reasons([event for event in _pool(answer) if event.award], words)


def _talk(answer: Answer, words: Words) -> Derived:
    return _asides([event for event in _pool(answer) if event.type is EventType.TALK], words)


def _impact(answer: Answer, words: Words) -> Derived:
    return _asides([event for event in _pool(answer) if event.type is EventType.IMPACT], words)


def _next(answer: Answer, words: Words) -> Derived:
    """Tell what followed the rejection asked about, or else the story's last one."""
    events = answer.story.events
    rejections = [n for n, event in enumerate(events) if event.type is EventType.REJECTED]
    asked = [n for n in rejections if events[n] in answer.events]
    if not rejections:
        return Derived()
    turn = (asked or rejections)[-1]
    later = events[turn + 1 :]
    told = _told(answer, later, words, inside=True)
    if not told.text or told.events[0].type in ASIDES:
        return told
    venue = words.venue_and_year(events[turn])
    key = "answer.after" if venue else "answer.after-plain"
    text = words.say(key, venue=venue, sentence=told.text)
    return Derived(text, (events[turn], *told.events))


def _pool(answer: Answer) -> tuple[Event, ...]:
    return answer.events or answer.story.events


def _pool_without(kind: EventType, answer: Answer) -> Sequence[Event]:
    """Return the events asked about that aren't of that kind, all of the story if none is left."""
    return [event for event in _pool(answer) if event.type is not kind] or answer.story.events


def _asked_or_main(answer: Answer) -> Sequence[Event]:
    """Return the events asked about, else those that a bare "when?" or "where?" means."""
    steps = [event for event in answer.story.events if event.type not in ASIDES]
    in_print = [event for event in steps if is_in_print(event)]
    return answer.events or in_print or [event for event in steps if event.award] or steps


def _told(
    answer: Answer,
    events: Sequence[Event],
    words: Words,
    *,
    inside: bool = False,
    dated: bool = False,
) -> Derived:
    """Tell `events` in a sentence; by their notes, when all are asides."""
    steps = tuple(event for event in events if event.type not in ASIDES)[:_MOST_STEPS]
    if not steps:
        return _asides(events, words)
    return Derived(sentence(steps, answer.story, words, inside=inside, dated=dated), steps)


def _asides(events: Sequence[Event], words: Words) -> Derived:
    noted = tuple(event for event in events if event.note)[:_MOST_STEPS]
    return Derived("\n".join(aside(event, words) for event in noted), noted)


def _reasons(events: Sequence[Event], words: Words) -> Derived:
    given: list[Event] = []
    lines: list[str] = []
    for event in events:
        if event.reason is None:
            continue
        reason, venue = event.reason.of(words.language), words.venue_and_year(event)
        key = "answer.reason" if venue else "answer.reason-plain"
        lines.append(words.say(key, venue=venue, reason=reason))
        given.append(event)
    return Derived("\n".join(lines), tuple(given))


_ON_PAPERS: Mapping[Attribute | None, Callable[[Paper, Words], str]] = {
    Attribute.AUTHORS: _authors,
    Attribute.ARXIV: _arxiv,
    Attribute.LINK: _link,
}
_ON_EVENTS: Mapping[Attribute | None, Callable[[Answer, Words], Derived]] = {
    Attribute.SCORES: _scores,
    Attribute.PRESENTATION: _presentation,
    Attribute.AWARD: _award,
    Attribute.WHEN: _when,
    Attribute.WHERE: _where,
    Attribute.REASON: _reason,
    Attribute.AWARD_REASON: _award_reason,
    Attribute.NEXT: _next,
    Attribute.TALK: _talk,
    Attribute.IMPACT: _impact,
}
