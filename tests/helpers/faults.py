"""Puts faults into plain data, so that two checks of the same data can be compared."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from typing import Any


def with_faults(whole: Any, junk: Sequence[object], chance: random.Random) -> Any:
    """Return a copy of `whole` with one to three things in it wrong, or merely different."""
    data = copy.deepcopy(whole)
    for _ in range(chance.randint(1, 3)):
        spots = list(_spots(data))
        parent, key = chance.choice(spots)
        how = chance.random()
        if how < 0.2:
            del parent[key]
        elif how < 0.3 and isinstance(parent, dict):
            parent[chance.choice([f"{key}s", "zzz", f"{key}"[::-1]])] = chance.choice(junk)
        elif how < 0.4 and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[key]))
        else:
            parent[key] = copy.deepcopy(chance.choice(junk))
    return data


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(entries):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _spots(inner)
