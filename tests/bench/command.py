"""The command line of the measurements."""

import argparse
import sys
from importlib.util import find_spec

from tests.bench import growth
from tests.bench.comparison import OURS, compare
from tests.bench.peers import PACKAGES
from tests.bench.tables import breakdown, overview, percent
from tests.questions import DEVELOPMENT
from tests.questions.scoring import Summary


def main() -> None:
    """Measure what the arguments say, and print tables."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="How well questions are understood, next to what others make of them.",
    )
    parser.add_argument(
        "--questions",
        default=",".join(DEVELOPMENT),
        metavar="FILES",
        help="files of tests/questions (sealed is one), with commas (default: %(default)s)",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="ask the whole base, not the twenty stories that the questions were written for",
    )
    parser.add_argument(
        "--growth",
        nargs="*",
        type=int,
        metavar="STORIES",
        help="measure bases of these sizes instead, filled up with invented stories "
        f"(default: {' '.join(map(str, growth.SIZES))})",
    )
    parser.add_argument("--alone", action="store_true", help="with --growth, leave out the others")
    options = parser.parse_args()
    missing = [package for package in PACKAGES if find_spec(package) is None]
    if missing:
        sys.exit(f"{', '.join(missing)} not installed: pip install -e '.[bench]' brings it")
    if options.growth is None:
        _compare(options.questions.split(","), whole=options.whole)
    else:
        sizes: list[int] = options.growth or list(growth.SIZES)
        print(growth.ours(sizes), flush=True)
        if not options.alone:
            print(f"\n{growth.peers(sizes)}")


def _compare(files: list[str], *, whole: bool) -> None:
    found = compare(files, whole=whole)
    print(overview(found), breakdown(found, "kind"), breakdown(found, "language"), sep="\n\n")
    single = [result for result in found[OURS].results if len(result.question.expect) == 1]
    near = [r for r in single if r.score or set(r.ids[:3]) & set(r.question.expect)]
    print(
        f"\n{OURS}: right story answered or among the first three offered for "
        f"{percent(len(near) / len(single))} of the {len(single)} questions for one story; "
        f"{percent(Summary.of(single).told_first)} of the right answers that hold what is asked "
        "for begin with it"
    )
