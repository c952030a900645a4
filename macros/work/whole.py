"""How is a file written so that nobody reads half of it? Aside, and put in its place when whole.

Several processes may write the same file: the last one to end has it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_NEXT = ".next-"
_LEFT_OVER = 3600.0
"""Seconds after which a file that was never put in its place is taken for left over."""


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write in the folder of `path`, whose place it takes afterwards.

    After an error there is nothing of it. What a process that was killed left is removed later.
    Raise `OSError` if it can't be written.
    """
    _sweep(path.parent)
    following = path.with_name(f"{_NEXT}{secrets.token_hex(8)}")
    try:
        with following.open("xb") as file:
            yield file
        following.replace(path)
    except BaseException:
        following.unlink(missing_ok=True)
        raise


def write_whole(path: Path, text: str) -> None:
    """Write a text as a file; raise `OSError` if it can't be written."""
    with whole_file(path) as file:
        file.write(text.encode())


def _sweep(folder: Path) -> None:
    for file in folder.glob(f"{_NEXT}*"):
        with suppress(OSError):  # another process may sweep too
            if time.time() - file.stat().st_mtime > _LEFT_OVER:
                file.unlink()
