"""What does a rule see? One record with its tree, and everything that was loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path as FilePath

from ...model import Edition, Item, Record
from ...model.walk import Leaf, Path, leaves, records
from ...text.words import Message
from ..loader import ItemKey, Loaded, Tree
from ..problems import Place, Problem, field_name


@dataclass(frozen=True)
class Checked:
    """A record that is checked: the edition or an item, with its tree."""

    record: Item | Edition
    tree: Tree
    key: ItemKey | None = None

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Every text of the record that is written in Markdown or points to another item."""
        return leaves(self.record)

    @cached_property
    def records(self) -> list[tuple[Path, Record]]:
        """The record and every record inside it, with its path."""
        return records(self.record)

    def problem(self, path: Path, rule: str, message: str, hint: str) -> Problem:
        """Return a problem of the value at a path of the record."""
        return Problem(self.tree.place(path), rule, message, hint, field_name(path))

    def told(self, path: Path, said: Message) -> Problem:
        """Return a problem of the value at a path, in words that the browser shares."""
        return self.problem(path, said.rule, said.message, said.hint)

    def warned(self, path: Path, said: Message) -> Problem:
        """Return a warning of the value at a path, in the same words."""
        return replace(self.told(path, said), severity="warning")


Rule = Callable[[Checked, Loaded], Iterator[Problem]]
WholeRule = Callable[[Sequence[Checked], Loaded], Iterator[Problem]]
"""Yields what is wrong with the entries that are asked about, seen beside all others."""
Concerns = Callable[[FilePath], bool]
"""Whether somebody has asked about a file."""


def entries(loaded: Loaded, concerns: Concerns | None = None) -> Iterator[Checked]:
    """Yield the edition and every item that could be read, as far as their files are asked about.

    Several files may make up the edition.
    """

    def is_asked(*files: FilePath) -> bool:
        return concerns is None or any(map(concerns, files))

    if loaded.edition and loaded.edition_tree and is_asked(*loaded.edition_files):
        yield Checked(loaded.edition, loaded.edition_tree)
    for key, tree in loaded.trees.items():
        if is_asked(tree.path):
            yield Checked(loaded.items[key], tree, key)


def problem_of(place: Place, said: Message, leaf: Leaf) -> Problem:
    """Return a problem of a text in a record."""
    return Problem(place, said.rule, said.message, said.hint, field_name(leaf.path))
