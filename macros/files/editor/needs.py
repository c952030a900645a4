"""Which field does another one call for? An editor says so as the other one is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...model import GovernanceReview, OwnerRecord, Record, Retrospective
from ...model.accounts import TOLD_WHEN, Criterion
from ...text.words import message_of
from .shaping import Node


def needs(record: str) -> list[Node]:
    """Return what a record of that name needs beside what the model asks for, as conditions."""
    conditions = [_condition(*need) for need in _NEEDS.get(record, ())]
    return [*conditions, *([_of_those_there()] if record == Retrospective.__name__ else [])]


def _condition(field: str, given: Node, needed: str, told: str) -> Node:
    message = message_of(told)
    words = f"{message.message[:1].upper()}{message.message[1:]}. {message.hint}"
    return {
        "if": {"required": [field], "properties": {field: given}},
        "then": {"required": [needed], "properties": {needed: True}, "errorMessage": words},
    }


def _of_those_there() -> Node:
    """Return what whoever was there says of owners, criteria and reviews: when that was."""
    named, given, begun = _when(OwnerRecord), _when(Criterion), _when(GovernanceReview)
    fields = {
        "owner": named,
        "later_owners": _of_a("array", items=named),
        "criteria": _of_a("array", items=given),
        "governance": _of_a("array", items=begun),
    }
    return {
        "if": {"required": ["record"], "properties": {"record": {"const": "contributed"}}},
        "then": {"properties": fields},
    }


def _when(record: type[Record]) -> Node:
    field = TOLD_WHEN[record]
    description = record.model_fields[field].description
    message = message_of("missing", field=field, description=description)
    words = f"{message.message[:1].upper()}{message.message[1:]}. {message.hint}"
    return _of_a("object", required=[field], properties={field: True}, errorMessage=words)


def _of_a(kind: str, **asked: Any) -> Node:
    """Return what is asked of a value of this type; of another one nothing is said here."""
    return {"if": {"type": kind}, "then": {"type": kind, **asked}}


_NEEDS: Mapping[str, tuple[tuple[str, dict[str, Any], str, str], ...]] = MappingProxyType(
    {
        "Retrospective": (
            ("record", {"const": "contributed"}, "contributor", "contributor-missing"),
            ("record", {"const": "public-record"}, "sources", "no-sources"),
        ),
        "PracticeReport": (("effect", {"type": "string"}, "basis", "basis-missing"),),
    }
)
"""By the name of a record: a field, what is given in it, what is needed then, and what is said."""
