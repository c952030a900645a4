"""Does the browser check all that the schemas ask for, and is another schema refused?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.browser.keywords import UnknownKeywordError, browser_schema, keywords, refuse_unknown
from macros.pilot.schemas import browser_schema_text

from ...helpers.judgements import playbook
from ..modules import run

TEXT = {"type": "string", "maxLength": 3}
NAMES = sorted({name for names in keywords().values() for name in names} | {"format", "not"})


def record(node: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"a": node}, "additionalProperties": False, **more}


@pytest.mark.parametrize("name", ["pilot", "retrospective"])
def test_the_schemas_of_this_playbook(name: str) -> None:
    assert browser_schema(name) == browser_schema_text(name).encode()


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        (record({**TEXT, "format": "email"}), "`format` at #/properties/a"),
        (record({"type": "array", "items": TEXT, "uniqueItems": True}), "`uniqueItems` at #/pr"),
        (record({"type": "array", "items": {**TEXT, "x": 1}}), "`x` at #/properties/a/items"),
        (record(TEXT, minProperties=1), "`minProperties` at #"),
        (record(TEXT, not_=1), "`not_` at #"),
        (record({"$ref": "#/$defs/B", "maxLength": 3}), "`maxLength` at #/properties/a"),
        (record({"anyOf": [TEXT], "minLength": 3}), "`minLength` at #/properties/a"),
        (record({"anyOf": [{**TEXT, "x": 1}]}), "`x` at #/properties/a/anyOf/0"),
        (record({"const": 1, "minimum": 1}), "`minimum` at #/properties/a"),
        (record({"type": "integer", "multipleOf": 2}), "`multipleOf` at #/properties/a"),
        (record({"type": "number", "minLength": 2}), "`minLength` at #/properties/a"),
        (record({"type": ["string", "null"]}), "no known `type` at #/properties/a"),
        (record({}), "no known `type` at #/properties/a"),
        (
            record({"type": "object", "additionalProperties": TEXT}),
            "`additionalProperties` at #/pr",
        ),
        (
            record({"type": "object", "propertyNames": {"pattern": "^a"}}),
            "`pattern` at #/properties/a/propertyNames",
        ),
        (
            record({"type": "object", "patternProperties": {"^a": {**TEXT, "x": 1}}}),
            "`x` at #/properties/a/patternProperties/^a",
        ),
        (record(TEXT, oneOf=[{"required": ["a"], "x": 1}]), "`x` at #/oneOf/0"),
        (
            record(TEXT, **{"$defs": {"B": record({**TEXT, "x": 1})}}),
            "`x` at #/$defs/B/properties/a",
        ),
        (record(record(TEXT, **{"$defs": {}})), "`$defs` at #/properties/a"),
    ],
)
def test_a_keyword_that_the_browser_does_not_know(schema: dict[str, Any], found: str) -> None:
    with pytest.raises(UnknownKeywordError) as raised:
        refuse_unknown("sample", schema)
    said = str(raised.value)
    assert said.startswith(f"the schema 'sample' asks for what the browser does not check: {found}")
    assert said.endswith("then name the keyword in macros/browser/keywords.json.")


def test_every_unknown_keyword_is_named() -> None:
    with pytest.raises(UnknownKeywordError, match="`x` at #/properties/a; `y` at #/properties/a"):
        refuse_unknown("sample", record({**TEXT, "x": 1, "y": 1}))


@pytest.mark.parametrize("name", NAMES)
def test_a_field_or_a_definition_may_have_the_name_of_a_keyword(name: str) -> None:
    inner = {"type": "object", "properties": {name: TEXT}, "required": [name]}
    refuse_unknown("sample", {**inner, "$defs": {name: inner}})
    refuse_unknown("sample", record({"$ref": f"#/$defs/{name}"}, **{"$defs": {name: inner}}))
    refuse_unknown("sample", record({**TEXT, "default": {name: 1}, "examples": [{name: 1}]}))


@pytest.mark.parametrize("name", keywords()["ignored"])
def test_what_asks_nothing_may_stand_anywhere(name: str) -> None:
    note: dict[str, Any] = {name: "said"}
    text = {**TEXT, **note}
    named = {"type": "object", "propertyNames": {"maxLength": 3, **note}}
    refuse_unknown("sample", record({"anyOf": [text, named], **note}, **note))


LINE = {"type": "string", "pattern": "^[^\\n]*$"}
PAIR = {"type": "object", "properties": {"b": TEXT, "c": TEXT}, "additionalProperties": False}
DAYS = {"type": "object", "patternProperties": {"^[a-z]+$": TEXT}}

EXAMPLES: dict[tuple[str, str], tuple[dict[str, Any], Any, Any]] = {
    ("root", "$defs"): ({"$ref": "#/$defs/B"}, "x", "long"),
    ("reference", "$ref"): ({"$ref": "#/$defs/B"}, "x", 1),
    ("record", "type"): (PAIR, {"b": "x"}, "x"),
    ("record", "properties"): (PAIR, {"b": "x"}, {"b": 1}),
    ("record", "required"): ({**PAIR, "required": ["b"]}, {"b": "x"}, {"c": "x"}),
    ("record", "additionalProperties"): (PAIR, {"b": "x"}, {"d": "x"}),
    ("record", "anyOf"): (
        {**PAIR, "anyOf": [{"required": ["b"], "title": "b"}]},
        {"b": "x"},
        {},
    ),
    ("record", "oneOf"): (
        {**PAIR, "oneOf": [{"required": ["b"]}, {"required": ["c"]}]},
        {"b": "x"},
        {"b": "x", "c": "x"},
    ),
    ("need", "required"): (
        {**PAIR, "oneOf": [{"required": ["c"]}]},
        {"c": "x"},
        {"b": "x"},
    ),
    ("need", "properties"): (
        {**PAIR, "anyOf": [{"required": ["c"], "properties": {"c": {"type": "null"}}}]},
        {"c": "x"},
        {"c": None},
    ),
    ("constant", "type"): ({"type": "integer", "const": 1}, 1, "1"),
    ("constant", "const"): ({"type": "integer", "const": 1}, 1, 2),
    ("choice", "anyOf"): ({"anyOf": [TEXT, {"type": "null"}]}, None, 1),
    ("object", "type"): (DAYS, {"x": "y"}, ["y"]),
    ("object", "patternProperties"): (DAYS, {"x": "y"}, {"X": "y"}),
    ("object", "propertyNames"): (
        {**DAYS, "propertyNames": {"maxLength": 2}},
        {"xx": "y"},
        {"xxx": "y"},
    ),
    ("object", "maxProperties"): ({**DAYS, "maxProperties": 1}, {"x": "y"}, {"x": "y", "z": "y"}),
    ("name", "maxLength"): (
        {**DAYS, "propertyNames": {"maxLength": 1}},
        {"x": "y"},
        {"xx": "y"},
    ),
    ("array", "type"): ({"type": "array", "items": TEXT}, ["x"], {"x": 1}),
    ("array", "items"): ({"type": "array", "items": TEXT}, ["x"], [1]),
    ("array", "minItems"): ({"type": "array", "items": TEXT, "minItems": 2}, ["x", "y"], ["x"]),
    ("string", "type"): (TEXT, "x", 1),
    ("string", "enum"): ({"type": "string", "enum": ["x", "y"]}, "x", "z"),
    ("string", "minLength"): ({"type": "string", "minLength": 1}, "x", " "),
    ("string", "maxLength"): (TEXT, "x", "long"),
    ("string", "pattern"): (LINE, "x", "x\ny"),
    ("integer", "type"): ({"type": "integer"}, 2, 2.5),
    ("integer", "minimum"): ({"type": "integer", "minimum": 1}, 1, 0),
    ("integer", "maximum"): ({"type": "integer", "maximum": 1}, 1, 2),
    ("number", "type"): ({"type": "number"}, 2.5, "2.5"),
    ("number", "minimum"): ({"type": "number", "minimum": 1}, 1.5, 0.5),
    ("number", "maximum"): ({"type": "number", "maximum": 1}, 0.5, 1.5),
    ("boolean", "type"): ({"type": "boolean"}, True, 1),
    ("null", "type"): ({"anyOf": [TEXT, {"type": "null"}]}, None, False),
}
"""For each keyword a schema with it, a value that it lets pass, and one that it does not."""


def test_the_browser_acts_on_every_keyword_that_is_called_known(page: Page) -> None:
    known = {(kind, name) for kind, names in keywords().items() for name in names}
    assert set(EXAMPLES) == {(kind, name) for kind, name in known if kind != "ignored"}
    given = [
        [record(node, **{"$defs": {"B": TEXT}}), right, wrong]
        for node, right, wrong in EXAMPLES.values()
    ]
    code = """
      const { Schema } = await load("rules/shape/schema");
      const { Words } = await load("rules/shape/words");
      const words = new Words(argument.rules);
      const count = (schema, a) => new Schema(schema, words).problems({ a }).length;
      return argument.given.map(([schema, right, wrong]) =>
        [count(schema, right), count(schema, wrong)]);
    """
    files = contribution_files(playbook())
    rules = json.loads(files["contribute/retrospective/rules.json"])
    found = run(page, code, {"given": given, "rules": rules})
    expected = {example: [0, 1] for example in EXAMPLES}
    assert dict(zip(EXAMPLES, found, strict=True)) == expected
    for schema, *_ in given:
        refuse_unknown("sample", schema)
