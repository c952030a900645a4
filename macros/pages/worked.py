"""Which pilot is the worked example? The finished record that the workspace opens as one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..content.loader import read_record, read_text, read_tree
from ..pilot import PilotRecord

RECORD = Path("docs", "pilot", "example.yml")
"""Where the record is, relative to the project's folder."""

FILE = Path(__file__).resolve().parents[2] / RECORD


def worked_example() -> PilotRecord:
    """Return the record of the invented pilot that the pages quote."""
    return _read(FILE, FILE.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> PilotRecord:
    """Read a record, again when its file has changed.

    Raises:
        ValueError: for a file that is no pilot's record.

    """
    text, problems = read_text(path)
    tree, wrong = read_tree(path, text) if text is not None else (None, [])
    pilot, amiss = read_record(tree, PilotRecord) if tree is not None else (None, [])
    if pilot is None:
        raise ValueError("\n".join(problem.message for problem in [*problems, *wrong, *amiss]))
    return pilot
