"""How does an editor come to speak of the field that is wrong, in words that help?

A schema that says what the model takes is right, and an editor that reads it says "Missing property
worked" of a text where a list should be. Here it says the same in the form from which the editors'
language server picks the fitting message and offers what fits. Its own keywords (`errorMessage`,
`enumDescriptions`, `doNotSuggest`) ask nothing of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...contribute.questions.meanings import MEANINGS
from ...model import FORM_BY_PATTERN
from ...text.words import FORMS, HOW

Node = dict[str, Any]

IDS = "ids.json"
"""The file beside the schemas that holds the ids of items."""

_EXPECTED = {
    "number": HOW["any"].format(expected="a figure alone, such as 3000 or 74.5"),
    "integer": HOW["any"].format(expected="a whole number alone"),
    "boolean": HOW["any"].format(expected="true or false"),
    "array": HOW["list"],
}
"""What is said where a value is of another type than this."""

_BLANK = "There is no text here. Fill it in, or remove the line."
_NAMED = frozenset({"properties", "patternProperties", "$defs"})
_SEVERAL = frozenset({"anyOf", "oneOf", "allOf"})
_INNER = frozenset({"items", "propertyNames", "additionalProperties"})
_REFERENCE = "#/$defs/Nothing"
_VALUES = ("string", "number", "boolean", "object", "array")
_NOTHING = {
    "description": "Nothing: as if the field were left out.",
    "not": {"anyOf": [{"type": kind} for kind in _VALUES]},
}
"""`null` alone, in a form that an editor neither offers nor names in a message."""


def shaped(schema: Node) -> Node:
    """Return a schema of the model as an editor reads it best; `schema` stays as it is."""
    described = schema.get("$defs", {})
    node = _Shaping(described).of(schema)
    return node | {"$defs": {**node.get("$defs", {}), "Nothing": _NOTHING}}


def with_meanings(node: Node, name: str) -> Node:
    """Return the schema of a field of that name, in which each of its choices says its meaning."""
    if "anyOf" in node:
        return node | {"anyOf": [with_meanings(option, name) for option in node["anyOf"]]}
    words = node.get("enum")
    for field, meanings in MEANINGS.items():
        if words and field.rpartition(".")[2] == name and set(meanings) == set(words):
            return node | {"enumDescriptions": [meanings[word] for word in words]}
    return node


class _Shaping:
    """One schema, whose alternatives may be described elsewhere in it."""

    def __init__(self, described: Mapping[str, Node]) -> None:
        self.described = described

    def of(self, node: Node) -> Node:
        if node == {"type": "null"}:
            return {"$ref": _REFERENCE}
        inner = {key: self._inner(key, part) for key, part in _said(node)}
        return self._apart(_in_words(inner))

    def _inner(self, key: str, part: Any) -> Any:
        if key in _NAMED:
            shaped = {name: self.of(field) for name, field in part.items()}
            are_fields = key == "properties"
            return {n: self._field(of) for n, of in shaped.items()} if are_fields else shaped
        if key in _SEVERAL:
            return [_need(one) if _is_need(one) else self.of(one) for one in part]
        return self.of(part) if key in _INNER and isinstance(part, dict) else part

    def _field(self, node: Node) -> Node:
        """Return the schema of a field, of which the language server writes the colon too.

        It does not where what a reference leads to has no type.
        """
        of = str(node.get("$ref"))
        found = self.described.get(of.removeprefix("#/$defs/"))
        if found is None or "type" in found or "properties" in found:
            return node
        return _without(node, "$ref") | {"anyOf": [{"$ref": of}]}

    def _apart(self, node: Node) -> Node:
        """Name the record first where a value may be a record or something else.

        Of two alternatives that a value misses alike the language server takes the first, and for
        a `oneOf` another one where the first is a record and the value is none.
        """
        options = node.get("anyOf", [])
        records = [option for option in options if self._is_record(option)]
        if len(records) != 1 or len(options) == 1:
            return node
        others = [option for option in options if option is not records[0]]
        if not all(_is_plain(option) for option in others):
            return node
        if len(others) > 1:
            others = [{"anyOf": others}]
        return _without(node, "anyOf") | {"oneOf": [*records, *others]}

    def _is_record(self, node: Node) -> bool:
        found = self.described.get(node.get("$ref", "").removeprefix("#/$defs/"), node)
        return "properties" in found


def _said(node: Node) -> Iterator[tuple[str, Any]]:
    """Yield what an editor is to read; defaults and examples it would write out for an author."""
    for key, part in node.items():
        if key == "description" and node.get("examples"):
            yield key, f"{part} For example: {str(node['examples'][0]).rstrip('.')}."
        elif key != "examples" and (key != "default" or part or part is False):
            yield key, part


def _in_words(node: Node) -> Node:
    """Return a value's schema with words for an author beside what it asks for."""
    own: Node = {}
    if form := FORM_BY_PATTERN.get(str(node.get("pattern"))):
        own["patternErrorMessage"] = FORMS[form]
    if node.get("minLength") == 1:
        node = _without(node, "minLength")
        own["allOf"] = [{"pattern": r"\S", "patternErrorMessage": _BLANK}]
    if expected := _EXPECTED.get(str(node.get("type"))):
        own["errorMessage"] = expected
    if words := node.get("enum"):
        own["errorMessage"] = f"Choose one of: {', '.join(map(str, words))}."
    return node | own


def _is_need(node: Node) -> bool:
    """Whether a schema describes no record, and only says what one has to give."""
    return "required" in node and "type" not in node


def _need(option: Node) -> Node:
    """Return one way to meet a need, of which an editor offers no field a second time."""
    words = f"{option['title'][:1].upper()}{option['title'][1:]}."
    fields = {name: _needed(field, words) for name, field in option["properties"].items()}
    return {"required": option["required"], "properties": fields, "errorMessage": words}


def _needed(field: Node, words: str) -> Node:
    if field["type"] == "null":
        no_text = {"type": "string", "pattern": "(?!)", "patternErrorMessage": words}
        return {"anyOf": [no_text, {"$ref": _REFERENCE}], "doNotSuggest": True}
    said = _EXPECTED.get(field["type"], words)
    return {**field, "errorMessage": said, "doNotSuggest": True}


def _is_plain(node: Node) -> bool:
    """Whether a schema takes texts and nothing else."""
    return (
        node.get("type") == "string"
        or str(node.get("$ref")).startswith(IDS)
        or ("anyOf" in node and all(_is_plain(option) for option in node["anyOf"]))
    )


def _without(node: Node, key: str) -> Node:
    return {name: part for name, part in node.items() if name != key}
