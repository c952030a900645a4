"""Is another process at work on this folder? Then this one waits until it is done.

The lock is the operating system's own, on a file in a work folder. It ends with the process that
holds it, however that ends, so a lock is never left behind. The work folder goes with it.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = "lock"
_HOLDER = "process"
"""Names the process that holds the lock; a file of its own, since Windows locks reading too."""
_PAUSE = 0.1
"""Seconds between two tries."""
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the systems say of a lock that somebody holds."""


@contextmanager
def alone(work: Path, wait: Callable[[int | None], object]) -> Iterator[None]:
    """Hold the lock of a work folder, which is made for it and removed with it.

    While another process holds the lock, `wait` is called once, with its id where that is known.
    Raise `OSError` if the folder can't be made.
    """
    lock = _take(work, wait)
    try:
        with suppress(OSError):  # those who wait can do without
            (work / _HOLDER).write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        (work / _HOLDER).unlink(missing_ok=True)
        _release(work, lock)


def _take(work: Path, wait: Callable[[int | None], object]) -> int:
    waits = False
    while (lock := _try(work)) is None:
        if not waits:
            wait(_holder(work))
            waits = True
        time.sleep(_PAUSE)
    return lock


def _try(work: Path) -> int | None:
    """Return the open lock if it was free."""
    work.mkdir(parents=True, exist_ok=True)
    path = work / _LOCK
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:  # the folder was removed just now
        return None
    if _lock(lock) and _is_there(path, lock):
        return lock
    os.close(lock)
    return None


def _lock(lock: int) -> bool:
    """Lock an open file; return False if somebody holds it.

    Where a file system has no locks, go on without: what is made is still made aside.
    """
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _is_there(path: Path, lock: int) -> bool:
    """Whether an open file is still the one at `path`; its last holder may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(lock))
    except OSError:
        return False


def _release(work: Path, lock: int) -> None:
    if os.name == "nt":  # an open file can't be removed there, and one that another has open stays
        os.close(lock)
        with suppress(OSError):
            (work / _LOCK).unlink()
    else:
        (work / _LOCK).unlink(missing_ok=True)
        os.close(lock)
    with suppress(OSError):  # the next process may have come
        work.rmdir()


def _holder(work: Path) -> int | None:
    try:
        return int((work / _HOLDER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
