"""What holds for every reply, whatever the base and the question."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.kinds import Attribute, EventType, Rank, Support
from bot.knowledge.model import Event, Story
from bot.knowledge.reading import read
from bot.knowledge.snapshot import Snapshot
from bot.language import Language
from bot.matching.outcome import Answer, Listing, Nothing, Outcome, Reason, Suggestions, Why
from bot.replies.compose import compose, story_reply
from tests.replies.base import BASE, DSN, EMPTY, NOT_ICML, PAIR, SCORES, TALE, text

FACTS = Path(__file__).resolve().parents[2] / "facts"
TITLE, DESCRIPTION, LABEL = 256, 4096, 80  # what Discord takes

VENUES = st.sampled_from(["neurips", "arxiv", "icml", "nowhere", None])
DATES = st.sampled_from([None, "2014", "2014-02", "2014-02-28"])
NOTES = st.sampled_from([None, text("a note", "注")])


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(EventType))
    is_award = kind is EventType.AWARDED
    return Event.model_validate(
        {
            "type": kind,
            "venue": draw(VENUES),
            "date": draw(DATES),
            "inferred": draw(st.booleans()),
            "award": draw(st.sampled_from(["test-of-time", "no-prize"])) if is_award else None,
            "rank": draw(st.sampled_from(Rank)),
            "scores": draw(st.lists(st.integers(-10, 10), max_size=4)),
            "presentation": draw(st.sampled_from([None, "oral", "workshop"])),
            "reason": draw(NOTES),
            "note": draw(NOTES),
            "support": draw(st.sampled_from([None, *Support])),
            "sources": draw(st.sampled_from([[], ["post"], ["gone"]])),
        }
    )


@st.composite
def stories(draw: st.DrawFn) -> Story:
    story = draw(st.sampled_from([DSN, PAIR, TALE]))
    changed = {
        "events": tuple(draw(st.lists(events(), max_size=6))),
        "support": draw(st.sampled_from(Support)),
    }
    return story.model_copy(update=changed)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    said = st.lists(st.text(max_size=90), max_size=4).map(tuple)
    why = Why(draw(said), draw(said))
    several = draw(st.lists(stories(), min_size=1, max_size=3).map(tuple))
    reason = draw(st.sampled_from(Reason))
    story = several[0]
    held = draw(st.lists(st.sampled_from(story.events), max_size=3)) if story.events else []
    answer = Answer(
        story,
        draw(st.floats(0, 1)),
        why,
        asked=draw(st.sampled_from([None, *Attribute])),
        detail=draw(st.sampled_from([None, SCORES])),
        events=tuple(held),
        correction=draw(st.sampled_from([None, None, NOT_ICML])),
        unfounded=draw(st.none() | events()),
        others=several[1:],
    )
    return draw(
        st.sampled_from(
            [
                answer,
                Listing(several, draw(said), 0.5, why),
                Suggestions(several, 0.5, why),
                Nothing(reason, 0.5, why, filters=draw(said)),
            ]
        )
    )


@given(outcomes(), st.sampled_from(Language), st.sampled_from([BASE, EMPTY]))
def test_every_reply_says_something_and_names_its_sources(
    outcome: Outcome, language: Language, snapshot: Snapshot
):
    reply = compose(outcome, language, snapshot)
    assert reply.headline.strip()
    assert reply.language is language
    assert len(reply.title) <= TITLE
    assert all(choice.label and len(choice.label) <= LABEL for choice in reply.choices)
    assert not any("\n" in choice.summary for choice in reply.choices)
    if isinstance(outcome, Answer):
        assert reply.body
        assert set(reply.sources) == set(outcome.story.sources)
        assert len(reply.headline) + len(reply.body) <= DESCRIPTION
        weakest = outcome.story.support
        assert reply.support or weakest is Support.CONFIRMED
    if isinstance(outcome, Listing):
        assert reply.sources
        assert len(reply.body.splitlines()) == len(reply.choices) == len(outcome.stories)


SHIPPED = read(FACTS).snapshot


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("story", SHIPPED.stories.values(), ids=lambda story: story.id)
def test_every_shipped_story_fits_a_discord_message(story: Story, language: Language):
    reply = story_reply(story, language, SHIPPED)
    assert len(reply.headline) + len(reply.body) <= DESCRIPTION
    assert 0 < len(reply.title) <= TITLE
    assert len(reply.timeline) <= 300
    assert reply.sources
    for asked in Attribute:
        told = compose(Answer(story, 1.0, Why(), asked=asked), language, SHIPPED)
        assert 0 < len(told.headline) + len(told.body) <= DESCRIPTION


@pytest.mark.parametrize("story", SHIPPED.stories.values(), ids=lambda story: story.id)
def test_every_shipped_detail_and_correction_is_the_first_line(story: Story):
    for detail in story.details:
        answer = Answer(story, 1.0, Why(), asked=detail.about, detail=detail)
        reply = compose(answer, Language.ZH_HANT, SHIPPED)
        assert reply.headline == detail.answer.of(Language.ZH_HANT)
    for correction in story.corrections:
        reply = compose(Answer(story, 1.0, Why(), correction=correction), Language.EN, SHIPPED)
        assert reply.headline == correction.truth.en
