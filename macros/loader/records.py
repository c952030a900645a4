"""How does a tree become a record, and what is said when it does not?

Pydantic finds what does not fit; this module says it in the author's words, at the author's line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model import ORIGIN, SLUG, Record
from ..problems import Problem, clipped, did_you_mean, field_name
from .tree import Step, Tree

AnyRecord = TypeVar("AnyRecord", bound=Record)

_PATTERN_HINTS = {
    f"^{SLUG}$": "Use lower-case letters, digits and single hyphens, such as `run-pilot`.",
    ORIGIN: "Use `framework`, `editorial`, `ref:<id>` or `retrospective:<id>`.",
    r"^[^\n]*$": "Write it on one line, or fold it with `>-`.",
    r"^https?://[^\s<>\"]+$": "Use a full address that begins with https:// or http://.",
    r"^\d{4}-\d{2}-\d{2}$": "Write a date as YYYY-MM-DD, such as 2026-11-24.",
}
_QUOTES = "Put it in quotes to make it text."
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "fields with values",
    "model_attributes_type": "fields with values",
}


def read_record(tree: Tree, kind: type[AnyRecord]) -> tuple[AnyRecord | None, list[Problem]]:
    """Return the record that the tree holds; nothing, and every reason, when it does not fit."""
    try:
        return kind.model_validate(tree.data), []
    except ValidationError as error:
        return None, list(_problems(tree, kind, error))


def _problems(tree: Tree, kind: type[Record], error: ValidationError) -> Iterator[Problem]:
    seen = set()
    for details in error.errors(include_url=False):
        if _is_echo(details):
            continue
        path, at_union = _path_in(tree, details)
        if at_union and path in seen:
            continue
        seen.add(path)
        if details["type"] != "missing":
            details["loc"] = path
        yield _explain(tree, kind, details, path, at_union=at_union)


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because its entries are wrong."""
    return details["type"] == "too_short" and bool(details["input"])


def _path_in(tree: Tree, details: ErrorDetails) -> tuple[tuple[Step, ...], bool]:
    """Return the error's path as far as the file has it, and whether it names a union's branch."""
    path: tuple[Step, ...] = ()
    for step in details["loc"]:
        if (*path, step) in tree.values:
            path = (*path, step)
        else:
            at_union = isinstance(step, str) and details["type"] != "missing" and step != "text"
            return path, at_union
    return path, False


def _explain(
    tree: Tree,
    kind: type[Record],
    details: ErrorDetails,
    path: tuple[Step, ...],
    *,
    at_union: bool,
) -> Problem:
    name = _name(path)
    if at_union:
        said = _union(name, details["input"])
    elif details["type"] in _OWN_WORDS:
        said = _OWN_WORDS[details["type"]](name, details, kind)
    elif details["type"] in _EXPECTED:
        said = _wrong_type(name, details, kind)
    else:
        said = _Said("bad-value", f"{name}: {details['msg']}")
    is_unknown = details["type"] == "extra_forbidden"
    place = tree.key_place(path) if is_unknown else tree.place(path)
    return Problem(place, said.rule, said.message, said.hint, field_name(path))


@dataclass(frozen=True)
class _Said:
    rule: str
    message: str
    hint: str = ""


def _name(path: tuple[Step, ...]) -> str:
    last = path[-1] if path else None
    if isinstance(last, int):
        return f"entry {last + 1} of `{field_name(path[:-1])}`"
    shown = clipped(str(last)) or '""'
    return f"`{shown}`" if path else "the file"


def _union(name: str, given: object) -> _Said:
    if isinstance(given, bool | int | float):
        return _Said("wrong-type", f"{name} is {_shape(given)}, not text", _QUOTES)
    return _Said(
        "wrong-type",
        f"{name} has none of the shapes it may have",
        "See the field's description in the schema; put numbers that are text in quotes.",
    )


def _missing(_name: str, details: ErrorDetails, kind: type[Record]) -> _Said:
    field = str(details["loc"][-1])
    described = _fields_at(kind, details["loc"][:-1]).get(field, "")
    return _Said("missing-field", f"`{field}` is missing", f"Add `{field}:` here. {described}")


def _unknown(name: str, details: ErrorDetails, kind: type[Record]) -> _Said:
    known = _fields_at(kind, details["loc"][:-1])
    near = did_you_mean(str(details["loc"][-1]), known)
    hint = f"Did you mean `{near}`?" if near else f"The fields here are {', '.join(known)}."
    return _Said("unknown-field", f"{name} is not a field here", hint)


def _bad_choice(name: str, details: ErrorDetails, _kind: type[Record]) -> _Said:
    given = details["input"]
    shown = _quoted(given) if isinstance(given, str) else _shape(given)
    hint = f"Choose {details['ctx']['expected']}."
    return _Said("bad-choice", f"{name} is {shown}, which is not one of the choices", hint)


def _bad_form(name: str, details: ErrorDetails, _kind: type[Record]) -> _Said:
    pattern = details["ctx"]["pattern"]
    hint = _PATTERN_HINTS.get(pattern) or _choices_in(pattern)
    given = _quoted(details["input"])
    return _Said("bad-value", f"{name} is {given}, which has the wrong form", hint)


def _empty(name: str, details: ErrorDetails, kind: type[Record]) -> _Said:
    hint = f"Fill it in{_or_remove(details, kind)}."
    return _Said("empty-value", f"{name} is empty", hint)


def _or_remove(details: ErrorDetails, kind: type[Record]) -> str:
    """Say that the value may as well go, where the record can do without it."""
    *loc, last = details["loc"] or ("",)
    if isinstance(last, int):
        return ", or remove the entry"
    required = _record_at(kind, tuple(loc)).get("required", ())
    return "" if last in required else ", or remove the line"


def _too_long(name: str, details: ErrorDetails, _kind: type[Record]) -> _Said:
    most = details["ctx"]["max_length"]
    given = len(str(details["input"]))
    message = f"{name} has {given:,} characters; at most {most:,} are allowed"
    return _Said("too-long", message, "Shorten it.")


def _out_of_range(name: str, details: ErrorDetails, _kind: type[Record]) -> _Said:
    bound = details["msg"].removeprefix("Input ")
    return _Said("bad-value", f"{name} is {details['input']}", f"It {bound}.")


def _refused(name: str, details: ErrorDetails, _kind: type[Record]) -> _Said:
    return _Said("bad-value", f"{name}: {details['ctx']['error']}")


_OWN_WORDS: Mapping[str, Callable[[str, ErrorDetails, type[Record]], _Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _bad_choice,
    "string_pattern_mismatch": _bad_form,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "value_error": _refused,
}


def _wrong_type(name: str, details: ErrorDetails, kind: type[Record]) -> _Said:
    expected, given = _EXPECTED[details["type"]], details["input"]
    fields = _fields_at(kind, details["loc"])
    if expected == "fields with values" and _may_be_text(kind, details):
        expected = "text"
    if given is None:
        hint = f"Give {expected}{_or_remove(details, kind)}."
        return _Said("empty-value", f"{name} is empty", hint)
    hint = f"Give {expected}."
    if expected == "text" and isinstance(given, bool | int | float):
        hint = _QUOTES
    elif expected == "text":
        hint = "Write it as text; put text that begins with a bracket or a brace in quotes."
    elif expected == "a list":
        hint = "Write one entry a line, each after `- `."
    elif expected == "fields with values":
        hint = f"Write its fields, without a leading `- `: {', '.join(fields)}."
    return _Said("wrong-type", f"{name} is {_shape(given)}, not {expected}", hint)


def _may_be_text(kind: type[Record], details: ErrorDetails) -> bool:
    """Whether the record may be written as its text alone."""
    definitions = _schema(kind).get("$defs", {})
    return "anyOf" in definitions.get(details.get("ctx", {}).get("class_name"), {})


def _shape(given: object) -> str:
    if isinstance(given, dict):
        return "a group of fields"
    if isinstance(given, list):
        return "a list"
    if isinstance(given, bool):
        return f"the truth value {str(given).lower()}"
    if isinstance(given, int | float):
        return f"the number {given}"
    return f"the text {_quoted(given)}"


def _quoted(given: object) -> str:
    return f'"{clipped(str(given))}"'


def _choices_in(pattern: str) -> str:
    """Name the kinds that a typed target's pattern allows."""
    kinds = pattern.removeprefix("^(").partition(")")[0].split("|")
    return f"Write it as kind:id, with one of the kinds {', '.join(kinds)}."


def _fields_at(kind: type[Record], loc: tuple[Step, ...]) -> dict[str, str]:
    """Return the fields, and their descriptions, of the record at a path below `kind`."""
    properties = _record_at(kind, loc).get("properties", {})
    definitions = _schema(kind).get("$defs", {})
    return {
        name: field.get("description") or _object(field, definitions).get("description", "")
        for name, field in properties.items()
    }


def _record_at(kind: type[Record], loc: tuple[Step, ...]) -> dict[str, Any]:
    """Return the JSON Schema of the record at a path below `kind`."""
    node = _schema(kind)
    definitions = node.get("$defs", {})
    for step in loc:
        node = _object(node, definitions)
        if isinstance(step, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(step, {})
    return _object(node, definitions)


@cache
def _schema(kind: type[Record]) -> dict[str, Any]:
    return kind.model_json_schema()


def _object(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Follow references and alternatives of a JSON Schema node to what has fields or items."""
    if "$ref" in node:
        return _object(definitions[node["$ref"].rpartition("/")[2]], definitions)
    for option in node.get("anyOf", ()):
        found = _object(option, definitions)
        if "properties" in found or "items" in found:
            return found
    return node
