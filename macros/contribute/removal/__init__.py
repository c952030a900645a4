"""What changes if one item is removed, and what must a person decide first?

Everything that leads to the item is found; links in prose become their words, relations are taken
out. The content is then checked as it would be, in a copy: what the check says is left to a person.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ...content.history import moved_back
from ...content.loader import (
    ItemKey,
    Loaded,
    Shelf,
    Steps,
    Tree,
    WrittenPart,
    load,
    parts_of,
    read_text,
)
from ...content.problems import Place, Problem, errors_of, field_name
from ...content.rules import review
from ...content.rules.checked import Checked, entries
from ...model import KIND_BY_NAME, Item
from ...model.base import Guidance, Markup, WithOrigin
from ...text.shown import clipped
from .cutting import UncuttableError, without
from .mentions import Mention, holder_of, mentions
from .unlinking import unlinked
from .writing import ChangedMeanwhileError, Edit, write_all

__all__ = [
    "ChangedMeanwhileError",
    "Edit",
    "Naming",
    "Removal",
    "TakenOut",
    "copied",
    "plan_removal",
    "taken_out",
    "write_all",
]

Naming = Callable[[Item], Iterable[Place]]
"""Tells where the hand-written pages name an item."""


@dataclass(frozen=True)
class Removal:
    """All that the removal of an item does, and all that keeps it from being done."""

    item: Item
    path: Path
    with_it: tuple[Path, ...]
    """Files that are deleted too, since they are about this item alone."""
    edits: Mapping[Path, Edit]
    deeds: tuple[Problem, ...]
    """What becomes of each thing that leads to the item, as notices."""
    decisions: tuple[Problem, ...]
    """What a person has to decide first. As long as there is anything, nothing is done."""
    left: tuple[Problem, ...] = ()
    """Where a comment, which no check reads, names the item, as notices."""
    uncovers: Path | None = None
    """The file of the first content root that applies again afterwards."""

    @property
    def gone(self) -> tuple[Path, ...]:
        """Every file that is deleted, the item's own first."""
        return (self.path, *self.with_it)


def taken_out(key: ItemKey, loaded: Loaded) -> TakenOut:
    """Return what takes out everything that leads to an item, without a look at what is left."""
    return TakenOut(f"{key[0]}:{key[1]}", tuple(_mentions(key, loaded)))


def plan_removal(
    key: ItemKey, loaded: Loaded, roots: Sequence[Path], pages: Naming, shelf: Shelf | None = None
) -> Removal:
    """Return what the removal of an item does; nothing is written.

    The content has no errors. `pages` tells where hand-written pages name an item.
    """
    item, path = loaded.items[key], loaded.trees[key].path
    target = f"{key[0]}:{key[1]}"
    covered = loaded.replaced.get(key)
    plan = TakenOut(target, ()) if covered else taken_out(key, loaded)
    decisions = list(plan.decisions())
    if not covered:
        decisions += _pages(item, pages)
    gone = (path, *plan.gone)
    with copied(roots, plan.edits, gone) as copies:
        problems = errors_of(review(load(copies, shelf=shelf)))
        told = {problem.place for problem in decisions}
        here = (one for one in moved_back(problems, copies, roots) if one.place not in told)
        decisions += _unexplained(here, plan, target)
    return Removal(
        item=item,
        path=path,
        with_it=plan.gone,
        edits=plan.edits,
        deeds=tuple(plan.deeds()),
        decisions=tuple(sorted(set(decisions))),
        left=() if covered else tuple(_remarks(target, loaded, plan.edits, gone)),
        uncovers=covered.path if covered else None,
    )


class TakenOut:
    """The edits that take an item's mentions out, file by file."""

    def __init__(self, target: str, found: Sequence[Mention]) -> None:
        self.target = target
        self.found = found
        self.edits: dict[Path, Edit] = {}
        self.by_hand: list[Mention] = []
        self.gone = tuple(sorted(one.entry.tree.path for one in found if one.takes == ()))
        by_file: dict[Path, list[Mention]] = {}
        for mention in found:
            by_file.setdefault(_place(mention, target).path, []).append(mention)
        for path in sorted(by_file.keys() - set(self.gone)):
            self._edit(path, by_file[path])

    def deeds(self) -> Iterator[Problem]:
        """Yield what becomes of each mention that can be taken out, in order."""
        done = (one for one in self.found if not one.needs and one not in self.by_hand)
        yield from sorted(
            {_told(mention, self.target, "removed-link", _deed(mention)) for mention in done}
        )

    def decisions(self) -> Iterator[Problem]:
        """Yield what only a person can settle."""
        for mention in self.found:
            if mention.needs:
                yield _told(mention, self.target, "needed", mention.needs, "error")
        for mention in self.by_hand:
            how = (
                "this cannot be taken out without changing what is next to it; take it out by hand"
            )
            yield _told(mention, self.target, "by-hand", how, "error")

    def _edit(self, path: Path, several: Sequence[Mention]) -> None:
        before = read_text(path)[0] or ""
        after = before
        parts = parts_of(before)
        for leaf in {mention.leaf for mention in several if mention.is_link}:
            texts = {_written(leaf.path, parts): leaf.markup is Markup.INLINE}
            try:
                after = unlinked(after, self.target, texts)
            except (UncuttableError, KeyError):
                self.by_hand += [one for one in several if one.leaf == leaf]
        taken = {one.takes for one in several if one.takes is not None}
        try:
            after = without(after, taken) if taken else after
        except (UncuttableError, KeyError):
            self.by_hand += [one for one in several if one.takes is not None]
        if after != before:
            self.edits[path] = Edit(before, after)


def _mentions(key: ItemKey, loaded: Loaded) -> Iterator[Mention]:
    hidden = (
        Checked(replaced.held.record, Tree(replaced.path), own)
        for own, replaced in loaded.replaced.items()
    )
    for entry in (*entries(loaded), *hidden):
        if entry.key != key:
            yield from mentions(entry, key)


def _written(path: Steps, parts: Mapping[Steps, WrittenPart]) -> Steps:
    """Return the path at which a text stands, which may be short for a record of it alone."""
    return path if path in parts else path[:-1]


def _place(mention: Mention, target: str) -> Place:
    tree, path = mention.entry.tree, mention.leaf.path
    if mention.is_link:
        return tree.find(target, path)
    place = tree.place(mention.takes or path)
    return place if mention.takes is None else tree.key_place(mention.takes)


def _told(
    mention: Mention, target: str, rule: str, message: str, severity: str = "notice"
) -> Problem:
    where = field_name(mention.takes or mention.leaf.path)
    place = _place(mention, target)
    is_error = severity == "error"
    return Problem(place, rule, message, "", where, "error" if is_error else "notice")


def _deed(mention: Mention) -> str:
    if mention.takes is None:
        return "the link becomes plain text"
    if not mention.takes:
        return "the file is deleted too: it is about this alone"
    if isinstance(mention.takes[-1], int):
        holder = dict(mention.entry.records).get(mention.takes)
        own = next(
            (
                getattr(holder, name)
                for name in ("why", "evidence", "does", "brings", "ask")
                if holder is not None and isinstance(getattr(holder, name, None), str)
            ),
            "",
        )
        said = f": {clipped(own)!r}" if own else ""
        return f"the entry is taken out{said}"
    holder_path, name = holder_of(mention.takes)
    record = mention.entry.record
    is_own = isinstance(dict(mention.entry.records)[holder_path], WithOrigin)
    if name == "origin" and is_own and isinstance(record, Guidance):
        return f"`origin` is taken out, so the item's own applies: {', '.join(record.origin)}"
    return f"`{name}` is taken out"


def _pages(item: Item, pages: Naming) -> Iterator[Problem]:
    for place in pages(item):
        what = f"this page names the {item.label.lower()}"
        yield Problem(place, "page", what, "Take it out of the page by hand first.")


def _unexplained(found: Iterable[Problem], plan: TakenOut, target: str) -> Iterator[Problem]:
    """Yield what the check finds in the copy, but no broken link left for a person to decide."""
    kept = bool(plan.by_hand) or any(one.needs for one in plan.found)
    kind, item_id = target.split(":")
    gone = f"there is no {KIND_BY_NAME[kind].label.lower()} {item_id!r}"
    for problem in found:
        if not (kept and problem.message == gone):
            yield problem


def naming(target: str) -> re.Pattern[str]:
    """Return the expression for a text that names an item, and no other that begins alike."""
    return re.compile(rf"(?<![\w:-]){re.escape(target)}(?![\w-])")


def _remarks(
    target: str, loaded: Loaded, edits: Mapping[Path, Edit], gone: Iterable[Path]
) -> Iterator[Problem]:
    """Yield where a comment names the item; everything else is found by its meaning."""
    named = naming(target)
    for path in sorted({tree.path for tree in loaded.trees.values()}.difference(gone)):
        text = edits[path].after if path in edits else read_text(path)[0] or ""
        if target not in text:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            at = line.find("#")
            if at >= 0 and named.search(line, at + 1):
                place = Place(path, number, at + 1)
                yield Problem(place, "remark", "a comment names it", severity="notice")


@contextmanager
def copied(
    roots: Sequence[Path], edits: Mapping[Path, Edit], gone: Iterable[Path] = ()
) -> Iterator[tuple[Path, ...]]:
    """Yield copies of the content roots as they would be."""
    with TemporaryDirectory(prefix="playbook-") as work:
        copies = []
        for number, root in enumerate(roots):
            copy = Path(work) / str(number)
            shutil.copytree(root, copy)
            copies.append(copy)
            for path, edit in edits.items():
                if path.is_relative_to(root):
                    (copy / path.relative_to(root)).write_bytes(edit.after.encode())
            for path in gone:
                if path.is_relative_to(root):
                    (copy / path.relative_to(root)).unlink()
        yield tuple(copies)
