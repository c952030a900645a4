"""Issues as golden files: `cases/issues/<case>/issue.md` is what somebody wrote in GitHub's form.

`said.md` is what is said of it, and `expected.yml` what it becomes, with an organisation that gets
a file of its own; an issue that is refused has no such file. After a wanted change,
`python -m tests.helpers.issues` writes every file anew; read the difference.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from unittest.mock import patch

from macros.content.loader import Loaded, load, read_text
from macros.contribute import drafts
from macros.contribute.drafts import DraftError
from macros.contribute.filing import filing_of
from macros.contribute.issues.intake import read_issue
from macros.contribute.issues.said import IssueSaid, located
from macros.contribute.near import near_records
from macros.contribute.writer import data_text
from macros.model import Item, Pattern, Retrospective
from macros.pages.addresses import address_of

from .building import PROJECT

CASES = Path(__file__).parents[1] / "cases" / "issues"
ROOT = Path("playbook")
TODAY = "2026-11-24"
_OWN = PROJECT / "playbook"
_FOLDERS = ("failure-modes", "fixes", "framework", "patterns", "roles", "scaling")
_KNOWN = ("retrospectives/2017/uber-michelangelo.yml", "organisations/uber.yml")
"""What the content has beside patterns, modes, steps and roles: one record and its organisation."""


@cache
def content() -> Loaded:
    """Read the patterns and what they name, with one retrospective."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in _FOLDERS:
            shutil.copytree(_OWN / name, root / name)
        for name in ("playbook.yml", *_KNOWN):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(_OWN / name, root / name)
        return load([root])


def kind_of(case: Path) -> type[Item]:
    """Return which form a case was written with, by its name."""
    return Pattern if case.name.startswith("pattern") else Retrospective


def outcome_of(kind: type[Item], text: str) -> tuple[str, str]:
    """Return what is said of an issue's text, and what it becomes, which may be nothing."""
    loaded = content()
    with patch.object(drafts, "today", lambda: TODAY):
        try:
            issue = read_issue(kind, text, loaded)
        except DraftError as error:
            return f"{error}.\n", ""
        filing = filing_of(issue.draft, ROOT, loaded)
        records = {record.id: record for record in loaded.items.of(Retrospective)}
        near = tuple(
            (one, f"https://site.example/{address_of(records[one.id])}")
            for one in near_records(filing.draft.answers, loaded)
        )
        said = IssueSaid(issue, located(filing), near)
        if said.is_refused:
            return said.refusal(), ""
        written = (filing.draft, *filing.organisations)
        return f"{said.advice()}\n", "---\n".join(data_text(draft.answers) for draft in written)


def text_of(case: Path) -> str:
    """Return the text of an issue as the command reads it."""
    text, problems = read_text(case / "issue.md", is_pasted=True)
    assert text is not None, problems
    return text


def _write() -> None:
    for case in sorted(CASES.iterdir()):
        said, becomes = outcome_of(kind_of(case), text_of(case))
        (case / "said.md").write_text(said, encoding="utf-8")
        (case / "expected.yml").unlink(missing_ok=True)
        if becomes:
            (case / "expected.yml").write_text(becomes, encoding="utf-8")


if __name__ == "__main__":
    _write()
