"""How do the files of items become records: from the cache, or read in parallel?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from ...work.workers import spread
from ..problems import Problem
from .held import Held
from .reading import ReadRecord, read_file
from .roots import ItemFile
from .shelf import Shelf, key_of

Told = Callable[[int, int], None]
"""Is told how many files of how many have been read."""


def read_items(
    files: Sequence[ItemFile], shelf: Shelf, problems: list[Problem], told: Told | None
) -> list[Held | None]:
    """Return the record of each file, or nothing where it has problems, and add these.

    What is not cached is read in parallel. Afterwards the cache holds these records alone.
    """
    keys = [key_of(file) for file in files]
    records = shelf.find(files, keys)
    kept = {key: held for key, held in zip(keys, records, strict=True) if key and held}
    missing = [place for place, record in enumerate(records) if record is None]
    for kind in {files[place].kind for place in missing}:
        kind.model_rebuild()  # once here, and not in each copy of the process
    readings = spread(_read_several, [files[place] for place in missing])
    fresh: dict[str, bytes] = {}
    done = len(files) - len(missing)
    for place, reading in zip(missing, chain.from_iterable(readings), strict=True):
        if told:
            told(done, len(files))
        done += 1
        problems += reading.problems
        if reading.data is None:
            continue
        file, key = files[place], keys[place]
        records[place] = held = Held(file, reading.id, reading.data)
        held.make()  # while other processors still read: whoever reads all wants it soon
        if key and held.id == file.id:
            kept[key] = held
            fresh[key] = reading.data
    shelf.keep(kept, fresh)
    return records


def _read_several(files: Sequence[ItemFile]) -> list[ReadRecord]:
    return [read_file(file) for file in files]
