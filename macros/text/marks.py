"""Which sources does a sentence name at its end? `It was stopped in May. [s1, s3]`

That is how a statement says where it comes from wherever it is written as text: in a terminal, and
in the boxes of an issue. `[reading]` says that it is our own reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

READING = "reading"
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MARKS = re.compile(rf"\[\s*({_ID}(?:\s*[,;]?\s+{_ID}|\s*[,;]\s*{_ID})*)\s*\]\s*([.!?]?)\s*$", re.I)
_USUAL = re.compile(r"s\d{1,3}")


@dataclass(frozen=True)
class Marked:
    """A text, and what the marks at its end name."""

    text: str
    sources: tuple[str, ...] = ()
    is_reading: bool = False


def marked(text: str, sources: Collection[str]) -> Marked:
    """Return a text without the marks at its end, and what they name.

    A mark is one of `sources` or looks like the usual ones, `s1`; other brackets are text.
    """
    rest, stop = text.rstrip(), ""
    names: list[str] = []
    while found := _MARKS.search(rest):
        inside = [name.lower() for name in re.split(r"[\s,;]+", found[1])]
        if not all(_is_mark(name, sources) for name in inside):
            break
        names = [*inside, *names]
        stop = found[2] or stop
        rest = rest[: found.start()].rstrip()
    if not names:
        return Marked(text)
    ids = tuple(dict.fromkeys(name for name in names if name != READING))
    ended = rest if not stop or rest.endswith((".", "!", "?")) else rest + stop
    return Marked(ended, ids, READING in names)


def _is_mark(name: str, sources: Collection[str]) -> bool:
    return name == READING or name in sources or _USUAL.fullmatch(name) is not None
