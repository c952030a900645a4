"""In which order do tests run, so that no process waits for another, and which are quick?

Two processes take files from one list, the next file each time one is done. What is shared is
begun first, each in a file of its own, so that the processes make different things side by side.
Files that drive a browser follow, as they take longest, and small ones come last: the processes
then finish at about the same time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

SHARED = ("attacked", "zensical_site", "site")
"""The fixtures of what the processes share, those that take longest first."""


def mark(item: pytest.Item) -> None:
    """Mark a test by what it needs, as its fixtures say."""
    names = set(getattr(item, "fixturenames", ()))
    if "browser" in names:
        item.add_marker("browser")
    if names.intersection(SHARED):
        item.add_marker("site")


def ordered(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in the order in which they are to run; those of a file stay together."""
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    beginning = list(dict.fromkeys(_beginning(files)))
    rest = sorted((path for path in files if path not in beginning), key=lambda p: _rank(files[p]))
    return [item for path in [*beginning, *rest] for item in files[path]]


def _beginning(files: dict[Path, list[pytest.Item]]) -> Iterator[Path]:
    """Yield the first file that needs each of what is shared."""
    for name in SHARED:
        yield from islice((path for path, items in files.items() if _needs(items, name)), 1)


def _needs(items: Iterable[pytest.Item], name: str) -> bool:
    return any(name in getattr(item, "fixturenames", ()) for item in items)


def _rank(items: Sequence[pytest.Item]) -> tuple[bool, bool, bool]:
    marks = {found.name for item in items for found in item.iter_markers()}
    return ("slow" not in marks, "browser" not in marks, "site" not in marks)
