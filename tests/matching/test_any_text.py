"""Whatever is typed: no error, no surprise, no wait."""

import timeit
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import MAX_SUGGESTIONS
from bot.matching.outcome import Answer, Listing, Nothing, Suggestions
from tests.matching.said import Shipped, stories_of

SECONDS = 0.25  # what a busy machine may take at best; 0.05 is the aim

anything = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

VOCABULARY = (
    "was why which papers GAN DiT SiT sit sift Mamba Mamba-2 V* NeurIPS iclr24 rejected award "
    "since 2020 before 2015 8/8/7 eight LeCun Saining list all runner-up novelty 1409.5185 "
    "https://arxiv.org/abs/1406.2661 谢赛宁 哪些 被拒 论文 時間檢驗獎 以后 八八七 曼巴 俞洲 "
    "generative adversarial ResNet wrod2vec 🏆 ? , ' / * -"
)
WORDS = st.sampled_from(VOCABULARY.split())
ODD = st.text(
    st.characters(categories=["Cc", "Cf", "Mn", "So", "Zs", "Lo", "Nd", "Nl", "Po", "Sm"]),
    max_size=200,
)
# Not all that is a digit is a number to Python: "፩" and "②" aren't.
DIGITS = st.text(st.characters(categories=["Nd", "Nl", "No"]), min_size=1, max_size=4)
TEXTS = st.one_of(
    st.text(max_size=300),
    ODD,
    st.lists(WORDS | DIGITS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS | ODD, max_size=12).map("".join),
)


def check(shipped: Shipped, question: str, context: str | None = None) -> None:
    """Hold what comes of a question to what every outcome promises."""
    matcher, stories = shipped.matcher, shipped.snapshot.stories
    outcome = matcher.match(question, context)
    assert outcome == matcher.match(question, context)
    assert 0.0 <= outcome.confidence <= 1.0
    ids = stories_of(outcome)
    assert len(set(ids)) == len(ids)
    assert stories.keys() >= set(ids)
    match outcome:
        case Answer():
            others = [story.id for story in outcome.others]
            assert outcome.story.id not in others
            assert len(set(others)) == len(others)
            assert outcome.detail is None or outcome.detail in outcome.story.details
            assert all(event in outcome.story.events for event in outcome.events)
            assert outcome.correction is None or outcome.unfounded is None
        case Listing():
            assert ids
        case Suggestions():
            assert 1 <= len(ids) <= MAX_SUGGESTIONS
        case Nothing():
            pass


@anything
@given(text=TEXTS)
def test_any_text_gets_an_outcome_that_keeps_its_promises(shipped: Shipped, text: str):
    check(shipped, text)


@anything
@given(text=TEXTS, data=st.data())
def test_so_does_any_follow_on(shipped: Shipped, text: str, data: st.DataObject):
    known = sorted(shipped.snapshot.stories)
    check(shipped, text, data.draw(st.sampled_from([*known, "no-such-story", ""])))


def _every_name(snapshot: Snapshot) -> list[str]:
    stories = snapshot.stories.values()
    people = snapshot.people.values()
    names = chain.from_iterable((n.name for n in story.names) for story in stories)
    return [*names, *(person.name.en for person in people)]


HOSTILE = {
    "one letter": "a" * 10_000,
    "one Chinese character": "拒" * 10_000,
    "different Chinese characters": "".join(chr(0x4E00 + n) for n in range(10_000)),
    "emoji": "🏆😭" * 5_000,
    "control characters": "".join(map(chr, range(32))) * 300,
    "right to left": "هل رُفضت ورقة GAN؟ " * 500,
    "overrides": "\u202e\u2067was GAN rejected\u2069",
    "zero-width joiners": "\u200d" * 10_000,
    "combining marks": "a" + "\u0301" * 10_000,
    "ligatures that expand": "\ufdfa" * 10_000,
    "digits and slashes": "1/" * 5_000,
    "apostrophes": "a'" * 5_000,
    "dots": "1." * 5_000,
    "links": "https://" * 1_000,
    "a long link": "https://" + "a" * 9_000,
    "arXiv ids": "1234.5678 " * 1_000,
    "unknown words": " ".join(f"wrod{n}zx" for n in range(2_000)),
    "misspelt words": "difusoin trasnformer rejcetd adversaril " * 250,
    "homophones": "谢塞宁杨力昆俞州" * 1_250,
    "pinyin": "xiesaining" * 1_000,
    "pinyin syllables": "shi " * 2_500,
    "hyphens": "-" * 10_000,
    "names glued together": "V*" * 5_000,
    "scores": "8/8/7 " * 1_500,
    "NUL": "\0" * 10_000,
    "Hangul": "가나다" * 3_000,
    "look-alike letters": "Gаn" * 3_000,
    "underscores": "_" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_without_a_wait(shipped: Shipped, text: str):
    check(shipped, text)
    took = min(timeit.repeat(lambda: shipped.matcher.match(text), number=1, repeat=3))
    print(f"{took * 1000:.1f} ms")  # noqa: T201  (shown by `pytest -rP`)
    assert took < SECONDS


def test_all_names_at_once_are_read_without_a_wait(shipped: Shipped):
    text = " ".join(_every_name(shipped.snapshot))
    test_hostile_text_is_read_without_a_wait(shipped, text)
