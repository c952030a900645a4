"""How does a new folder take the place of an old one? It is made aside, and swapped in whole.

One process at a time does that with a folder. One that is killed on the way, even between the two
renames, leaves the old folder or the new one; the next process puts right what it left behind.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .at_work import alone

_BEFORE = "before"
_NEXT = "next-"
_GONE = "gone-"

Say = Callable[[str], object]
"""Tells a person something, in one line."""


@dataclass(frozen=True)
class Replacement:
    """The making of a new folder, while no other process makes one for the same place."""

    place: Path
    """The folder that is replaced: a real one, also where it was named by a link."""
    aside: Path
    """A folder on the same disk for whatever it takes; it is gone afterwards."""

    @property
    def next(self) -> Path:
        """The new folder; it is there, and empty at first."""
        return self.aside / "whole"

    def swap(self) -> None:
        """Put what was made in its place."""
        before = self.aside.parent / _BEFORE
        if self.place.exists():
            self.place.rename(before)
        self.next.rename(self.place)
        _discard(before)


def work_folder(place: Path) -> Path:
    """Return the folder in which the next one for a place is made; it is beside that."""
    real = _real(place)
    return real.with_name(f".{real.name}-building")


@contextmanager
def replacing(place: Path, say: Say) -> Iterator[Replacement]:
    """Begin to make a new folder for a place; without `swap` the old one stays.

    Wait for another process that does the same, and say so. Raise `OSError` if the folder beside
    the place can't be written to.
    """
    real, work = _real(place), work_folder(place)

    def wait(holder: int | None) -> None:
        who = f"Process {holder}" if holder else "Another process"
        say(f"{who} is at work on {place}/; waiting until it is done.")

    with alone(work, wait):
        _put_right(real, work)
        try:
            replacement = Replacement(real, _new(work, _NEXT))
            replacement.next.mkdir()
            yield replacement
        finally:
            _put_right(real, work)


def check_replaceable(
    folder: Path,
    what: str,
    is_ours: Callable[[Path], bool],
    otherwise: str = "name an empty folder",
) -> None:
    """Raise `FileExistsError` for a file, and for a folder that holds something else.

    What is replaced is gone, so it has to be empty or `is_ours`; `what` says what would be, and
    `otherwise` what a person can do.
    """
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; name a folder")
    if _holds(folder) and not is_ours(folder):
        raise FileExistsError(f"{folder}/ holds something else than {what}; {otherwise}")


def _put_right(place: Path, work: Path) -> None:
    """Restore what was moved out of its place for nothing, and remove what is left over."""
    before = work / _BEFORE
    if before.exists() and not _holds(place):
        with suppress(FileNotFoundError):
            place.rmdir()
        before.rename(place)
    _discard(before)
    for pattern in (f"{_NEXT}*", f"{_GONE}*"):
        for left in work.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)


def _discard(before: Path) -> None:
    """Remove an old folder; under its name there is only ever a whole one."""
    if before.exists():
        gone = _new(before.parent, _GONE)
        before.rename(gone / before.name)
        shutil.rmtree(gone, ignore_errors=True)


def _new(work: Path, prefix: str) -> Path:
    """Make a folder of a name that nothing has, not even what a killed process left running."""
    folder = work / f"{prefix}{secrets.token_hex(4)}"
    folder.mkdir()
    return folder


def _holds(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _real(place: Path) -> Path:
    return Path(os.path.realpath(place))
