"""Does good content become exactly the records that its author wrote?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.content.loader import Loaded, load
from macros.content.rules import check
from macros.model import Record

from ..cases import GOOD, lay, names


def records(loaded: Loaded) -> dict[str, object]:
    """Return every record that is not as in the base, as plain data."""
    base = load([Path("base")])
    own: dict[str, Record | None] = {
        f"{kind}:{item_id}": item
        for (kind, item_id), item in loaded.items.items()
        if item != base.items.get((kind, item_id))
    }
    if loaded.edition != base.edition:
        own["edition"] = loaded.edition
    return {
        name: record and record.model_dump(mode="json", exclude_unset=True)
        for name, record in own.items()
    }


@pytest.mark.parametrize("case", names(GOOD))
def test_records_of(case: str, work: Path) -> None:
    loaded = load(lay(GOOD / case, work))
    assert check(loaded) == ()
    expected = json.loads((GOOD / case / "records.json").read_text(encoding="utf-8"))
    assert records(loaded) == expected


def test_there_are_cases() -> None:
    assert len(names(GOOD)) >= 6
