"""`playbook pilot status`: all pilots below folders, in every format, with what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from icalendar import Calendar
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.cli.columns import table_lines, width_of
from macros.work.settings import CONTENT

from ..cases import CASES
from ..helpers.building import PROJECT
from ..helpers.judgements import data_of

DAY = "2026-03-20"
OVERDUE = "Decision overdue since 6 March 2026 (week 9)."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CONTENT.name, str(PROJECT / "playbook"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def put(path: Path, name: str, **changes: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data_of(name) | changes, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def pilots(here: Path) -> Path:
    """Make a folder of three pilots, with other files beside them."""
    put(here / "teams/invoices/pilot.yml", "met-go", id="invoices", title="Invoices")
    put(here / "teams/claims.pilot.yml", "not-decided", id="claims", title="=Claims, 1+1")
    put(here / "teams/empty/pilot.yml", "empty", id="empty", title="<b>Letters</b>", start=DAY)
    put(here / "teams/.git/pilot.yml", "empty", id="hidden")
    put(here / "teams/node_modules/x/pilot.yml", "empty", id="foreign")
    put(here / "teams/other.yml", "empty", id="other")
    return here / "teams"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["pilot", "status", *map(str, arguments)])


def on_the_day(style: str, *arguments: str | Path) -> Result:
    return run(*arguments, "--format", style, "--today", DAY)


def test_what_is_red_comes_first_and_a_line_fits_the_terminal(pilots: Path) -> None:
    for width in (80, 120):
        done = CliRunner(env={"COLUMNS": str(width)}).invoke(
            app, ["pilot", "status", str(pilots), "--today", DAY]
        )
        assert (done.exit_code, done.stderr) == (0, "")
        lines = done.stdout.splitlines()
        assert lines[:3] == [
            "3 pilots on 20 March 2026; overdue: 2.",
            "Decision overdue in 1 pilot.",
            "",
        ]
        assert max(map(len, lines)) <= width
        assert f"  ! {OVERDUE} [decision-overdue]" in lines
        told = "  Owner: Head of accounts payable; step: Decide by the criteria"
        assert (told in lines) is (width == 80)
        assert "Head of accounts" in done.stdout
    titles = [line.split("  ")[0] for line in lines[5:] if line[:1] not in {"", " ", "-"}]
    assert titles[:1] == ["=Claims, 1+1"]


def test_json_has_the_shape_that_its_schema_says(pilots: Path) -> None:
    done = on_the_day("json", pilots)
    found = json.loads(done.stdout)
    schema = json.loads((PROJECT / "schema" / "portfolio.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    assert (found["version"], found["today"], found["problems"]) == (1, DAY, [])
    claims = next(each for each in found["pilots"] if each["id"] == "claims")
    assert claims["file"] == f"{pilots}/claims.pilot.yml"
    assert claims["flags"][0] == {
        "code": "decision-overdue",
        "level": "red",
        "rule": "A pilot is decided by the day of its decision gate.",
        "message": OVERDUE,
    }
    assert found["learnt"]["pilots"] == 3


def test_csv_runs_nothing(pilots: Path) -> None:
    done = on_the_day("csv", pilots)
    rows = list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert rows[0] == [
        *("File", "Pilot", "Owner", "Step", "Week", "Gates", "Next date", "Criteria"),
        "What to look at",
    ]
    assert [row[1] for row in rows[1:]] == ["'=Claims, 1+1", "Invoices", "<b>Letters</b>"]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


def test_html_is_one_page_without_scripts(pilots: Path) -> None:
    page = BeautifulSoup(on_the_day("html", pilots).stdout, "html.parser")
    assert page.find_all(["script", "link", "img", "b"]) == []
    assert [cell.text for cell in page.select("tbody th")] == [
        *("=Claims, 1+1", "Invoices", "<b>Letters</b>"),
    ]
    red = [entry.get_text() for entry in page.select(".red")]
    assert page.h1 is not None
    assert page.h1.text == "3 pilots on 20 March 2026; overdue: 2."
    assert red[:2] == [
        "Decision overdue in 1 pilot.",
        f"{OVERDUE} Rule broken: A pilot is decided by the day of its decision gate.",
    ]


def test_one_calendar_holds_all_pilots(pilots: Path) -> None:
    first, again = (on_the_day("ics", pilots).stdout_bytes for _ in range(2))
    assert first == again
    uids = [str(event["UID"]) for event in Calendar.from_ical(first).walk("VEVENT")]
    assert len(uids) == len(set(uids))
    assert {uid.rpartition("@")[0].rpartition(".")[2] for uid in uids} == {
        *("invoices", "claims", "empty"),
    }


def test_a_page_of_the_hosts_own_evidence_names_no_pilot(pilots: Path, here: Path) -> None:
    out = here / "docs/evidence/own-pilots/index.md"
    done = on_the_day("page", pilots, "--out", out)
    text = out.read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert text.startswith("---\ntitle: What our own pilots show\n")
    assert "not met in" in text or "Criteria with a reading" in text
    assert [name for name in ("Invoices<", "Claims", "Letters") if name in text] == []


def test_a_page_calls_no_macro_that_a_record_holds(here: Path) -> None:
    metric = "{{ 7 * 7 }} {% raw %} <b>{# x"
    criterion = {"id": "a", "metric": metric, "better": "lower", "baseline": 9, "target": 1}
    log = [{"week": 8, "readings": [{"criterion": "a", "value": 7}]}]
    put(here / "pilot.yml", "met-go", criteria=[criterion], log=log)
    page = on_the_day("page", ".").stdout
    assert [sign for sign in ("{{", "{%", "{#") if sign in page.replace("{: #", "")] == []
    said = [entry.get_text() for entry in BeautifulSoup(page, "html.parser").select("li")]
    assert f"{metric}: not met in 1 of 1 pilot that measured it." in said


def test_broken_files_are_told_and_the_others_go_on(pilots: Path) -> None:
    (pilots / "broken.pilot.yml").write_text("version: 1\nid: [", encoding="utf-8")
    put(pilots / "late.pilot.yml", "empty", id="late", owner={"rule": "Head"})
    put(pilots / "twice.pilot.yml", "empty", id="claims", title="A copy")
    done = on_the_day("json", pilots)
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert {each["title"] for each in found["pilots"]} == {
        *("Invoices", "=Claims, 1+1", "<b>Letters</b>", "A copy"),
    }
    rules = [(Path(each["file"]).name, each["rule"]) for each in found["problems"]]
    assert ("twice.pilot.yml", "pilot-id-twice") in rules
    assert {name for name, _ in rules} == {
        *("broken.pilot.yml", "late.pilot.yml", "twice.pilot.yml"),
    }
    assert "pilot-id-twice" in done.stderr
    uids = [
        str(event["UID"])
        for event in Calendar.from_ical(on_the_day("ics", pilots).stdout_bytes).walk("VEVENT")
    ]
    assert len(uids) == len(set(uids))


def test_undecided_pilots_come_before_all_others(pilots: Path) -> None:
    late = {"review": "A", "lead_weeks": 1, "started": "2026-01-12"}
    put(pilots / "a.pilot.yml", "met-go", id="a", title="A", governance=[late])
    first, *_, last = (json.loads(on_the_day("json", pilots).stdout))["pilots"]
    assert first["flags"][0]["code"] == "decision-overdue"
    assert last["flags"] == []


def test_a_folder_that_cannot_be_read_is_told(
    pilots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("invoices"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = on_the_day("text", pilots)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == [
        "2 pilots on 20 March 2026; overdue: 1.",
        "Decision overdue in 1 pilot.",
        "1 file with problems, listed at the end.",
    ]
    assert "invoices:1:1: unreadable: the folder can't be read: Permission denied" in done.stderr


def test_a_file_that_is_named_twice_is_one_pilot(pilots: Path) -> None:
    done = run(pilots, pilots.resolve(), pilots / "claims.pilot.yml", "--today", DAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "3 pilots on 20 March 2026; overdue: 2."


def test_nothing_but_a_broken_file_is_no_table(here: Path) -> None:
    (here / "pilot.yml").write_text("version: 1\nid: [", encoding="utf-8")
    done = run(".", "--today", DAY)
    assert (done.exit_code, done.stdout) == (
        1,
        "0 pilots on 20 March 2026; overdue: 0.\n1 file with problems, listed at the end.\n\n",
    )


@pytest.mark.parametrize(
    ("day", "options", "code"),
    [
        (DAY, (), 0),
        (DAY, ("--fail-on-overdue",), 1),
        ("2026-03-06", ("--fail-on-overdue",), 0),
        ("2026-03-07", ("--fail-on-overdue",), 1),
    ],
)
def test_a_missed_week_9_can_fail(
    here: Path, day: str, options: tuple[str, ...], code: int
) -> None:
    put(
        here / "pilot.yml",
        "not-decided",
        governance=[{"review": "security", "started": "2026-01-12"}],
    )
    assert run("--today", day, *options).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "playbook: nowhere does not exist.\n"),
        (
            (".",),
            "playbook: there is no pilot.yml here. Name the folders in which pilots keep theirs.\n",
        ),
        ((".", "--today", "soon"), "playbook: 'soon' is no day; write it as YYYY-MM-DD.\n"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)


def test_a_file_may_be_named(here: Path) -> None:
    shutil.copy(CASES / "judgements" / "met-go" / "pilot.yml", here / "of-a-team.yml")
    done = run("of-a-team.yml", "--today", DAY)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "1 pilot on 20 March 2026; overdue: 1.",
    )


def test_a_cell_is_wrapped_and_wide_letters_count_as_two() -> None:
    lines = list(table_lines(("発注書の照合", "a word and averyverylongword", ""), (6, 8, 4)))
    assert lines == [
        *("発注書  a word", "の照合  and", "        averyver", "        ylongwor", "        d"),
    ]
    assert [width_of(line[:3]) for line in lines[:2]] == [6, 6]
    assert width_of("e\u0301") == 1
