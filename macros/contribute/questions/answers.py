"""What can a field hold? Read from its type in the model, through every layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from ...model import FORM_BY_PATTERN, Markup, Pointer, Record

Kind = Literal[
    "line", "text", "prose", "choice", "number", "count", "flag", "date", "id", "address",
    "pick", "group",
]  # fmt: skip
"""What an answer is: a line, a sentence or two, paragraphs, one of several words, a figure, a whole
number, yes or no, a date, an id of its own, a web address, another item's id, several answers."""

_BY_FORM: Mapping[str, Kind] = MappingProxyType(
    {"slug": "id", "address": "address", "partial-date": "date", "date": "date"}
)
_BY_MARKUP: Mapping[Markup, Kind] = MappingProxyType(
    {Markup.PLAIN: "line", Markup.INLINE: "text", Markup.BLOCK: "prose"}
)
_BY_CLASS: Mapping[type, Kind] = MappingProxyType({bool: "flag", int: "count", float: "number"})


@dataclass(frozen=True)
class AnswerShape:
    """What a field takes."""

    kind: Kind
    is_list: bool
    choices: tuple[str, ...] = ()
    points_to: str = ""
    """The kind of item whose id is the answer."""
    record: type[Record] | None = None
    """The record that several answers make."""


def answer_of(hint: Any) -> AnswerShape:
    """Return what a field of this type takes; the type is written with its annotations."""
    marks = tuple(_flat(hint))
    return AnswerShape(
        kind=_kind(marks),
        is_list=any(get_origin(mark) is tuple for mark in marks),
        choices=next((get_args(mark) for mark in marks if get_origin(mark) is Literal), ()),
        points_to=next((mark.kind for mark in marks if isinstance(mark, Pointer)), ""),
        record=next(filter(_is_record, marks), None),
    )


def markup_of(record: type[Record]) -> dict[str, str]:
    """Return which fields of a record hold Markdown or point to an item, for checks elsewhere."""
    marks = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        for mark in _flat(hint):
            if isinstance(mark, Pointer):
                marks[name] = mark.kind
            elif mark in (Markup.INLINE, Markup.BLOCK):
                marks[name] = str(mark.value)
    return marks


def _kind(marks: tuple[Any, ...]) -> Kind:
    if any(map(_is_record, marks)):
        return "group"
    if any(get_origin(mark) is Literal for mark in marks):
        return "choice"
    if any(isinstance(mark, Pointer) for mark in marks):
        return "pick"
    for kind, of_class in _BY_CLASS.items():
        if kind in marks:
            return of_class
    pattern = next((mark.pattern for mark in marks if isinstance(mark, StringConstraints)), None)
    by_form = _BY_FORM.get(FORM_BY_PATTERN.get(str(pattern), ""))
    by_markup = next((_BY_MARKUP[mark] for mark in marks if isinstance(mark, Markup)), None)
    return by_form or by_markup or "line"


def _flat(hint: Any) -> Iterator[Any]:
    """Yield a type and, however deep, what it is made and annotated of."""
    yield hint
    if get_origin(hint) is not Literal:
        for part in get_args(hint):
            yield from _flat(part)


def _is_record(mark: Any) -> bool:
    return isinstance(mark, type) and issubclass(mark, Record)
