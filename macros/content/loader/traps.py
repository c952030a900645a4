"""Where does YAML read a text otherwise than its author probably meant it?

YAML cuts a plain text at ` #`, takes a remark inside a block or quotes for text, and runs the lines
of a folded block together. All of that is allowed, and none of it is told by a reader of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from .located import Steps
from .parts import WrittenPart

YamlTrap = Literal["cut", "swallowed", "folded"]


class Trapped(NamedTuple):
    """What YAML does to a text, and at which character of the file."""

    trap: YamlTrap
    at: int


_BEHIND = re.compile(r"[ \t]+(?=#)")
_BELOW = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+(?=#)")
_SWALLOWED = re.compile(r"\n[ \t]*(?=#(?:[ \t]|\r?\n|\Z))")
_FOLDED = re.compile(r">[-+1-9]{0,2}\Z")
"""How a line ends behind which a folded block begins."""
_FIELD = re.compile(r"(?:- )*[a-z_]+:[ \t]+[^\s|>\[{#]")
"""How a line begins on which a field has a plain or quoted text."""
_KEY = re.compile(r"[a-z_]+:(?:\s|\Z)")
_ENTRY = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+\S")


class _Line(NamedTuple):
    """A line of a YAML text."""

    at: int
    """At which character of the text its words begin."""
    indent: int
    """How many spaces are before them."""
    words: str
    """What is on it, with the tabs before it; nothing on a blank line."""


def may_be_trapped(text: str) -> bool:
    """Whether a closer look at a YAML text may find a trap; nearly every text has none."""
    return " #" in text or "\t#" in text or any(map(_may_be_joined, _with_lines_below(text)))


def traps_of(
    text: str, parts: Mapping[Steps, WrittenPart], path: Steps, *, has_paragraphs: bool
) -> Iterator[Trapped]:
    """Yield what YAML does to the text at `path`; paragraphs and lists may matter in it or not."""
    part = parts[path]
    if has_paragraphs and part.style in ("", "'", '"', ">"):
        joined = _joined_in_block if part.style == ">" else _joined
        if (at := joined(_lines(text, part.start, part.end))) is not None:
            yield Trapped("folded", at)
    if part.style == "":
        if (at := _cut_at(text, parts, path)) is not None:
            yield Trapped("cut", at)
        return
    is_heading = has_paragraphs and part.style == "|"  # a rule of its own speaks of these
    own = text[part.start : part.end]
    if not is_heading and (swallowed := _SWALLOWED.search(own)):
        yield Trapped("swallowed", part.start + swallowed.end())


def _cut_at(text: str, parts: Mapping[Steps, WrittenPart], path: Steps) -> int | None:
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


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    for line in text[start:end].split("\n"):
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        yield _Line(at + indent, indent, words.rstrip(" \t\r"))
        at += len(line) + 1


def _joined(lines: Iterable[_Line]) -> int | None:
    """Return where an entry or a paragraph begins in a text without a block, which joins lines."""
    blank = 0
    for number, line in enumerate(lines):
        words = line.words.lstrip("\t ")
        if number and words and (blank == 1 or _ENTRY.match(words)):
            return line.at + len(line.words) - len(words)
        blank = 0 if words else blank + 1
    return None


def _joined_in_block(lines: Iterable[_Line]) -> int | None:
    """Return where an entry or a paragraph begins in a folded block that joins what is above it.

    The first line has the sign of the block. Lines that are further in than its text stay apart.
    """
    blank, indent, is_above = 0, -1, False
    for line in islice(lines, 1, None):
        if not line.words:
            blank += 1
            continue
        indent = line.indent if indent < 0 else indent
        is_own = line.indent == indent and line.words[0] != "\t"
        is_begun = blank == 1 or (blank == 0 and _ENTRY.match(line.words))
        if is_own and is_above and is_begun:
            return line.at
        blank, is_above = 0, is_own
    return None


def _with_lines_below(text: str) -> Iterator[list[_Line]]:
    """Yield each line on which a text may begin, with the lines that it may go on with.

    No remark in the text is behind anything else on its line, or set in.
    """
    lines = list(_lines(text, 0, len(text)))
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if end > at + 1:
            yield lines[at:end]
        at = end


def _end(lines: Sequence[_Line], at: int) -> int:
    """Return the number of the first line that does not belong to what begins on a line."""
    head = lines[at]
    is_block = _FOLDED.search(head.words) and head.words[0] != "#"
    if not is_block and not _FIELD.match(head.words):
        return at + 1
    least = head.indent + 1
    filled = (number for number in range(at + 1, len(lines)) if lines[number].words)
    for count, number in enumerate(filled):
        line = lines[number]
        if line.indent < least or (not is_block and _KEY.match(line.words)):
            return number
        if is_block and count == 0:
            least = line.indent
    return len(lines)


def _may_be_joined(lines: Sequence[_Line]) -> bool:
    head = lines[0].words
    block = _FOLDED.search(head)
    if block and (_FIELD.match(head) or block[0].strip(">-+")):
        return True  # the line alone does not say whether a block begins, or where
    return (_joined_in_block if block else _joined)(lines) is not None
