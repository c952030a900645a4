"""How do the files of items become records: taken from the shelf, or read side by side?

A record travels as JSON from the process that read it, and to the next build.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from ..model import Item
from ..problems import Problem
from ..workers import spread
from .records import read_record
from .roots import ItemFile
from .shelf import Shelf, key_of
from .text import read_text
from .tree import read_tree

Told = Callable[[int, int], None]
"""Is told how many files of how many have been read."""


@dataclass(frozen=True)
class _Reading:
    """What a file holds: a record as JSON, or problems."""

    data: bytes | None = None
    problems: tuple[Problem, ...] = ()


def read_items(
    files: Sequence[ItemFile], shelf: Shelf, problems: list[Problem], told: Told | None
) -> list[Item | None]:
    """Return the record in each file, or nothing where there are problems, and add these.

    What is not on the shelf is read side by side. Afterwards the shelf holds these records alone.
    """
    keys = [key_of(file) for file in files]
    records = shelf.find(files, keys)
    missing = [place for place, record in enumerate(records) if record is None]
    readings = spread(_read_several, [files[place] for place in missing])
    fresh: dict[str, bytes] = {}
    done = len(files) - len(missing)
    for place, reading in zip(missing, chain.from_iterable(readings), strict=True):
        if told:
            told(done, len(files))
        done += 1
        problems += reading.problems
        if reading.data is not None:
            records[place] = files[place].kind.model_validate_json(reading.data)
            if key := keys[place]:
                fresh[key] = reading.data
    shelf.keep({key: one for key, one in zip(keys, records, strict=True) if key and one}, fresh)
    return records


def _read_several(files: Sequence[ItemFile]) -> list[_Reading]:
    return [_read(file) for file in files]


def _read(file: ItemFile) -> _Reading:
    text, problems = read_text(file.path)
    if text is None:
        return _Reading(None, tuple(problems))
    tree, problems = read_tree(file.path, text)
    if tree is None:
        return _Reading(None, tuple(problems))
    record, problems = read_record(tree, file.kind)
    if record is None:
        return _Reading(None, tuple(problems))
    return _Reading(json.dumps(tree.data, ensure_ascii=False, separators=(",", ":")).encode())
