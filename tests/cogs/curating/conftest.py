"""A bot whose facts are changed in the server `home`, over a few stories."""

import pytest

from bot.curation.live import Live
from bot.settings import Settings
from tests.simulated import few, for_curators


@pytest.fixture(scope="session")
def live(live: Live) -> Live:
    return few(live)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return for_curators(settings)
