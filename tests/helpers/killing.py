"""Kills a process at one of the moments at which it changes something on the disk."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

MOMENTS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"})
"""What Python says it is about to do, by its audit events."""

_KILLED = signal.SIGKILL


def killed_at(number: int, work: Callable[[], object], moments: frozenset[str] = MOMENTS) -> bool:
    """Do some work in a copy of this process that is killed just before its moment of this number.

    Return False if the work had fewer moments, and so was done.
    """
    child = os.fork()
    if not child:
        _be_killed_at(number, moments)
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -_KILLED)
    return status == -_KILLED


def _be_killed_at(number: int, moments: frozenset[str]) -> None:
    left = number

    def count(event: str, _: object) -> None:
        nonlocal left
        if event in moments:
            if not left:
                os.kill(os.getpid(), _KILLED)
            left -= 1

    sys.addaudithook(count)
