"""What is in a new pilot record? Every question of the framework, ready to be answered."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..model import Playbook, Point
from ..text.slugs import slug
from .points import points_of


@dataclass(frozen=True)
class BlankRecord:
    """A record that nobody has filled in yet; texts are quoted for YAML."""

    id: str
    title: str
    start: str
    questions: tuple[Point, ...]
    properties: tuple[Point, ...]


def start_record(playbook: Playbook, *, title: str, start: str) -> BlankRecord:
    """Return a new record's beginnings, with each question and property of the framework."""
    return BlankRecord(
        id=json.dumps(slug(title) or "pilot"),
        title=json.dumps(title, ensure_ascii=False),
        start=json.dumps(start, ensure_ascii=False),
        questions=points_of(playbook, "question"),
        properties=points_of(playbook, "property"),
    )
