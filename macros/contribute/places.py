"""Where in a contribution is what a problem names: `practices[2].effect`?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

Steps = tuple[str | int, ...]

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_ADDED = re.compile(r"Add `(\w+):?`(?!,? or)")


def steps_of(where: str) -> Steps:
    """Return the steps of a place as problems write it, entries counted from 0."""
    found = _STEP.finditer(where)
    return tuple(int(step[1]) - 1 if step[1] else step[2] for step in found)


def lacking(where: str, hint: str) -> Steps:
    """Return the place of the field that a hint asks to add, or no steps where it asks for none.

    It is a field of the entry that a problem names, or beside the field that it names.
    """
    steps, added = steps_of(where), _ADDED.match(hint)
    if added is None or not steps:
        return ()
    return (*(steps if isinstance(steps[-1], int) else steps[:-1]), added[1])


def value_at(data: Any, steps: Steps) -> Any:
    """Return what is at a place, or None where nothing is."""
    for step in steps:
        if isinstance(step, int):
            is_there = isinstance(data, list) and 0 <= step < len(data)
            data = data[step] if is_there else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def with_value(data: Any, steps: Steps, value: Any) -> Any:
    """Return a copy of data with a value at a place, whose surroundings are there."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        entries = list(data) if isinstance(data, list) else []
        inner = with_value(value_at(entries, (step,)), tuple(rest), value)
        return [*entries[:step], inner, *entries[step + 1 :]]
    fields = dict(data) if isinstance(data, Mapping) else {}
    return {**fields, step: with_value(fields.get(step), tuple(rest), value)}


def without_value(data: Any, steps: Steps) -> Any:
    """Return a copy of data without what is at a place, and without a list that it leaves empty."""
    if not steps:
        return None
    if value_at(data, steps) is None:
        return data
    step, *rest = steps
    inner = without_value(value_at(data, (step,)), tuple(rest))
    if isinstance(step, int):
        entries = list(data) if isinstance(data, list) else []
        kept = [] if inner is None else [inner]
        return [*entries[:step], *kept, *entries[step + 1 :]] or None
    fields = dict(data) if isinstance(data, Mapping) else {}
    if inner is None:
        fields.pop(step, None)
        return fields
    return {**fields, step: inner}


def nearest(data: Any, steps: Sequence[str | int]) -> Steps:
    """Return the steps as far as the data has them."""
    for end in range(len(steps), 0, -1):
        if value_at(data, tuple(steps[:end])) is not None:
            return tuple(steps[:end])
    return ()
