"""With several content roots, which one replaces what, and what may none replace?

The first root is the base. A later one adds items, and may replace items and fields of the base.
Two later ones that replace or add the same would lose one of the two without a word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model import Item
from ...work.settings import CONTENT
from ..problems import Place, Problem, shown_path
from .held import Held
from .roots import EDITION, ItemFile
from .tree import Tree


@dataclass(frozen=True)
class Replaced:
    """An item of the base that one of a later root has taken the place of."""

    path: Path
    held: Held


def same_roots(roots: Sequence[Path]) -> Mapping[int, Problem]:
    """Return the places in `roots` of those that an earlier one is already, and what is wrong."""
    found: dict[int, Problem] = {}
    for number, root in enumerate(roots):
        earlier = next((one for one in roots[:number] if _is_same(one, root)), None)
        if earlier is not None:
            found[number] = Problem(
                Place(root),
                "no-content-root",
                f"this folder is named twice; it is {shown_path(earlier)} already",
                f"Name each folder of content once in {CONTENT.name}.",
            )
    return found


def items_twice_over(layers: Sequence[Sequence[ItemFile]]) -> Iterator[Problem]:
    """Yield a problem for each item that more than one of the later roots has; base comes first.

    It looks at files and not at records, so that broken files are reported too.
    """
    found: dict[tuple[type[Item], str], dict[int, Path]] = defaultdict(dict)
    for number, files in enumerate(layers):
        for file in files if number else ():
            found[file.kind, file.id].setdefault(number, file.path)
    for (kind, _), by_layer in found.items():
        for path in by_layer.values() if len(by_layer) > 1 else ():
            others = ", ".join(shown_path(other) for other in by_layer.values() if other != path)
            yield Problem(
                Tree(path).place(("id",)),
                "duplicate-id",
                f"{others} is a {kind.label.lower()} of this id too",
                "Of the content folders after the first, only one may have it. Keep one of them, "
                "or give one an id of its own, for its file too.",
                "id",
            )


def fields_twice_over(editions: Sequence[Tree]) -> Iterator[Problem]:
    """Yield a problem for each field that the editions of more than one of the later roots give."""
    given: dict[str, list[Tree]] = defaultdict(list)
    for tree in editions:
        for name in tree.data:
            given[name].append(tree)
    for name, trees in given.items():
        for tree in trees if len(trees) > 1 else ():
            others = ", ".join(shown_path(other.path) for other in trees if other is not tree)
            yield Problem(
                tree.key_place((name,)),
                "duplicate-key",
                f"`{name}` is also given in {others}",
                f"Of the {EDITION} files after the first, only one may give it. Delete it in one.",
                str(name),
            )


def replaced_fields(editions: Sequence[Tree]) -> Iterator[tuple[str, Place]]:
    """Yield each field of the first edition that a later one gives as well, and its place there."""
    for tree in editions[1:]:
        for name in tree.data:
            if name in editions[0].data:
                yield name, tree.key_place((name,))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist, which is said of it
        return False
