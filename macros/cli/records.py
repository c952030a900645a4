"""Which files are pilots' records, and what is wrong with one?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..content.loader import Tree, read_record, read_text, read_tree
from ..content.problems import Problem
from ..contribute.drafts import read_otherwise
from ..model import Playbook
from ..pilot import PilotRecord, problems_in

_SUFFIXES = (".yml", ".yaml")
_FIELDS = {"version", "start"}
"""Fields that every record has, and no item of the content."""


def is_record(path: Path) -> bool:
    """Whether a file is a pilot's record: by its name, or by the fields that only records have."""
    if not path.is_file() or path.suffix not in _SUFFIXES:
        return False
    if f".{path.stem}".endswith(".pilot"):
        return True
    lines = (read_text(path)[0] or "").splitlines()
    return _FIELDS.issubset(line.partition(":")[0].rstrip() for line in lines)


def read_pilot(
    path: Path, playbook: Callable[[], Playbook]
) -> tuple[Tree | None, PilotRecord | None, Sequence[Problem]]:
    """Read a record that is there; return what could be read of it, and every problem in order.

    A record that is right may have warnings, and comes with them. The `playbook` is asked for once
    the file has the shape of a record.
    """
    text, problems = read_text(path)
    if text is None:
        return None, None, sorted(problems)
    tree, problems = read_tree(path, text)
    if tree is None:
        return None, None, sorted(problems)
    pilot, problems = read_record(tree, PilotRecord)
    if pilot is None:
        return tree, None, sorted(problems)
    if wrong := sorted(problems_in(pilot, tree, playbook())):
        return tree, None, wrong
    return tree, pilot, sorted(read_otherwise(PilotRecord, path, tree.text))
