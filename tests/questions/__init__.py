"""The labelled questions: what people ask, and which stories are right.

`given` came with the project, and `first` is what people ask first: for all that was rejected, got
a prize or both, for what befell somebody, for a story told without its name, by names in small
letters, and by conditions that no record holds. The others were written for it from the stories and
articles alone, by people who didn't know the matcher. `sealed` is for measuring only: nobody who
tunes looks at it, nor at `sealed_seeds`, written for the `SEEDS` alone. `opened` was, until its
totals had been taken. `offtopic` lines are all to be declined.

`given`, `written`, `later` and the first of `opened` were written when the base held twenty
stories, the `SEEDS`; the others ask for all of it. `wider` holds negatives in every style, and
pairs of what a story holds and of the same sort of thing that it doesn't; `contrasts` more of
these, two that aren't held to each that is. `offhand` are put as members of a server type them,
from half a memory: most ask for one particular thing, some for two; `sealed_offhand` are more of
them, for measuring only, as `recalled` were for long: they describe stories from memory, or real
papers that the base doesn't hold. What the whole base answers otherwise than the seeds, or answers
at all, stands in the field `whole`.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.knowledge.snapshot import Snapshot

_FOLDER = Path(__file__).parent
OFF_TOPIC = "off-topic"
STRAYS = (OFF_TOPIC, "out-of-scope")  # kinds of questions that nothing at all is the answer to
DEVELOPMENT = (
    *("given", "written", "later", "opened", "wider", "contrasts", "first"),
    *("offhand", "recalled"),
)
# What a question counts in fitting: two thirds of the contrasts aren't held, far more than people
# ask for, and the offhand ones are most like what they do.
_WORTH = {"contrasts": 0.6, "offhand": 2.0, "recalled": 1.5}
SEEDS = frozenset(
    {
        *("barlow-twins", "deeply-supervised-nets", "dit", "gan", "intriguing-properties"),
        *("lecun-never-give-up", "mamba", "repa", "seq2seq", "sgld", "sift", "sit"),
        *("test-of-time-criteria", "v-star", "vae", "vicreg", "word2vec", "xie-perseverance"),
        *("xie-young-researcher", "zhou-yu-acl-2019"),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its right answer."""

    id: str
    q: str
    lang: str
    kind: str
    expect: tuple[str, ...]  # story ids; none means that it must be declined
    contains: tuple[str, ...] = ()  # what the reply must say
    context: str | None = None  # the story of the message it replies to
    worth: float = 1.0


def seeds_of(snapshot: Snapshot) -> Snapshot:
    """Return the base as it was with twenty stories; the registries stay whole."""
    return replace(snapshot, stories={k: s for k, s in snapshot.stories.items() if k in SEEDS})


def load(name: str, *, whole: bool = False) -> list[Question]:
    """Return the questions of one file, labelled for the seeds or for the `whole` base."""
    worth = _WORTH.get(name, 1.0)
    return [replace(_question(row, whole), worth=worth) for row in _rows(name)]


def offtopic(name: str = "offtopic", *, whole: bool = False) -> list[Question]:
    """Return the off-topic lines of "offtopic" or "offtopic_sealed" that are to be declined."""
    return [
        Question(f"{name}-{number}", row["q"], row["lang"], OFF_TOPIC, ())
        for number, row in enumerate(_rows(name), 1)
        if not (whole and row.get("whole"))
    ]


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _question(row: dict[str, Any], whole: bool) -> Question:
    now = row.pop("whole", None)
    row["expect"] = tuple(now if whole and now is not None else row["expect"])
    row["contains"] = tuple(row.get("contains", ()))
    return Question(**row)
