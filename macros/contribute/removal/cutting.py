"""How is a value taken out of a YAML text, and everything else left as it is written?

Lines of a block go whole, with a remark at their end; remarks on lines of their own stay. Each
edit is read back: either the text says what it is meant to, or there is no edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

from ...content.loader import Steps, WrittenPart, parts_of, read_tree

_REST_OF_LINE = re.compile(r"[ \t]*(?:[ \t]#[^\n]*)?\r?(?:\n|\Z)")
"""What may go with the last line of a value: spaces and a remark."""

Stretch = tuple[int, int]


class UncuttableError(Exception):
    """Raised where a value can't be taken out without touching what stands beside it."""


def without(text: str, taken: Set[Steps]) -> str:
    """Return a YAML text without some entries and fields; raise `UncuttableError` if need be.

    No path may lie inside another one, and no list or group of fields may lose all that it has.
    """
    parts = parts_of(text)
    holders = {path[:-1] for path in taken}
    spans = [span for holder in holders for span in _spans(text, parts, holder, taken)]
    shorter = text
    for start, end in sorted(spans, reverse=True):
        shorter = shorter[:start] + shorter[end:]
    if data_of(shorter) != _data_without(data_of(text), taken):
        raise UncuttableError
    return shorter


def data_of(text: str) -> Any:
    """Return the data of a YAML text; raise `UncuttableError` where it can't be read."""
    tree, _ = read_tree(Path(), text)
    if tree is None:
        raise UncuttableError
    return tree.data


def _spans(
    text: str, parts: Mapping[Steps, WrittenPart], holder: Steps, taken: Set[Steps]
) -> Iterator[Stretch]:
    """Yield the stretches of text to delete from one list or group of fields."""
    inner = parts[holder].inner
    span = _span_in_brackets if parts[holder].in_brackets else _span_of_lines
    place = 0
    for is_taken, run in groupby(inner, lambda path: path in taken):
        count = len(list(run))
        if is_taken:
            yield from span(text, parts, inner, range(place, place + count))
        place += count


def _span_in_brackets(
    text: str, parts: Mapping[Steps, WrittenPart], inner: tuple[Steps, ...], run: range
) -> Iterator[Stretch]:
    """Delete with the comma that follows, or at the end with the one that stands before."""
    del text
    if run.stop < len(inner):
        yield _start(parts[inner[run.start]]), _start(parts[inner[run.stop]])
    elif run.start:
        yield parts[inner[run.start - 1]].end, parts[inner[-1]].end
    else:
        raise UncuttableError


def _span_of_lines(
    text: str, parts: Mapping[Steps, WrittenPart], inner: tuple[Steps, ...], run: range
) -> Iterator[Stretch]:
    """Delete whole lines, one value after the other, so that remarks between them stay."""
    for number in run:
        part = parts[inner[number]]
        start = _start(part) if part.key_start is not None else dash(text, part.start)
        line = text.rfind("\n", 0, start) + 1
        rest = _REST_OF_LINE.match(text, part.end)
        if rest is None:
            raise UncuttableError
        if not text[line:start].strip():
            yield line, rest.end()
            continue
        # It shares its line with the dash of the entry that it begins: what follows moves up.
        following = _start(parts[inner[run.stop]]) if run.stop < len(inner) else -1
        if len(run) > 1 or text[rest.end() : following].strip() or following < 0:
            raise UncuttableError
        yield start, following


def _start(part: WrittenPart) -> int:
    return part.start if part.key_start is None else part.key_start


def dash(text: str, start: int) -> int:
    """Return where the dash of an entry stands that begins at `start`, maybe after remarks."""
    end = start
    while end >= 0:
        line = text.rfind("\n", 0, end) + 1
        if said := text[line:end].partition("#")[0].rstrip():
            if not said.endswith("-"):
                break
            return line + len(said) - 1
        end = line - 1
    raise UncuttableError


def _data_without(data: Any, taken: Set[Steps]) -> Any:
    shorter = deepcopy(data)
    for path in sorted(taken, key=_last_first):
        holder = shorter
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
    return shorter


def _last_first(path: Steps) -> tuple[int, int]:
    """Sort entries of one list from its end, so that those before keep their numbers."""
    last = path[-1]
    return (-len(path), -last if isinstance(last, int) else 0)
