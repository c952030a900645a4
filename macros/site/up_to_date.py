"""Is the site up to date? Then it need not be built again.

A build is known by a digest of all that goes into it: the content, every file of the project, this
package, the versions of Python and of what is installed, the settings in the environment, and the
day, which the site map names. The site is known by its files, their sizes and the times of their
last change, as the build left them. Both are cached; whatever is
damaged, new or in doubt has the site built.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..work.cache import cache_folder, cached, digest, store
from ..work.swap import work_folder

_FOLDER = "sites"
_CONFIG = "mkdocs.yml"
_SETTINGS = ("PLAYBOOK_", "SOURCE_DATE_EPOCH")
_INHERITS = b"INHERIT:"


@dataclass(frozen=True)
class Build:
    """A build that is wanted: its site, and the digest of all that goes into it."""

    site: Path
    inputs: str

    @classmethod
    def wanted(cls, site: Path, roots: Sequence[Path]) -> Build:
        """Return the build of these content roots, and of the project in the working folder."""
        return cls(site, digest(*_inputs(site, roots)))

    def is_there(self) -> bool:
        """Whether the site is what this build would make."""
        return cached(self._path()) == self._record(stamp_of(self.site))

    def remember(self, stamp: str) -> None:
        """Remember that the site has been built, with this stamp."""
        store(self._path(), self._record(stamp))

    def _record(self, stamp: str) -> bytes:
        return f"{self.inputs} {stamp}\n".encode()

    def _path(self) -> Path:
        return cache_folder() / _FOLDER / digest(_encoded(self.site.absolute()))


def _inputs(site: Path, roots: Sequence[Path]) -> Iterator[bytes]:
    """Yield everything that a site is made from."""
    yield sys.version.encode()
    yield datetime.now(UTC).date().isoformat().encode()
    yield from _installed()
    config = Path(_CONFIG)
    settings = config.read_bytes() if config.exists() else b""
    yield _unknown() if _INHERITS in settings else settings
    for name, value in sorted(os.environ.items()):
        if name.startswith(_SETTINGS) or name.encode() in settings:
            yield f"{name}={value}".encode(errors="surrogateescape")
    real = Path(os.path.realpath(site))
    left_out = {site.absolute(), real, work_folder(site), cache_folder().absolute()}
    folders = (Path(), Path(__file__).parents[1], *roots)
    files = (file.absolute() for folder in folders for file in _files(folder, left_out))
    for file in dict.fromkeys(files):  # the package and the content may lie in the project
        yield digest(_encoded(file), _content(file)).encode()


def _installed() -> tuple[bytes, ...]:
    """Return the names of what is installed; each holds a version."""
    folders = (Path(entry) for entry in sys.path)
    return tuple(sorted(path.name.encode() for folder in folders for path in folder.glob("*-info")))


def _files(folder: Path, left_out: Collection[Path]) -> Iterator[Path]:
    """Yield the files in a folder in order, and links to folders.

    What is hidden at its top are the tools' own things, such as the history and an environment.
    """
    for name, folders, files in os.walk(folder):
        inside = Path(name)
        if inside == folder:
            folders[:] = [own for own in folders if not own.startswith(".")]
        folders[:] = sorted(
            own
            for own in folders
            if own != "__pycache__" and (inside / own).absolute() not in left_out
        )
        yield from (inside / own for own in folders if (inside / own).is_symlink())
        yield from (inside / own for own in sorted(files))


def _content(file: Path) -> bytes:
    """Return what a file holds; what is no file, such as a link to a folder, may hold anything."""
    try:
        return file.read_bytes() if file.is_file() else _unknown()
    except OSError:
        return _unknown()


def _unknown() -> bytes:
    """Stand for what is not known: no digest with it is ever met again."""
    return os.urandom(16)


def stamp_of(site: Path) -> str:
    """Return a digest of the names, sizes and times of all that is in a site."""
    return digest(*_traits(site))


def _traits(site: Path) -> Iterator[bytes]:
    for name, folders, files in os.walk(site):
        folders.sort()
        inside = Path(name).relative_to(site)
        yield from (_encoded(inside / own) for own in folders)
        for own in sorted(files):
            status = (site / inside / own).lstat()
            yield _encoded(inside / own)
            yield f"{status.st_size} {status.st_mtime_ns}".encode()


def _encoded(path: Path) -> bytes:
    return str(path).encode(errors="surrogateescape")
