"""Tables in Markdown."""

from collections.abc import Mapping, Sequence

from tests.bench.comparison import Contestant
from tests.questions.scoring import Summary, summaries


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; all columns but the first are set to the right."""
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def percent(share: float) -> str:
    """Return a share as per cent with one decimal."""
    return f"{share * 100:.1f}"


def milliseconds(times: Sequence[float], *quantiles: float) -> str:
    """Return quantiles of times, with a slash between."""
    ranked = sorted(times)
    found = (ranked[min(int(len(ranked) * q), len(ranked) - 1)] for q in quantiles)
    return " / ".join(f"{time:.1f}" for time in found)


def overview(contestants: Mapping[str, Contestant]) -> str:
    """Return the table with a line for every contestant."""
    heading = (
        "",
        "overall",
        "one story",
        "lists, F1",
        "declined",
        "precision",
        "off-topic answered",
        "ms p50 / p95",
        "memory, MB",
    )
    rows: list[list[str]] = []
    for name, held in contestants.items():
        one, several, none = (
            Summary.of([r for r in held.results if min(len(r.question.expect), 2) == count])
            for count in (1, 2, 0)
        )
        whole = Summary.of(held.results)
        rows.append(
            [
                name,
                percent(whole.accuracy),
                percent(one.accuracy),
                percent(several.accuracy),
                percent(none.accuracy),
                percent(whole.precision),
                percent(Summary.of(held.strays).wrong_assertions),
                milliseconds(held.times, 0.5, 0.95),
                f"{held.memory:.0f}",
            ]
        )
    return table(heading, rows)


def breakdown(contestants: Mapping[str, Contestant], group: str) -> str:
    """Return accuracy by "kind" or by "language", a column for every contestant."""
    found = {name: summaries(held.results) for name, held in contestants.items()}
    first = next(iter(found.values()))
    groups = [name for name in first if name.startswith(f"{group} ")]
    rows = [
        [
            name.removeprefix(f"{group} "),
            str(first[name].count),
            *(percent(of[name].accuracy) for of in found.values()),
        ]
        for name in groups
    ]
    return table([group, "questions", *found], rows)
