"""Work that is spread over processes comes back whole and in its order."""

from __future__ import annotations

import os
from collections.abc import Sequence

from macros.workers import FEW, spread


def squares(numbers: Sequence[int]) -> tuple[list[int], int]:
    return [number**2 for number in numbers], os.getpid()


def test_results_come_in_the_order_of_the_things() -> None:
    things = range(3 * FEW)
    results = list(spread(squares, things))
    assert [square for some, _ in results for square in some] == [n**2 for n in things]


def test_a_little_work_is_done_here() -> None:
    assert list(spread(squares, range(3))) == [([0, 1, 4], os.getpid())]
    assert list(spread(squares, [])) == []
