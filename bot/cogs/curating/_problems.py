"""Problems as curators see them in Discord."""

from collections.abc import Iterable

from discord.utils import escape_mentions

from bot.knowledge.problems import Problem


def problem_lines(problems: Iterable[Problem], own: str | None = None) -> list[str]:
    """Return a line for each problem, errors first; files and lines aren't told of `own`.

    `own` is a file that the curator never sees: what they typed became it. Of a text that they
    typed themselves (a problem without a file) the lines are told.
    """
    ranked = sorted(problems, key=lambda problem: not problem.is_error)
    return [f"{'❌' if p.is_error else '⚠️'} {_told(p, own)}" for p in ranked]


def _told(problem: Problem, own: str | None) -> str:
    if problem.file and problem.file == own:
        place = ""
    elif problem.file:
        line = "" if problem.line is None else f":{problem.line}"
        place = f"`{problem.file}{line}` "
    else:
        place = "" if problem.line is None else f"`{problem.line}:` "
    field = f"`{problem.field}`: " if problem.field else ""
    return escape_mentions(f"{place}{field}{problem.message}")
