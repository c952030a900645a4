"""Does `playbook queue` read what GitHub's program prints, from a file and from the input?"""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from macros.cli import app
from macros.contribute.queue import LABELS, label_commands

ISSUES = json.dumps(
    [{"number": 1, "title": "One", "labels": [], "createdAt": "2026-11-01T00:00:00Z"}]
)


def test_from_a_file_and_from_the_input(tmp_path: Path) -> None:
    file = tmp_path / "issues.json"
    file.write_text(ISSUES, encoding="utf-8")
    from_file = CliRunner().invoke(app, ["queue", "list", str(file)])
    from_input = CliRunner().invoke(app, ["queue", "list"], input=ISSUES)
    assert from_file.exit_code == from_input.exit_code == 0
    assert from_file.stdout == from_input.stdout
    assert from_file.stdout.startswith(
        "New (1). Read it; its label says what comes next.\n  #1 One"
    )


def test_other_data_and_no_file(tmp_path: Path) -> None:
    refused = CliRunner().invoke(app, ["queue", "list"], input="Nothing to see")
    assert (refused.exit_code, refused.stdout, refused.stderr) == (
        1,
        "",
        "playbook: this is not JSON.\n",
    )
    gone = CliRunner().invoke(app, ["queue", "list", str(tmp_path / "gone.json")])
    assert gone.exit_code == 2
    assert gone.stderr.endswith("gone.json: No such file or directory.\n")


def test_the_labels() -> None:
    told = CliRunner().invoke(app, ["queue", "labels"])
    assert [line for line in told.stdout.splitlines() if line[:1].strip()] == [
        label.name for label in LABELS
    ]
    commands = CliRunner().invoke(app, ["queue", "labels", "--format", "github"])
    assert commands.stdout == label_commands() + "\n"
