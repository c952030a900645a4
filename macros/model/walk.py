"""Which texts and links does a record hold, and at which path?

One walk over the types serves every rule: a new kind of item is checked without a line of code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from .base import WEB_ADDRESS, Markup, Pointer, Record, TypedPointer

Path = tuple[str | int, ...]


class Leaf(NamedTuple):
    """A text in a record: its path, its value, and what the model says about it."""

    path: Path
    value: str
    markup: Markup | None = None
    pointer: Pointer | TypedPointer | None = None


def leaves(record: Record) -> list[Leaf]:
    """Return every text of a record that is written in Markdown or points to another item."""
    found: list[Leaf] = []
    _collect_leaves(record, (), found)
    return found


def records(record: Record) -> list[tuple[Path, Record]]:
    """Return a record and every record inside it, with its path."""
    found: list[tuple[Path, Record]] = []
    _collect_records(record, (), found)
    return found


@dataclass(frozen=True)
class _Shape:
    """What the model says about a value: how text in it is written, and what it may hold."""

    markup: Markup | None
    pointer: Pointer | TypedPointer | None
    entry: _Shape | None
    """The shape of its entries, where it may be a tuple."""
    holds_records: bool

    @property
    def has_leaves(self) -> bool:
        """Whether a leaf may be found in it at all."""
        own = self.markup or self.pointer or self.holds_records
        return bool(own) or (self.entry is not None and self.entry.has_leaves)


@dataclass(frozen=True)
class _Field:
    name: str
    shape: _Shape


def urls(record: Record) -> Iterator[tuple[Path, str]]:
    """Yield every field of a record, and of the records in it, that holds a web address."""
    for path, part in records(record):
        for name in _address_fields(type(part)):
            value = getattr(part, name)
            if isinstance(value, str):
                yield (*path, name), value


@cache
def pointers(kind: type[Record]) -> Mapping[str, Pointer | TypedPointer]:
    """Return the fields of a type that name other items, as its files call them."""
    hints = get_type_hints(kind, include_extras=True)
    found = {info.alias or name: _shape_of(hints[name]) for name, info in kind.model_fields.items()}
    shapes = {name: shape.pointer for name, shape in found.items()}
    return {name: pointer for name, pointer in shapes.items() if pointer is not None}


def record_types(kind: type[Record]) -> Iterator[type[Record]]:
    """Yield a type of record and every type that records inside it may have, each once."""
    seen: set[type[Record]] = set()
    waiting = [kind]
    while waiting:
        record = waiting.pop()
        if record not in seen:
            seen.add(record)
            yield record
            hints = get_type_hints(record, include_extras=True)
            waiting += [found for name in record.model_fields for found in _records_in(hints[name])]


def _records_in(hint: Any) -> Iterator[type[Record]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for option in get_args(hint):
        yield from _records_in(option)


@cache
def _address_fields(kind: type[Record]) -> tuple[str, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        name
        for name in kind.model_fields
        if any(mark is WEB_ADDRESS for mark in _marks(hints[name]))
    )


@cache
def _fields(kind: type[Record]) -> tuple[_Field, ...]:
    """Return the fields of a type that may hold leaves or records, found once for all records."""
    hints = get_type_hints(kind, include_extras=True)
    fields = (_Field(name, _shape_of(hints[name])) for name in kind.model_fields)
    return tuple(field for field in fields if field.shape.has_leaves)


def _shape_of(hint: Any) -> _Shape:
    marks = _marks(hint)
    entry_hint = _entry_hint(hint)
    return _Shape(
        markup=next((mark for mark in marks if isinstance(mark, Markup)), None),
        pointer=next((mark for mark in marks if isinstance(mark, Pointer | TypedPointer)), None),
        entry=None if entry_hint is None else _shape_of(entry_hint),
        holds_records=_holds_records(hint),
    )


def _collect_leaves(record: Record, path: Path, found: list[Leaf]) -> None:
    for field in _fields(type(record)):
        _collect_leaves_of(record.__dict__[field.name], field.shape, (*path, field.name), found)


def _collect_leaves_of(value: object, shape: _Shape, path: Path, found: list[Leaf]) -> None:
    if isinstance(value, str):
        if shape.markup or shape.pointer:
            found.append(Leaf(path, value, shape.markup, shape.pointer))
    elif isinstance(value, tuple):
        if shape.entry is not None:
            for index, entry in enumerate(value):
                _collect_leaves_of(entry, shape.entry, (*path, index), found)
    elif isinstance(value, Record):
        _collect_leaves(value, path, found)


def _collect_records(record: Record, path: Path, found: list[tuple[Path, Record]]) -> None:
    found.append((path, record))
    for field in _fields(type(record)):
        if not field.shape.holds_records:
            continue
        value = record.__dict__[field.name]
        if isinstance(value, Record):
            _collect_records(value, (*path, field.name), found)
        elif isinstance(value, tuple):
            for index, entry in enumerate(value):
                if isinstance(entry, Record):
                    _collect_records(entry, (*path, field.name, index), found)


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


def _holds_records(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Record):
        return True
    return any(_holds_records(option) for option in get_args(hint))
