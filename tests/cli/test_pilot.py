"""`playbook pilot`: a record is begun, judged by its gates, reported and handed on."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
import yaml
from docx import Document
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import read_tree
from macros.work.settings import CONTENT

from ..cases import CASES
from ..helpers.building import PROJECT

MET = CASES / "judgements" / "met-go" / "pilot.yml"
EXAMPLE = PROJECT / "docs" / "pilot" / "example.yml"
EMPTY = CASES / "judgements" / "empty" / "pilot.yml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CONTENT.name, str(PROJECT / "playbook"))
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["pilot", *map(str, arguments)])


def test_a_new_record_asks_every_question_and_passes_no_gate(here: Path) -> None:
    done = run("new", "--title", 'Invoices: "read" #1', "--start", "2026-01-19")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Fill in pilot.yml, then ask: playbook pilot gate readiness pilot.yml\n"
    record = yaml.safe_load((here / "pilot.yml").read_text(encoding="utf-8"))
    assert (record["id"], record["title"]) == ("invoices-read-1", 'Invoices: "read" #1')
    assert [len(record["answers"]), len(record["properties"])] == [5, 5]
    judged = run("gate", "readiness")
    assert judged.exit_code == 1
    assert judged.stderr == (
        "The checklist \u201cReadiness gate\u201d is not kept in this record.\n"
        "The readiness gate is shut.\n"
    )
    lines = judged.stdout.splitlines()
    assert lines[0] == ("pilot.yml:2:1: owner-missing: Nobody in the business is named as owner.")
    assert lines[-1] == "7 problems in 1 file"


def test_a_text_that_a_comment_cuts_short_is_told(here: Path) -> None:
    run("new", "--title", "Invoices", "--start", "2026-01-19")
    assert "warning" not in run("gate", "readiness").stderr
    text = (here / "pilot.yml").read_text(encoding="utf-8")
    (here / "pilot.yml").write_text(text.replace("title: ", "title: The #1 in ", 1))
    said = run("gate", "readiness").stderr
    assert said.startswith("pilot.yml:4:12: warning: text-read-otherwise: the text ends before")


def test_a_record_is_never_written_over(here: Path) -> None:
    shutil.copy(MET, "pilot.yml")
    done = run("new", "--title", "Another", "--start", "2026-01-19")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "playbook: pilot.yml exists already; name another file.\n"
    assert (here / "pilot.yml").read_bytes() == MET.read_bytes()


@pytest.mark.parametrize("gate", ["readiness", "design", "decision"])
def test_a_record_with_nothing_missing_passes_every_gate(gate: str) -> None:
    done = run("gate", gate, EXAMPLE)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{PROPOSALS.get(gate, '')}The {gate} gate is open.\n"


PROPOSALS = {"decision": "The framework's rule proposes: Go: on to production.\n"}


@pytest.mark.parametrize(
    ("gate", "checklist"),
    [
        ("readiness", "Readiness gate"),
        ("design", "Design gate"),
        ("decision", "Go/no-go decision"),
    ],
)
def test_a_checklist_that_the_record_does_not_keep_is_named(gate: str, checklist: str) -> None:
    done = run("gate", gate, MET)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"The checklist \u201c{checklist}\u201d is not kept in this record.\n"
        f"{PROPOSALS.get(gate, '')}The {gate} gate is open.\n"
    )


def test_an_open_gate_item_is_told_where_it_stands() -> None:
    done = run("gate", "readiness", CASES / "judgements" / "gate-items-open" / "pilot.yml")
    assert done.exit_code == 1
    first = done.stdout.splitlines()[0].split(": ", 1)
    assert first[0].endswith("pilot.yml:166:3")
    assert first[1].startswith('gate-item-open: The checklist "Readiness gate" has an open gate')


def test_a_pilot_without_evidence_is_not_ready_to_decide() -> None:
    done = run("gate", "decision", CASES / "judgements" / "one-week-logged" / "pilot.yml")
    assert done.exit_code == 1
    assert "The framework's rule proposes: Not ready to decide: evidence is missing." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gate", "readines", MET), "there is no gate 'readines'. Did you mean readiness?"),
        (("gate", "pilot.yml"),
         "there is no gate 'pilot.yml'. There are: readiness, design, decision."),
        (
            ("gate", "design", "none.yml"),
            "none.yml does not exist. Write one with: playbook pilot new none.yml",
        ),
        (("report", MET, "--out", "memo.pdf"), "memo.pdf ends in neither .docx nor .md."),
        (("report", MET, "--out", "/dev/null/memo.md"), "/dev/null: File exists."),
        (("new", "x.yml", "--title", "T", "--start", "2026-02-30"),
         "`start`: there is no day 2026-02-30."),
        (("new", "x.yml", "--title", "T", "--start", "9999-12-30"),
         '`start` is "9999-12-30", which has the wrong form.'),
    ],
)  # fmt: skip
def test_wrong_usage_says_what_to_do(arguments: tuple[str | Path, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"playbook: {said}\n")


def test_a_broken_record_gets_its_places(here: Path) -> None:
    (here / "pilot.yml").write_text("version: 2\nid: a\ntitel: T\n", encoding="utf-8")
    done = run("gate", "readiness")
    assert done.exit_code == 1
    assert [line.split(": ")[0] for line in done.stdout.splitlines() if line[0] != " "] == [
        "pilot.yml:1:1",
        "pilot.yml:1:1",
        "pilot.yml:1:10",
        "pilot.yml:3:1",
        "4 problems in 1 file",
    ]


NAMELESS = """\
version: 1
id: a
title: T
start: 2026-01-19
moved: {run-pilto: 2026-03-02}
answers: [{question: sucess}]
properties: [{property: real-dta}]
criteria:
  - {id: correct, metric: Share, better: higher}
  - {id: correct, metric: Time, better: lower}
  - {id: kept, metric: Errors, kind: keep-within, better: lower, baseline: 1, target: 2}
  - {id: worse, metric: Minutes, better: lower, baseline: 4, target: 4.00001}
risks: [{risk: It stalls., failure_mode: demo-optimized}]
waivers:
  - {code: owner-missing, reason: Small pilot., by: Head}
  - {code: limit-crossed, about: kep, reason: Once., by: Head}
governance: [{review: privacy, started: 2026-02-02, finished: 2020-01-01}]
log: [{week: 4, readings: [{criterion: corect, value: 1}]}]
decision: {outcome: go, on: 2001-01-01}
plan: [{area: moon}]
"""


def test_what_names_nothing_is_told_with_its_place(here: Path) -> None:
    (here / "pilot.yml").write_text(NAMELESS, encoding="utf-8")
    done = run("gate", "readiness")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert [line for line in lines if line[0] != " "] == [
        "pilot.yml:5:9: unknown-id: there is no event 'run-pilto'",
        "pilot.yml:6:22: unknown-id: there is no question 'sucess'",
        "pilot.yml:7:25: unknown-id: there is no property 'real-dta'",
        "pilot.yml:10:10: duplicate-id: the id 'correct' is used twice in this list",
        "pilot.yml:12:70: target-worse-than-baseline: the target, 4.00001, is worse than the "
        "baseline, 4: lower is better",
        "pilot.yml:13:42: unknown-id: there is no failure mode 'demo-optimized'",
        "pilot.yml:15:12: unknown-id: there is no evidence to waive 'owner-missing'",
        "pilot.yml:16:34: unknown-id: there is no criterion 'kep'",
        "pilot.yml:17:63: dates-swapped: it was done on 2020-01-01, and began on 2026-02-02",
        "pilot.yml:18:40: unknown-id: there is no criterion 'corect'",
        "pilot.yml:19:29: dates-swapped: the decision is of 2001-01-01, and week 1 began on "
        "2026-01-19",
        "pilot.yml:20:15: unknown-id: there is no area 'moon'",
        "12 problems in 1 file",
    ]
    assert "    Did you mean run-pilot?" in lines


def test_the_memo_is_the_same_in_every_form(here: Path) -> None:
    printed = run("report", MET)
    assert printed.exit_code == 0
    run("report", MET, "--out", "memos/memo.md")
    assert (here / "memos/memo.md").read_text(encoding="utf-8") == printed.stdout
    run("report", MET, "--out", "memo.docx")
    document = Document(io.BytesIO((here / "memo.docx").read_bytes()))
    headings = [p.text for p in document.paragraphs if str(p.style and p.style.name)[:4] == "Head"]
    assert headings == [
        line.lstrip("# ") for line in printed.stdout.splitlines() if line.startswith("##")
    ]
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    told = [line for line in printed.stdout.splitlines() if line.startswith("| ")]
    assert [f"| {' | '.join(row)} |" for row in rows] == [
        line for line in told if not line.startswith("| ---")
    ]


def test_an_open_record_reports_what_is_open() -> None:
    text = run("report", EMPTY).stdout
    assert "## Still open" in text
    assert "- Nobody in the business is named as owner." in text


@pytest.mark.parametrize("letter", ["\u2028", "\x85", "\ufeff", "\x7f", "\x00"])
def test_a_record_that_the_terminal_would_not_read_is_not_written(here: Path, letter: str) -> None:
    done = run("new", "--title", f"Invoices{letter}again", "--start", "2026-01-19")
    said = f"the character U+{ord(letter):04X} is invisible and not allowed"
    assert (done.exit_code, done.stderr) == (2, f"playbook: {said}.\n")
    assert not (here / "pilot.yml").exists()


@pytest.mark.parametrize("title", ["a\tb", "no", "- a: 'b' \"c\" # d \\ {e}", "\U0001f642 %YAML"])
def test_a_title_reads_back_as_it_was_given(here: Path, title: str) -> None:
    assert run("new", "--title", title, "--start", "2026-01-19").exit_code == 0
    tree, problems = read_tree(here / "pilot.yml", (here / "pilot.yml").read_text("utf-8"))
    assert tree is not None, problems
    assert tree.data["title"] == title


def test_a_tab_inside_a_text_is_no_mistake(here: Path) -> None:
    text = MET.read_text(encoding="utf-8")
    for line, told in (
        ("organisation: Northfold Supplies", 'organisation: "a\tb"'),
        ("use_case: Reads supplier invoices and proposes", "use_case: |-\n  one\n  \ttwo"),
    ):
        whole = next(each for each in text.splitlines() if each.startswith(line))
        text = text.replace(whole, told)
    (here / "pilot.yml").write_text(text, encoding="utf-8")
    assert run("gate", "readiness").exit_code == 0
    assert "one\n\ttwo\n" in run("report").stdout
