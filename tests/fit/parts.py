"""Questions about a story that is meant, as choices between its parts, and "it doesn't say".

Right is a part whose answer holds what the question names as its answer, or the story as such where
none does; of a question that the base doesn't answer, that the story doesn't say. Where it only has
to be that story, so are the story as such, corrections, and details of the kind that is asked for
or much like the question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.knowledge.model import Detail, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.asked import Asked
from bot.matching.choices import Choice, choices, of_question, words_missed
from bot.matching.decide import Weights, weights
from bot.matching.matcher import Matcher
from tests.fit.aims import Learnt
from tests.fit.batch import Row
from tests.fit.samples import SAMPLE
from tests.questions import Question
from tests.questions.scoring import says

_STORY = "story"
_NOT_LEARNT = 0.0  # worth of questions that are meant for another story
_WORTH_OF_SAMPLES = 0.3
_ALIKE = 0.5  # likeness from which a detail may be what a question means


def about_parts(
    matcher: Matcher, questions: Sequence[Question], learnt: Learnt | None = None
) -> Iterator[tuple[str, Row]]:
    """Yield each story that a question may be about, with what may answer it.

    Those that it names, and one that it describes. What its wording aims at is what was `learnt`
    without it.
    """
    for question in questions:
        reading = matcher.reader.read(question.q)
        words = matcher.index.words(reading)
        for candidate, odds in matcher.rank(reading, question.context).stories:
            profile = candidate.profile
            is_right = question.expect == (profile.story.id,)
            if not (candidate.is_meant or is_right or odds >= weights().answer_at):
                continue
            asked = _unseen(Asked.of(reading, profile, words), question, learnt)
            found = dict(_named(choices(asked, profile)))
            own = of_question(asked, profile, weights().idle)
            is_learnt = question.kind != "list" and question.expect in ((), (profile.story.id,))
            right = _right(question, found) if question.expect else ()
            told = [(name, choice.features) for name, choice in found.items()]
            worth = question.worth if is_learnt else _NOT_LEARNT
            missed = {profile.story.id: words_missed(reading, profile)}
            yield profile.story.id, Row(question, told, own, right, worth, missed)


def _unseen(asked: Asked, question: Question, learnt: Learnt | None) -> Asked:
    if learnt is None:
        return asked
    aims, focus = learnt.unseen(question, asked.reading.turns), asked.reading.focus
    of_focus = learnt.unseen(question, focus.turns) if focus else aims
    return replace(asked, aims=aims, aims_of_focus=of_focus)


def _named(found: Sequence[Choice]) -> Iterator[tuple[str, Choice]]:
    for number, choice in enumerate(found):
        yield f"part {number}" if choice.part else _STORY, choice


def _right(question: Question, found: dict[str, Choice]) -> tuple[str, ...]:
    if not question.contains:
        return tuple(name for name, choice in found.items() if _may_be_meant(choice))
    holding = _holding(found, question)
    if holding or len(question.contains) == 1:
        return holding or (_STORY,)
    # Two things asked: a part that holds either is right, and what no part holds the story tells.
    each = [_holding(found, replace(question, contains=(part,))) for part in question.contains]
    return tuple({name for names in each for name in names or (_STORY,)})


def _may_be_meant(choice: Choice) -> bool:
    if not choice.part or not isinstance(choice.part.subject, Detail):
        return True
    told = choice.features
    return bool(told["same"]) or (told["held"] + told["alike"]) / 2 >= _ALIKE


def _holding(found: dict[str, Choice], question: Question) -> tuple[str, ...]:
    return tuple(name for name, choice in found.items() if _holds(choice, question))


def _holds(choice: Choice, question: Question) -> bool:
    subject = choice.part and choice.part.subject
    if subject is None:
        return False
    text = subject.answer if isinstance(subject, Detail) else subject.truth
    return says(text.en, question) or says(text.zh, question)


def sampled_parts(snapshot: Snapshot, model: Weights, learnt: Learnt) -> list[Row]:
    """Return ways of asking for details, put to stories that lack them.

    They count for less than labelled questions: they are many, and alike.
    """
    stories: dict[str, Story] = {}
    held: list[tuple[Question, str, Detail]] = []
    for story in snapshot.stories.values():
        details: list[Detail] = []
        for detail in story.details:
            (en, more_en), (zh, more_zh) = _parted(detail.asked.en), _parted(detail.asked.zh)
            asked = detail.asked.model_copy(update={"en": en, "zh": zh})
            details.append(detail.model_copy(update={"asked": asked}))
            held += [
                (Question(f"{story.id}-{text}", text, lang, SAMPLE, (story.id,)), story.id, kept)
                for lang, texts in (("en", more_en), ("zh-Hans", more_zh))
                for text in texts
                for kept in details[-1:]
            ]
        stories[story.id] = story.model_copy(update={"details": tuple(details)})
    matcher = Matcher(replace(snapshot, stories=stories), model)
    return [row for pair in held if (row := _sample(matcher, learnt, *pair)).right]


def _parted(phrases: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the phrases to keep, and every fourth, or the last one where there are fewer."""
    back = phrases[3::4] or phrases[1:][-1:]
    return [phrase for phrase in phrases if phrase not in back], back


def _sample(
    matcher: Matcher, learnt: Learnt, question: Question, story: str, detail: Detail
) -> Row:
    reading, profile = matcher.reader.read(question.q), matcher.index.profile(story)
    asked = _unseen(Asked.of(reading, profile, matcher.index.words(reading)), question, learnt)
    found = dict(_named(choices(asked, profile)))
    right = (name for name, c in found.items() if c.part and c.part.subject == detail)
    told = [(name, choice.features) for name, choice in found.items()]
    own = of_question(asked, profile, weights().idle)
    missed = {story: words_missed(reading, profile)}
    return Row(question, told, own, tuple(right), _WORTH_OF_SAMPLES, missed)
