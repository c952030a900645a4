"""`playbook check --since`: which problems are new since a revision?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..content import rules
from ..content.history import HistoryError, caused, changed_files, content_at, moved_back
from ..content.loader import load
from ..content.problems import Problem
from .base import fail


def caused_since(
    revision: str, found: Sequence[Problem], roots: tuple[Path, ...]
) -> Sequence[Problem]:
    """Return the problems of files changed since a revision, and those caused elsewhere."""
    try:
        changed = changed_files(revision)
        with content_at(revision, roots) as then:
            before = tuple(moved_back(rules.review(load(then)), then, roots))
    except HistoryError as error:
        fail(f"{error}.")
    return caused(found, before, changed)
