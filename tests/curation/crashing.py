"""Processes that change a base and are killed, each forked from one that has everything loaded.

Run as `python -m tests.curation.crashing FOLDER random ROUNDS SEED` or `… FOLDER steps`; prints
what it did, or fails.
"""

import asyncio
import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.curation.base import Base
from bot.curation.changes import Edit, digest
from tests.curation.conftest import SMALL
from tests.curation.hand import ADA, DSN, NEW_STORY, OTHER
from tests.knowledge.samples import OTHER_STORY, STORY

NEW = "stories/barlow.yaml"
State = dict[str, str]  # digest by entry


class Pipe:
    """What a process says before it is killed, line by line."""

    def __init__(self) -> None:
        self.reader, self.writer = os.pipe()

    def say(self, **what: Any) -> None:
        os.write(self.writer, json.dumps(what).encode() + b"\n")  # whole or not at all

    def said(self) -> list[dict[str, Any]]:
        os.close(self.writer)
        with os.fdopen(self.reader, "rb") as lines:
            return [json.loads(line) for line in lines]


def edits_of(base: Base, number: int) -> list[Edit]:
    """The edits of one step: of one file, of several, of files that come and go."""
    one = STORY.replace("to AISTATS", f"to AISTATS {number}").encode()
    other = OTHER_STORY.replace("to go on", f"to go on {number}").encode()
    there = base.content(NEW) is not None
    match number % 4:
        case 0:
            return [base.edit(DSN, one)]
        case 1:
            return [base.edit(DSN, one), base.edit(OTHER, other)]
        case 2:
            return [base.edit(NEW, None if there else NEW_STORY), base.edit(DSN, one)]
        case _:
            return base.renaming("dsn", "dsn-2") if number % 8 == 3 else [base.edit(OTHER, other)]


async def change_for_ever(folder: Path, pipe: Pipe, steps: int = 10**6) -> None:
    base = Base.at(folder / "facts", folder / "data")
    await base.open()
    number = random.randrange(10**6)  # noqa: S311
    for _ in range(steps):
        number += 1
        if base.content(DSN) is None:  # renamed the last time
            edits = base.renaming("dsn-2", "dsn")
        else:
            edits = edits_of(base, number)
        draft = await base.draft(edits)
        pipe.say(wants={edit.entry: digest(edit.content) for edit in edits})
        change = await base.publish(draft, ADA, str(number))
        pipe.say(done=change.id)
    await base.close()


async def only_open(folder: Path) -> None:
    base = Base.at(folder / "facts", folder / "data")
    await base.open()
    await base.close()


def forked(work: Callable[[], None]) -> int:
    """Start `work` in a process of its own; return its id."""
    if child := os.fork():
        return child
    try:
        work()
    except BaseException as error:  # noqa: BLE001  # said by the exit code
        sys.stderr.write(f"{error!r}\n")
        os._exit(3)
    os._exit(0)


def killed_after(child: int, seconds: float) -> None:
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {-signal.SIGKILL, 0}, status


def expected(before: State, said: list[dict[str, Any]]) -> tuple[State, State]:
    """The state after all that was acknowledged, and with what was wanted last as well."""
    acknowledged, wanted = before, before
    for line in said:
        if "wants" in line:
            changed = {**acknowledged, **line["wants"]}
            wanted = {entry: of for entry, of in changed.items() if of}
        else:
            acknowledged = wanted
    return acknowledged, wanted


async def state_after(folder: Path, done: list[int]) -> State:
    """Open the base after a crash; check all that must hold; return what its files are."""
    base = Base.at(folder / "facts", folder / "data")
    await base.open()
    assert await base.verify() == [], await base.verify()
    files, problems = await base.store.read()
    assert problems == [], problems
    assert base.live.reading.files == files
    assert [p for p in base.live.problems if p.is_error] == []
    leftovers = {path.name for path in (folder / "facts").rglob(".*")}
    assert not leftovers, leftovers
    noted = {change.id for change in await base.history(limit=None)}
    assert set(done) <= noted, (done, noted)
    assert base.at_open == (), base.at_open  # nobody edited by hand
    await base.close()
    return {entry: digest(content) or "" for entry, content in files.items()}


def survive(folder: Path, work: Callable[[Pipe], int], before: State) -> tuple[State, int]:
    """Let a process be killed by `work`; return the state after, and how much it had done."""
    pipe = Pipe()
    work(pipe)
    said = pipe.said()
    acknowledged, wanted = expected(before, said)
    done = [line["done"] for line in said if "done" in line]
    state = asyncio.run(state_after(folder, done))
    assert state in (acknowledged, wanted), (said[-2:], state)
    return state, len(done)


def kill_at_random(folder: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    state = asyncio.run(state_after(folder, []))
    total = 0
    for number in range(rounds):

        def work(pipe: Pipe, number: int = number) -> int:
            random.seed(seed + number)
            child = forked(lambda: asyncio.run(change_for_ever(folder, pipe)))
            if number % 3:  # let it get going
                select.select([pipe.reader], [], [], 5)
                killed_after(child, chance.uniform(0, 0.12))
            else:
                killed_after(child, chance.uniform(0, 0.1))
            if number % 4 == 0:  # and once more while it starts
                killed_after(
                    forked(lambda: asyncio.run(only_open(folder))), chance.uniform(0, 0.05)
                )
            return child

        state, done = survive(folder, work, state)
        total += done
    sys.stdout.write(f"{rounds} kills, {total} changes acknowledged\n")


def die_at(step: int) -> None:
    """Have this process killed right before the step with this number that touches the disk."""
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def dangerous(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **more: Any) -> Any:
            count()
            return real(*args, **more)

        return step

    for name in ("fsync", "replace", "unlink"):
        setattr(os, name, dangerous(getattr(os, name)))
    event.listen(Engine, "commit", count)


def kill_at_every_step(folder: Path) -> None:
    state = asyncio.run(state_after(folder, []))
    steps = 0
    died = True
    while died:
        exits: list[int] = []

        def work(pipe: Pipe, step: int = steps, exits: list[int] = exits) -> int:
            def change() -> None:
                random.seed(step)
                die_at(step)
                asyncio.run(change_for_ever(folder, pipe, steps=4))

            child = forked(change)
            _, status = os.waitpid(child, 0)
            exits.append(os.waitstatus_to_exitcode(status))
            return child

        state, _ = survive(folder, work, state)
        assert exits[0] in {-signal.SIGKILL, 0}, exits
        died = exits[0] != 0
        steps += 1
    sys.stdout.write(f"killed at {steps - 1} steps\n")


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "facts" / "stories").mkdir(parents=True)
    for entry, content in SMALL.items():
        (folder / "facts" / entry).write_bytes(content)
    if sys.argv[2] == "steps":
        kill_at_every_step(folder)
    else:
        kill_at_random(folder, int(sys.argv[3]), int(sys.argv[4]))


if __name__ == "__main__":
    main()
