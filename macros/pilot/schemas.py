"""Which records do JSON Schemas describe, and how does the browser read them?"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema

from ..model import KINDS, Edition, Record, Withdrawn
from .portfolio import Portfolio
from .record import PilotRecord

SCHEMAS: Mapping[str, type[Record]] = {
    "edition": Edition,
    **{kind.kind: kind for kind in KINDS},
    "withdrawn": Withdrawn,
    "pilot": PilotRecord,
    "portfolio": Portfolio,
}
"""The record that each schema describes, by the schema's name."""

DRAFT = GenerateJsonSchema.schema_dialect
"""The draft of JSON Schema in which the model is described."""


def browser_schema_text(name: str) -> str:
    """Return one JSON Schema as the browser's forms read it: they read no blanks around a text."""
    schema = SCHEMAS[name].model_json_schema()
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
