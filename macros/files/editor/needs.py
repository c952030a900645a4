"""Which field does another one call for? An editor says so as the other one is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...text.words import message_of
from .shaping import Node


def needs(record: str) -> list[Node]:
    """Return what a record of that name needs beside what the model asks for, as conditions."""
    return [_condition(*need) for need in _NEEDS.get(record, ())]


def _condition(field: str, given: Node, needed: str, told: str) -> Node:
    message = message_of(told)
    words = f"{message.message[:1].upper()}{message.message[1:]}. {message.hint}"
    return {
        "if": {"required": [field], "properties": {field: given}},
        "then": {"required": [needed], "properties": {needed: True}, "errorMessage": words},
    }


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
