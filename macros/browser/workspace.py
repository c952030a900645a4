"""What does the browser's workspace read? The framework's shape, the words, the record's schema."""

from __future__ import annotations

import json
from typing import Any

from ..model import Checklist, FailureMode, Fix, FrameworkStep, Playbook
from ..pages.addresses import address_of
from ..pilot import RISKS, WAIVABLE, gate_items, phrases
from ..pilot.merging import identity
from ..pilot.record import WeekLog
from .keywords import browser_schema

FOLDER = "assets/pilot"


def workspace_files(playbook: Playbook) -> dict[str, bytes]:
    """Return the files that the workspace loads, by their address."""
    shape = json.dumps(framework_shape(playbook), ensure_ascii=False, separators=(",", ":"))
    return {
        f"{FOLDER}/framework.json": shape.encode(),
        f"{FOLDER}/schema.json": browser_schema("pilot"),
        f"{FOLDER}/identity.json": json.dumps(identity(), separators=(",", ":")).encode(),
    }


def framework_shape(playbook: Playbook) -> dict[str, Any]:
    """Return what judging and planning a pilot needs to know of the framework."""
    steps = playbook.all(FrameworkStep)
    return {
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "first": step.weeks.first,
                "last": step.weeks.last,
                "kind": step.points.kind,
                "gate": step.gate and {"id": step.gate.id, "title": step.gate.title},
                "points": [{"id": point.id, "title": point.title} for point in step.points.items],
            }
            for step in steps
        ],
        "records": [name for name in WeekLog.model_fields if name not in {"week", "readings"}],
        "modes": [
            {
                "id": mode.id,
                "title": mode.title,
                "address": address_of(mode),
                "fix": next(
                    (fix.title for fix in playbook.all(Fix) if fix.failure_mode == mode.id), ""
                ),
            }
            for mode in playbook.all(FailureMode)
        ],
        "risks": dict(RISKS),
        "checklists": [
            {
                "id": checklist.id,
                "title": checklist.title,
                "gate": checklist.gate,
                "items": [
                    {"id": item, "text": text} for item, text in gate_items(checklist).items()
                ],
            }
            for checklist in playbook.all(Checklist)
            if checklist.gate
        ],
        "waivable": list(WAIVABLE),
        "words": {group: dict(entries) for group, entries in phrases().items()},
    }
