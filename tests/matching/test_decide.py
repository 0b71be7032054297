"""From features to probabilities."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.matching.decide import Weights, probabilities, weights

NAMES = st.sampled_from(["a", "b", "c"])
FEATURES = st.dictionaries(NAMES, st.floats(-50, 50))
MODELS = st.builds(
    Weights, story=FEATURES, none=FEATURES, answer_at=st.just(0.5), suggest_at=st.just(0.2)
)


@given(st.lists(FEATURES, max_size=20), FEATURES, MODELS)
def test_they_are_probabilities_of_exclusive_cases(
    stories: list[dict[str, float]], question: dict[str, float], model: Weights
):
    odds, none = probabilities(stories, question, model)
    assert len(odds) == len(stories)
    assert all(0 <= odd <= 1 for odd in (*odds, none))
    assert math.isclose(sum(odds) + none, 1.0)


@given(st.lists(FEATURES, min_size=2, max_size=8), MODELS, st.floats(0.01, 5))
def test_what_speaks_for_a_story_raises_it_and_lowers_the_rest(
    stories: list[dict[str, float]], model: Weights, more: float
):
    model = Weights(model.story | {"extra": 1.0}, model.none, 0.5, 0.2)
    before, none_before = probabilities(stories, {}, model)
    after, none_after = probabilities([stories[0] | {"extra": more}, *stories[1:]], {}, model)
    assert after[0] >= before[0]
    assert none_after <= none_before
    assert all(now <= then for now, then in zip(after[1:], before[1:], strict=True))


@given(st.lists(FEATURES, max_size=8), MODELS, st.floats(0.01, 5))
def test_what_speaks_for_nothing_lowers_every_story(
    stories: list[dict[str, float]], model: Weights, more: float
):
    model = Weights(model.story, model.none | {"extra": 1.0}, 0.5, 0.2)
    before, _ = probabilities(stories, {}, model)
    after, _ = probabilities(stories, {"extra": more}, model)
    assert all(now <= then for now, then in zip(after, before, strict=True))


def test_without_a_story_nothing_is_certain():
    assert probabilities([], {"a": 3.0}, Weights({}, {"a": -9.0}, 0.5, 0.2)) == ([], 1.0)


def test_features_without_a_weight_do_not_count():
    odds, none = probabilities([{"unheard": 9.0}], {}, Weights({}, {}, 0.5, 0.2))
    assert (odds, none) == ([0.5], 0.5)


def test_the_shipped_model_suggests_before_it_answers():
    model = weights()
    assert 0 < model.suggest_at < model.answer_at < 1
