"""What does `playbook check` print, and which number does it exit with?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import load
from macros.content.problems import as_github, as_json, as_text, errors_of
from macros.content.rules import review
from macros.work.settings import CONTENT

from ..cases import BAD, BASE, lay, names

UNKNOWN_FIELD = """[
  {
    "path": "playbook/glossary/word.yml",
    "line": 5,
    "column": 1,
    "rule": "unknown-field",
    "message": "`notes` is not a field here",
    "hint": "Did you mean `note`?",
    "where": "notes",
    "severity": "error"
  }
]
"""


def run(roots: tuple[Path, ...], *arguments: str) -> Result:
    variables = {CONTENT.name: os.pathsep.join(map(str, roots))}
    return CliRunner().invoke(app, ["check", *arguments], env=variables)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("case", names(BAD))
def test_every_bad_content_in_every_format(case: str, work: Path) -> None:
    roots = lay(BAD / case, work)
    problems = review(load(roots))
    errors = (BAD / case / "problems.txt").read_text(encoding="utf-8")
    assert as_text(errors_of(problems)) + "\n" == errors
    assert outcome(run(roots)) == (1, as_text(problems) + "\n", "")
    assert outcome(run(roots, "--format", "json")) == (1, as_json(problems) + "\n", "")
    assert outcome(run(roots, "--format", "github")) == (1, as_github(problems) + "\n", "")


def test_json_is_a_list_of_flat_objects(work: Path) -> None:
    word = work / "playbook" / "glossary" / "word.yml"
    word.parent.mkdir(parents=True)
    word.write_text("id: word\ntitle: A\nsummary: A.\norigin: editorial\nnotes: A\n")
    roots = (Path("base"), Path("playbook"))
    assert outcome(run(roots, "--format", "json")) == (1, UNKNOWN_FIELD, "")
    assert json.loads(run(roots, "--format", "json").stdout)[0]["line"] == 5
    assert outcome(run(roots, "--format", "github")) == (
        1,
        "::error file=playbook/glossary/word.yml,line=5,col=1,title=unknown-field::"
        "`notes` is not a field here. Did you mean `note`?\n",
        "",
    )


def test_clean_content(work: Path) -> None:
    roots = (Path("base"),)
    assert outcome(run(roots)) == (0, "", "No problems in 8 items.\n")
    assert outcome(run(roots, "--format", "json")) == (0, "[]\n", "")
    assert outcome(run(roots, "--format", "github")) == (0, "", "")


def test_the_default_root_is_the_playbook_folder(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTENT.name, "playbook")
    assert outcome(CliRunner().invoke(app, ["check"])) == (
        1,
        "playbook:1:1: no-content-root: there is no such folder of content\n"
        f"    Run it in the playbook's own folder, or name this one in {CONTENT.name}; "
        f"several are joined by {os.pathsep!r}.\n"
        "1 problem in 1 file\n",
        "",
    )
    monkeypatch.delenv(CONTENT.name)
    (work / "base").rename(work / "playbook")
    assert outcome(CliRunner().invoke(app, ["check"])) == (0, "", "No problems in 8 items.\n")


def test_only_the_paths_that_are_asked_about(work: Path) -> None:
    roots = lay(BAD / "many-files", work)
    expected = (
        "playbook/glossary/empty.yml:1:1: empty-file: the file is empty\n"
        "    Write its fields, such as `title:`, or delete the file.\n"
        "1 problem in 1 file\n"
    )
    assert outcome(run(roots, "playbook/glossary/empty.yml")) == (1, expected, "")
    assert outcome(run(roots, "base")) == (0, "", "No problems in 10 items.\n")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "nowhere does not exist."),
        (
            "other",
            "other is no pilot's record, and not below a content root (base). "
            "Set PLAYBOOK_CONTENT to its root.",
        ),
    ],
)
def test_wrong_usage(path: str, message: str, work: Path) -> None:
    (work / "other").mkdir()
    assert outcome(run((Path("base"),), path)) == (2, "", f"playbook: {message}\n")


def test_a_format_that_does_not_exist(work: Path) -> None:
    assert run((Path("base"),), "--format", "xml").exit_code == 2


def test_a_real_process_writes_hostile_names_without_a_traceback(work: Path) -> None:
    lay(BAD / "names-that-do-not-print", work)
    done = subprocess.run(
        [sys.executable, "-c", "from macros.cli import app; app()", "check"],
        env={
            **os.environ,
            CONTENT.name: os.pathsep.join(["base", "playbook"]),
            "PYTHONPATH": str(BASE.parents[2]),
        },
        capture_output=True,
        check=False,
    )
    expected = (BAD / "names-that-do-not-print" / "problems.txt").read_bytes()
    assert (done.returncode, done.stdout, done.stderr) == (1, expected, b"")


RECORD = "version: 1\nid: a\ntitle: T\nstart: 2026-01-19\n"


@pytest.mark.parametrize("name", ["pilot.yml", "a.pilot.yml", "pilot.yaml", "invoices.yml"])
def test_a_pilots_record_is_checked_as_one(work: Path, name: str) -> None:
    roots = (work / "base",)
    (work / name).write_text(RECORD, encoding="utf-8")
    assert outcome(run(roots, name)) == (0, "", "No problems in 1 record.\n")
    assert outcome(run(roots, name, "base")) == (
        0,
        "",
        "No problems in 1 record and 8 items.\n",
    )
    (work / name).write_text(
        f"{RECORD}criteria: [{{id: a, metric: Share}}, {{id: a, metric: Time}}]\n"
    )
    done = outcome(run(roots, name, "--format", "github"))
    assert (done[0], done[2]) == (1, "")
    assert done[1].startswith(f"::error file={name},line=5,col=41,title=duplicate-id::")
    assert len(done[1].splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        ("pilot.yml", "", "pilot.yml:1:1: empty-file: "),
        ("b.pilot.yml", "a: [", "b.pilot.yml:2:1: yaml-syntax: "),
        ("pilot.yml", "title: T\n", "pilot.yml:1:1: missing-field: "),
    ],
)
def test_a_record_that_is_none_is_still_told(work: Path, name: str, text: str, first: str) -> None:
    (work / name).write_text(text, encoding="utf-8")
    done = run((work / "base",), name)
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.startswith(first)
