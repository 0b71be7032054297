"""One contestant in a process of its own: what it makes of questions, how long, how much memory.

Imports little, since all that is imported counts as the contestant's memory.
"""

import gc
import multiprocessing
import pkgutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from bot.knowledge.folder import STORIES, collect
from bot.knowledge.reading import read, read_files
from bot.knowledge.snapshot import Snapshot
from tests.bench.hostile import hostile
from tests.bench.invented import grown
from tests.questions import SEEDS, Question

if TYPE_CHECKING:
    from bot.matching.outcome import Outcome as Decided
    from tests.questions.scoring import Outcome

_FACTS = Path(__file__).parent.parent.parent / "facts"
WHOLE = 0  # stands for the size of the whole base; others begin with the seeds
_ROUNDS = 3
_RANKED = 30  # stories of a ranking that are handed back

R = TypeVar("R")
X = TypeVar("X")
P = ParamSpec("P")
Ranking = tuple[tuple[str, float], ...]  # stories with their scores, best first


@dataclass(frozen=True)
class Trial(Generic[R]):
    """What was measured. Times of questions are in milliseconds, memory is in megabytes."""

    replies: list[R]  # to the timed questions, then to the others
    first: list[float]  # times of the timed questions, when they are new
    warm: list[float]  # and in the best of three more rounds
    worst: float  # the time of the worst hostile question, each in the best of three rounds
    ready: float  # seconds from snapshot to the first question
    base: float  # memory before that, with the snapshot
    memory: float  # memory after all questions


@dataclass(frozen=True)
class System(Generic[X, R]):
    """What is measured: how it is asked, which is timed, and what is kept of what it said."""

    ask: Callable[[Question], X]
    told: Callable[[Question, X], R]


def apart(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call `function` in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *args, **kwargs).result()


def unlabelled(questions: Sequence[Question]) -> list[Question]:
    """Return questions without the stories they expect: these would count as memory."""
    return [replace(question, expect=()) for question in questions]


def try_peer(
    maker: str, size: int, timed: Sequence[Question], others: Sequence[Question]
) -> Trial[Ranking]:
    """Measure the peer that the function of the dotted name `maker` makes."""
    make: Callable[[Snapshot], Callable[[str], dict[str, float]]] = pkgutil.resolve_name(maker)
    from tests.bench.peers.documents import prepared  # noqa: PLC0415 - brings numpy

    def build(snapshot: Snapshot) -> System[Ranking, Ranking]:
        likeness = make(snapshot)

        def rank(question: Question) -> Ranking:
            # Without a notion of context, what a follow-on is about is put in front of it.
            story = snapshot.stories.get(question.context or "")
            about = f"{story.title.en} {story.title.zh} " if story else ""
            found = likeness(prepared(about + question.q)).items()
            return tuple(sorted(found, key=lambda pair: -pair[1])[:_RANKED])

        return System(rank, lambda _, ranking: ranking)

    # Nobody attacks the peers: comparing all letters with all letters would take minutes.
    return _tried(build, size, timed, others, lambda _: [])


def try_ours(size: int, timed: Sequence[Question], others: Sequence[Question]) -> "Trial[Outcome]":
    """Measure the matcher."""
    from bot.matching.matcher import Matcher  # noqa: PLC0415 - brings all that it needs
    from tests.questions.scoring import told  # noqa: PLC0415

    def build(snapshot: Snapshot) -> "System[Decided, Outcome]":
        matcher = Matcher(snapshot)
        return System(lambda q: matcher.match(q.q, q.context), partial(told, matcher))

    return _tried(build, size, timed, others, hostile)


def _tried(
    build: Callable[[Snapshot], System[X, R]],
    size: int,
    timed: Sequence[Question],
    others: Sequence[Question],
    attacks: Callable[[Snapshot], list[Question]],
) -> Trial[R]:
    snapshot = _snapshot(size)
    gc.collect()
    base, started = _resident(), time.perf_counter()
    system = build(snapshot)
    ready = time.perf_counter() - started
    first = _timed(system.ask, timed)
    rounds = [_timed(system.ask, timed) for _ in range(_ROUNDS)]
    _timed(system.ask, others)
    memory = _resident()
    # Asked once more for what is said: kept from before, it would have counted as memory.
    replies = [system.told(q, system.ask(q)) for q in (*timed, *others)]
    attacked = [_timed(system.ask, attacks(snapshot)) for _ in range(_ROUNDS)]
    worst = max(map(min, zip(*attacked, strict=True)), default=0.0)
    return Trial(replies, first, min(rounds, key=sum), worst, ready, base, memory)


def _snapshot(size: int) -> Snapshot:
    """Return a base of `size` stories; others aren't read, since what they leave behind counts."""
    if size == WHOLE:
        return read(_FACTS).snapshot
    others = f"{STORIES}/"
    files = {f"{STORIES}/{seed}.yaml" for seed in SEEDS}
    found = collect(_FACTS)[0].items()
    kept = {name: raw for name, raw in found if name in files or not name.startswith(others)}
    return grown(read_files(kept).snapshot, size)


def _timed(ask: Callable[[Question], object], questions: Sequence[Question]) -> list[float]:
    """Return the milliseconds that each question took."""
    times: list[float] = []
    for question in questions:
        started = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _resident() -> float:
    """Return the memory of this process that is in use, in megabytes. Needs Linux."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
