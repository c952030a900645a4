"""What becomes of content that was written for edition 2026.1, and what has a person to decide?

Texts, remarks and untouched lines stay as they are. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...content.loader import EDITION, Tree, content_files, parts_of, read_text, read_tree
from ...content.problems import Problem, field_name
from ...model import SCHEMA_VERSION, Edition, Organisation, Pattern, Retrospective
from ..removal.cutting import UncuttableError, data_of
from ..writer import data_text, schema_line
from .homes import Homes
from .records import OldRecord, Open
from .rewriting import rewritten

__all__ = ["Upgrade", "plan_upgrade", "version_of"]

_FIELD = "schema_version"
_FIRST = f"{_FIELD}: {SCHEMA_VERSION}"


@dataclass
class Upgrade:
    """The files that are another or new afterwards, and what a person has to decide then."""

    before: dict[Path, str] = field(default_factory=dict)
    """What each file says that is read, so that nobody's work is written over."""
    after: dict[Path, str] = field(default_factory=dict)
    records: int = 0
    organisations: int = 0
    open: list[Problem] = field(default_factory=list)
    """What is left out, at its place in the new files."""
    problems: list[Problem] = field(default_factory=list)
    """What cannot be read or rewritten. As long as there is anything, nothing is done."""


def version_of(root: Path) -> object:
    """Return for which version of the shapes a root says that it is written; nothing if not."""
    text, _ = read_text(root / EDITION) if (root / EDITION).exists() else (None, [])
    tree, _ = read_tree(root / EDITION, text) if text is not None else (None, [])
    return None if tree is None else tree.data.get(_FIELD)


def plan_upgrade(root: Path, others: Sequence[Path] = ()) -> Upgrade:
    """Return what becomes of a content root; `others` have organisations that may be its own."""
    plan = Upgrade()
    trees = {file.path: (file.kind, tree) for file, tree in _trees(root, plan)}
    filed = [tree.data for kind, tree in trees.values() if kind is Organisation]
    homes = Homes([*filed, *_filed_in(others)])
    patterns = {
        str(tree.data.get("id")): str(tree.data.get("name"))
        for kind, tree in trees.values()
        if kind is Pattern
    }
    for path, (kind, tree) in trees.items():
        if kind is Retrospective:
            home = homes.home_of(tree.data)
            _record(path, OldRecord(tree.data, home, patterns), plan)
    for new in homes.new:
        path = root / Organisation.folder / f"{new.id}.yml"
        plan.after[path] = schema_line(Organisation.kind, path) + data_text(new.data)
        plan.organisations += 1
    for new, found in homes.open():
        _ask(root / Organisation.folder / f"{new.id}.yml", [found], plan)
    edition = root / EDITION
    if edition in trees and _is_whole(trees[edition][1].data):
        plan.after[edition] = _with_version(plan.before[edition])  # last, when all else is done
    plan.open.sort()
    return plan


def _trees(root: Path, plan: Upgrade) -> Iterator[tuple[Any, Tree]]:
    """Yield the files that may have to change, each with what it holds."""
    for file in content_files(root)[0]:
        if file.kind not in (Retrospective, Organisation, Pattern, Edition):
            continue
        text, problems = read_text(file.path)
        tree, more = (None, []) if text is None else read_tree(file.path, text)
        plan.problems += [*problems, *more]
        if tree is not None and text is not None:
            plan.before[file.path] = text
            yield file, tree


def _filed_in(roots: Iterable[Path]) -> Iterator[Mapping[str, Any]]:
    for root in roots:
        for file in content_files(root)[0]:
            if file.kind is Organisation:
                text, _ = read_text(file.path)
                tree, _ = read_tree(file.path, text or "")
                if tree is not None:
                    yield tree.data


def _record(path: Path, record: OldRecord, plan: Upgrade) -> None:
    if record.rewriting.is_empty:
        return
    before = plan.before[path]
    try:
        plan.after[path] = rewritten(before, record.rewriting)
    except (UncuttableError, KeyError):
        what = "this cannot be rewritten without changing what is next to it"
        hint = "Write it with an entry and a field a line first."
        plan.problems.append(Problem(Tree(path).place(()), "by-hand", what, hint))
        return
    plan.records += 1
    _ask(path, record.open, plan)


def _ask(path: Path, found: Iterable[Open], plan: Upgrade) -> None:
    tree = Tree(path)
    tree.text = plan.after[path]
    for one in found:
        where, place = field_name(one.path), tree.place(one.path)
        plan.open.append(Problem(place, "open", one.message, "", where, "notice"))


def _is_whole(data: Mapping[str, Any]) -> bool:
    """Whether it is an edition of its own, and not fields that a later root lays over the first."""
    needed = {name for name, info in Edition.model_fields.items() if info.is_required()}
    return needed - {_FIELD} <= data.keys() and _FIELD not in data


def _with_version(text: str) -> str:
    """Return the edition's text with the version of the shapes before its first field."""
    whole = parts_of(text)[()]
    first = parts_of(text)[whole.inner[0]].key_start or 0
    separator = ", " if whole.in_brackets else "\r\n" if "\r\n" in text else "\n"
    new = f"{text[:first]}{_FIRST}{separator}{text[first:]}"
    if data_of(new) != {_FIELD: SCHEMA_VERSION, **data_of(text)}:
        raise UncuttableError
    return new
