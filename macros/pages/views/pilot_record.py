"""What does the page about pilot.yml show? Every field of the record, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from ...model import Playbook, Record
from ...model.base import IsoDate, Slug, Week
from ...pilot import PilotRecord


@dataclass(frozen=True)
class FieldRow:
    """A field of a record: its name, whether it is needed, what it takes, what it means."""

    name: str
    is_needed: bool
    takes: str
    means: str


@dataclass(frozen=True)
class FieldGroup:
    """A group of fields: the record itself, or what stands under one of its fields."""

    name: str
    about: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True)
class PilotRecordView:
    """The record's fields, the record itself first."""

    groups: tuple[FieldGroup, ...]


_NAMED: dict[Any, str] = {IsoDate: "day", Slug: "id", Week: "week, 1 to 12"}
_TAKES = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def pilot_record_view(_playbook: Playbook) -> PilotRecordView:
    """Return the fields of a pilot's record."""
    return PilotRecordView(tuple(_groups("pilot.yml", PilotRecord)))


def _groups(name: str, record: type[Record]) -> Iterator[FieldGroup]:
    hints = get_type_hints(record, include_extras=True)
    yield FieldGroup(
        name,
        (record.__doc__ or "").partition("\n")[0],
        tuple(
            FieldRow(field, info.is_required(), _takes(hints[field]), info.description or "")
            for field, info in record.model_fields.items()
        ),
    )
    for field in record.model_fields:
        if inner := _record_in(hints[field]):
            yield from _groups(field if record is PilotRecord else f"{name}.{field}", inner)


def _record_in(hint: Any) -> type[Record] | None:
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next((found for option in get_args(hint) if (found := _record_in(option))), None)


def _takes(hint: Any) -> str:
    """Say in words what a field takes."""
    if hint in _NAMED:
        return _NAMED[hint]
    origin, options = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _takes(options[0])
    if origin is Literal:
        return " or ".join(map(str, options)) if len(options) <= _FEW else "one of a list"
    if origin is tuple:
        return "list"
    if origin is UnionType or type(None) in options:
        return _takes(next(option for option in options if option is not NoneType))
    return _TAKES.get(hint, "fields")


_FEW = 3
