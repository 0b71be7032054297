"""Stories that never happened, to see how the matcher fares as the base grows.

The same number always gives the same stories; names of methods are all distinct, people have
written one or two papers, and all share venues, topics and ways of putting a question.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

import yaml

from bot.knowledge.model import Award, Person, Source, Story, Venue
from bot.knowledge.snapshot import Snapshot

_AUTHORS = 2
_ASKED = 6  # sample questions a language
_SHIPPED_VENUES = 0.4  # share of rejections by venues that shipped stories name, too
_AWARDED = 0.1


class Words(TypedDict):
    """What `invented.yaml` holds."""

    syllables: list[str]
    endings: list[str]
    given: list[str]
    families: list[str]
    family_ends: list[str]
    surnames_zh: str
    given_zh: str
    venues: list[dict[str, str]]
    tasks: list[dict[str, str]]
    means: list[dict[str, str]]
    reasons: list[dict[str, str]]
    questions: dict[str, list[str]]
    asked: dict[str, dict[str, list[str]]]
    summary: dict[str, list[str]]
    text: dict[str, list[str]]


@dataclass(frozen=True)
class _Cast:
    """The registries that invented stories draw from."""

    words: Words
    people: list[tuple[str, Person]]
    venues: list[tuple[str, Venue]]
    shipped: list[tuple[str, Venue]]
    topics: list[str]
    source: Source


def grown(snapshot: Snapshot, size: int) -> Snapshot:
    """Return `snapshot` with invented stories added until it holds `size`."""
    missing = size - len(snapshot.stories)
    if missing <= 0:
        return snapshot
    words = _words()
    people = [_person(words, number) for number in range(max(missing * 3 // 2, _AUTHORS))]
    venues = [(row["en"].lower(), Venue.model_validate({"name": row})) for row in words["venues"]]
    cast = _Cast(
        words,
        people,
        venues,
        [pair for pair in snapshot.venues.items() if pair[0] != "arxiv"],
        list(snapshot.topics),
        Source.model_validate(
            {"id": "s", "url": "https://example.org/", "title": "Record", "publisher": "Example"}
        ),
    )
    stories = (_story(cast, number) for number in range(missing))
    return replace(
        snapshot,
        stories={**snapshot.stories, **{story.id: story for story in stories}},
        people={**snapshot.people, **dict(people)},
        venues={**snapshot.venues, **dict(venues)},
        awards={**snapshot.awards, "craft": Award.model_validate({"name": {"en": "Craft Prize"}})},
    )


def _words() -> Words:
    text = Path(__file__).with_name("invented.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def _person(words: Words, number: int) -> tuple[str, Person]:
    """Return a person with names of their own; every second one has a Chinese name, too."""
    family, rest = _pick(words["families"], number)
    ending, rest = _pick(words["family_ends"], rest)
    given, rest = _pick(words["given"], rest)
    middle = f" {_spelt(words, rest - 1).capitalize()}" if rest else ""
    name = {"en": f"{given}{middle} {(family + ending).capitalize()}"}
    if number % 2:
        first, rest = _pick(words["given_zh"], number // 2)
        surname, rest = _pick(words["surnames_zh"], rest)
        second, rest = _pick(words["given_zh"], rest)
        name["zh"] = surname + first + second + (_pick(words["given_zh"], rest)[0] if rest else "")
    return f"p{number}", Person.model_validate({"name": name})


def _pick(choices: Sequence[str], number: int) -> tuple[str, int]:
    """Return the choice that `number` stands for, and what is left of it for the next one."""
    return choices[number % len(choices)], number // len(choices)


def _spelt(words: Words, number: int) -> str:
    """Return an invented word of at least three syllables, another for every number."""
    # Multiplied by a number without common factors, so that neighbours don't look alike.
    shortest = len(words["syllables"]) ** 3
    number = number - number % shortest + number * 7919 % shortest
    syllables: list[str] = []
    while number or len(syllables) < 3:
        syllable, number = _pick(words["syllables"], number)
        syllables.append(syllable)
    return "".join(syllables)


def _story(cast: _Cast, number: int) -> Story:
    chance = random.Random(number)  # noqa: S311 - the same stories every time
    words = cast.words
    name = _spelt(words, number).capitalize() + chance.choice(words["endings"])
    authors = [cast.people[(number * 3 // 2 + k) % len(cast.people)] for k in range(_AUTHORS)]
    is_shipped = chance.random() < _SHIPPED_VENUES
    venue_id, venue = chance.choice(cast.shipped if is_shipped else cast.venues)
    next_id, following = chance.choice(cast.venues)
    # Earlier than the shipped stories at their venues, so that theirs stay the only right ones.
    year = chance.randint(1990, 2003) if is_shipped else chance.randint(1990, 2025)
    task, means = chance.choice(words["tasks"]), chance.choice(words["means"])
    reason = chance.choice(words["reasons"])
    slots = {
        "name": name,
        "venue": venue.name.en,
        "next": following.name.en,
        "year": str(year),
        "task": task["en"],
        "task_zh": task["zh"],
        "means": means["en"],
        "means_zh": means["zh"],
        "reason": reason["en"],
        "reason_zh": reason["zh"],
        "first": authors[0][1].name.en,
        "second": authors[1][1].name.en,
        "first_zh": authors[0][1].name.zh or authors[0][1].name.en,
        "second_zh": authors[1][1].name.zh or authors[1][1].name.en,
    }
    title = f"{name}: {means['en'].capitalize()} for {task['en']}"
    events: list[dict[str, object]] = [
        {"type": "rejected", "venue": venue_id, "date": str(year), "reason": reason},
        {"type": "accepted", "venue": next_id, "date": str(year + 1)},
    ]
    if chance.random() < _AWARDED:
        events.append({"type": "awarded", "award": "craft", "date": str(year + 10)})
    return Story.model_validate(
        {
            "id": f"invented-{number}",
            "kind": "paper",
            "support": "confirmed",
            "title": {"en": title, "zh": f"{name}：用{means['zh']}做{task['zh']}"},
            "names": [name],
            "papers": [{"title": title, "authors": [person for person, _ in authors]}],
            "topics": [chance.choice(cast.topics)],
            "summary": {k: v[0] for k, v in _filled(words["summary"], slots).items()},
            "text": {k: v[0] for k, v in _filled(words["text"], slots).items()},
            "events": events,
            "details": _details(words, slots, chance),
            "sources": [cast.source],
            "questions": {
                language: chance.sample(of_language, _ASKED)
                for language, of_language in _filled(words["questions"], slots).items()
            },
        }
    )


def _details(words: Words, slots: dict[str, str], chance: random.Random) -> list[dict[str, object]]:
    share, count = chance.randint(400, 990) / 10, chance.randint(10, 9000)
    answers = {
        "reason": {"en": slots["reason"], "zh": slots["reason_zh"]},
        "results": {"en": f"{share} per cent accuracy.", "zh": f"准确率 {share}%。"},
        "citations": {"en": f"{count} in 2026.", "zh": f"2026 年为 {count} 次。"},
    }
    return [
        {
            "about": about,
            "answer": answer,
            "asked": _filled(words["asked"][about], slots),
        }
        for about, answer in answers.items()
    ]


def _filled(forms: dict[str, list[str]], slots: dict[str, str]) -> dict[str, list[str]]:
    """Return what every language says with the story's own names in it."""
    return {
        language: [form.format(**slots) for form in of_language]
        for language, of_language in forms.items()
    }
