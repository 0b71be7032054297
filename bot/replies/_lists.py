"""Several stories at once: a list's first line, and its entries."""

from collections.abc import Iterable, Sequence

from bot.knowledge.kinds import StoryKind
from bot.knowledge.model import Story
from bot.matching.outcome import Listing, Way
from bot.replies._labels import looked_for
from bot.replies._words import Words, shortened
from bot.replies.reply import Choice

_MORE = (Way.AUTHORS, Way.ALIKE)  # the others are told by what the stories have in common
LONGEST_LABEL = 80  # a button's


def choices_of(stories: Iterable[Story], words: Words) -> tuple[Choice, ...]:
    """Return what to press or type for each of `stories`."""
    return tuple(
        Choice(
            story_id=story.id,
            label=shortened(story.title.of(words.language), LONGEST_LABEL),
            summary=" ".join(story.summary.of(words.language).split()),
        )
        for story in stories
    )


def list_lines(stories: Sequence[Story], words: Words) -> str:
    """Return the entries of a list, numbered, one a line."""
    return "\n".join(
        words.say("list.line", number=number, label=choice.label, summary=choice.summary)
        for number, choice in enumerate(choices_of(stories, words), start=1)
    )


def list_lead(listing: Listing, words: Words) -> str:
    """Return how many stories there are of what: "2 papers rejected by CVPR:".

    Those that the question names itself are only told to be these, and those that it leads on to
    by how they stand to the story that it comes from.
    """
    is_papers = all(story.kind is StoryKind.PAPER for story in listing.stories)
    kind, count = "paper" if is_papers else "story", len(listing.stories)
    if listing.way in _MORE:
        return words.say(f"list.more.{listing.way}")
    if not listing.filters:
        return words.say(f"list.named.{kind}", count=count)
    noun = looked_for(listing.filters, words, kind, count)
    return words.say(f"list.count.{kind}", count=count, noun=noun)
