"""The bot in a terminal: replies as plain text, and a conversation of questions and answers."""

import sys
from collections.abc import Sequence

from bot.answering import Answerer
from bot.knowledge.model import Source
from bot.language import Language
from bot.replies.catalogue import say
from bot.replies.reply import Choice, Reply

_QUIT = frozenset({"quit", "exit", "q", "退出", "离开", "離開"})
_MOST_SOURCES = 5
_LONGEST_PICK = 2  # digits; "2014" is a question, not the number of an entry


def render(reply: Reply) -> str:
    """Return the whole of `reply` as a user reads it, in plain text; the answer comes first."""
    story = "\n".join(filter(None, (reply.title, reply.body)))
    steps = "\n".join(filter(None, (reply.timeline, reply.support)))
    # The body of a list is its entries already.
    entries = "" if reply.kind == "list" else _entries(reply)
    blocks = (reply.headline, story, steps, entries, _sources(reply), reply.why)
    return "\n\n".join(filter(None, blocks))


def _entries(reply: Reply) -> str:
    """Return the reply's choices, numbered; an answer's are only other candidates."""
    if not reply.choices:
        return ""
    if reply.kind == "answer":
        labels = [f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1)]
        return "\n".join((say(reply.language, "terminal.others"), *labels))
    return "\n".join(
        say(reply.language, "list.line", number=number, label=choice.label, summary=choice.summary)
        for number, choice in enumerate(reply.choices, 1)
    )


def _sources(reply: Reply) -> str:
    if not reply.sources:
        return ""
    lines = [say(reply.language, "terminal.sources")]
    lines += [_source(source) for source in reply.sources[:_MOST_SOURCES]]
    more = len(reply.sources) - _MOST_SOURCES
    if more > 0:
        lines.append(say(reply.language, "terminal.more-sources", count=more))
    return "\n".join(lines)


def _source(source: Source) -> str:
    about = " · ".join(filter(None, (source.title, source.publisher, source.date)))
    return f"- {about}\n  {source.url}"


def chat(answerer: Answerer, language: Language) -> None:
    """Answer what is typed, line by line, until "quit", the end of the input or Ctrl-C.

    A number picks an entry of the last reply; a question may follow on from the last answer.
    `language` is spoken where a question's script doesn't tell.
    """
    _write(say(language, "terminal.welcome"))
    last: Reply | None = None
    while (line := _read(say(language, "terminal.prompt"))) not in _QUIT:
        if line.isdecimal() and len(line) <= _LONGEST_PICK:
            picked = _pick(answerer, int(line), last, language)
        else:
            picked = answerer.answer(line, language, last.story_id if last else None)
        if isinstance(picked, str):
            _write(picked)
            continue
        last = picked
        _write(render(last))
        if last.kind != "answer" and last.choices:
            _write(say(last.language, "terminal.pick"))
    _write(say(language, "terminal.goodbye"))


def _read(prompt: str) -> str:
    """Return the next line that says anything; "quit" when there is none to come."""
    line = ""
    while not line:
        try:
            line = input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return "quit"
    return line.lower() if line.lower() in _QUIT else line


def _pick(answerer: Answerer, number: int, last: Reply | None, language: Language) -> Reply | str:
    """Return the story with this number in the last reply, or why there is none."""
    choices: Sequence[Choice] = last.choices if last else ()
    if not choices:
        return say(language, "terminal.nothing-to-pick")
    if last and 1 <= number <= len(choices):
        story = answerer.story(choices[number - 1].story_id, last.language)
        if story:
            return story
    return say(language, "terminal.out-of-range", number=number, count=len(choices))


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n\n")
    sys.stdout.flush()
