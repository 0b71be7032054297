"""What a base is said to hold."""

from bot.knowledge.stats import stats
from tests.knowledge.samples import reading_of


def test_stories_are_counted_by_what_they_have_in_common():
    held = stats(reading_of().snapshot)
    assert held.stories == 2
    assert held.by_kind == {"advice": 1, "paper": 1}
    assert held.by_support == {"confirmed": 1, "reported": 1}
    assert held.by_venue == {"AISTATS": 1, "NeurIPS": 1}
    assert held.rejected_by == {"NeurIPS": 1}
    assert held.by_award == {"Test of Time Award": 1}
    assert held.by_decade == {"2010s": 1, "undated": 1}
    assert held.questions == {"en": 6, "zh": 6}
    assert (held.sources, held.by_publisher) == (2, {"Example": 2})
    assert held.without_details == ("never-give-up",)
    assert held.registries == {"people": 2, "venues": 3, "awards": 1, "topics": 1}
