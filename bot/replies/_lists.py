"""Several stories at once: a list's first line, and its entries."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.knowledge.kinds import StoryKind
from bot.knowledge.model import Story
from bot.matching.outcome import Listing, Way
from bot.replies._answers import entry_of
from bot.replies._labels import looked_for
from bot.replies._words import Words, shortened
from bot.replies.reply import Choice

_MORE = (Way.AUTHORS, Way.ALIKE)  # the others are told by what the stories have in common
LONGEST_LABEL = 80  # a button's
_MANY = 2


def choices_of(stories: Iterable[Story], words: Words) -> tuple[Choice, ...]:
    """Return what to press or type for each of `stories`."""
    return tuple(_choice(story, words) for story in stories)


def listed(listing: Listing, words: Words) -> tuple[Choice, ...]:
    """Return the same for each story of a list; one in an order has what it is measured by.

    Where something is asked of all, each tells that.
    """
    measures = [""] * len(listing.stories)
    if listing.order:
        key = f"list.measure.{listing.order}"
        measures = [words.say(key, value=f"{round(value, 1):g}") for value in listing.values]
    pairs = zip(listing.stories, measures, strict=True)
    choices = tuple(_choice(story, words, measure) for story, measure in pairs)
    if not listing.told:
        return choices
    told = (entry_of(answer, words) for answer in listing.told)
    return tuple(replace(c, summary=entry) for c, entry in zip(choices, told, strict=True))


def _choice(story: Story, words: Words, measure: str = "") -> Choice:
    title = shortened(story.title.of(words.language), LONGEST_LABEL - len(measure))
    summary = " ".join(story.summary.of(words.language).split())
    return Choice(story_id=story.id, label=f"{title}{measure}", summary=summary)


def list_lines(choices: Sequence[Choice], words: Words) -> str:
    """Return the entries of a list, numbered, one a line."""
    return "\n".join(
        words.say("list.line", number=number, label=choice.label, summary=choice.summary)
        for number, choice in enumerate(choices, start=1)
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
    if not (listing.filters or listing.order):
        return words.say(f"list.named.{kind}", count=count)
    if listing.order:
        noun = looked_for(listing.filters, words, kind, _MANY)
        return words.say(f"list.order.{listing.order}", noun=noun)
    noun = looked_for(listing.filters, words, kind, count)
    return words.say(f"list.count.{kind}", count=count, noun=noun)
