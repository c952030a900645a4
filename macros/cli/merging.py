"""`playbook pilot merge`: how do two copies of a pilot's record become one, by hand or in git?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.loader import Tree, read_text, read_tree
from ..content.problems import Problem, as_text
from ..contribute.line_by_line import line_by_line
from ..contribute.marked import marked, marked_whole
from ..contribute.woven import woven
from ..contribute.writer import UnwritableError
from ..pilot.merging import Conflict, Merged, Side, merge, tidied
from ..text.counted import counted
from ..work.whole import whole_file
from .base import PROBLEMS, refuse, say

_MARKS = 7
_SHOWN = 60


def merge_records(
    records: Annotated[
        tuple[Path, Path, Path],
        typer.Argument(
            help="The record with which both began, mine, and the other one. Mine is written over.",
            metavar="BASE MINE THEIRS",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(help="Write the merged record here, and leave mine as it is.")
    ] = None,
    marker_size: Annotated[
        int, typer.Option(help="How many letters a mark of a conflict has.", min=1, max=200)
    ] = _MARKS,
    name: Annotated[
        str, typer.Option(help="What messages call the record; git gives it as %P.")
    ] = "",
) -> None:
    """Merge two copies of a record, field by field; mark what both changed, as git does.

    What one side alone changed is taken; weeks and entries of both are kept. As a merge driver
    of git: `playbook pilot merge %O %A %B --marker-size %L --name %P`.
    """
    for path in records:
        if not path.exists():
            refuse(f"{path} does not exist.")
    sides = ("base", "mine", "theirs")
    called = [Path(f"{name} ({side})") for side in sides] if name else records
    old, own, other = map(_read, records, called)
    target = out or records[1]
    shown = name or str(target)
    merging = _Merging(old, own, other)
    try:
        reason = merging.unmergeable
        text = "" if reason else merging.text(marker_size)
    except UnwritableError as error:
        reason = f"playbook: {error}."
    if reason:
        say(f"{reason}\nBoth are in {shown}, between marks. Delete one of them, and the marks.")
        _write(target, marked_whole(own.text, other.text, marker_size), own)
        raise typer.Exit(PROBLEMS)
    if old.is_unread:
        say(f"{called[0]} can't be read, so nothing counts as deleted.")
    _write(target, text, own)
    if not merging.conflicts:
        say(f"Merged {shown}: nothing is in conflict.")
        return
    count = counted(len(merging.conflicts), "conflict")
    say(f"{shown} has {count}. At each, delete one side and the marks.")
    for conflict in merging.conflicts:
        say(f"  {conflict.where}: mine {_said(conflict.mine)}; theirs {_said(conflict.theirs)}")
    raise typer.Exit(PROBLEMS)


@dataclass(frozen=True)
class _Copy:
    """A file with a record, if there is one in it."""

    text: str = ""
    data: dict[str, Any] | None = None
    problems: Sequence[Problem] = ()
    has_returns: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it holds something that is no record."""
        return self.data is None and bool(self.text.strip())


def _read(path: Path, called: Path) -> _Copy:
    """Read a copy, whose problems name it as it is called; nothing in an empty file is no mistake.

    Git hands over files with names of its own.
    """
    raw = path.read_bytes()
    has_returns = b"\r\n" in raw
    if not raw.strip():
        return _Copy(has_returns=has_returns)
    text, problems = read_text(path)
    if text is None:
        written = raw.decode(errors="surrogateescape").replace("\r\n", "\n")
        return _Copy(written, None, _in(called, problems), has_returns)
    text = text.replace("\r\n", "\n")
    tree: Tree | None
    tree, problems = read_tree(called, text)
    return _Copy(text, tree.data if tree else None, problems, has_returns)


def _in(path: Path, problems: Sequence[Problem]) -> list[Problem]:
    return [replace(one, place=replace(one.place, path=path)) for one in problems]


class _Merging:
    """Three copies, and the text that they become."""

    def __init__(self, base: _Copy, mine: _Copy, theirs: _Copy) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.written = cache(self._written)

    @property
    def unmergeable(self) -> str:
        """Why the two can't be merged field by field; empty where they can."""
        for copy in (self.mine, self.theirs):
            if copy.data is None and copy.text.strip():
                return as_text(sorted(copy.problems))
        ids = {copy.data.get("id") for copy in (self.mine, self.theirs) if copy.data}
        if len(ids) > 1 and not self.base.data:
            return f"These are the records of two pilots: {' and '.join(sorted(map(str, ids)))}."
        return ""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What both changed."""
        return self._merged(frozenset()).conflicts

    def text(self, size: int) -> str:
        """Return the merged record as a file, with marks of `size` letters around conflicts.

        Raise `UnwritableError` where no file could hold it.
        """
        if not self.conflicts:
            return self.written(frozenset())
        return marked(lambda chosen: self.written(frozenset(chosen)), len(self.conflicts), size)

    def _written(self, chosen: frozenset[int]) -> str:
        merged = self._merged(chosen)
        for text in () if merged.conflicts else self._as_written():
            tree, _ = read_tree(Path(), text)
            if tree is not None and tidied(tree.data) == tidied(merged.record):
                return text
        return woven(self.mine.text, merged.record)

    def _as_written(self) -> Iterator[str]:
        """Yield texts that may hold the merged record, the one that keeps most remarks first."""
        text = line_by_line(self.base.text, self.mine.text, self.theirs.text)
        if text is not None:
            yield text
        yield self.mine.text

    def _merged(self, chosen: Collection[int]) -> Merged:
        """Merge, with theirs where it was chosen, by the conflicts' numbers."""
        seen: list[Conflict] = []

        def decide(conflict: Conflict) -> Side:
            seen.append(conflict)
            return "theirs" if len(seen) - 1 in chosen else "mine"

        return merge(self.base.data or {}, self.mine.data or {}, self.theirs.data or {}, decide)


def _write(path: Path, text: str, mine: _Copy) -> None:
    text = text.replace("\n", "\r\n") if mine.has_returns else text
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(text.encode(errors="surrogateescape"))


def _said(value: Any) -> str:
    """Return a value in a few words on one line."""
    if value is None:
        return "nothing"
    words = " ".join(str(value).split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


EXIT = (
    "Exits with 0 when the record is merged, 1 when conflicts are marked in it, 2 for wrong usage."
)
