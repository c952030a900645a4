"""Which JSON Schemas do editors and other tools read? They are made from the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .model import KINDS, Edition, Record
from .pilot import PilotRecord

SCHEMAS: Mapping[str, type[Record]] = {
    "edition": Edition,
    **{kind.kind: kind for kind in KINDS},
    "pilot": PilotRecord,
}
"""The record that each schema describes, by the schema's name."""


@cache
def schema_text(name: str) -> str:
    """Return one JSON Schema as it is committed; raise `KeyError` for an unknown name."""
    schema = SCHEMAS[name].model_json_schema()
    comment = "Generated from macros/model by `playbook schema --write`; do not edit."
    return json.dumps({"$comment": comment, **schema}, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, and remove schemas of kinds that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.stem not in SCHEMAS:
            path.unlink()
    for name in SCHEMAS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
