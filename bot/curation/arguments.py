"""What `python -m bot facts` can be told; apart, since other commands need no database."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def add_arguments(
    parser: argparse.ArgumentParser, parents: Sequence[argparse.ArgumentParser]
) -> None:
    """Add what `facts` can do to its parser; `parents` hold the options of all its actions."""
    commands = parser.add_subparsers(
        dest="action", title="actions", metavar="ACTION", required=True
    )
    parents = list(parents)
    taking = commands.add_parser("import", parents=parents, help="add or replace stories")
    taking.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="YAML, zip or a folder")
    taking.add_argument("--why", default="imported", help="what the journal gives as the reason")
    giving = commands.add_parser("export", parents=parents, help="write a story, or all as a zip")
    giving.add_argument("story", nargs="?", metavar="ID")
    giving.add_argument("--to", type=Path, metavar="PATH", help="a file instead of the output")
    telling = commands.add_parser("history", parents=parents, help="tell who changed what")
    telling.add_argument("story", nargs="?", metavar="ID")
    undoing = commands.add_parser("undo", parents=parents, help="take a change back")
    undoing.add_argument("change", nargs="?", type=int, metavar="CHANGE", help="the last, if none")
    commands.add_parser("stats", parents=parents, help="count what the base holds")
