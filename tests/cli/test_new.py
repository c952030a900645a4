"""What does `playbook new` ask, write and say?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts
from macros.work.settings import CONTENT

from ..cases import CASES
from ..contribute.test_intake import issue

ROOTS = {CONTENT.name: "base"}
FILE = Path("base/retrospectives/2025/invoice-triage.yml")
FLAGS = [
    *("--title", "Invoice triage", "--summary", "It read: invoices.", "--organisation", "Ä & Co"),
    *("--sector", "insurance", "--use-case", "{{ 7*7 }}", "--technique", "agent"),
    *("--outcome", "scaled", "--dates-outcome", "2025-06", "--worked", "no", "--worked", "- x"),
    *("--criteria", "{metric: Minutes, better: lower, baseline: 12, target: 3, set: in-pilot}"),
]
ADVICE = "It passes the check. Next: commit it on a branch and open a pull request.\n"
DRAFT = Path("draft-retrospective.yml")
SESSION = CASES / "sessions" / "retrospective.txt"
"""What the terminal shows of a short session: the questions, and what is typed."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["new", *arguments], input=typed, env=ROOTS)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def values(path: Path) -> str:
    """Return a file without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_everything_by_flags() -> None:
    assert outcome(run("retrospective", *FLAGS)) == (0, f"{FILE}\n", ADVICE)
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: 'It read: invoices.'\n"
        "added: '2026-11-24'\n"
        "organisation: Ä & Co\n"
        "sector: insurance\n"
        "use_case: '{{ 7*7 }}'\n"
        "technique: agent\n"
        "record: contributed\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n"
        "criteria:\n"
        "  - metric: Minutes\n    better: lower\n    baseline: 12\n    target: 3\n"
        "    set: in-pilot\n"
        "worked:\n  - \"no\"\n  - '- x'\n"
    )
    assert FILE.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../../schema/retrospective.json\n"
        "# The end of its web address: lower-case letters, digits and hyphens. It stays for good.\n"
    )
    assert check(load([Path("base")])) == ()


def test_nothing_is_overwritten() -> None:
    run("retrospective", *FLAGS)
    before = FILE.read_bytes()
    result = run("retrospective", *FLAGS, "--title", "Invoice triage")
    assert outcome(result) == (
        1,
        f"{FILE}:3:5: duplicate-id: the retrospective 'invoice-triage' exists already\n"
        "    Give this one an id of its own.\n"
        "1 problem in 1 file\n",
        f"playbook: nothing was written; {FILE} would have these problems.\n",
    )
    assert FILE.read_bytes() == before
    other = FILE.with_name("second.yml")
    assert outcome(run("retrospective", *FLAGS, "--id", "second")) == (0, f"{other}\n", ADVICE)


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


def test_problems_are_said_as_the_check_says_them() -> None:
    result = run("retrospective", *FLAGS, "--sector", "finances", "--dates-production", "2026")
    assert outcome(result) == (
        1,
        f'{FILE}:16:9: bad-choice: `sector` is "finances", which is not one of the choices\n'
        "    Choose 'agriculture', 'education', 'energy', 'finance', 'food-service', "
        "'healthcare', 'insurance', 'logistics', 'manufacturing', 'media', 'mobility', "
        "'non-profit', 'professional-services', 'public-sector', 'real-estate', 'retail', "
        "'technology', 'telecommunications', 'travel' or 'other'.\n"
        "1 problem in 1 file\n",
        f"playbook: nothing was written; {FILE} would have these problems.\n",
    )
    assert not FILE.exists()


def test_warnings_are_told_and_the_file_is_written() -> None:
    result = run("retrospective", *FLAGS, "--lessons", "Ask jo.doe@firma.de.")
    assert (result.exit_code, result.stdout) == (0, f"{FILE}\n")
    assert result.stderr == (
        f"{FILE}:56:9: warning: personal-data: an e-mail address stands in the text: "
        "jo.doe@firma.de\n"
        "    Leave it out, or write what it stands for; keep it only if it may be public.\n"
        "1 warning in 1 file\n"
        "It passes the check. Look at the warnings first: what is published stays published.\n"
    )


def test_yaml_that_a_flag_can_not_take() -> None:
    assert outcome(run("retrospective", *FLAGS, "--practices", "[a]")) == (
        2,
        "",
        "playbook: --practices: it holds a list at the top, not fields with values. Write "
        "{effect: …, evidence: …}, with pattern, proposed if you like.\n",
    )


def test_from_another_file() -> None:
    Path("other.yml").write_text("title: From a file\nworked: [One thing.]\n", encoding="utf-8")
    rest = [flag for flag in FLAGS if flag not in ("--title", "Invoice triage")]
    made = FILE.with_name("from-a-file.yml")
    assert outcome(run("retrospective", "--from", "other.yml", *rest)) == (0, f"{made}\n", ADVICE)
    assert 'worked:\n  - "no"' in values(made)
    assert Path("other.yml").exists()
    assert outcome(run("retrospective", "--from", "nowhere.yml")) == (
        1,
        "",
        "playbook: nowhere.yml does not exist.\n",
    )


def test_a_text_that_a_comment_cuts_short_in_another_file_is_told() -> None:
    assert run("retrospective", *FLAGS).exit_code == 0
    text = FILE.read_text(encoding="utf-8").replace("title: Invoice triage", "title: The #1  # x")
    FILE.unlink()
    Path("mine.yml").write_text(text, encoding="utf-8")
    result = run("retrospective", "--from", "mine.yml")
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("mine.yml:")]
    assert "warning: text-read-otherwise: the text ends before this ` #`" in line


def test_from_an_issue() -> None:
    Path("issue.md").write_text(issue(), encoding="utf-8")
    assert outcome(run("retrospective", "--from-issue", "issue.md")) == (0, f"{FILE}\n", ADVICE)
    pasted = issue(Title="Th\ufeffird\u2028").replace("\n", "\r\n")
    Path("issue.md").write_text(pasted, encoding="utf-8", newline="")
    assert run("retrospective", "--from-issue", "issue.md").exit_code == 0
    assert "\ntitle: Third\n" in (FILE.parent / "third.yml").read_text(encoding="utf-8")
    Path("issue.md").write_text(issue(Title="Second", Sector="banks"), encoding="utf-8")
    result = run("retrospective", "--from-issue", "issue.md")
    assert result.exit_code == 1
    assert 'bad-choice: `sector` is "banks"' in result.stdout
    Path("issue.md").write_text("Hello", encoding="utf-8")
    assert outcome(run("retrospective", "--from-issue", "issue.md")) == (
        1,
        "",
        "playbook: the issue is not written with the form for a retrospective.\n",
    )


SHORT = (
    "Invoice triage\nA European insurer\ninsuranc\ninsurance\n\n"
    "Reads invoices.\nagent\nscaled\n\n\n\n\nsoon\n2025-06\nIt read invoices.\n"
    "The clerks set the criteria.\n\n\n"
)


def test_a_session_word_for_word() -> None:
    result = run(
        "retrospective", typed=SHORT + "n\ny\nno-ower\n?\nno-owner\nhit\nNobody came.\nn\nn\n\n\n"
    )
    assert (result.exit_code, result.stderr) == (0, ADVICE)
    assert result.stdout == SESSION.read_text(encoding="utf-8")
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: It read invoices.\n"
        "added: '2026-11-24'\n"
        "organisation: A European insurer\n"
        "sector: insurance\n"
        "use_case: Reads invoices.\n"
        "technique: agent\n"
        "record: contributed\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n"
        "failure_modes:\n  - mode: no-owner\n    status: hit\n    evidence: Nobody came.\n"
        "worked:\n  - The clerks set the criteria.\n"
    )
    assert not DRAFT.exists()


def test_a_session_stops_and_goes_on() -> None:
    stopped = run("retrospective", typed="Invoice triage\nA European insurer\n")
    assert (stopped.exit_code, stopped.stderr) == (
        1,
        "playbook: stopped. 2 answers are in draft-retrospective.yml; "
        "`playbook new retrospective` goes on.\n",
    )
    assert DRAFT.read_text(encoding="utf-8") == (
        "# A draft: `playbook new retrospective` goes on with it.\n"
        "title: Invoice triage\n"
        "organisation: A European insurer\n"
        "asked:\n  - organisation\n  - title\n"
    )
    rest = SHORT.split("\n", 2)[2]
    result = run("retrospective", typed=rest + "n\nn\nn\n\n\n")
    assert (result.exit_code, result.stderr) == (
        0,
        "Going on with draft-retrospective.yml; delete it to begin anew.\n" + ADVICE,
    )
    assert "Title" not in result.stdout
    assert check(load([Path("base")])) == ()
    assert not DRAFT.exists()


def test_stopping_at_once_leaves_nothing() -> None:
    assert run("retrospective").stderr == (
        "playbook: stopped before the first answer. Without a terminal, give --title, "
        "--organisation, --sector, --use-case, --technique, --outcome, --dates-outcome, "
        "--summary.\n"
    )
    assert not DRAFT.exists()


def test_dates_that_do_not_fit_each_other_are_asked_for_again() -> None:
    typed = SHORT.replace("\n\n\n\n\nsoon\n2025-06\n", "\n2025-08\n\n\n\n2025-06\n")
    result = run("retrospective", typed=typed + "n\nn\nn\n\n\n" + "2025-01\n\n\n\n2025-06\n")
    assert result.exit_code == 0, result.output
    assert (
        "dates.pilot_start: `pilot_start` (2025-08) is after `outcome` (2025-06). "
        "Correct one of them.\n" in result.stdout
    )
    assert "dates:\n  pilot_start: 2025-01\n  outcome: 2025-06\n" in values(FILE)


def test_the_long_version_asks_for_everything() -> None:
    story = "One.\n\n{{ two }}\n.\n"
    rest = "Europe\n\n"  # region, partners
    timeline = "y\n2025-02\nIt began.\nn\n"
    owner = "y\nHead of claims\nbefore-pilot\nTwo clerks\n"
    decisions_to_id = "n\nn\nn\n\nn\n\nn\n\n\n\nn\n\n\n\n"
    typed = SHORT + "n\nn\ny\n" + rest + story + timeline + owner + decisions_to_id
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert values(FILE).partition("timeline:")[2] == (
        "\n  - when: 2025-02\n    what: It began.\n"
        "story: |-\n  One.\n\n  {{ two }}\n"
        "owner:\n  role: Head of claims\n  named: before-pilot\n  commitment: Two clerks\n"
        "worked:\n  - The clerks set the criteria.\n"
    )


def test_a_pattern() -> None:
    typed = (
        "Run it in shadow\nNobody trusts it: let it run beside the people.\n"
        "Nobody trusts it.\n.\nAnywhere.\n.\nSpeed\n\n"
        "Run it beside the people.\n\nowner\n5\n\n\nn\n"
        "Trust\n\nTime\n\nWhen nobody works by hand.\nno-owner\n\ndecide\n\nn\n\nrun-it\n"
    )
    path = Path("base/patterns/run-it.yml")
    result = run("pattern", typed=typed)
    assert result.exit_code == 0, result.output
    assert values(path) == (
        "id: run-it\n"
        "name: Run it in shadow\n"
        "summary: 'Nobody trusts it: let it run beside the people.'\n"
        "added: '2026-11-24'\n"
        "origin: editorial\n"
        "problem: Nobody trusts it.\n"
        "context: Anywhere.\n"
        "forces:\n  - Speed\n"
        "solution:\n  - do: Run it beside the people.\n    owner: owner\n    week: 5\n"
        "consequences:\n  gains:\n    - Trust\n  costs:\n    - Time\n"
        "when_not: When nobody works by hand.\n"
        "counters:\n  - no-owner\n"
        "steps:\n  - decide\n"
    )
    assert check(load([Path("base")])) == ()


def test_the_last_content_root_is_written_to() -> None:
    Path("ours").mkdir()
    env = {CONTENT.name: os.pathsep.join(["base", "ours"])}
    result = CliRunner().invoke(app, ["new", "retrospective", *FLAGS], env=env)
    assert outcome(result) == (0, "ours/retrospectives/2025/invoice-triage.yml\n", ADVICE)
