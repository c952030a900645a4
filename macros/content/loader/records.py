"""How does a tree become a record, and what is reported when it does not?

Pydantic finds what does not fit; this module says it in the author's words, at the author's line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ...model import FORM_BY_PATTERN, Record
from ...text.dates import how_to_write_date
from ...text.figures import how_to_write_number
from ...text.shown import clipped, in_digits
from ...text.words import FORMS, HOW, Message, message_of
from ..problems import Problem, did_you_mean, field_name
from .located import Steps
from .pasted import faults_in, needed, problems_of, repaired
from .tree import Tree, read_tree, stopped_at

AnyRecord = TypeVar("AnyRecord", bound=Record)

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "fields with values",
}

_DATES = ("date", "partial-date")

_FIGURES = ("a number", "a whole number")


def read_record(tree: Tree, kind: type[AnyRecord]) -> tuple[AnyRecord | None, list[Problem]]:
    """Return the record that the tree holds; nothing, and every reason, when it does not fit."""
    record, problems = _read(tree, kind)
    if record is not None:
        return record, []
    return None, _as_pasted(tree, kind, problems) or problems


def _read(tree: Tree, kind: type[AnyRecord]) -> tuple[AnyRecord | None, list[Problem]]:
    try:
        return kind.model_validate(tree.data), []
    except ValidationError as error:
        return None, list(_problems(tree, kind, error))


def _as_pasted(tree: Tree, kind: type[Record], before: list[Problem]) -> list[Problem]:
    """Return what is no YAML and came along by pasting, where it explains some of the problems.

    What is wrong without it comes along.
    """
    faults = faults_in(tree.text)
    if not faults or read_tree(tree.path, tree.text)[0] != tree:  # several files may make one
        return []

    def problems(text: str) -> list[Problem] | None:
        other, found = read_tree(tree.path, text)
        if other is not None:
            return _read(other, kind)[1]
        is_lost = stopped_at(found) or found[0].rule == "not-a-mapping"
        return None if is_lost else found

    after = problems(repaired(tree.text, faults))
    if after is None or _kinds_of(before) <= _kinds_of(after):
        return []
    told = needed(tree.text, faults, lambda text: problems(text) == after)
    return [*problems_of(tree.path, told), *after]


def _kinds_of(problems: Iterable[Problem]) -> set[tuple[int, str, str]]:
    return {(problem.place.line, problem.rule, problem.message) for problem in problems}


def is_text(kind: type[Record], path: Steps) -> bool:
    """Whether free text stands at a path of a record: no id, no choice and no date."""
    if not path:
        return False
    holder, last = _record_at(kind, path[:-1]), path[-1]
    if isinstance(last, int):
        node = holder.get("items", {})
    else:
        node = holder.get("properties", {}).get(last, {})
    shapes = [node, *node.get("anyOf", ())]
    definitions = _schema(kind).get("$defs", {})
    named = [definitions[one["$ref"].rpartition("/")[2]] for one in shapes if "$ref" in one]
    shapes += [shape for one in named for shape in one.get("anyOf", ())]
    return any(shape.get("type") == "string" and shape.get("minLength") for shape in shapes)


def _problems(tree: Tree, kind: type[Record], error: ValidationError) -> Iterator[Problem]:
    seen = set()
    found = list(_of_one_shape(kind, error.errors(include_url=False)))
    for details in found:
        if _is_echo(details, found):
            continue
        path, at_union = _path_in(tree, details)
        if at_union and path in seen:
            continue
        seen.add(path)
        if details["type"] != "missing":
            details["loc"] = path
        yield _explain(tree, kind, details, path, at_union=at_union)


def _of_one_shape(kind: type[Record], found: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out what the other shape says of an entry that is a text or a record: an id, say.

    Pydantic tries both, and puts the name of the shape into the path.
    """
    records = _schema(kind).get("$defs", {})
    paths = (details["loc"] for details in found)
    unions = {loc[:at] for loc in paths for at, step in enumerate(loc) if step in records}
    for details in found:
        loc = details["loc"]
        at = next((at for at in range(len(loc)) if loc[:at] in unions), None)
        if at is not None:
            is_of_record = loc[at] in records
            is_whole = details["type"] == "model_type"
            if is_whole if is_of_record else isinstance(details["input"], dict):
                continue
            details["loc"] = (*loc[:at], *loc[at + 1 :])
        yield details


def _is_echo(details: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Whether a list is called too short only because its entries are wrong."""
    loc = details["loc"]
    return details["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc != other["loc"] for other in found
    )


def _path_in(tree: Tree, details: ErrorDetails) -> tuple[Steps, bool]:
    """Return the error's path as far as the file has it, and whether it names a union's branch."""
    path: Steps = ()
    for step in details["loc"]:
        if (*path, step) in tree.located.values:
            path = (*path, step)
        else:
            at_union = isinstance(step, str) and details["type"] != "missing" and step != "text"
            return path, at_union
    return path, False


def _explain(
    tree: Tree,
    kind: type[Record],
    details: ErrorDetails,
    path: Steps,
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
        said = message_of("refused", name=name, reason=details["msg"])
    is_unknown = details["type"] == "extra_forbidden"
    place = tree.key_place(path) if is_unknown else tree.place(path)
    return Problem(place, said.rule, said.message, said.hint, field_name(path))


def _name(path: Steps) -> str:
    last = path[-1] if path else None
    if isinstance(last, int):
        return f"entry {last + 1} of `{field_name(path[:-1])}`"
    shown = clipped(str(last)) or '""'
    return f"`{shown}`" if path else "the file"


def _union(name: str, given: object) -> Message:
    if isinstance(given, bool | int | float):
        parts = {"given": _shape(given), "expected": "text", "how": HOW["quotes"]}
        return message_of("wrong-type", name=name, **parts)
    return message_of("no-shape", name=name)


def _missing(_name: str, details: ErrorDetails, kind: type[Record]) -> Message:
    field = str(details["loc"][-1])
    described = _fields_at(kind, details["loc"][:-1]).get(field, "")
    return message_of("missing", field=field, description=described)


def _unknown(name: str, details: ErrorDetails, kind: type[Record]) -> Message:
    known = _fields_at(kind, details["loc"][:-1])
    near = did_you_mean(str(details["loc"][-1]), known)
    if near:
        return message_of("unknown-near", name=name, near=near)
    return message_of("unknown", name=name, fields=", ".join(known))


def _bad_choice(name: str, details: ErrorDetails, _kind: type[Record]) -> Message:
    given = details["input"]
    shown = _quoted(given) if isinstance(given, str) else _shape(given)
    return message_of("bad-choice", name=name, given=shown, choices=details["ctx"]["expected"])


def _bad_form(name: str, details: ErrorDetails, _kind: type[Record]) -> Message:
    pattern = details["ctx"]["pattern"]
    form = FORM_BY_PATTERN.get(pattern)
    if form in _DATES:
        how = how_to_write_date(details["input"], form)
    else:
        how = FORMS[form] if form else FORMS["kinds"].format(kinds=", ".join(_kinds_in(pattern)))
    return message_of("bad-form", name=name, given=_quoted(details["input"]), form=how)


def _empty(name: str, details: ErrorDetails, kind: type[Record]) -> Message:
    return message_of("empty", name=name, or_remove=_or_remove(details, kind))


def _too_short(name: str, details: ErrorDetails, kind: type[Record]) -> Message:
    if not details["input"]:
        return _empty(name, details, kind)
    return message_of(
        "too-few", name=name, given=len(details["input"]), least=details["ctx"]["min_length"]
    )


def _or_remove(details: ErrorDetails, kind: type[Record]) -> str:
    """Say that the value may as well go, where the record can do without it."""
    *loc, last = details["loc"] or ("",)
    if isinstance(last, int):
        return ", or remove the entry"
    required = _record_at(kind, tuple(loc)).get("required", ())
    return "" if last in required else ", or remove the line"


def _too_long(name: str, details: ErrorDetails, _kind: type[Record]) -> Message:
    given, most = len(str(details["input"])), details["ctx"]["max_length"]
    return message_of("too-long", name=name, given=f"{given:,}", most=f"{most:,}")


def _out_of_range(name: str, details: ErrorDetails, _kind: type[Record]) -> Message:
    bound = details["msg"].removeprefix("Input ")
    return message_of("out-of-range", name=name, given=in_digits(details["input"]), bound=bound)


def _refused(name: str, details: ErrorDetails, _kind: type[Record]) -> Message:
    return message_of("refused", name=name, reason=details["ctx"]["error"])


_OWN_WORDS: Mapping[str, Callable[[str, ErrorDetails, type[Record]], Message]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _bad_choice,
    "string_pattern_mismatch": _bad_form,
    "string_too_short": _empty,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "value_error": _refused,
}


def _wrong_type(name: str, details: ErrorDetails, kind: type[Record]) -> Message:
    expected, given = _EXPECTED[details["type"]], details["input"]
    fields = _fields_at(kind, details["loc"])
    if expected == "fields with values" and _may_be_text(kind, details):
        expected = "text"
    if given is None:
        or_remove = _or_remove(details, kind)
        return message_of("empty-of", name=name, expected=expected, or_remove=or_remove)
    how = how_to_write_number(given if expected in _FIGURES else None, expected)
    if expected == "text":
        how = HOW["quotes" if isinstance(given, bool | int | float) else "text"]
    elif expected == "a list":
        how = HOW["list"]
    elif expected == "fields with values":
        how = HOW["fields"].format(fields=", ".join(fields))
    return message_of("wrong-type", name=name, given=_shape(given), expected=expected, how=how)


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
        return f"the number {in_digits(given)}"
    return f"the text {_quoted(given)}"


def _quoted(given: object) -> str:
    return f'"{clipped(str(given))}"'


def _kinds_in(pattern: str) -> list[str]:
    """Return the kinds that a typed target's pattern allows."""
    return pattern.removeprefix("^(").partition(")")[0].split("|")


def _fields_at(kind: type[Record], loc: Steps) -> dict[str, str]:
    """Return the fields, and their descriptions, of the record at a path below `kind`."""
    properties = _record_at(kind, loc).get("properties", {})
    definitions = _schema(kind).get("$defs", {})
    return {
        name: field.get("description") or _object(field, definitions).get("description", "")
        for name, field in properties.items()
    }


def _record_at(kind: type[Record], loc: Steps) -> dict[str, Any]:
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
    if "properties" in node:
        return node
    for option in node.get("anyOf", ()):
        found = _object(option, definitions)
        if "properties" in found or "items" in found:
            return found
    return node
