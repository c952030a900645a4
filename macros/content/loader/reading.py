"""What does one file of an item hold: a record as JSON, or problems?"""

from __future__ import annotations

import json
from dataclasses import dataclass

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
    record, problems = read_record(tree, file.kind)
    if record is None:
        return ReadRecord(problems=tuple(problems))
    data = json.dumps(tree.data, ensure_ascii=False, separators=(",", ":"))
    return ReadRecord(record.id, data.encode())
