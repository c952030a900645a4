"""Can the browser check all that a schema asks for?

Its validator is written for the schemas of this playbook, and would pass over a keyword that it
does not know: what the terminal refuses, the browser would take. No such schema leaves here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..pilot.schemas import browser_schema_text

_FILE = Path(__file__).with_name("keywords.json")

Node = Mapping[str, Any]


class UnknownKeywordError(Exception):
    """Raised for a schema that asks for what the browser's validator does not check."""


@cache
def keywords() -> Mapping[str, list[str]]:
    """Return the keywords that the browser's validator knows, by what they stand in."""
    known: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {kind: names for kind, names in known.items() if kind != "$comment"}


@cache
def browser_schema(name: str) -> bytes:
    """Return a schema for the browser; raise `UnknownKeywordError` where it can't check it all."""
    text = browser_schema_text(name)
    refuse_unknown(name, json.loads(text))
    return text.encode()


def refuse_unknown(name: str, schema: Node) -> None:
    """Raise `UnknownKeywordError` if a schema has keywords that the browser would pass over."""
    if found := list(_unknown(schema, "#", root=True)):
        raise UnknownKeywordError(
            f"the schema {name!r} asks for what the browser does not check: {'; '.join(found)}. "
            "Let docs/assets/js/rules/shape/schema.js check it, then name the keyword in "
            "macros/browser/keywords.json."
        )


def _unknown(node: Node, place: str, *, root: bool = False) -> Iterator[str]:
    """Yield each keyword that is not known, with its place; names of fields are no keywords."""
    kind = _kind_of(node)
    if kind is None:
        yield f"no known `type` at {place}"
        return
    yield from _others(node, place, kind, *(["root"] if root else []))
    if kind == "record":
        yield from _each(node["properties"], f"{place}/properties")
        for needs in ("anyOf", "oneOf"):
            for at, need in enumerate(node.get(needs, ())):
                yield from _others(need, f"{place}/{needs}/{at}", "need")
    elif kind == "choice":
        for at, option in enumerate(node["anyOf"]):
            yield from _unknown(option, f"{place}/anyOf/{at}")
    elif kind == "object":
        yield from _each(node.get("patternProperties", {}), f"{place}/patternProperties")
        yield from _others(node.get("propertyNames", {}), f"{place}/propertyNames", "name")
    elif kind == "array":
        yield from _unknown(node.get("items", {}), f"{place}/items")
    if root:
        yield from _each(node.get("$defs", {}), f"{place}/$defs")


def _each(nodes: Mapping[str, Node], place: str) -> Iterator[str]:
    for name, node in nodes.items():
        yield from _unknown(node, f"{place}/{name}")


def _others(node: Node, place: str, *kinds: str) -> Iterator[str]:
    known = {name for kind in ("ignored", *kinds) for name in keywords()[kind]}
    return (f"`{name}` at {place}" for name in node if name not in known)


def _kind_of(node: Node) -> str | None:
    """Tell what a node describes, in the order in which the browser's validator asks."""
    marks = {
        "$ref": "reference",
        "properties": "record",
        "const": "constant",
        "anyOf": "choice",
        "enum": "string",
    }
    for mark, kind in marks.items():
        if mark in node:
            return kind
    return next((kind for kind in _TYPES if node.get("type") == kind), None)


_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
