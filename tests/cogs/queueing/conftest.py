"""The curators' server, as in the tests of their commands."""

from tests.cogs.curating.conftest import live, settings

__all__ = ["live", "settings"]
