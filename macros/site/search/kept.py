"""Which part of the search index is as it was, and need not be made again?

A part is found by what its pages say and by the version of Pagefind. Like every short cut, it is
left unused when it is damaged, and there are no more of them than the last index had.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from ...work.cache import cache_folder, digest, kept
from ...work.cache import keep as keep_short_cut
from .parts import Part

_FOLDER = "search"


def key_of(part: Part, site: Path) -> str:
    """Return the key of what Pagefind makes of these pages of a site, when called as it is here."""
    said = (digest(bytes(page), (site / page).read_bytes()).encode() for page in part.pages)
    calls = Path(__file__).with_name("__init__.py").read_bytes()
    return digest(version("pagefind").encode(), calls, *said)


def restore(key: str, output: Path) -> bool:
    """Unpack the index that was kept under a key into a folder; return whether there was one."""
    packed = kept(_folder() / key)
    if packed is None:
        return False
    try:
        zipfile.ZipFile(io.BytesIO(packed)).extractall(output)
    except (OSError, zipfile.BadZipFile):
        return False
    return True


def keep(key: str, output: Path) -> None:
    """Keep the index in a folder under a key."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(output.rglob("*")):
            archive.write(file, file.relative_to(output))
    keep_short_cut(_folder() / key, packed.getvalue())


def forget_others(keys: Collection[str]) -> None:
    """Delete what is kept under other keys, and what was left half-written."""
    for file in _folder().glob("*"):
        if file.name not in keys:
            with suppress(OSError):
                file.unlink()


def _folder() -> Path:
    return cache_folder() / _FOLDER
