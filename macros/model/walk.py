"""Which texts and links does a record hold, and at which path?

One walk over the types serves every rule: a new kind of item is checked without a line of code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from .base import Markup, Pointer, Record, TypedPointer

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Leaf:
    """A text in a record: its path, its value, and what the model says about it."""

    path: Path
    value: str
    markup: Markup | None = None
    pointer: Pointer | TypedPointer | None = None


def leaves(record: Record, path: Path = ()) -> Iterator[Leaf]:
    """Yield every text of a record that is written in Markdown or points to another item."""
    for name, hint in _hints(type(record)).items():
        yield from _leaves_of(getattr(record, name), hint, (*path, name))


def records(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Yield a record and every record inside it, with its path."""
    yield path, record
    for name in _hints(type(record)):
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from records(value, (*path, name))
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Record):
                    yield from records(entry, (*path, name, index))


@cache
def _hints(kind: type[Record]) -> Mapping[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields}


def _leaves_of(value: object, hint: Any, path: Path) -> Iterator[Leaf]:
    if isinstance(value, Record):
        yield from leaves(value, path)
    elif isinstance(value, str):
        marks = _marks(hint)
        markup = next((mark for mark in marks if isinstance(mark, Markup)), None)
        pointer = next((m for m in marks if isinstance(m, Pointer | TypedPointer)), None)
        if markup or pointer:
            yield Leaf(path, value, markup, pointer)
    elif isinstance(value, tuple):
        entry_hint = _entry_hint(hint)
        for index, entry in enumerate(value):
            yield from _leaves_of(entry, entry_hint, (*path, index))


def _marks(hint: Any) -> tuple[object, ...]:
    """Return every marker of a type, however deep in Annotated and optional types it stands."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        return (*marks, *_marks(inner))
    marks_of_options = (_marks(option) for option in get_args(hint) if option is not type(None))
    return tuple(mark for marks in marks_of_options for mark in marks)


def _entry_hint(hint: Any) -> Any:
    """Return the type of a tuple's entries, looking through Annotated and optional types."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    for option in get_args(hint):
        found = _entry_hint(option)
        if found is not None:
            return found
    return None
