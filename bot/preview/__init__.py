"""The demo without a token: the real bot in a page on this machine, played by SimCord.

Its packages are the extra `demo`, and are imported only when the demo is asked for.
"""

import asyncio
from contextlib import suppress

from bot.curation.live import Live
from bot.settings import Settings

FIRST_PORT = 8765


class PreviewUnavailableError(Exception):
    """The page can't be shown here; the message says why, and what to do, in one line."""


def run_preview(settings: Settings, live: Live, port: int = FIRST_PORT) -> None:
    """Show the bot in a local page until it is closed there, or by Ctrl-C or SIGTERM.

    The page listens on 127.0.0.1 only, at `port`, or at any free port when that one is taken.
    Raises `PreviewUnavailableError` when a package of the demo is missing, or the page can't
    be started.
    """
    try:
        from bot.preview.page import serve  # noqa: PLC0415 - its packages may not be there
    except ImportError as error:
        raise PreviewUnavailableError(
            f"the page needs more packages ({error}): pip install -e '.[demo]'"
        ) from error
    with suppress(KeyboardInterrupt):  # where signals can't be handled by the loop
        asyncio.run(serve(settings, live, port))
