"""What does `playbook check` say of one retrospective, leaving out where it stands?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from macros.content.loader import Items, Loaded, read_record, read_tree
from macros.content.loader.held import Held
from macros.content.loader.roots import ItemFile
from macros.content.problems import Problem
from macros.content.rules import ENTRY_RULES
from macros.content.rules.checked import Checked
from macros.content.rules.organisations import names_are_one
from macros.model import Retrospective

Said = tuple[str, str, str, str]
"""The rule, the field, what is wrong and how to mend it; lines of a file are YAML's affair."""

OF_PLACES = frozenset({"wrong-folder", "stray-file", "id-mismatch"})
"""Rules about where a file stands, which a form has no file for."""


def said(problems: Iterable[Problem]) -> set[Said]:
    """Return what problems say, without their places."""
    return {(p.rule, p.where, p.message, p.hint) for p in problems if p.rule not in OF_PLACES}


def judged(text: str, loaded: Loaded) -> tuple[Retrospective | None, set[Said]]:
    """Return the record that a file's text holds, and what the check says of it."""
    path = Path("2025/case.yml")
    tree, problems = read_tree(path, text)
    assert tree is not None, (text, problems)
    record, problems = read_record(tree, Retrospective)
    if record is None:
        return None, said(problems)
    key = (Retrospective.kind, record.id)
    known = loaded.declared[Retrospective.kind] | {record.id}
    declared = {**loaded.declared, Retrospective.kind: known}
    held = Held(ItemFile(path, Retrospective), record.id, json.dumps(tree.data).encode())
    alone = replace(loaded, items=Items({key: held}), trees={key: tree}, declared=declared)
    entry = Checked(record, tree, key)
    of_names = names_are_one([entry], loaded)
    return record, said(
        [*(problem for rule in ENTRY_RULES for problem in rule(entry, alone)), *of_names]
    )
