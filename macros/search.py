"""How is a built site searched? Pagefind reads its pages and writes an index beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "PLAYBOOK_SEARCH"
"""With the value `off` a build leaves the index out, to measure or to look at pages alone."""


_COMMAND = (sys.executable, "-m", "pagefind", "--quiet", "--site")
_LAST = 19
"""The lowest priority that a process can have."""


class SearchIndexError(Exception):
    """Raised when the pages of a site could not be indexed; says what Pagefind said."""


def build_index(site: Path) -> None:
    """Index the pages of `site` into `site/pagefind/`; raise `SearchIndexError` if that fails.

    Source: pagefind.app, "Running Pagefind". Pages count that mark a part as `data-pagefind-body`.
    """
    done = subprocess.run(  # noqa: S603 - fixed command, a path as the only argument
        [*_COMMAND, str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {site}:\n{done.stderr or done.stdout}")


class LaterIndex:
    """An index that is made while somebody reads the pages already, as in a preview."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, site: Path) -> None:
        """Begin to index the pages of `site` as they are now, and nothing of an earlier index."""
        self.stop()
        shutil.rmtree(site / "pagefind", ignore_errors=True)
        self._process = subprocess.Popen(  # noqa: S603 - fixed command, as above
            [*_COMMAND, str(site)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if hasattr(os, "setpriority"):  # the reader's next page comes first
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LAST)

    def stop(self) -> None:
        """Leave off; the pages are about to change."""
        if self._process:
            self._process.terminate()
            self._process.wait()
            self._process = None
