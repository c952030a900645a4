"""How is an edition written down, so that the next one can say what changed?"""

from __future__ import annotations

from pathlib import Path

from ..evidence.editions import as_past
from ..model import PastEdition, Playbook
from .writer import data_text, schema_line

_HEAD = "# Written by `playbook edition`; do not edit.\n"


def past_file(playbook: Playbook, root: Path) -> tuple[Path, str]:
    """Return the file of this edition's counts below a content root, and its text."""
    past = as_past(playbook)
    path = root / PastEdition.folder / f"{past.id}.yml"
    data = past.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return path, schema_line(PastEdition.kind, path) + _HEAD + data_text(data)
