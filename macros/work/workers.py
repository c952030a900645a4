"""How is work on many things spread over the machine's processors?

Python works on one thing at a time, so the others are worked on by copies of the process. A copy
knows all that the process knew, and hands back only results. Where the system can't copy a
process safely, or there is too little work to share out, it is done here, one after the other.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

FEW = 200
"""Fewer things than this are done sooner than copies of the process are made."""

SLICES = 8
"""Into how many slices the work of one processor is cut, so that none waits long for another."""

SMALLEST = 125
"""A slice has as many things at least: each takes a copy of the process."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_shared: tuple[Callable[..., Any], Sequence[Any]] | None = None
"""What the copies work on; they have it from the moment at which they are made."""


def spread(work: Callable[[Sequence[Thing]], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """Begin to work on slices of `things`; return an iterator over the results, in their order."""
    processors = count_processors()
    if len(things) < FEW or processors == 1 or not _can_copy():
        return iter([work(things)] if things else [])
    size = max(SMALLEST, -(-len(things) // (processors * SLICES)))
    slices = [(start, start + size) for start in range(0, len(things), size)]
    return _spread(work, things, slices, processors)


def _spread(
    work: Callable[[Sequence[Thing]], Result],
    things: Sequence[Thing],
    slices: Sequence[tuple[int, int]],
    processors: int,
) -> Iterator[Result]:
    global _shared  # noqa: PLW0603 - the only way to hand over what can't be pickled
    _shared = work, things
    gc.freeze()  # what is there stays in memory once, as long as nobody touches it
    pool = _pool(processors)
    try:
        results = pool.map(_work_apart, slices)
    finally:
        _shared = None

    def collected() -> Iterator[Result]:
        try:
            with pool:
                yield from results
        finally:
            gc.unfreeze()

    return collected()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause garbage collection while very many long-lived objects are made.

    It would look at all of them again and again, and find nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _work_apart(bounds: tuple[int, int]) -> Any:
    """Work on a slice in a copy of its own, so that the memory it takes goes with it.

    What a copy only looks at is counted as used, and so becomes its own, bit by bit.
    """
    with _pool(1) as pool:
        return pool.submit(_work, bounds).result()


def _work(bounds: tuple[int, int]) -> Any:
    if _shared is None:
        raise RuntimeError("there is no work to do")
    work, things = _shared
    return work(things[slice(*bounds)])


def _pool(size: int) -> ProcessPoolExecutor:
    # The check of one file makes no copies, and need not wait for these.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    return ProcessPoolExecutor(size, multiprocessing.get_context("fork"))


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_copy() -> bool:
    """Whether a copy is safe: not of a process with threads, and not by Apple's libraries."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1
