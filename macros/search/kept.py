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

from ..loader import cache_folder, digest, make_cache_folder
from .parts import Part

_FOLDER = "search"
_NEXT = "next"
_CHECK = 32
"""Length of the digest that a file begins with."""


def key_of(part: Part, site: Path) -> str:
    """Return the key of what Pagefind makes of these pages of a site, when called as it is here."""
    said = (digest(bytes(page), (site / page).read_bytes()).encode() for page in part.pages)
    calls = Path(__file__).with_name("__init__.py").read_bytes()
    return digest(version("pagefind").encode(), calls, *said)


def restore(key: str, output: Path) -> bool:
    """Unpack the index that was kept under a key into a folder; return whether there was one."""
    try:
        whole = (_folder() / key).read_bytes()
        check, packed = whole[:_CHECK], whole[_CHECK:]
        if check != digest(packed).encode():
            return False
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
    with suppress(OSError):  # a folder that can't be written to costs time, nothing else
        make_cache_folder(cache_folder())
        _folder().mkdir(exist_ok=True)
        following = _folder() / f"{_NEXT}-{key}"
        following.write_bytes(digest(packed.getvalue()).encode() + packed.getvalue())
        following.replace(_folder() / key)


def forget_others(keys: Collection[str]) -> None:
    """Delete what is kept under other keys, and what was left half-written."""
    for file in _folder().glob("*"):
        if file.name not in keys:
            with suppress(OSError):
                file.unlink()


def _folder() -> Path:
    return cache_folder() / _FOLDER
