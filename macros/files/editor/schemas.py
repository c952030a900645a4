"""Which JSON Schemas do editors read? They are made from the model, and shaped for an author.

The structure of a file and the ids that can be named in it are apart: a schema is the model's and
changes with it, while `ids.json` beside it holds what the content had when it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...model import Record
from ...model.walk import pointers, record_types
from ...pilot.schemas import DRAFT, SCHEMAS
from ...work.whole import holds, refuse_others, write_whole
from .known import Known, definitions, way_of
from .needs import needs
from .shaping import IDS, Node, shaped, with_meanings
from .snippets import snippets

_COMMENT = "Generated from macros/model by `playbook schema --write`; do not edit."


@cache
def schema_text(name: str) -> str:
    """Return one JSON Schema as it is committed; raise `KeyError` for an unknown name."""
    return _text(_schema(name))


def ids_text(known: Known) -> str:
    """Return the schemas of what names an item, which those of the files refer to."""
    return _text({"$defs": definitions(known)})


def printed_text(name: str, known: Known) -> str:
    """Return one JSON Schema that needs no other file; raise `KeyError` for an unknown name."""
    schema, ways = _schema(name), definitions(known)
    text = json.dumps(schema).replace(f'"{IDS}#/$defs/', '"#/$defs/')
    used = {way: node for way, node in ways.items() if f'"#/$defs/{way}"' in text}
    whole = json.loads(text)
    return _text({**whole, "$defs": {**whole.get("$defs", {}), **used}})


def write_schemas(folder: Path, known: Known) -> None:
    """Write every schema into a folder, and remove schemas of kinds that are gone.

    Raise `FileExistsError`, and change nothing, where a file of that name is somebody else's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{name}.json": schema_text(name) for name in SCHEMAS} | {IDS: ids_text(known)}
    refuse_others((folder / file for file in texts), json.dumps(_COMMENT))
    for path in folder.glob("*.json"):
        if path.name not in texts and _is_ours(path):
            path.unlink()
    for file, text in texts.items():
        write_whole(folder / file, text)


def _is_ours(path: Path) -> bool:
    """Whether a file is a schema that was written here; others are left alone."""
    return path.is_file() and holds(path, json.dumps(_COMMENT))


def _text(schema: Node) -> str:
    head = {"$schema": DRAFT, "$comment": _COMMENT}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"


def _schema(name: str) -> Node:
    kind = SCHEMAS[name]
    schema = kind.model_json_schema()
    types = {record.__name__: record for record in record_types(kind)}
    inner = schema.get("$defs", {})
    for record, node in {**inner, kind.__name__: schema}.items():
        for part in _parts(node):
            part.update(_for_an_editor(types[record], part))
    for part in (part for node in inner.values() for part in _parts(node)):
        part["title"] = _as_it_is_written(part)
    return shaped(schema)


def _parts(node: Node) -> list[Node]:
    """Return what describes a record's fields; a record that may be a text has it inside."""
    return [part for part in (node, *node.get("anyOf", ())) if _describes(part)]


def _describes(node: Node) -> bool:
    return node.get("type") == "object" and "properties" in node


def _for_an_editor(record: type[Record], node: Node) -> Node:
    """Return what an editor is told of a record beside or in place of what the model says."""
    name = record.__name__
    needed = needs(name)
    fields = dict(_fields(record, node["properties"]))
    return {"properties": fields, **snippets(name), **({"allOf": needed} if needed else {})}


def _as_it_is_written(node: Node) -> str:
    """Return a record as a message calls it: by the fields that it needs, as they are written."""
    either = [name for need in node.get("oneOf", ())[:1] for name in need["required"]]
    needed = [*either, *node.get("required", ())]
    return f"{{{', '.join(needed)}}}" if needed else str(node["title"])


def _fields(record: type[Record], fields: Mapping[str, Node]) -> Iterable[tuple[str, Node]]:
    named = pointers(record)
    for name, field in fields.items():
        node = with_meanings(field, name)
        yield name, _naming(node, way_of(named[name])) if name in named else node


def _naming(node: Any, way: str) -> Any:
    """Return the schema of a field that names items, with the definition of how it does."""
    if isinstance(node, list):
        return [_naming(part, way) for part in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "string":
        asked = {"type", "pattern", "maxLength"}
        kept = {key: part for key, part in node.items() if key not in asked}
        return {"$ref": f"{IDS}#/$defs/{way}", **kept}
    return {key: _naming(part, way) for key, part in node.items()}
