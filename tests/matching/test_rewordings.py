"""Case, spaces, punctuation and script don't change what a question means."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.passages import phrasings_of
from tests.matching.said import Shipped, brief, traditional


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


SAME: dict[str, Callable[[str], str]] = {
    "spread out": lambda q: "  " + "   ".join(q.split(" ")) + "\n",
    "questioning": lambda q: q.rstrip("?？") + "???",
    "without a mark": lambda q: q.rstrip("?？.。!"),
    "exclaiming": lambda q: q.rstrip("?？") + "！",
    "quoted": lambda q: f"“{q}”",
    "Traditional": traditional,
}
CASES: dict[str, Callable[[str], str]] = {"upper": str.upper, "lower": str.lower}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(data=st.data(), way=st.sampled_from(sorted(SAME | CASES)))
def test_a_sample_question_finds_its_story_however_it_is_typed(
    shipped: Shipped, data: st.DataObject, way: str
):
    stories = shipped.snapshot.stories
    story = data.draw(st.sampled_from(sorted(stories)))
    question = data.draw(st.sampled_from(stories[story].questions.all()))
    assert brief(shipped.matcher.match((SAME | CASES)[way](question))) == f"answer {story}"


@pytest.mark.parametrize("way", [*SAME, "full width"])
def test_understanding_does_not_hang_on_spaces_punctuation_or_script(
    matcher: Matcher, snapshot: Snapshot, way: str
):
    ways = SAME | {"full width": _full_width}
    for story in snapshot.stories.values():
        for question, _ in tuple(phrasings_of(story))[::24]:
            outcome = matcher.match(question, verbatim=False)
            again = matcher.match(ways[way](question), verbatim=False)
            assert brief(again) == brief(outcome), question
