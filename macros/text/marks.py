"""Which sources does a sentence name at its end? `It was stopped in May. [s1, s3]`

That is how a statement says where it comes from wherever it is written as text: in a terminal, and
in the boxes of an issue. `[reading]` says that it is our own reading, and `[who: a claims clerk]`
who is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

READING = "reading"
_WHO = "[who:"
_STOPS = (".", "!", "?")
_USUAL = re.compile(r"s[0-9]{1,3}")
_BETWEEN = re.compile(r"[\s,;]")


@dataclass(frozen=True)
class Said:
    """A text, and what the marks at its end name."""

    text: str
    sources: tuple[str, ...] = ()
    is_reading: bool = False


def marked(text: str, sources: Collection[str]) -> Said:
    """Return a text without the marks at its end, and what they name.

    A mark is one of `sources` or looks like the usual ones, `s1`; other brackets are text.
    """
    rest, stop = text.rstrip(), ""
    names: list[str] = []
    while found := _last_marks(rest, sources):
        before, inside, after = found
        names, stop = [*inside, *names], after or stop
        rest = before
    if not names:
        return Said(text)
    ids = tuple(dict.fromkeys(name for name in names if name != READING))
    return Said(rest if rest.endswith(_STOPS) else rest + stop, ids, READING in names)


def quoted(text: str) -> tuple[str, str]:
    """Return a text without who is quoted in it, and who that is; nothing where nobody is."""
    before, _opened, rest = text.partition(_WHO)
    who, closed, after = rest.partition("]")
    if not (closed and who.strip()):
        return text, ""
    between = "" if after.startswith(_STOPS) else " "
    return f"{before.rstrip()}{between}{after.lstrip()}".strip(), who.strip()


def _last_marks(text: str, sources: Collection[str]) -> tuple[str, list[str], str] | None:
    """Return what stands before the last brackets, the marks in them, and the stop after them."""
    stop = text[-1:] if text.endswith(_STOPS) else ""
    bare = text.removesuffix(stop).rstrip()
    before, opened, inside = bare.rpartition("[")
    names = [name.lower() for name in _BETWEEN.split(inside.removesuffix("]")) if name]
    is_marks = bool(opened and names) and bare.endswith("]")
    if is_marks and all(_is_mark(name, sources) for name in names):
        return before.rstrip(), names, stop
    return None


def _is_mark(name: str, sources: Collection[str]) -> bool:
    return name == READING or name in sources or _USUAL.fullmatch(name) is not None
