"""Which JSON Schemas do editors and other tools read? They are made from the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..model import KINDS, Edition, Record
from ..work.whole import holds, refuse_others, write_whole
from . import PilotRecord

SCHEMAS: Mapping[str, type[Record]] = {
    "edition": Edition,
    **{kind.kind: kind for kind in KINDS},
    "pilot": PilotRecord,
}
"""The record that each schema describes, by the schema's name."""

_COMMENT = "Generated from macros/model by `playbook schema --write`; do not edit."


@cache
def schema_text(name: str) -> str:
    """Return one JSON Schema as it is committed; raise `KeyError` for an unknown name."""
    schema = SCHEMAS[name].model_json_schema()
    return json.dumps({"$comment": _COMMENT, **schema}, indent=2, ensure_ascii=False) + "\n"


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
