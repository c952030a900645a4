"""How are two versions of a text put into one file, so that a person can choose at each difference?

As git does it: both sides stand between marks, and the file is whole again once one side of each is
deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

Written = Callable[[Collection[int]], str]
"""Writes the text in which theirs counts at some of the differences, by number, and else mine."""


@dataclass(frozen=True)
class _Stretch:
    """Lines of mine in which the two differ, and the numbers of the differences in them."""

    start: int
    end: int
    differences: frozenset[int]


def marked(written: Written, count: int, size: int) -> str:
    """Return mine with marks of `size` letters around what differs from theirs, `count` times.

    Differences that share a line share the marks.
    """
    mine = written(()).splitlines(keepends=True)
    made: list[str] = []
    at = 0
    for stretch in _joined(_stretches(written, mine, count)):
        theirs = written(stretch.differences).splitlines(keepends=True)
        end = stretch.end + len(theirs) - len(mine)
        made += mine[at : stretch.start]
        made += _choice(mine[stretch.start : stretch.end], theirs[stretch.start : end], size)
        at = stretch.end
    return "".join([*made, *mine[at:]])


def marked_whole(mine: str, theirs: str, size: int) -> str:
    """Return two texts in one, marked from the first line that differs to the last."""
    return marked(lambda theirs_count: theirs if theirs_count else mine, 1, size)


def _choice(mine: Sequence[str], theirs: Sequence[str], size: int) -> list[str]:
    """Return both sides between marks."""
    return [
        f"{'<' * size} mine\n",
        *map(_ended, mine),
        f"{'=' * size}\n",
        *map(_ended, theirs),
        f"{'>' * size} theirs\n",
    ]


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n"


def _stretches(written: Written, mine: Sequence[str], count: int) -> Iterator[_Stretch]:
    """Yield where each difference alone makes the text another one."""
    for number in range(count):
        theirs = written({number}).splitlines(keepends=True)
        if theirs == mine:
            continue
        start = _shared(mine, theirs)
        most = min(len(mine), len(theirs)) - start
        last = _shared(mine[::-1], theirs[::-1])
        yield _Stretch(start, len(mine) - min(most, last), frozenset({number}))


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many lines two texts have in common at their beginning."""
    pairs = zip(mine, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _joined(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    """Return the stretches in their order, those that overlap as one."""
    joined: list[_Stretch] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.start, stretch.end)):
        before = joined[-1] if joined else None
        if before is None or one.start > before.end or _are_apart(before, one):
            joined.append(one)
        else:
            end = max(before.end, one.end)
            differences = before.differences | one.differences
            joined[-1] = _Stretch(before.start, end, differences)
    return joined


def _are_apart(before: _Stretch, one: _Stretch) -> bool:
    """Whether two stretches touch and each has lines of its own."""
    return one.start == before.end and before.start < before.end and one.start < one.end
