"""The matcher over the twenty stories that the cases were written for, and over the whole base."""

import pytest

from bot.answering import Answerer
from bot.curation.live import Live
from bot.knowledge.snapshot import Snapshot
from bot.matching.matcher import Matcher
from bot.matching.reader import Reader
from tests.matching.said import Shipped
from tests.questions import seeds_of


@pytest.fixture(scope="session")
def seeds(snapshot: Snapshot) -> Snapshot:
    return seeds_of(snapshot)


@pytest.fixture(scope="session")
def matcher(seeds: Snapshot) -> Matcher:
    return Matcher(seeds)


@pytest.fixture(scope="session")
def reader(matcher: Matcher) -> Reader:
    return matcher.reader


@pytest.fixture(scope="session")
def shipped(seeds: Snapshot, matcher: Matcher) -> Shipped:
    return Shipped(seeds, matcher)


@pytest.fixture(scope="session")
def answerer(seeds: Snapshot, matcher: Matcher) -> Answerer:
    return Answerer(seeds, matcher)


@pytest.fixture(scope="session")
def whole(live: Live) -> Matcher:
    return live.answerer.matcher
