"""Questions and replies as JSON, one object a line: the seam for scripting and measuring."""

import json
from collections.abc import Iterable, Iterator
from typing import cast

from bot.answering import Answerer
from bot.language import Language
from bot.replies.reply import Reply
from bot.terminal import render


class _BadLineError(Exception):
    """A line isn't a question; the text says what is wrong with it."""


def answer_lines(answerer: Answerer, lines: Iterable[bytes], language: Language) -> Iterator[str]:
    """Yield a line of JSON for each of `lines`, as soon as it is answered; blank ones are skipped.

    A line holds `{"question": "…"}`, and may hold the `context` of a follow-on question: the
    id of the story talked about. What isn't such a line yields an object with its `error` and
    its number, `line`. `language` is spoken where a question's script doesn't tell.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question, context = _question(line)
        except _BadLineError as error:
            yield _written({"error": f"line {number}: {error}", "line": number})
        else:
            reply = answerer.answer(question, language, context)
            yield _written(as_json(question, reply))


def as_json(question: str, reply: Reply) -> dict[str, object]:
    """Return the reply to `question` with the fields of the JSON face."""
    return {
        "question": question,
        "language": reply.language.value,
        "outcome": reply.kind,
        "stories": list(reply.story_ids),
        "text": render(reply),
        "sources": [str(source.url) for source in reply.sources],
        "confidence": round(reply.confidence, 4),
        "matched": list(reply.matched),
    }


def without_surrogates(text: str) -> str:
    """Return `text` with halves of characters, which no output can carry, replaced by "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _question(line: bytes) -> tuple[str, str | None]:
    """Return the question and the context that `line` holds. Raises _BadLineError."""
    try:
        data: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _BadLineError("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise _BadLineError('is not JSON; write {"question": "…"}') from None
    if not isinstance(data, dict):
        raise _BadLineError('is not an object; write {"question": "…"}')
    fields = cast("dict[str, object]", data)
    question, context = fields.get("question"), fields.get("context")
    if not isinstance(question, str):
        raise _BadLineError("`question` is missing, or not a text")
    if context is not None and not isinstance(context, str):
        raise _BadLineError("`context` is not a text; write the id of a story")
    return without_surrogates(question), context


def _written(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False)
