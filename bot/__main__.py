"""The commands of `python -m bot`: run the bot or its demo, ask from a shell, check the facts."""

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from bot.curation.arguments import add_arguments
from bot.curation.live import Live
from bot.jsonl import answer_lines, without_surrogates
from bot.knowledge.reading import read
from bot.language import Language
from bot.matching.explain import explain
from bot.settings import SHIPPED_FACTS, Settings, SettingsError, load_settings
from bot.terminal import chat, render

_FAILED = 2  # what argparse exits with, too


class CommandError(Exception):
    """A command can't do what it is told; the text says why, on one line."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, like all others."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit."""
        self.exit(_FAILED, f"rebuttal: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (the process's, unless given) name; return its exit code."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        return _do(options)
    except (CommandError, SettingsError) as error:
        for line in str(error).splitlines():  # wrong settings have a line each
            print(f"rebuttal: {line}", file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        return 130  # as shells have it
    except BrokenPipeError:
        # Whoever read the output has gone (`… | head`). What is still buffered has no reader.
        sys.stdout = None
        return 1


def _do(options: argparse.Namespace) -> int:
    match options.command:
        case "ask":
            return _ask(options)
        case "check":
            return _check(options.facts)
        case "facts":
            return _facts(options)
        case _:
            return _run(is_terminal=options.terminal)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m bot",
        description="Stories of rejected and awarded papers, with their sources. Without a "
        "command: the bot on Discord where DISCORD_TOKEN is set, else its demo on a local page.",
    )
    parser.add_argument(
        "--terminal", action="store_true", help="ask and answer right here, without Discord"
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    facts = _Parser(add_help=False)
    facts.add_argument(
        "--facts", type=Path, default=SHIPPED_FACTS, metavar="DIR", help="the folder with the facts"
    )
    ask = commands.add_parser("ask", parents=[facts], help="answer a question, or many")
    ask.add_argument("question", nargs="*", help="what to ask")
    ask.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"question": "…"} from each line of the input, and write a JSON line for each',
    )
    ask.add_argument(
        "--language",
        choices=[language.value for language in Language],
        default=Language.EN.value,
        help="the language to answer in where the question's script doesn't tell",
    )
    ask.add_argument(
        "--explain", action="store_true", help="tell how the question was read, and the scores"
    )
    commands.add_parser("check", parents=[facts], help="tell all that is wrong with the facts")
    place = _Parser(add_help=False)
    place.add_argument("--facts", type=Path, metavar="DIR", help="the folder with the facts")
    place.add_argument("--data", type=Path, metavar="DIR", help="the folder with their journal")
    add_arguments(
        commands.add_parser("facts", help="import, export, undo, and who changed what"), [place]
    )
    return parser


def _ask(options: argparse.Namespace) -> int:
    question = without_surrogates(" ".join(options.question))
    if options.jsonl == bool(question):
        raise CommandError("give either a question or --jsonl")
    answerer, language = _load(options.facts).answerer, Language(options.language)
    if not options.jsonl:
        print(render(answerer.answer(question, language)))
        if options.explain:
            print("", explain(answerer.matcher, question), sep="\n")
        return 0
    for line in answer_lines(answerer, sys.stdin.buffer, language):
        print(line, flush=True)
    return 0


def _check(folder: Path) -> int:
    from bot.checking import run_check  # noqa: PLC0415 - only this command needs it

    return run_check(folder)


def _facts(options: argparse.Namespace) -> int:
    from bot.curation.command import run_facts  # noqa: PLC0415 - only this needs a database
    from bot.curation.errors import CurationError  # noqa: PLC0415

    settings = load_settings()
    facts = _folder(options.facts or settings.facts_dir)
    journals = options.action not in ("stats", "export")
    if journals and options.facts and not options.data and not _is_same(facts, settings.facts_dir):
        raise CommandError(f"{facts}: isn't FACTS_DIR; say with --data where its journal is")
    try:
        return run_facts(options, facts, options.data or settings.data_dir)
    except CurationError as error:
        raise CommandError(str(error)) from error


def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def _run(*, is_terminal: bool) -> int:
    """Run the bot; without a token the demo, and where that can't be shown, the terminal."""
    settings = load_settings()
    live = _load(settings.facts_dir)
    if not is_terminal and settings.discord_token:
        _run_bot(settings, live)
    elif is_terminal or not _run_page(settings, live):
        chat(live.answerer, settings.default_language)
    return 0


def _run_bot(settings: Settings, live: Live) -> None:
    from bot.app import StartError, run  # noqa: PLC0415 - asking needs no Discord
    from bot.curation.base import Base  # noqa: PLC0415 - nor a database

    try:
        run(settings, Base.at(settings.facts_dir, settings.data_dir, ready=live))
    except StartError as error:
        raise CommandError(str(error)) from error


def _run_page(settings: Settings, live: Live) -> bool:
    """Show the demo's page until it is closed; return False when it can't be shown."""
    from bot.preview import PreviewUnavailableError, run_preview  # noqa: PLC0415 - an extra

    try:
        run_preview(settings, live)
    except PreviewUnavailableError as error:
        print(f"rebuttal: {error}", file=sys.stderr)
        return False
    return True


def _load(folder: Path) -> Live:
    """Return the base of the facts in `folder`; what is wrong in it is left out, and told."""
    reading = read(_folder(folder))
    errors = [problem for problem in reading.problems if problem.is_error]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        print(
            f"rebuttal: warning: left out what is wrong in the facts: {errors[0]}{more}; "
            "`python -m bot check` tells all",
            file=sys.stderr,
        )
    return Live(reading)


def _folder(folder: Path) -> Path:
    """Return `folder`. Raises CommandError when it holds no facts."""
    if not (folder / "stories").is_dir():
        raise CommandError(f"{folder}: holds no folder `stories`")
    return folder


def _speak_utf8() -> None:
    """Read and write UTF-8, whatever the machine's own encoding is."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
