"""Which parts of the search index are unchanged, and need not be made again?

A part is found by the text of its pages and by the version of Pagefind. A damaged one is not used,
as with everything cached, and no more are cached than the last index had.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from ...work.cache import cache_folder, cached, digest
from ...work.cache import store as store_bytes
from .parts import IndexPart

_FOLDER = "search"


def key_of(part: IndexPart, site: Path) -> str:
    """Return the key of what Pagefind makes of these pages of a site, when called as it is here."""
    said = (digest(bytes(page), (site / page).read_bytes()).encode() for page in part.pages)
    calls = Path(__file__).with_name("__init__.py").read_bytes()
    return digest(version("pagefind").encode(), calls, *said)


def restore(key: str, output: Path) -> bool:
    """Unpack the index cached under a key into a folder; return whether there was one."""
    packed = cached(_folder() / key)
    if packed is None:
        return False
    try:
        zipfile.ZipFile(io.BytesIO(packed)).extractall(output)
    except (OSError, zipfile.BadZipFile):
        return False
    return True


def store(key: str, output: Path) -> None:
    """Cache the index in a folder under a key."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(output.rglob("*")):
            archive.write(file, file.relative_to(output))
    store_bytes(_folder() / key, packed.getvalue())


def forget_others(keys: Collection[str]) -> None:
    """Delete what is cached under other keys, and what was left half-written."""
    for file in _folder().glob("*"):
        if file.name not in keys:
            with suppress(OSError):
                file.unlink()


def _folder() -> Path:
    return cache_folder() / _FOLDER
