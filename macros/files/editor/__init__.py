"""What does an author's editor read? A JSON Schema for each kind of file, and the ids it offers."""

from .known import Known, known_items
from .schemas import ids_text, printed_text, schema_text, write_schemas
from .shaping import IDS

__all__ = [
    "IDS",
    "Known",
    "ids_text",
    "known_items",
    "printed_text",
    "schema_text",
    "write_schemas",
]
