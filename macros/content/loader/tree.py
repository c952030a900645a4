"""What does a YAML text mean, and where does each part stand?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..problems import Place, Problem
from .located import Located, Steps, locate
from .pasted import faults_in, needed, problems_of, repaired
from .quick import UnusualError, quick_data
from .text import read_text


@dataclass
class Tree:
    """Plain data, and the place of every value and key in it by its path.

    Places are looked for when the first one is asked for, since only a problem has a place.
    """

    path: Path
    data: Any = None

    @cached_property
    def text(self) -> str:
        """The file's text, read again if need be."""
        return read_text(self.path)[0] or ""

    @cached_property
    def located(self) -> Located:
        """The places of everything in the text."""
        return locate(self.path, self.text)

    def place(self, path: Steps) -> Place:
        """Return the place of the value at `path`, or of the nearest value that holds it."""
        values = self.located.values
        while path and path not in values:
            path = path[:-1]
        return values.get(path, Place(self.path))

    def key_place(self, path: Steps) -> Place:
        """Return the place of the key at `path`, or of the value where there is no key."""
        return self.located.keys.get(path) or self.place(path)

    def find(self, wanted: str, path: Steps) -> Place:
        """Return the place of the words `wanted` inside the value at `path`, or the value's."""
        start = self.place(path)
        if start.path != self.path:  # a field that a later content root laid over this one
            return start
        at = self.text.find(wanted, self._line_starts[start.line - 1] + start.column - 1)
        if at < 0:
            return start
        line = bisect_right(self._line_starts, at)
        return Place(self.path, line, at - self._line_starts[line - 1] + 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.splitlines(keepends=True)
        return list(accumulate(map(len, lines[:-1]), initial=0))


def read_tree(path: Path, text: str) -> tuple[Tree | None, list[Problem]]:
    """Return the tree of a YAML text; nothing, and why, when it holds no mapping to read."""
    tree = Tree(path)
    tree.text = text
    try:
        tree.data = quick_data(text)
    except UnusualError:
        tree.data = tree.located.data
        if tree.located.problems:
            return None, _as_pasted(tree) or tree.located.problems
    return (tree, []) if isinstance(tree.data, dict) else (None, [_not_a_mapping(tree)])


def stopped_at(problems: Sequence[Problem]) -> int:
    """Return the line at which the reading stopped, or 0 where it came to the end."""
    return next((one.place.line for one in problems if one.rule in {"yaml-syntax", "tab"}), 0)


def _as_pasted(tree: Tree) -> list[Problem]:
    """Return what is no YAML and came along by pasting, where that explains what is wrong."""
    before = stopped_at(tree.located.problems)
    faults = faults_in(tree.text) if before else []
    if conflicts := [fault for fault in faults if fault.kind.rule == "conflict"]:
        return problems_of(tree.path, conflicts)

    def stops_at(text: str) -> int:
        return stopped_at(locate(tree.path, text).problems)

    after = stops_at(repaired(tree.text, faults)) if faults else before
    if after and after <= before:
        return []
    told = needed(tree.text, faults, lambda text: stops_at(text) == after)
    return problems_of(tree.path, told)


def _not_a_mapping(tree: Tree) -> Problem:
    if tree.data is None:
        return Problem(
            Place(tree.path),
            "empty-file",
            "the file is empty",
            "Write its fields, such as `title:`, or delete the file.",
        )
    shape = "a list" if isinstance(tree.data, list) else "a single value"
    return Problem(
        tree.place(()),
        "not-a-mapping",
        f"the file holds {shape} at the top, not fields with values",
        "Write `field: value` lines at the top, such as `title: …`.",
    )
