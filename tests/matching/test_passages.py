"""Passages are compared by the plain words that they share, rare ones counting for more."""

import pytest

from bot.knowledge.snapshot import Snapshot
from bot.matching.passages import Passages, Rarity, stretches_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Why was SIFT rejected?", ["why", "was", "sift", "rejected"]),
        ("FID 1.42，两个 8 分", ["fid", "1.42", "两个", "8", "分"]),
        ("图像生成", ["图像", "像生", "生成"]),
        ("reviewers' don't naïve", ["reviewers", "don't", "naive"]),
        ("?! …", []),
    ],
)
def test_words_of_both_scripts(text: str, words: list[str]):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("why was sift rejected", []),
        ("cost 1,464 dollars", []),
        ("so tired. who wrote sift?", ["so tired", "who wrote sift", "so tired who wrote sift"]),
        ("好累，谁写的", ["好累", "谁写 写的", "好累 谁写 写的"]),
    ],
)
def test_a_question_is_cut_where_it_pauses(text: str, stretches: list[str]):
    assert sorted(" ".join(words) for words in stretches_of(text)) == sorted(stretches)


def test_a_message_has_no_more_stretches_than_are_worth_a_look():
    assert len(stretches_of("word. " * 500)) == 12


def test_a_story_is_cut_into_ways_of_asking_and_sentences(snapshot: Snapshot):
    story = snapshot.stories["sift"]
    passages = Passages.of(story)

    assert words_of(story.questions.en[0]) in passages.asking
    assert len(passages.telling) > len(story.details)
    assert all(passages.all())


def test_a_rare_word_weighs_more_than_a_common_one_and_function_words_nothing(snapshot: Snapshot):
    common = Rarity()
    for story in snapshot.stories.values():
        common.add(Passages.of(story))
    vector = common.vector(["the", "rejected", "keypoints"])

    assert vector["word:keypoint"] > vector["word:reject"] > 0
    assert len(vector) == 2
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1)


def test_nothing_is_like_no_words():
    assert Rarity().vector(["the", "of"]) == {}
