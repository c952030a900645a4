"""Where does a YAML text not say what its author seems to have written?

YAML cuts a plain text at ` #`, takes a remark inside a block or quotes for text, and runs the lines
of a folded block together. All of that is allowed, and none of it is told by a reader of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from .located import Steps
from .parts import Part

Trap = Literal["cut", "swallowed", "folded"]


class Trapped(NamedTuple):
    """What YAML does to a text, and at which character of the file."""

    trap: Trap
    at: int


_BEHIND = re.compile(r"[ \t]+(?=#)")
_BELOW = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+(?=#)")
_SWALLOWED = re.compile(r"\n[ \t]*(?=#(?:[ \t]|\r?\n|\Z))")
_FOLDED = re.compile(
    r"(?m)>[-+]?[ \t]*(?:#.*)?\r?\n"
    r"(?P<block>(?P<indent>[ \t]+)\S.*\r?\n(?:(?P=indent).*\r?\n|[ \t]*\r?\n)*)"
)
_SEVERAL_LINES = re.compile(
    r"(?m)^(?P<indent>[ ]*)(?:- )*[a-z_]+:[ \t]+[^\s|>\[{#].*\r?\n"
    r"(?P<more>(?:(?P=indent)[ ]+(?![a-z_]+:\s)\S.*\r?\n|[ \t]*\r?\n)+)"
)
"""A plain or quoted text of a field, with the lines after it that may belong to it."""
_JOINED = re.compile(r"\n[ \t]*\r?\n[ \t]|\n[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t]")
"""What a look at the lines is worth for: a paragraph or an entry that may begin."""
_BEGUN = re.compile(
    r"\n[ \t]*(?=(?:[-*+]|\d{1,9}[.)])[ \t]+\S)|(?<=[^\s])[ \t]*\r?\n[ \t]*\r?\n[ \t]*(?=\S)"
)
"""Where an entry or a paragraph begins in a text without a block, which joins all lines."""
_ENTRY = r"(?:[-*+]|\d{1,9}[.)])[ \t]+\S"


def may_be_trapped(text: str) -> bool:
    """Whether a closer look at a YAML text may find a trap; nearly every text has none."""
    return (
        " #" in text
        or "\t#" in text
        or any(_run_together(one["block"], one["indent"]) for one in _FOLDED.finditer(text))
        or any(_BEGUN.search("x\n" + one["more"]) for one in _SEVERAL_LINES.finditer(text))
    )


def traps_of(
    text: str, parts: Mapping[Steps, Part], path: Steps, *, has_paragraphs: bool
) -> Iterator[Trapped]:
    """Yield what YAML does to the text at `path`; paragraphs and lists may matter in it or not."""
    part = parts[path]
    begun = _BEGUN.search(text, part.start, part.end) if has_paragraphs else None
    if begun and part.style in ("", "'", '"'):
        yield Trapped("folded", begun.end())
    if part.style == "":
        if (at := _cut_at(text, parts, path)) is not None:
            yield Trapped("cut", at)
        return
    is_heading = has_paragraphs and part.style == "|"  # a rule of its own speaks of these
    own = text[part.start : part.end]
    if not is_heading and (swallowed := _SWALLOWED.search(own)):
        yield Trapped("swallowed", part.start + swallowed.end())
    if has_paragraphs and part.style == ">":
        first = re.search(r"\n([ \t]*\r?\n)*(?P<indent>[ \t]+)\S", own)
        at = _run_together(own[first.start() + 1 :], first["indent"]) if first else None
        if first and at is not None:
            yield Trapped("folded", part.start + first.start() + 1 + at)


def _cut_at(text: str, parts: Mapping[Steps, Part], path: Steps) -> int | None:
    """Return where a remark stands that may be the rest of a plain text."""
    part = parts[path]
    if part.start == part.end:
        return None
    if behind := _BEHIND.match(text, part.end):
        return behind.end()
    below = _BELOW.match(text, part.end)
    holder = parts.get(path[:-1])
    if below is None or holder is None or holder.in_brackets:
        return None
    return below.end() if _column(text, below.end()) > _column(text, holder.start) else None


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def _run_together(block: str, indent: str) -> int | None:
    """Return where in a folded block a paragraph or an entry begins that joins what is above it."""
    if not _JOINED.search(block):
        return None
    found = re.compile(
        rf"(?m)^{indent}\S.*\r?\n(?:[ \t]*\r?\n{indent}(?=\S)|{indent}(?={_ENTRY}))"
    ).search(block)
    return None if found is None else found.end()
