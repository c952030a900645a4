"""What can wait until the pages can be read, as in a preview?

Files that no page shows, and the index of the search: a reader who waits for an edit waits for
neither. One thing is made after the other, and all is left off when the next edit comes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from ..work.settings import OFF, SEARCH
from .search import DeferredIndex


class Deferred:
    """What is left to be made of a site."""

    def __init__(self) -> None:
        self._index = DeferredIndex()
        self._thread: Thread | None = None

    def start(self, site: Path, write_files: Callable[[], object]) -> None:
        """Begin with the files, and go on with the index of the pages as they are now."""
        self.stop()
        self._thread = Thread(target=self._make, args=(site, write_files))
        self._thread.start()

    def stop(self) -> None:
        """Wait for the files, which are soon written, and leave off the index."""
        if self._thread:
            self._thread.join()
            self._thread = None
        self._index.stop()

    def _make(self, site: Path, write_files: Callable[[], object]) -> None:
        write_files()
        _sort_out_garbage()
        if SEARCH.value != OFF:
            self._index.start(site)


def _sort_out_garbage() -> None:
    """Look for garbage while nobody waits, so that the next edit need not: it takes a while."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
