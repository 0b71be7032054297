"""Whether a story's reply fits into a Discord message, in each language."""

from collections.abc import Iterator

from bot.knowledge.folder import STORIES
from bot.knowledge.model import Story
from bot.knowledge.problems import Loc, Problem
from bot.knowledge.reading import Reading
from bot.language import Language

# Of an embed: https://discord.com/developers/docs/resources/message#embed-object-embed-limits
_TITLE = 256
_DESCRIPTION = 4096
# What an event takes in the timeline besides its note ("→ 🏆 test of time, NeurIPS 2024 (8/8/7)"),
# and the lines around the text: support, why it matched.
_EVENT = 60
_AROUND = 300


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each story whose reply Discord would refuse."""
    for story_id, story in reading.snapshot.stories.items():
        document = reading.document_of(STORIES, story_id)
        for language in Language:
            for loc, message in _too_long(story, language):
                yield document.problem(loc, f"{message} in {language}")


def _too_long(story: Story, language: Language) -> Iterator[tuple[Loc, str]]:
    field = "zh" if language.is_chinese else "en"
    if (length := len(story.title.of(language))) > _TITLE:
        yield ("title", field), f"is {length} characters long, at most {_TITLE} fit"
    headlines = [story.summary, *(detail.answer for detail in story.details)]
    headlines += [correction.truth for correction in story.corrections]
    page = story.sources[0]
    length = (
        max(len(headline.of(language)) for headline in headlines)
        + len(story.text.of(language))
        + sum(_EVENT + len(e.note.of(language) if e.note else "") for e in story.events)
        + len(page.title)
        + len(str(page.url))
        + _AROUND
    )
    if length > _DESCRIPTION:
        message = f"the reply takes {length} characters, at most {_DESCRIPTION} fit: shorten it"
        yield ("text", field), message
