"""Pilots and what is said of them: one table of cases that Python and the browser are held to.

`cases/judgements/<case>/pilot.yml` is a pilot's record, `expected.yml` what its gates miss, which
outcome is proposed, its days, risks and late reviews. Where a case has a `memo.md` or a
`retrospective.json`, these are held to as well. After a wanted change,
`python -m tests.helpers.judgements` writes them anew; read the difference.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.content.loader.tree import read_tree
from macros.content.opened import open_playbook
from macros.model import Playbook
from macros.pages.render import Renderer
from macros.pilot import (
    GATES,
    Missing,
    PilotRecord,
    appointments,
    judge,
    proposed,
    review_remarks,
    risks,
)
from macros.pilot.hand_on import as_retrospective
from macros.pilot.memo import memo_view

from .building import PROJECT

CASES = Path(__file__).parents[1] / "cases" / "judgements"
NAMES = sorted(folder.name for folder in CASES.iterdir())


@cache
def playbook() -> Playbook:
    """Return the playbook that pilots are judged by."""
    return open_playbook([PROJECT / "playbook"])


def data_of(case: str) -> Any:
    """Return a pilot's record as plain data, as its file holds it."""
    path = CASES / case / "pilot.yml"
    tree, problems = read_tree(path, path.read_text(encoding="utf-8"))
    assert (tree is not None, problems) == (True, [])
    return tree and tree.data


def record_of(case: str) -> PilotRecord:
    """Return the record of a case."""
    return PilotRecord.model_validate(data_of(case))


def expected_of(case: str) -> Any:
    """Return what a case expects."""
    return yaml.safe_load((CASES / case / "expected.yml").read_text(encoding="utf-8"))


def said_of(record: PilotRecord) -> dict[str, Any]:
    """Return what is said of a pilot, as `expected.yml` holds it."""
    gates: dict[str, list[str]] = {}
    known = 0
    for gate in GATES:
        missing = judge(record, gate, playbook()).missing
        gates[gate] = [_line(entry) for entry in missing[known:]]
        known = len(missing)
    return {
        "gates": gates,
        "proposal": proposed(record, playbook()),
        "risks": {risk.mode: len(risk.because) for risk in risks(record, playbook())},
        "reviews": [
            f"{remark.at} {'late' if remark.is_late else 'note'}: {remark.message}"
            for remark in review_remarks(record, playbook())
        ],
        "plan": [
            f"{entry.first} {entry.last} {entry.id}" for entry in appointments(record, playbook())
        ],
    }


def memo_of(record: PilotRecord) -> str:
    """Return a pilot's memo as Markdown."""
    view = memo_view(record, playbook())
    return Renderer(playbook(), "").render("documents/decision_memo.txt", view)


def retrospective_of(record: PilotRecord) -> str:
    """Return the start of a pilot's retrospective as JSON."""
    fields = as_retrospective(record, playbook())
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"


DOCUMENTS = {"memo.md": memo_of, "retrospective.json": retrospective_of}
"""Longer things that are made of a pilot, by the file that holds the expected one."""

WITH_DOCUMENTS = [
    (case, name) for case in NAMES for name in DOCUMENTS if (CASES / case / name).exists()
]


def _line(missing: Missing) -> str:
    path = ".".join(map(str, missing.path))
    return f"{path} {missing.code}: {missing.message}"


if __name__ == "__main__":
    for name in NAMES:
        text = yaml.safe_dump(said_of(record_of(name)), sort_keys=False, allow_unicode=True)
        (CASES / name / "expected.yml").write_text(text, encoding="utf-8")
    for case, document in WITH_DOCUMENTS:
        made = DOCUMENTS[document](record_of(case))
        (CASES / case / document).write_text(made, encoding="utf-8")
