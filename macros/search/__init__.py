"""How is a built site searched? Pagefind reads its pages and writes an index beside them.

Of a section with very many pages several indexes are made side by side, and the browser searches
all of them as one (`docs/assets/js/search-box.js`). A part whose pages are as they were is not
indexed again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from ..workers import count_processors
from . import kept
from .parts import Part, parts_of

__all__ = ["VARIABLE", "LaterIndex", "SearchIndexError", "build_index"]

VARIABLE = "PLAYBOOK_SEARCH"
"""With the value `off` a build leaves the index out, to measure or to look at pages alone."""

_OUTPUT = "pagefind"
_NAMES = "parts.json"
"""Names the indexes beside the first one, for the browser."""
_SHARED = ("*.js", "*.css", "wasm.*")
"""What only the first index of several needs."""
_LINKED = ".pages"
"""Where the pages of a part stand while they are indexed."""
_LAST = 19
"""The lowest priority that a process can have."""


class SearchIndexError(Exception):
    """Raised when the pages of a site could not be indexed; says what Pagefind said."""


def build_index(site: Path) -> None:
    """Index the pages of `site` into `site/pagefind/`; raise `SearchIndexError` if that fails."""
    output = _begin(site)
    first, *others = parts_of(site)
    if others:
        _index_side_by_side(site, output, (first, *others))
    else:
        _run(site, output)
    _name(output, others)


def _begin(site: Path) -> Path:
    """Return the folder of the index, with nothing of an earlier one in it."""
    output = site / _OUTPUT
    shutil.rmtree(output, ignore_errors=True)
    return output


def _name(output: Path, parts: Sequence[Part]) -> None:
    output.mkdir(exist_ok=True)
    (output / _NAMES).write_text(json.dumps([part.name for part in parts]), encoding="utf-8")


def _index_side_by_side(site: Path, output: Path, parts: Sequence[Part]) -> None:
    """Index each part of a site, but for those that are kept."""
    first, *others = parts
    keys = {part: kept.key_of(part, site) for part in others}
    missing = [part for part in others if not kept.restore(keys[part], output / part.name)]
    linked = output / _LINKED
    with ThreadPoolExecutor(count_processors()) as pool:
        for _ in pool.map(partial(_index_part, site, linked), (*missing, first)):
            pass
    shutil.rmtree(linked)
    for part in missing:
        kept.keep(keys[part], output / part.name)
    kept.forget_others(keys.values())


def _index_part(site: Path, linked: Path, part: Part) -> None:
    """Index the pages of a part alone, which are linked into a folder for that."""
    pages = linked / f"part-{part.name}"
    for page in part.pages:
        (pages / page).parent.mkdir(parents=True, exist_ok=True)
        _link(site / page, pages / page)
    output = site / _OUTPUT / part.name
    _run(pages, output)
    if part.name:
        for file in (file for pattern in _SHARED for file in output.glob(pattern)):
            file.unlink()


def _link(page: Path, link: Path) -> None:
    try:
        link.hardlink_to(page)
    except OSError:  # not every file system has links
        shutil.copyfile(page, link)


def _command(pages: Path, output: Path) -> list[str]:
    """Return the command that has Pagefind index the pages in a folder.

    Source: pagefind.app, "Running Pagefind". Pages count that mark a part as `data-pagefind-body`.
    """
    where = ("--site", str(pages), "--output-path", str(output))
    return [sys.executable, "-m", "pagefind", "--quiet", *where]


def _run(pages: Path, output: Path) -> None:
    command = _command(pages, output)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {pages}:\n{done.stderr or done.stdout}")


class LaterIndex:
    """An index that is made while somebody reads the pages already, as in a preview."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, site: Path) -> None:
        """Begin to index the pages of `site` as they are now, all together."""
        self.stop()
        output = _begin(site)
        _name(output, [])
        self._process = subprocess.Popen(  # noqa: S603 - ours
            _command(site, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if hasattr(os, "setpriority"):  # the reader's next page comes first
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _LAST)

    def stop(self) -> None:
        """Leave off; the pages are about to change."""
        if self._process:
            self._process.terminate()
            self._process.wait()
            self._process = None
