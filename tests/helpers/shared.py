"""How do the processes of one test run share what takes long to make? The first to ask makes it."""

from __future__ import annotations

import pickle
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

Made = TypeVar("Made")


class SharedError(Exception):
    """Another process of this run, or an earlier test, failed to make what is shared."""


class Shared:
    """What the processes of one run make once and all use; nobody changes it afterwards."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the run's own: what an earlier run left there would be taken for its own."""
        self.folder = folder

    def get(self, name: str, make: Callable[[Path], Made]) -> Made:
        """Return what `make` returned in the first process to ask for `name` in this run.

        `make` is given an empty folder to fill; what it returns is handed on by pickle. While one
        process makes it, the others wait. Should that process die, the next one begins again. If
        `make` fails, everyone who asks is told why: `SharedError` has the words of its error.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / f"{name}.lock"):  # the system frees the lock of a dead process
            return self._get(name, make)

    def _get(self, name: str, make: Callable[[Path], Made]) -> Made:
        folder, done, failed = (self.folder / f"{name}{end}" for end in ("", ".made", ".failed"))
        if failed.exists():
            raise SharedError(failed.read_text(encoding="utf-8"))
        if done.exists():
            known: Made = pickle.loads(done.read_bytes())  # noqa: S301 - this run wrote it
            return known
        shutil.rmtree(folder, ignore_errors=True)  # which a process that died may have begun
        folder.mkdir()
        try:
            made = make(folder)
            packed = pickle.dumps(made)
        except Exception:
            failed.write_text(traceback.format_exc(), encoding="utf-8")
            raise
        unfinished = done.with_suffix(".part")
        unfinished.write_bytes(packed)
        unfinished.replace(done)
        return made
