"""What does a rule see? One record with its tree, and everything that was loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..loader import ItemKey, Loaded, Tree
from ..model import Edition, Item, Record
from ..model.walk import Leaf, Path, leaves, records
from ..problems import Place, Problem, field_name
from ..words import Said


@dataclass(frozen=True)
class Entry:
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

    def told(self, path: Path, said: Said) -> Problem:
        """Return a problem of the value at a path, in words that the browser shares."""
        return self.problem(path, said.rule, said.message, said.hint)


Rule = Callable[[Entry, Loaded], Iterator[Problem]]
WholeRule = Callable[[Loaded], Iterator[Problem]]


def entries(loaded: Loaded) -> Iterator[Entry]:
    """Yield the edition and every item that could be read."""
    if loaded.edition is not None and loaded.edition_tree is not None:
        yield Entry(loaded.edition, loaded.edition_tree)
    for key, item in loaded.items.items():
        yield Entry(item, loaded.trees[key], key)


def problem_of(place: Place, said: Said, leaf: Leaf) -> Problem:
    """Return a problem of a text in a record."""
    return Problem(place, said.rule, said.message, said.hint, field_name(leaf.path))
