"""How is a built site searched? Pagefind reads its pages and writes an index beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


class SearchIndexError(Exception):
    """Raised when the pages of a site could not be indexed; says what Pagefind said."""


def build_index(site: Path) -> None:
    """Index the pages of `site` into `site/pagefind/`; raise `SearchIndexError` if that fails.

    Source: pagefind.app, "Running Pagefind". Pages count that mark a part as `data-pagefind-body`.
    """
    done = subprocess.run(  # noqa: S603 - fixed command, a path as the only argument
        [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {site}:\n{done.stderr or done.stdout}")
