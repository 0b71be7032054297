"""Two stories that tell the same thing."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from bot.knowledge.checks.comparing import key
from bot.knowledge.folder import STORIES
from bot.knowledge.model import Paper
from bot.knowledge.problems import Loc, Problem
from bot.knowledge.reading import Reading

_TOO_SIMILAR = 95  # of 100
_NUMBER = re.compile(r"\d+")


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each story about a paper, or under a title, that another one has."""
    yield from _same_paper(reading)
    yield from _same_title(reading)


def _same_paper(reading: Reading) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for story_id, story in reading.snapshot.stories.items():
        for i, paper in enumerate(story.papers):
            for field, value in _marks(paper):
                owner = owners.setdefault(value, story_id)
                if owner != story_id:
                    message = f"`{owner}` is about this paper too: tell it in one story"
                    yield _problem(reading, story_id, ("papers", i, field), message)
                    break


def _marks(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the fields that tell a paper from every other one."""
    yield "title", key(paper.title)
    if paper.arxiv:
        yield "arxiv", f"arxiv:{paper.arxiv}"
    if paper.doi:
        yield "doi", f"doi:{paper.doi.casefold()}"


def _same_title(reading: Reading) -> Iterator[Problem]:
    stories = reading.snapshot.stories
    for language in ("en", "zh"):
        titles = {story_id: key(getattr(s.title, language)) for story_id, s in stories.items()}
        for story_id in list(titles):
            title = titles.pop(story_id)
            alike = process.extract(
                title, titles, scorer=fuzz.ratio, score_cutoff=_TOO_SIMILAR, limit=None
            )
            for other_title, _, other in alike:
                # Equal titles are a shared name; with other numbers it is another year's prize.
                if title != other_title and _NUMBER.findall(title) == _NUMBER.findall(other_title):
                    message = f"nearly the title of `{story_id}`: is it the same story?"
                    yield _problem(reading, other, ("title", language), message)


def _problem(reading: Reading, story_id: str, loc: Loc, message: str) -> Problem:
    return reading.document_of(STORIES, story_id).problem(loc, message)
