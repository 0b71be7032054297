"""The sample questions of stories: enough of them, and each one once."""

from collections.abc import Generator, Iterator

from bot.knowledge.checks.comparing import key
from bot.knowledge.document import Document, Scalar
from bot.knowledge.problems import Problem, quoted
from bot.knowledge.reading import Reading

_FEWEST = 3  # in each language
_LANGUAGES = {"en": "English", "zh": "Chinese"}
_QUESTIONS = ("questions.en[]", "questions.zh[]")
_ASKED = (
    "details[].asked.en[]",
    "details[].asked.zh[]",
    "corrections[].asked.en[]",
    "corrections[].asked.zh[]",
)


_Seen = dict[str, tuple[Document, Scalar]]  # by what phrases are compared by


def problems(reading: Reading) -> Iterator[Problem]:
    """Yield a problem for each language with too few questions and each question given twice."""
    samples: _Seen = {}
    phrases: _Seen = {}
    for document in reading.stories():
        if "questions" in document.data:
            yield from _too_few(document)
        # A sample question may also be a phrasing of one of its own story's details.
        own_samples = yield from _repeated(document, _QUESTIONS, samples | phrases)
        own_phrases = yield from _repeated(document, _ASKED, samples)
        samples |= own_samples
        phrases |= own_phrases


def _repeated(
    document: Document, shapes: tuple[str, ...], others: _Seen
) -> Generator[Problem, None, _Seen]:
    """Yield a problem for each phrase that was seen before; return the story's own."""
    own: _Seen = {}
    for scalar in document.at(*shapes):
        compared = key(scalar.value)
        if first := own.get(compared) or others.get(compared):
            there, other = first
            line = there.line(other.loc)
            place = f"on line {line}" if there is document else f"in {there.file}:{line}"
            message = f"{quoted(scalar.value)} stands {place} too: keep it where it belongs"
            yield document.problem(scalar.loc, message)
        own.setdefault(compared, (document, scalar))
    return own


def _too_few(document: Document) -> Iterator[Problem]:
    for language, name in _LANGUAGES.items():
        count = sum(1 for _ in document.at(f"questions.{language}[]"))
        if count < _FEWEST:
            message = f"needs at least {_FEWEST} questions in {name}, and has {count}"
            yield document.problem(("questions", language), message)
