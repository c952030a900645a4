"""Comparisons and the cases they need: one table that Python and the browser are held to.

`cases/sample-sizes.json` has an entry, what is said of it, and, where a source prints a figure,
that source with it. After a wanted change, `python -m tests.helpers.samples_sized` writes what
is said again; read the difference. What is published stays as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.pilot.sample_size import SampleEntry, SampleSize, sample_size

FILE = Path(__file__).parents[1] / "cases" / "sample-sizes.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))


def said_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of an entry, as the file holds it: without what is not there."""
    return as_data(sample_size(SampleEntry(**entry)))


def as_data(found: SampleSize) -> dict[str, Any]:
    """Return an answer as the browser gives it."""
    counts = {"each": found.each, "people": found.people, "weeks": found.weeks}
    return {
        **{name: count for name, count in counts.items() if count is not None},
        "says": list(found.says),
        "assumes": list(found.assumes),
        "ways": list(found.ways),
        "faults": [list(fault) for fault in found.faults],
    }


if __name__ == "__main__":
    for case in CASES:
        case["said"] = said_of(case["entry"])
    FILE.write_text(json.dumps(CASES, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
