"""What doesn't survive in a file."""

from collections.abc import Iterator

from bot.knowledge.problems import Problem, Severity
from bot.knowledge.reading import Reading

_MESSAGE = (
    "a YAML comment is lost when the story is edited in Discord: use `notes` "
    "(a text that holds ` #` must stand in quotes)"
)


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a warning for each comment in a story."""
    for document in reading.stories():
        for line in document.comments:
            yield Problem(document.file, line, "", _MESSAGE, Severity.WARNING)
