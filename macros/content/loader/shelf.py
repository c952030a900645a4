"""What was read before, and need not be read again?

A record is found by its file's name and bytes. The last reading's records stay in memory, for the
next build of the same process, and as JSON in one file, for the next process. That file is only
ever a cache: a line that is damaged, cut off or of another version counts as not there. It
holds no more than the content does, and another process may replace it at any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path

import pydantic
import yaml

from ... import model
from ...work.cache import DIGEST, digest, make_cache_folder
from ...work.whole import whole_file
from .held import Held
from .roots import ItemFile
from .text import MAX_BYTES

_FILE = "records"
_LONGEST = 8 * MAX_BYTES
"""A longer line is none of ours: a file of content is far smaller."""
_KEY = DIGEST
"""Length of a key, and of the check on a line."""


def key_of(file: ItemFile) -> str | None:
    """Return the key of what a file holds, by its kind, name and bytes; None if it is no file."""
    if file.path.is_symlink():
        return None
    try:
        name = os.fsencode(file.id)
        return digest(file.kind.kind.encode(), name, file.path.read_bytes())
    except OSError:
        return None


class Shelf:
    """The records of the last reading. Without a folder they are kept in memory alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.records: dict[str, Held] = {}
        self.lines = _Lines(folder / _FILE) if folder else None

    def find(self, files: Sequence[ItemFile], keys: Sequence[str | None]) -> list[Held | None]:
        """Return the records that files with these keys hold, where they were read before."""
        found = [self.records.get(key) if key else None for key in keys]
        if self.lines:
            wanted = [place for place, record in enumerate(found) if record is None]
            lines = self.lines.find(keys[place] for place in wanted)
            for place, data in zip(wanted, lines, strict=True):
                if data is not None:
                    found[place] = Held(files[place], files[place].id, data)
        return found

    def keep(self, records: Mapping[str, Held], fresh: Mapping[str, bytes]) -> None:
        """Keep these records and no others; `fresh` has the JSON of those that are new."""
        self.records = dict(records)
        if self.lines and (fresh or self.lines.places.keys() - records.keys()):
            with suppress(OSError):  # a folder that can't be written to costs time, nothing else
                self.lines.write(records, fresh)


class _Lines:
    """A file with a line for each record: its key, a check on the line, and its JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places: dict[str, tuple[int, int]] = {}
        with suppress(OSError):
            self._index()

    def find(self, keys: Iterable[str | None]) -> Iterator[bytes | None]:
        """Yield the JSON that a whole line has for each key."""
        try:
            file = self.path.open("rb")
        except OSError:
            yield from (None for _ in keys)
            return
        with file:
            for key in keys:
                at, length = self.places.get(key or "", (0, 0))
                file.seek(at)
                yield _json_of(key or "", file.read(length))

    def write(self, keys: Iterable[str], fresh: Mapping[str, bytes]) -> None:
        """Write a new file with these keys and put it in the place of the old one, whole."""
        folder = self.path.parent
        make_cache_folder(folder)
        old = [key for key in keys if key not in fresh]
        with whole_file(self.path) as file:
            file.write(_header())
            for key, data in chain(zip(old, self.find(old), strict=True), fresh.items()):
                if data is not None:
                    file.write(_line(key, data))
        self._index()

    def _index(self) -> None:
        self.places.clear()
        with self.path.open("rb") as file:
            at = len(header := file.readline(_LONGEST))
            if header != _header():
                return
            while line := file.readline(_LONGEST):
                self.places[line[:_KEY].decode("ascii", errors="replace")] = (at, len(line))
                at += len(line)


def _line(key: str, data: bytes) -> bytes:
    return f"{key} {digest(key.encode(), data)} ".encode() + data + b"\n"


def _json_of(key: str, line: bytes) -> bytes | None:
    """Return the JSON on the line for a key; what stands there may be another's, or half of it."""
    data = line[2 * _KEY + 2 : -1]
    return data if line == _line(key, data) else None


def sources() -> list[Path]:
    """Return the code that decides what a file reads as: the loader's and the model's."""
    folders = (Path(__file__).parent, Path(str(model.__file__)).parent)
    return [path for folder in folders for path in sorted(folder.glob("*.py"))]


@cache
def _header() -> bytes:
    """Name everything that decides what a file reads as; a line of another version is no use."""
    versions = f"{sys.version} {pydantic.VERSION} {yaml.__version__}"
    return f"{digest(versions.encode(), *(path.read_bytes() for path in sources()))}\n".encode()
