"""What did an earlier build leave to be used again? Files in the cache folder.

It begins with a digest of what follows. Whatever is damaged counts as not there, and a folder that
can't be written to costs time, nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from .settings import CACHE
from .whole import whole_file

DIGEST = 32
"""Length of a digest, in letters."""

_IGNORE = "# Short cuts for the next build; they can be deleted at any time.\n*\n"


def store(path: Path, content: bytes) -> None:
    """Cache this under a path, if the folder can be written to."""
    with suppress(OSError):
        make_cache_folder(cache_folder())
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(digest(content).encode() + content)


def cached(path: Path) -> bytes | None:
    """Return what is cached under a path; None if there is nothing, or if it is damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    check, content = whole[:DIGEST], whole[DIGEST:]
    return content if check == digest(content).encode() else None


def cache_folder() -> Path:
    """Return the cache folder that the environment names, or the default one."""
    return Path(CACHE.value)


def make_cache_folder(folder: Path) -> None:
    """Make a cache folder, which Git is to ignore."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")


def digest(*parts: bytes) -> str:
    """Return what tells these parts, in this order, from any others."""
    whole = blake2b(digest_size=DIGEST // 2)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
