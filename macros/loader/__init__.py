"""How does YAML become records? Files are found, read, parsed and typed; nothing is raised.

Every problem of every file is collected, so that an author mends all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model import KINDS, SLUG, Edition, Item, Playbook
from ..problems import Place, Problem
from .records import read_record
from .roots import EDITION, VARIABLE, ContentFile, content_files, content_roots
from .text import MAX_BYTES, read_text
from .tree import MAX_DEPTH, Tree, read_tree

__all__ = [
    "EDITION", "MAX_BYTES", "MAX_DEPTH", "VARIABLE", "Loaded", "Tree", "content_files",
    "content_roots", "load", "read_record", "read_text", "read_tree",
]  # fmt: skip

ItemKey = tuple[str, str]
"""A kind's name and an item's id."""


@dataclass(frozen=True)
class Loaded:
    """What the content roots hold: the records that could be read, and what was wrong."""

    edition: Edition | None
    edition_tree: Tree | None
    items: Mapping[ItemKey, Item]
    trees: Mapping[ItemKey, Tree]
    declared: Mapping[str, frozenset[str]]
    """Ids by kind of every file, readable or not, so that one broken file breaks no links."""
    problems: tuple[Problem, ...]

    def playbook(self) -> Playbook:
        """Return the playbook; call it only when there are no problems."""
        if self.edition is None:
            raise ValueError(f"the content has no {EDITION}")
        return Playbook.of(self.edition, self.items.values())


def load(roots: Iterable[Path]) -> Loaded:
    """Read every content file of every root; a later root adds items and replaces same ids."""
    return _Loading().load(tuple(roots))


class _Loading:
    """One reading of all roots."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.items: dict[ItemKey, Item] = {}
        self.trees: dict[ItemKey, Tree] = {}
        self.declared: dict[str, set[str]] = {kind.kind: set() for kind in KINDS}
        self.edition_trees: list[Tree] = []
        self.edition_is_broken = False

    def load(self, roots: tuple[Path, ...]) -> Loaded:
        for root in roots:
            files, problems = content_files(root)
            self.problems += problems
            for file in files:
                self._read(file)
        edition_tree = _merged(self.edition_trees)
        return Loaded(
            edition=self._edition(edition_tree, roots),
            edition_tree=edition_tree,
            items=self.items,
            trees=self.trees,
            declared={kind: frozenset(ids) for kind, ids in self.declared.items()},
            problems=tuple(self.problems),
        )

    def _read(self, file: ContentFile) -> None:
        kind = file.kind
        if issubclass(kind, Item):
            self.declared[kind.kind].add(file.path.stem)
        text, problems = read_text(file.path)
        self.problems += problems
        tree = None
        if text is not None:
            tree, problems = read_tree(file.path, text)
            self.problems += problems
        if issubclass(kind, Item):
            if tree is not None:
                self._read_item(kind, tree)
        elif tree is None:
            self.edition_is_broken = True
        else:
            self.edition_trees.append(tree)

    def _read_item(self, kind: type[Item], tree: Tree) -> None:
        item, problems = read_record(tree, kind)
        self.problems += problems
        if item is None:
            return
        if item.id != tree.path.stem:
            self.problems.append(self._misnamed(kind, item, tree))
        else:
            self.items[kind.kind, item.id] = item
            self.trees[kind.kind, item.id] = tree

    def _misnamed(self, kind: type[Item], item: Item, tree: Tree) -> Problem:
        place = tree.place(("id",))
        stem = tree.path.stem
        fits = re.fullmatch(SLUG, stem) is not None
        if (tree.path.parent / f"{item.id}.yml").exists():
            suggested = f"; its file suggests `{stem}`" if fits else ", and its file the same name"
            return Problem(
                place,
                "duplicate-id",
                f"the {kind.label.lower()} {item.id!r} exists already, in {item.id}.yml",
                f"Give this one an id of its own{suggested}.",
                "id",
            )
        instead = f"Write `id: {stem}`, or rename" if fits else "Rename"
        return Problem(
            place,
            "id-mismatch",
            f"the id {item.id!r} is not the file's name",
            f"{instead} the file to {item.id}.yml.",
            "id",
        )

    def _edition(self, tree: Tree | None, roots: tuple[Path, ...]) -> Edition | None:
        if tree is not None and not self.edition_is_broken:
            edition, problems = read_record(tree, Edition)
            self.problems += problems
            return edition
        if tree is None and not self.edition_is_broken and roots and roots[0].is_dir():
            self.problems.append(
                Problem(
                    Place(roots[0] / EDITION),
                    "no-edition",
                    f"the content has no {EDITION}",
                    "Add it to the first content root; its schema is schema/edition.json.",
                )
            )
        return None


def _merged(trees: list[Tree]) -> Tree | None:
    """Lay the editions of several roots over each other: a later one replaces single fields."""
    if not trees:
        return None
    first, *others = trees
    merged = Tree(first.path, dict(first.data), first.text, dict(first.values), dict(first.keys))
    for tree in others:
        for places, own in ((merged.values, tree.values), (merged.keys, tree.keys)):
            for path in [path for path in places if path and path[0] in tree.data]:
                del places[path]
            places.update({path: place for path, place in own.items() if path})
        merged.data.update(tree.data)
    return merged
