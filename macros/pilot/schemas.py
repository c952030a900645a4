"""Which JSON Schemas do editors and other tools read? They are made from the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from ..model import KINDS, Edition, Record, Withdrawn
from ..work.whole import holds, refuse_others, write_whole
from . import PilotRecord

SCHEMAS: Mapping[str, type[Record]] = {
    "edition": Edition,
    **{kind.kind: kind for kind in KINDS},
    "withdrawn": Withdrawn,
    "pilot": PilotRecord,
}
"""The record that each schema describes, by the schema's name."""

DRAFT = GenerateJsonSchema.schema_dialect
"""The draft of JSON Schema in which the model is described."""

_COMMENT = "Generated from macros/model by `playbook schema --write`; do not edit."
_MORE_THAN_BLANKS = {"pattern": r"\S", "title": "a text of blanks only says nothing"}
"""The title is what an editor shows beside its own words about the pattern."""


@cache
def schema_text(name: str) -> str:
    """Return one JSON Schema as it is committed; raise `KeyError` for an unknown name."""
    head = {"$schema": DRAFT, "$comment": _COMMENT}
    schema = _without_blanks(SCHEMAS[name].model_json_schema())
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"


def browser_schema_text(name: str) -> str:
    """Return one JSON Schema as the browser's forms read it: they read no blanks around a text."""
    schema = SCHEMAS[name].model_json_schema()
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))


def _without_blanks(node: Any) -> Any:
    """Return a schema that refuses texts of blanks, which the model reads as no text at all."""
    if isinstance(node, list):
        return [_without_blanks(part) for part in node]
    if not isinstance(node, dict):
        return node
    own = {"allOf": [_MORE_THAN_BLANKS]} if node.get("minLength") else {}
    return {key: _without_blanks(part) for key, part in node.items()} | own


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, and remove schemas of kinds that are gone.

    Raise `FileExistsError`, and change nothing, where a file of that name is somebody else's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refuse_others((folder / f"{name}.json" for name in SCHEMAS), json.dumps(_COMMENT))
    for path in folder.glob("*.json"):
        if path.stem not in SCHEMAS and _is_ours(path):
            path.unlink()
    for name in SCHEMAS:
        write_whole(folder / f"{name}.json", schema_text(name))


def _is_ours(path: Path) -> bool:
    """Whether a file is a schema that was written here; others are left alone."""
    return path.is_file() and holds(path, json.dumps(_COMMENT))
