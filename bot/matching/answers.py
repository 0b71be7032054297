"""A story as the answer to a question: what of it is said first, and what it doesn't say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from bot.knowledge.kinds import Attribute, EventType
from bot.knowledge.model import Story
from bot.matching.constraints import Constraints
from bot.matching.decide import Weights
from bot.matching.focus import asks_aloud
from bot.matching.index import Index
from bot.matching.outcome import Answer, Why
from bot.matching.parts import Particulars, Weighed, particulars, weigh
from bot.matching.plain import asks_which, points_at_one
from bot.matching.premises import events_meant
from bot.matching.profile import Profile
from bot.matching.reader import Reader
from bot.matching.reading import Reading
from bot.matching.senses import Kind
from bot.matching.twofold import asking_parts, names_what, stands_alone

# "Is the code public? Where?" asks for one thing.
_ADDRESS: frozenset[Attribute | None] = frozenset({Attribute.CODE, Attribute.LINK})
_OF_BOTH = (Attribute.WHERE, Attribute.RELATION)  # "code, where?", "compare the scores of"
_OF_EVENTS = frozenset({Attribute.WHEN, Attribute.WHERE})
_SURELY = 0.5  # probability from which a part of a question asks for a detail, or none held
_CERTAIN = 0.6  # and from which it asks for a detail whatever its wording
_CERTAIN_OF_ONE = 0.95  # the same where a paper is described to ask which it is


class Answers:
    """Makes answers out of stories that were found to be meant."""

    def __init__(self, reader: Reader, index: Index, model: Weights) -> None:
        self._reader = reader
        self._index = index
        self._model = model

    def weigh(self, reading: Reading, profile: Profile) -> Weighed:
        """Return what of a story is likeliest to be asked for."""
        return weigh(reading, profile, self._index.words(reading), self._model)

    def part_of(
        self,
        reading: Reading,
        profile: Profile,
        weighed: Weighed | None = None,
        *,
        is_meant: bool = False,
        doubtful: bool = False,
    ) -> Particulars:
        """Return what of a story is said; who only describes it to ask which it is gets all of it.

        That is unless it takes something for granted that isn't so. `weighed` is what is asked of
        the story, where that is known, and `is_meant` whether it is named or replied to.
        """
        weighed = weighed or self.weigh(reading, profile)
        part = particulars(weighed, profile, doubtful=doubtful)
        named = is_meant or profile.story.id in reading.ids(Kind.STORY)
        says_so = named or part.correction or part.unfounded
        return part if says_so or not asks_which(weighed.asked) else Particulars()

    def of(
        self,
        reading: Reading,
        profile: Profile,
        odds: float,
        why: Why,
        others: tuple[Story, ...] = (),
        part: Particulars | None = None,
    ) -> Answer:
        """Return a story as the answer, found with the probability `odds`.

        `part` is what of it is said, where that is known; `others` are offered beside it.
        """
        part = part or self.part_of(reading, profile)
        return Answer(
            story=profile.story,
            confidence=odds,
            why=why,
            asked=part.asked,
            detail=part.detail,
            also=part.also,
            events=events_meant(reading, profile),
            correction=part.correction,
            unfounded=part.unfounded,
            lacks_what_is_asked=part.lacking,
            nearest=part.nearest,
            others=others,
        )

    def of_each(self, reading: Reading, story_ids: Iterable[str], why: Why) -> tuple[Answer, ...]:
        """Return what each of several stories says of what is asked of all: one thing, or two.

        Nothing where nothing surely is asked.
        """
        profiles = [self._index.profile(story_id) for story_id in story_ids]
        weighed = [self.weigh(reading, profile) for profile in profiles]
        asked = [one.asked for one in weighed]
        # Not "results", read from the name of the Performer.
        common = [a for a in reading.asked if all(a in one.attributes for one in asked)]
        sought = [a for a in common if a not in _OF_BOTH] or common
        is_asked = all(one.is_for(attribute) for one in asked for attribute in sought)
        if not (is_asked and 1 <= len(sought) <= 2):  # noqa: PLR2004
            return ()
        parts = map(particulars, weighed, profiles)
        found = zip(profiles, parts, strict=True)
        return tuple(self._told_by(profile, part, sought, reading, why) for profile, part in found)

    def _told_by(
        self,
        profile: Profile,
        part: Particulars,
        sought: Sequence[Attribute],
        reading: Reading,
        why: Why,
    ) -> Answer:
        """Return what a story says of what is asked; what is taken for granted goes first."""
        if part.correction or part.unfounded:
            return self.of(reading, profile, 1.0, why, part=part)
        told = [_told(attribute, profile, reading, why) for attribute in sought]
        first, *more = sorted(told, key=lambda answer: _is_unsaid(answer, profile))
        return replace(first, second=more[0]) if more else first

    def in_full(self, answer: Answer, reading: Reading) -> Answer:
        """Return the answer to both of two questions in one, each with what it asks for.

        That is where each by itself surely asks for something, or one of them for what was found
        and another for something else. What the story doesn't say comes second; of three, two are
        answered. A detail that only a part has found goes before a whole that has found none.
        """
        each = self._each(answer, reading)
        found = {(asked.detail, asked.asked): asked for asked in each if asked}
        answer = _detailed(answer, found.values())
        is_told = answer.lacks_what_is_asked or (answer.detail, answer.asked) in found or all(each)
        if _ADDRESS.issubset(asked for _, asked in found):
            found = {key: told for key, told in found.items() if key[1] is not Attribute.LINK}
        told = sorted(found.values(), key=lambda asked: asked.lacks_what_is_asked)[:2]
        if len(told) < 2 or not is_told or told[0].lacks_what_is_asked:  # noqa: PLR2004
            return answer
        first, second = told
        return replace(first, second=second)

    def _each(self, answer: Answer, reading: Reading) -> list[Answer | None]:
        """Return the answer to each part of a question, None to one that asks nothing surely."""
        profile = self._index.profile(answer.story.id)
        # Who describes a paper to ask which it is names much that isn't asked for.
        describes = points_at_one(reading)
        read = cache(self._reader.read)  # to see whether a part asks something, and then for what
        asks = asks_aloud if describes or reading.text.arxiv_ids else partial(_asks, read)
        certain = _CERTAIN_OF_ONE if describes else _CERTAIN
        parts = [read(text) for text in asking_parts(reading.text.clean, asks)]
        found: list[Answer | None] = []
        for before, part in zip([None, *parts], parts, strict=False):
            alone = stands_alone(part, before, answer.story.id)
            said = self._said(part, profile, certain) if alone else None
            told = (answer.confidence, answer.why, answer.others)
            found.append(self.of(part, profile, *told, said) if said else None)
        return found

    def _said(self, part: Reading, profile: Profile, certain: float) -> Particulars | None:
        """Return what of a story a part of a question surely asks for, if anything.

        From the probability `certain` on that is a detail, whatever the wording.
        """
        weighed = self.weigh(part, profile)
        said = particulars(weighed, profile)
        if said.lacking and not asks_aloud(part.text.clean):
            return None
        asked = said.asked or _prize_asked(part, profile)
        odds = weighed.ranked[0][0]
        is_sure = max(odds, weighed.lacking) >= _SURELY
        is_plain = (asked in part.asked and part.says_little) or (said.detail and odds >= certain)
        if not (asked and is_sure and (is_plain or weighed.asked.is_for(asked))):
            return None
        return replace(said, asked=asked, also=None, nearest=None)


def _asks(read: Callable[[str], Reading], text: str) -> bool:
    return asks_aloud(text) or names_what(text, read)


def _told(asked: Attribute, profile: Profile, reading: Reading, why: Why) -> Answer:
    """Return what a story says of an attribute."""
    story, events = profile.story, events_meant(reading, profile)
    # When it got the prize, not when it came out.
    if asked in _OF_EVENTS and Constraints.asked(reading).types:
        told = Answer(story, 1.0, why, asked=asked, events=events)
        return told if events else Answer(story, 1.0, why, lacks_what_is_asked=True)
    detail = next((d for d in story.details if d.about is asked), None)
    return Answer(story, 1.0, why, asked=asked, detail=detail, events=events)


def _is_unsaid(answer: Answer, profile: Profile) -> bool:
    return answer.lacks_what_is_asked or answer.asked not in profile.attributes


def _detailed(answer: Answer, found: Iterable[Answer]) -> Answer:
    """Return the part that has found the detail which the whole, of more words, has missed."""
    by_events = answer.events and answer.asked in _OF_EVENTS
    if not answer.asked or answer.detail or by_events or answer.lacks_what_is_asked:
        return answer
    return next((part for part in found if part.detail and part.asked is answer.asked), answer)


def _prize_asked(part: Reading, profile: Profile) -> Attribute | None:
    """Return that a prize is asked for where nothing else is: "and what did it win"."""
    won = part.ids(Kind.EVENT) == (EventType.AWARDED,)
    return Attribute.AWARD if won and Attribute.AWARD in profile.attributes else None
