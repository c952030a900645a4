"""What does the framework ask a pilot for? Its questions, properties, records, and gate items."""

from __future__ import annotations

from ..model import Checklist, FrameworkStep, GateName, Playbook, Point
from ..text.prose import to_text


def points_of(playbook: Playbook, kind: str) -> tuple[Point, ...]:
    """Return the questions, properties or records that the framework asks for, step by step."""
    return tuple(
        point
        for step in playbook.all(FrameworkStep)
        if step.points.kind == kind
        for point in step.points.items
    )


def lists_at(playbook: Playbook, gate: GateName) -> tuple[Checklist, ...]:
    """Return the checklists that guard a gate."""
    return tuple(each for each in playbook.all(Checklist) if each.gate == gate)


def gate_items(checklist: Checklist) -> dict[str, str]:
    """Return the items without which the gate stays shut: their ids and texts, without markup."""
    return {item.id: to_text(item.text) for item in checklist.items if item.gate}
