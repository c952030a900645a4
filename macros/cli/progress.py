"""How far has a long run come? Shown on a terminal only, and only once it takes a while."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from ..text.counted import counted

PATIENCE = 0.7
"""Seconds that a run may take before it says how far it is."""

_BETWEEN = 0.1
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Counts what is done on one line of the terminal, and leaves nothing of it behind."""

    def __init__(
        self, doing: str, *, of: tuple[str, str] = ("file", "files"), stream: TextIO | None = None
    ) -> None:
        self._doing = doing
        self._of = of
        self._stream = stream or sys.stderr
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._shown:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()

    def __call__(self, done: int, of: int) -> None:
        """Tell that `done` of `of` are done."""
        now = time.monotonic()
        if now < self._next or not self._stream.isatty():
            return
        self._stream.write(f"{_CLEAR_LINE}{self._doing}: {done:,} of {counted(of, *self._of)}")
        self._stream.flush()
        self._next = now + _BETWEEN
        self._shown = True
