"""Which rooms has the code, and which imports go from one to another? As written down from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("rooms.json")
"""Written by `python -m tests.helpers.rooms`; a test keeps it equal to the code."""


@dataclass(frozen=True)
class Room:
    """A package or module at the top of the code, and the question that it answers."""

    name: str
    question: str
    layer: int
    """Counted from 0 at the top; a room imports only from layers with higher numbers."""


@dataclass(frozen=True)
class Arrow:
    """One room imports from another."""

    importer: str
    imported: str


def rooms() -> tuple[Room, ...]:
    """Return every room, from the top layer down."""
    return tuple(
        Room(room["name"], room["question"], number)
        for number, layer in enumerate(_read()["layers"])
        for room in layer
    )


def arrows() -> tuple[Arrow, ...]:
    """Return the imports between rooms."""
    return tuple(Arrow(one["from"], one["to"]) for one in _read()["arrows"])


def _read() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))
