"""In which order does a file hold the fields of a record, and of the records in it?

In the model's, and where a statement comes from at its end. The browser's twin is
docs/assets/js/rules/shape/ordered.js.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from ..model import Record, Sourced
from .questions.answers import answer_of

_AT_THE_END = tuple(Sourced.model_fields)


def ordered(kind: type[Record], data: Any) -> Any:
    """Return data with their fields in order; those that the model does not know come last."""
    if isinstance(data, list):
        return [ordered(kind, entry) for entry in data]
    if not isinstance(data, Mapping):
        return data
    inner = _fields(kind)
    names = [
        *(name for name in inner if name in data),
        *(name for name in data if name not in inner),
    ]
    return {name: _ordered(inner.get(name), data[name]) for name in names}


def _ordered(kind: type[Record] | None, data: Any) -> Any:
    return data if kind is None else ordered(kind, data)


@cache
def _fields(kind: type[Record]) -> Mapping[str, type[Record] | None]:
    """Return the fields of a record in their order, each with the record that it holds."""
    hints = get_type_hints(kind, include_extras=True)
    infos = kind.model_fields
    last = [name for name in _AT_THE_END if name in infos]
    names = [*(name for name in infos if name not in last), *last]
    return {infos[name].alias or name: answer_of(hints[name]).record for name in names}
