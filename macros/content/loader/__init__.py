"""How does YAML become records? Files are found, read, parsed and typed; nothing is raised.

Every problem of every file is collected, so that an author can fix all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...model import KINDS, SLUG, Edition, Item, ItemKey, Playbook
from ...text.words import message_of
from ...work.workers import collector_paused
from ..problems import Place, Problem
from .held import Held, Items
from .items import Told, read_items
from .layers import Replaced, fields_twice_over, items_twice_over, replaced_fields, same_roots
from .located import MAX_DEPTH, Located, Steps
from .parts import WrittenPart, parts_of
from .records import is_text, read_record
from .roots import (
    EDITION,
    ContentFile,
    ItemFile,
    content_files,
    content_roots,
    is_installed,
    own_root,
)
from .scalars import reads_as_text
from .shelf import Shelf
from .text import MAX_BYTES, read_text, unreadable_characters, visible
from .traps import Trapped, may_be_trapped, traps_of
from .tree import Tree, read_tree
from .version import other_version

__all__ = [
    "EDITION",
    "MAX_BYTES",
    "MAX_DEPTH",
    "ItemKey",
    "Items",
    "Loaded",
    "Replaced",
    "Shelf",
    "Steps",
    "Told",
    "Trapped",
    "Tree",
    "WrittenPart",
    "content_files",
    "content_roots",
    "is_installed",
    "is_text",
    "load",
    "may_be_trapped",
    "own_root",
    "parts_of",
    "read_record",
    "read_text",
    "read_tree",
    "reads_as_text",
    "traps_of",
    "unreadable_characters",
    "visible",
]  # fmt: skip


@dataclass(frozen=True)
class Loaded:
    """What the content roots hold: the records that could be read, and what was wrong."""

    edition: Edition | None
    edition_tree: Tree | None
    items: Items
    trees: Mapping[ItemKey, Tree]
    declared: Mapping[str, frozenset[str]]
    """Ids by kind of every file, readable or not, so that one broken file breaks no links."""
    problems: tuple[Problem, ...]
    unread: tuple[Path, ...] = ()
    """Files of items whose records do not count, for the problems that were found."""
    edition_files: tuple[Path, ...] = ()
    """The files of the edition, readable or not: those of later roots lie over the first."""
    replaced: Mapping[ItemKey, Replaced] = field(default_factory=dict)
    """Items of the first root that a later one has taken the place of."""
    replaced_fields: tuple[tuple[str, Place], ...] = ()
    """Fields of the first root's edition that a later one gives as well, and where it does."""

    def playbook(self) -> Playbook:
        """Return the playbook; call it only when there are no problems."""
        if self.edition is None:
            raise ValueError(f"the content has no {EDITION}")
        files = {key: tree.path for key, tree in self.trees.items()}
        return Playbook.of(self.edition, self.items.values(), files)


def load(roots: Iterable[Path], told: Told | None = None, *, shelf: Shelf | None = None) -> Loaded:
    """Read every content file of every root; a later root adds items, or replaces the first one's.

    What `shelf` has is not read again.
    """
    with collector_paused():
        return _Loading(shelf or Shelf(), told).load(tuple(roots))


class _Loading:
    """One reading of all roots."""

    def __init__(self, shelf: Shelf, told: Told | None) -> None:
        self.shelf = shelf
        self.told = told
        self.problems: list[Problem] = []
        self.held: dict[ItemKey, Held] = {}
        self.trees: dict[ItemKey, Tree] = {}
        self.declared: dict[str, set[str]] = {kind.kind: set() for kind in KINDS}
        self.edition_files: list[Path] = []
        self.edition_trees: list[Tree] = []
        self.unread: list[Path] = []
        self.replaced: dict[ItemKey, Replaced] = {}

    def load(self, roots: tuple[Path, ...]) -> Loaded:
        again = same_roots(roots)
        self.problems += again.values()
        layers: list[list[ItemFile]] = []
        over: list[Tree] = []
        for number, root in enumerate(roots):
            found, problems = ([], []) if number in again else content_files(root)
            self.problems += problems
            layers.append([file for file in found if isinstance(file, ItemFile)])
            for file in found:
                if isinstance(file, ItemFile):
                    continue
                tree = self._read_edition(file)
                if tree and number:
                    over.append(tree)
        self.problems += items_twice_over(layers)
        self.problems += fields_twice_over(over)
        self._read_items([file for files in layers for file in files])
        edition_tree = _merged(self.edition_trees)
        edition = self._edition(edition_tree, roots)
        if edition_tree is not None and (outdated := other_version(edition_tree, roots[0])):
            edition, self.problems = None, [outdated]  # all others follow from it
        return Loaded(
            edition=edition,
            edition_tree=edition_tree,
            items=Items(self.held),
            trees=self.trees,
            declared={kind: frozenset(ids) for kind, ids in self.declared.items()},
            problems=tuple(self.problems),
            unread=tuple(self.unread),
            edition_files=tuple(self.edition_files),
            replaced=self.replaced,
            replaced_fields=tuple(replaced_fields(self.edition_trees)),
        )

    @property
    def edition_is_broken(self) -> bool:
        """Whether a file of the edition holds nothing that can be read."""
        return len(self.edition_trees) < len(self.edition_files)

    def _read_edition(self, file: ContentFile) -> Tree | None:
        self.edition_files.append(file.path)
        text, problems = read_text(file.path)
        self.problems += problems
        tree = None
        if text is not None:
            tree, problems = read_tree(file.path, text)
            self.problems += problems
        if tree is not None:
            self.edition_trees.append(tree)
        return tree

    def _read_items(self, files: Sequence[ItemFile]) -> None:
        records = read_items(files, self.shelf, self.problems, self.told)
        for file, held in zip(files, records, strict=True):
            kind = file.kind
            self.declared[kind.kind].add(file.id)
            if held is None:
                self.unread.append(file.path)
                continue
            tree, key = Tree(file.path), (kind.kind, held.id)
            if problems := list(self._out_of_place(file, held.id, tree)):
                self.problems += problems
                self.unread.append(file.path)
                continue
            if before := self.held.get(key):
                self.replaced.setdefault(key, Replaced(self.trees[key].path, before))
            self.held[key], self.trees[key] = held, tree

    def _out_of_place(self, file: ItemFile, item_id: str, tree: Tree) -> Iterator[Problem]:
        """Yield why a record can't have its id: its file's name, or another of the root."""
        kind = file.kind
        before = self.trees.get((kind.kind, item_id))
        if item_id != file.id:
            yield self._misnamed(file, item_id, tree)
        elif before and _folder_of(kind, before.path) == _folder_of(kind, tree.path):
            yield _twice(kind, before, tree)
            yield _twice(kind, tree, before)

    def _misnamed(self, file: ItemFile, item_id: str, tree: Tree) -> Problem:
        place = tree.place(("id",))
        kind, stem = file.kind, file.id
        fits = re.fullmatch(SLUG, file.path.stem) is not None
        if (tree.path.parent / f"{item_id}.yml").exists():
            suggested = f"; its file suggests `{stem}`" if fits else ", and its file the same name"
            kind_name = kind.label.lower()
            said = message_of("id-taken", kind=kind_name, id=item_id, suggested=suggested)
            return Problem(place, said.rule, said.message, said.hint, "id")
        instead = f"Write `id: {stem}`, or rename" if fits else "Rename"
        return Problem(
            place,
            "id-mismatch",
            f"the id {item_id!r} is not the file's name",
            f"{instead} the file to {item_id}.yml.",
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


def _folder_of(kind: type[Item], path: Path) -> Path:
    """Return the folder of a kind in which a file stands, maybe in that of a year."""
    return path.parent if path.parent.name == kind.folder else path.parent.parent


def _twice(kind: type[Item], tree: Tree, other: Tree) -> Problem:
    return Problem(
        tree.place(("id",)),
        "duplicate-id",
        f"{other.path.parent.name}/{other.path.name} is a {kind.label.lower()} of this id too",
        "Give one of the two an id of its own, for its file too.",
        "id",
    )


def _merged(trees: list[Tree]) -> Tree | None:
    """Lay the editions of several roots over each other: a later one replaces single fields."""
    if not trees:
        return None
    first, *others = trees
    data = dict(first.data)
    values, keys = dict(first.located.values), dict(first.located.keys)
    for tree in others:
        for places, own in ((values, tree.located.values), (keys, tree.located.keys)):
            for path in [path for path in places if path and path[0] in tree.data]:
                del places[path]
            places.update({path: place for path, place in own.items() if path})
        data.update(tree.data)
    merged = Tree(first.path, data)
    merged.located = Located(data, values, keys)
    return merged
