"""How is a built site searched? Pagefind reads its pages and writes an index beside them.

Of a section with very many pages several indexes are made in parallel, and the browser searches
all of them as one (`docs/assets/js/frame/search-engine.js`). A part whose pages are as they were is
not indexed again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ...work.swap import Say, check_replaceable, replacing
from ...work.workers import count_processors
from . import cached
from .parts import IndexPart, parts_of

__all__ = [
    "DeferredIndex",
    "SearchIndexError",
    "build_index",
    "index_files",
    "replace_index",
]

_OUTPUT = "pagefind"
_NAMES = "parts.json"
"""Names the indexes beside the first one, for the browser."""
_MARKS = (_NAMES, "pagefind.js", "pagefind-entry.json")
"""Files of an index, of which one is enough to know it by, since it may be damaged."""
_SHARED = ("*.js", "*.css", "wasm.*")
"""What only the first index of several needs."""
_LAST = 19
"""The lowest priority that a process can have."""


class SearchIndexError(Exception):
    """Raised when the pages of a site could not be indexed; says what Pagefind said."""


def build_index(site: Path) -> None:
    """Index the pages of `site` into `site/pagefind/`; raise `SearchIndexError` if that fails."""
    _index(site, _begin(site))


def replace_index(site: Path, say: Say) -> None:
    """Index the pages of `site` aside, and put that in the place of an earlier index.

    While another process does the same, wait, and `say` so. Raise `SearchIndexError` if it fails;
    an earlier index then stays as it was. Raise `FileExistsError` for something else in its place.
    """
    if not site.is_dir():
        raise SearchIndexError(f"there is no site in {site}")
    output = site / _OUTPUT
    _check(output)
    with replacing(output, say) as replacement:
        _check(output)  # while it waited, something may have come
        _index(site, replacement.next)
        replacement.swap()


def _check(output: Path) -> None:
    check_replaceable(output, "a search index", _is_an_index, "move it elsewhere first")


def _is_an_index(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _MARKS)


def _index(site: Path, output: Path) -> None:
    parts = parts_of(site)
    if len(parts) == 1:
        _run(site, output)
        cached.forget_others(())
    else:
        _index_side_by_side(site, output, parts)
    _name(output, parts)


def index_files(site: Path) -> Iterator[str]:
    """Yield the addresses of the files that an index has written into a site."""
    files = (file for file in (site / _OUTPUT).rglob("*") if file.is_file())
    yield from (file.relative_to(site).as_posix() for file in files)


def _begin(site: Path) -> Path:
    """Return the folder of the index, with nothing of an earlier one in it."""
    output = site / _OUTPUT
    shutil.rmtree(output, ignore_errors=True)
    return output


def _name(output: Path, parts: Sequence[IndexPart]) -> None:
    """Write down which indexes there are beside the first."""
    output.mkdir(exist_ok=True)
    names = [part.name for part in parts if part.name]
    (output / _NAMES).write_text(json.dumps(names), encoding="utf-8")


def _index_side_by_side(site: Path, output: Path, parts: Sequence[IndexPart]) -> None:
    """Index the parts of a site, as many at once as there are processors."""
    with ThreadPoolExecutor(count_processors()) as pool:
        cached.forget_others(list(pool.map(partial(_index_part, site, output), parts)))


def _index_part(site: Path, output: Path, part: IndexPart) -> str:
    """Index the pages of a part and cache that, or unpack what is cached; return its key.

    The first part is always indexed, since nearly every edit changes it.
    """
    own = output / part.name
    if not part.name:
        _run(site, own, part.glob)
        return ""
    key = cached.key_of(part, site)
    if not cached.restore(key, own):
        _run(site, own, part.glob)
        for file in (file for pattern in _SHARED for file in own.glob(pattern)):
            file.unlink()
        cached.store(key, own)
    return key


def _command(site: Path, output: Path) -> list[str]:
    """Return the command that has Pagefind index the pages of a site.

    Source: pagefind.app, "Running Pagefind". Pages count that mark a part as `data-pagefind-body`.
    """
    where = ("--site", str(site.absolute()), "--output-path", str(output.absolute()))
    return [sys.executable, "-m", "pagefind", "--quiet", *where]


def _run(site: Path, output: Path, glob: str = "**/*.html") -> None:
    with TemporaryDirectory() as folder:  # its settings stand in a file: the pattern may be long
        (Path(folder) / "pagefind.json").write_text(json.dumps({"glob": glob}), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - ours
            _command(site, output), cwd=folder, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not index {site}:\n{done.stderr or done.stdout}")


class DeferredIndex:
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
