"""The matcher, and peers where they are quick enough, as the base grows."""

from collections.abc import Sequence

from tests.bench.peers import PEERS
from tests.bench.tables import milliseconds, percent, table
from tests.bench.trial import apart, try_ours, try_peer, unlabelled
from tests.questions import DEVELOPMENT, Question, load
from tests.questions.scoring import Result, Summary

SIZES = (20, 1_000, 10_000, 100_000)
# The others take a minute or more to ask or to build.
_PEERS = {
    1_000: tuple(PEERS),
    10_000: ("rapidfuzz `token_set_ratio`", "BM25 (bm25s)", "SQLite FTS5"),
}
_OURS, _SAMPLE = 4, 8  # every fourth question is put to the matcher, every eighth to peers


def ours(sizes: Sequence[int]) -> str:
    """Return the table of the matcher."""
    questions = [question for name in DEVELOPMENT for question in load(name)][::_OURS]
    rows: list[list[str]] = []
    for size in sizes:
        trial = apart(try_ours, size, unlabelled(questions), [])
        pairs = zip(questions, trial.replies, strict=True)
        results = [Result(question, *reply) for question, reply in pairs]
        rows.append(
            [
                f"{size:,}",
                f"{trial.ready:.1f}",
                milliseconds(trial.warm, 0.5, 0.95, 0.99),
                milliseconds(trial.first, 0.5, 0.95),
                f"{trial.worst:.0f}",
                f"{trial.memory:.0f}",
                f"{trial.base:.0f}",
                percent(Summary.of([r for r in results if len(r.question.expect) == 1]).accuracy),
                percent(Summary.of([r for r in results if not r.question.expect]).accuracy),
            ]
        )
    heading = (
        "stories",
        "ready, s",
        "ms p50 / p95 / p99",
        "when new, ms p50 / p95",
        "worst hostile, ms",
        "memory, MB",
        "of it facts and interpreter",
        "one story, right",
        "declined",
    )
    return table(heading, rows)


def peers(sizes: Sequence[int]) -> str:
    """Return the table of the peers: times, and how often the right story ranks first."""
    questions = [q for name in DEVELOPMENT for q in load(name) if len(q.expect) == 1][::_SAMPLE]
    rows: list[list[str]] = []
    for size in sizes:
        for name in _PEERS.get(size, ()):
            trial = apart(try_peer, PEERS[name], size, unlabelled(questions), [])
            hits = [
                _leads(question, [story for story, _ in ranking])
                for question, ranking in zip(questions, trial.replies, strict=True)
            ]
            rows.append(
                [
                    f"{size:,}",
                    name,
                    f"{trial.ready:.1f}",
                    milliseconds(trial.warm, 0.5, 0.95),
                    f"{trial.memory:.0f}",
                    percent(sum(hits) / len(hits)),
                ]
            )
    heading = ("stories", "", "ready, s", "ms p50 / p95", "memory, MB", "right story first")
    return table(heading, rows)


def _leads(question: Question, ranking: Sequence[str]) -> bool:
    return ranking[:1] == list(question.expect)
