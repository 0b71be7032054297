"""Noticing that files of a folder change."""

import logging
import threading
from pathlib import Path

from watchfiles import Change, watch

_log = logging.getLogger(__name__)
_QUIET = 50  # milliseconds without a change after which a save counts as done
_LONGEST = 400  # milliseconds that changes are waited for at most


class Watcher:
    """Watches `folder` from a thread of its own, until stopped.

    It only raises a flag: what reads it can do so as part of a `tasks.loop`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="facts watcher", daemon=True)
        self._thread.start()

    def take(self) -> bool:
        """Return whether files have changed since this was last asked."""
        was_changed = self._changed.is_set()
        self._changed.clear()
        return was_changed

    def stop(self) -> None:
        """Stop watching."""
        self._stopping.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            for _ in watch(
                self._folder,
                watch_filter=_matters,
                debounce=_LONGEST,
                step=_QUIET,
                stop_event=self._stopping,
                raise_interrupt=False,
            ):
                self._changed.set()
        except OSError:
            _log.exception("can't watch %s: hand edits are noticed at the next start", self._folder)


def _matters(_: Change, path: str) -> bool:
    return not Path(path).name.startswith(".")  # ours on their way, and editors' own
