"""After a change of the base what was known of the rest is taken over: nothing may tell the two."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.knowledge.model import Alias, Story
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.outcome import Outcome

Change = Callable[[dict[str, Story]], dict[str, Story]]


def edited(stories: dict[str, Story]) -> dict[str, Story]:
    told = stories["dit"].model_copy(update={"details": stories["sit"].details})
    return stories | {"dit": told}


def renamed(stories: dict[str, Story]) -> dict[str, Story]:
    called = stories["dit"].model_copy(update={"names": (Alias(name="Quuxformer"),)})
    return stories | {"dit": called}


def retired(stories: dict[str, Story]) -> dict[str, Story]:
    return {story_id: story for story_id, story in stories.items() if story_id != "gan"}


def added(stories: dict[str, Story]) -> dict[str, Story]:
    return {"a-first": stories["vae"].model_copy(update={"id": "a-first"}), **stories}


def told(matcher: Matcher, question: str) -> Outcome:
    """What a question gets but for how sure that is: words are weighed as they were before."""
    return replace(matcher.match(question, verbatim=False), confidence=0.0)


@pytest.mark.parametrize("change", [edited, renamed, retired, added])
def test_a_base_that_changed_answers_as_if_it_were_read_anew(
    change: Change, snapshot: Snapshot, matcher: Matcher
):
    changed = replace(snapshot, stories=change(dict(snapshot.stories)))
    matcher.index.warm()
    lent, anew = Matcher(changed, lender=matcher), Matcher(changed)
    for story in snapshot.stories.values():
        for question in (story.questions.en[0], story.questions.zh[-1]):
            assert told(lent, question) == told(anew, question)
    assert told(lent, "Quuxformer 被拒过吗") == told(anew, "Quuxformer 被拒过吗")


def test_a_changed_registry_is_read_anew(snapshot: Snapshot, matcher: Matcher):
    venue = snapshot.venues["cvpr"].model_copy(update={"aliases": (Alias(name="Quuxconf"),)})
    changed = replace(snapshot, venues={**snapshot.venues, "cvpr": venue})
    lent, anew = Matcher(changed, lender=matcher), Matcher(changed)
    question = "what did Quuxconf reject"
    assert lent.match(question) == anew.match(question) != matcher.match(question)


def test_the_base_before_a_change_goes_on_as_it_was(snapshot: Snapshot):
    lender = Matcher(snapshot)
    before = lender.match("who wrote DiT")
    changed = replace(snapshot, stories=edited(dict(snapshot.stories)))
    assert Matcher(changed, lender=lender).match("who wrote DiT") != before
    assert lender.match("who wrote DiT") == before
