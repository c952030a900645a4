"""Opens the pilot workspace with a pilot's record in it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from macros.content.loader.tree import read_tree
from macros.pilot import PilotRecord

from ..helpers.judgements import data_of
from .tools import keep

MET = data_of("met-go")


def open_pilot(page: Page, *cases: str, **changes: object) -> None:
    """Open the workspace with the records of these cases; the changes are the first one's."""
    records = [data_of(case) for case in cases]
    records[0].update(changes)
    keep(page, "pilots", {record["id"]: record for record in records})
    page.goto(f"pilot/#pilot={records[0]['id']}")
    expect(page.locator(".pilots [aria-current]")).to_be_visible()


def record_in(file: Path) -> PilotRecord:
    """Return the record of a file as the terminal reads it."""
    tree, problems = read_tree(file, file.read_text(encoding="utf-8"))
    assert tree is not None, problems
    return PilotRecord.model_validate(tree.data)
