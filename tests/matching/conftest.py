"""The matcher over the twenty stories that the cases were written for, and over the whole base."""

import pytest

from bot.answering import Answerer
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.reader import Reader
from tests.matching.said import Shipped


@pytest.fixture(scope="session")
def matcher(answerer: Answerer) -> Matcher:
    return answerer.matcher


@pytest.fixture(scope="session")
def reader(matcher: Matcher) -> Reader:
    return matcher.reader


@pytest.fixture(scope="session")
def shipped(snapshot: Snapshot, matcher: Matcher) -> Shipped:
    return Shipped(snapshot, matcher)


@pytest.fixture(scope="session")
def whole(whole_base: Snapshot) -> Matcher:
    return Matcher(whole_base)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what asks the whole base in one process: reading all of it takes half a minute."""
    for item in items:
        if isinstance(item, pytest.Function) and "whole" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("whole"))
