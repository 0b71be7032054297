"""What is offered while somebody types."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Text
from bot.knowledge.snapshot import Snapshot
from bot.language import Language, to_simplified
from bot.matching.suggest import LENGTH, LIMIT, Suggester

DSN = "deeply-supervised-nets"


@pytest.fixture(scope="session")
def suggester(snapshot: Snapshot) -> Suggester:
    return Suggester(snapshot)


@pytest.mark.parametrize(
    ("typed", "story"),
    [
        ("Deeply-Supervised Nets", DSN),  # exact
        ("deeply-sup", DSN),  # prefix
        ("ＤＳＮ", DSN),  # alias, full width
        ("dsn scores", DSN),  # alias among other words
        ("谢赛宁的dsn", DSN),
        ("deeply supervized", DSN),  # fuzzy
        ("was word2vce turned down", "word2vec"),
        ("goodfelow", "gan"),
        ("生成对抗", "gan"),
        ("生成對抗", "gan"),
        ("v*", "v-star"),
        ("theano game theory", "gan"),  # content
    ],
)
def test_the_story_comes_first(suggester: Suggester, typed: str, story: str):
    assert suggester.suggest(typed)[0].story_id == story


def test_exact_before_prefix_before_alias_before_content(suggester: Suggester):
    found = [suggestion.story_id for suggestion in suggester.suggest("dsn")]
    assert found[0] == DSN  # a name of it; others only mention it
    questions = [s.question for s in suggester.suggest("was deep") if s.question]
    assert questions
    assert questions[0].lower().startswith("was deep")


def test_a_question_typed_in_full_is_offered_first(suggester: Suggester, snapshot: Snapshot):
    for story in snapshot.stories.values():
        question = story.questions.en[0]
        assert suggester.suggest(question.upper())[0].label == question


def test_an_empty_box_offers_a_spread_of_stories(suggester: Suggester, snapshot: Snapshot):
    offered = suggester.suggest("")
    stories = [suggestion.story_id for suggestion in offered]
    count = min(LIMIT, len(snapshot.stories))
    assert len(set(stories[:count])) == count
    kinds = {story.kind for story in snapshot.stories.values()}
    assert {snapshot.stories[key].kind for key in stories[: len(kinds)]} == kinds


@pytest.mark.parametrize("language", Language)
def test_lines_are_in_the_readers_language(suggester: Suggester, language: Language):
    for suggestion in suggester.suggest("", language):
        simplified = to_simplified(suggestion.label)
        match language:
            case Language.EN:
                assert not any("\u4e00" <= char <= "\u9fff" for char in suggestion.label)
            case Language.ZH_HANS:
                assert suggestion.label == simplified
            case Language.ZH_HANT:
                assert to_simplified(simplified) == simplified
    labels = {language: {s.label for s in suggester.suggest("", language)} for language in Language}
    assert labels[Language.ZH_HANS] != labels[Language.ZH_HANT]


def test_what_is_typed_in_chinese_is_answered_in_its_script(suggester: Suggester):
    assert "生成对抗" in suggester.suggest("生成对抗", Language.EN)[0].label
    assert "生成對抗" in suggester.suggest("生成對抗", Language.EN)[0].label


def test_nothing_is_offered_for_what_the_base_does_not_hold(suggester: Suggester):
    assert suggester.suggest("zzzzqqqq") == ()


@given(st.text(max_size=200), st.sampled_from(Language))
def test_anything_typed_gets_lines_within_discords_limits(
    suggester: Suggester, typed: str, language: Language
):
    offered = suggester.suggest(typed, language)
    assert len(offered) <= LIMIT
    assert len({suggestion.label for suggestion in offered}) == len(offered)
    for suggestion in offered:
        assert 1 <= len(suggestion.label) <= LENGTH
        assert suggestion.question in (None, suggestion.label)


def test_a_thousand_stories_are_searched_while_typing(snapshot: Snapshot):
    stories = {
        f"{story.id}-{n}": story.model_copy(
            update={"id": f"{story.id}-{n}", "title": Text(en=f"{story.title.en} {n}", zh="题")}
        )
        for n in range(1000 // len(snapshot.stories) + 1)
        for story in snapshot.stories.values()
    }
    rest = (snapshot.people, snapshot.venues, snapshot.awards, snapshot.topics)
    many = Suggester(Snapshot(stories, *rest))
    for typed in (
        "",
        "g",
        "why was gan",
        "deeply supervized",
        "theano intern",
        "谢赛宁",
        "zzzzqqqq",
    ):
        took: list[float] = []
        for _ in range(3):
            started = time.perf_counter()
            many.suggest(typed)
            took.append(time.perf_counter() - started)
        assert min(took) < 0.1  # some 10 ms; slack for a busy machine
