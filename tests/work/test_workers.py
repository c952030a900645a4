"""Work that is spread over processes comes back whole and in its order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from macros.work import workers
from macros.work.workers import FEW, spread

from ..helpers.building import PROJECT

ALONE = """
import os
from macros.work.workers import count_processors
from tests.work.test_workers import spread_squares
print(os.getpid(), count_processors(), *spread_squares())
"""


def squares(numbers: Sequence[int]) -> tuple[list[int], int]:
    return [number**2 for number in numbers], os.getpid()


def spread_squares() -> set[int]:
    """Spread more than a little work, look at its results, and return the processes that did it."""
    things = range(3 * FEW)
    results = list(spread(squares, things))
    assert [square for some, _ in results for square in some] == [n**2 for n in things]
    return {process for _, process in results}


def test_results_come_in_the_order_of_the_things() -> None:
    assert spread_squares() != set()


def test_a_process_without_threads_has_copies_of_itself_do_the_work() -> None:
    """A process of its own, as one that runs tests may have threads."""
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    own, processors, *others = map(int, done.stdout.split())
    assert (own in others) == (processors == 1 or sys.platform == "darwin")


def test_a_little_work_is_done_here() -> None:
    assert list(spread(squares, range(3))) == [([0, 1, 4], os.getpid())]
    assert list(spread(squares, [])) == []


def test_a_system_that_cannot_copy_processes_works_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(workers, "count_processors", lambda: 8)
    assert spread_squares() == {os.getpid()}
