"""What was made before, and is as it was kept? A file in the folder of short cuts.

It begins with a digest of what follows. Whatever is damaged counts as not there, and a folder that
can't be written to costs time, nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from .loader import cache_folder, digest, make_cache_folder
from .whole import whole_file

_CHECK = 32
"""Length of the digest that a file begins with."""


def keep(path: Path, content: bytes) -> None:
    """Keep this under a path in the folder of short cuts, if that can be written to."""
    with suppress(OSError):
        make_cache_folder(cache_folder())
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(digest(content).encode() + content)


def kept(path: Path) -> bytes | None:
    """Return what was kept under a path; None if there is nothing, or if it is damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    check, content = whole[:_CHECK], whole[_CHECK:]
    return content if check == digest(content).encode() else None
