"""What keeps a gate shut? A code, words for it, and the field that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from .phrases import phrase

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Missing:
    """Something that keeps a gate shut: a code, words for it, and the field it is about."""

    code: str
    message: str
    path: FieldPath


def missing(code: str, path: FieldPath, /, **facts: str) -> Missing:
    """Return what is missing, with the facts put into its words; raise `KeyError` without them."""
    return Missing(code, phrase("missing", code, **facts), path)
