"""What changes if a retrospective is withdrawn, and what still rests on it?

Its file keeps the address, the day and the reason. The content is checked as it would be, in a
copy; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..content.history import moved_back
from ..content.loader import Loaded, Shelf, load, read_record, read_text, read_tree
from ..content.problems import Problem, errors_of
from ..content.rules import review
from ..model import Retrospective, Withdrawn
from .changes import Changes, changes_between
from .removal import Edit, Naming, copied
from .writer import data_text, schema_line


@dataclass(frozen=True)
class PlannedWithdrawal:
    """All that the withdrawal of a retrospective does, and all that keeps it from being done."""

    path: Path
    edit: Edit
    rests: tuple[Problem, ...]
    """What rests on it and is left as it is, in texts, codings and hand-written pages."""
    changes: Changes
    """What is another for readers, in the evidence too."""
    problems: tuple[Problem, ...]
    """What the check would find. As long as there is anything, nothing is done."""


def left_of(
    case: Retrospective, day: str, reason: str
) -> tuple[Withdrawn | None, Sequence[Problem]]:
    """Return what is left of a retrospective; nothing, and why, where day or reason do not fit.

    Old ids lead on to it as before.
    """
    old_ids = {"was": list(case.was)} if case.was else {}
    text = data_text(
        {
            "id": case.id,
            "title": case.title,
            **old_ids,
            "status": "withdrawn",
            "withdrawn": {"day": day, "reason": reason},
        }
    )
    tree, problems = read_tree(Path(f"{case.id}.yml"), text)
    return (None, problems) if tree is None else read_record(tree, Withdrawn)


def plan_withdrawal(
    left: Withdrawn,
    loaded: Loaded,
    roots: Sequence[Path],
    pages: Naming,
    shelf: Shelf | None = None,
) -> PlannedWithdrawal:
    """Return what it does to leave this of a retrospective; nothing is written.

    The content has no errors. `pages` tells where hand-written pages name an item.
    """
    path = loaded.trees[left.kind, left.id].path
    data = left.model_dump(mode="json", by_alias=True, exclude_unset=True)
    edit = Edit(read_text(path)[0] or "", schema_line("withdrawn", path) + data_text(data))
    with copied(roots, {path: edit}) as copies:
        then = load(copies, shelf=shelf)
        found = tuple(moved_back(review(then), copies, roots))
        problems = errors_of(found)
        changes = Changes() if problems else changes_between(loaded.playbook(), then.playbook())
    return PlannedWithdrawal(
        path=path,
        edit=edit,
        rests=(*_new(found, review(loaded)), *_named(left, pages)),
        changes=changes,
        problems=problems,
    )


def _new(found: Iterable[Problem], known: Iterable[Problem]) -> Iterator[Problem]:
    before = set(known)
    yield from (one for one in found if one.severity == "warning" and one not in before)


def _named(left: Withdrawn, pages: Naming) -> Iterator[Problem]:
    for place in pages(left):
        yield Problem(place, "page", "this page names it", severity="notice")
