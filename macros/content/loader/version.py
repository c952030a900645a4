"""For which version of the shapes is a content root written?"""

from __future__ import annotations

from pathlib import Path

from ...model import SCHEMA_VERSION
from ..problems import Problem, shown_path
from .tree import Tree

FIELD = "schema_version"


def other_version(edition: Tree, root: Path) -> Problem | None:
    """Return what to do with content that is written for another version; None if it is not."""
    written = edition.data.get(FIELD, 1)
    if written == SCHEMA_VERSION or not isinstance(written, int) or isinstance(written, bool):
        return None
    if written > SCHEMA_VERSION:
        hint = "Take a newer version of the playbook's programs."
    else:
        hint = (
            f"Run `playbook upgrade {shown_path(root)}`: it rewrites what can be rewritten, keeps "
            "every text, and lists what a person has to decide."
        )
    return Problem(
        edition.place((FIELD,)),
        "schema-version",
        f"the content is written for version {written} of the shapes, and this is version "
        f"{SCHEMA_VERSION}",
        hint,
        FIELD,
    )
