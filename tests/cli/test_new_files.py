"""Where are the files of a contribution written, and is anything overwritten?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.contribute import drafts
from macros.work.settings import CONTENT

from ..helpers.sessions import ADVICE, FILE, FLAGS, SAME, outcome, run


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_nothing_is_overwritten() -> None:
    run("retrospective", *FLAGS)
    before = FILE.read_bytes()
    result = run("retrospective", *FLAGS, "--title", "Invoice triage")
    assert outcome(result) == (
        1,
        f"{FILE}:3:5: duplicate-id: the retrospective 'invoice-triage' exists already\n"
        "    Give this one an id of its own.\n"
        "1 problem in 1 file\n",
        f"{SAME}playbook: nothing was written; {FILE} would have these problems.\n",
    )
    assert FILE.read_bytes() == before
    other = FILE.with_name("second.yml")
    assert outcome(run("retrospective", *FLAGS, "--id", "second")) == (
        0,
        f"{other}\n",
        SAME + ADVICE,
    )


def test_a_file_that_is_no_content_is_not_overwritten_either() -> None:
    other = Path("elsewhere/retrospectives/2025/invoice-triage.yml")
    other.parent.mkdir(parents=True)
    other.write_text("mine", encoding="utf-8")
    assert outcome(run("retrospective", *FLAGS, "--root", "elsewhere")) == (
        1,
        "",
        f"playbook: {other} exists already, and nothing is ever overwritten. Give another --id.\n",
    )
    assert other.read_text(encoding="utf-8") == "mine"
    assert [path for path in Path("elsewhere").rglob("*") if path.is_file()] == [other]


def test_the_last_content_root_is_written_to() -> None:
    Path("ours").mkdir()
    env = {CONTENT.name: os.pathsep.join(["base", "ours"])}
    result = CliRunner().invoke(app, ["new", "retrospective", *FLAGS], env=env)
    written = "ours/retrospectives/2025/invoice-triage.yml\nours/organisations/a-co.yml\n"
    assert outcome(result) == (0, written, ADVICE)
