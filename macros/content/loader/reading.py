"""What does one file of an item hold: a record as JSON, or problems?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ...model import Item, Retrospective, Withdrawn
from ..problems import Problem
from .records import read_record
from .roots import ItemFile
from .text import read_text
from .tree import read_tree


@dataclass(frozen=True)
class ReadRecord:
    """A record with its id, as JSON: so it travels between processes, and to the next build."""

    id: str = ""
    data: bytes | None = None
    problems: tuple[Problem, ...] = ()


def read_file(file: ItemFile) -> ReadRecord:
    """Read a file; there are problems, or there is a record."""
    text, problems = read_text(file.path)
    if text is None:
        return ReadRecord(problems=tuple(problems))
    tree, problems = read_tree(file.path, text)
    if tree is None:
        return ReadRecord(problems=tuple(problems))
    record, problems = read_record(tree, _shape(file, tree.data.get("status")))
    if record is None:
        return ReadRecord(problems=tuple(problems))
    data = json.dumps(tree.data, ensure_ascii=False, separators=(",", ":"))
    return ReadRecord(record.id, data.encode())


def kind_in(file: ItemFile, data: bytes) -> type[Item]:
    """Return the type of the record that a file's JSON holds."""
    return _shape(file, "withdrawn" if b'"status":"withdrawn"' in data else None)


def _shape(file: ItemFile, status: object) -> type[Item]:
    """Return the type of a file's record: what is withdrawn has a shape of its own."""
    is_withdrawn = file.kind is Retrospective and status == "withdrawn"
    return Withdrawn if is_withdrawn else file.kind
