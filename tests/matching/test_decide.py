"""From features to probabilities."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.matching.decide import Hidden, Net, likelihood, probabilities, weights

NAMES = st.sampled_from(["a", "b", "c"])
FEATURES = st.dictionaries(NAMES, st.floats(-50, 50))
PAIRS = st.lists(st.floats(-9, 9), min_size=2, max_size=2)
UNITS = st.builds(Hidden, bias=PAIRS, inputs=st.dictionaries(NAMES, PAIRS), output=PAIRS) | st.just(
    Hidden()
)
NETS = st.builds(Net, story=FEATURES, none=FEATURES, hidden=UNITS)


@given(st.lists(FEATURES, max_size=20), FEATURES, NETS)
def test_they_are_probabilities_of_exclusive_cases(
    stories: list[dict[str, float]], question: dict[str, float], net: Net
):
    odds, none = probabilities(stories, question, net)
    assert len(odds) == len(stories)
    assert all(0 <= odd <= 1 for odd in (*odds, none))
    assert math.isclose(sum(odds) + none, 1.0)


@given(st.lists(FEATURES, min_size=2, max_size=8), NETS, st.floats(0.01, 5))
def test_what_speaks_for_a_story_raises_it_and_lowers_the_rest(
    stories: list[dict[str, float]], net: Net, more: float
):
    net = replace(net, story=net.story | {"extra": 1.0})
    before, none_before = probabilities(stories, {}, net)
    after, none_after = probabilities([stories[0] | {"extra": more}, *stories[1:]], {}, net)
    assert after[0] >= before[0]
    assert none_after <= none_before
    assert all(now <= then for now, then in zip(after[1:], before[1:], strict=True))


@given(st.lists(FEATURES, max_size=8), NETS, st.floats(0.01, 5))
def test_what_speaks_for_nothing_lowers_every_story(
    stories: list[dict[str, float]], net: Net, more: float
):
    net = replace(net, none=net.none | {"extra": 1.0})
    before, _ = probabilities(stories, {}, net)
    after, _ = probabilities(stories, {"extra": more}, net)
    assert all(now <= then for now, then in zip(after, before, strict=True))


def test_without_a_story_nothing_is_certain():
    assert probabilities([], {"a": 3.0}, Net(none={"a": -9.0})) == ([], 1.0)


def test_features_without_a_weight_do_not_count():
    odds, none = probabilities([{"unheard": 9.0}], {}, Net())
    assert (odds, none) == ([0.5], 0.5)


def test_a_unit_counts_only_above_zero():
    unit = Hidden(bias=[-1.0], inputs={"a": [1.0], "b": [1.0]}, output=[5.0])
    alone, _ = probabilities([{"a": 0.9}, {"b": 0.9}], {}, Net(hidden=unit))
    together, _ = probabilities([{"a": 0.9, "b": 0.9}, {"b": 0.9}], {}, Net(hidden=unit))
    assert alone[0] == alone[1]
    assert together[0] > alone[0]


def test_a_unit_sees_the_question_with_the_story():
    unit = Hidden(bias=[-1.0], inputs={"a": [1.0], "asked": [1.0]}, output=[5.0])
    assert likelihood({"a": 0.9}, Net(hidden=unit)) == 0.5
    odds, _ = probabilities([{"a": 0.9}], {"asked": 1.0}, Net(hidden=unit))
    assert odds[0] > 0.9


def test_the_shipped_model_suggests_before_it_answers():
    model = weights()
    assert 0 < model.suggest_at < model.answer_at < 1
