"""What does `playbook new --from-issue` write, and what does it say to whoever wrote the issue?"""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.contribute import drafts
from macros.work.settings import CONTENT, SITE_URL

from ..contribute.issues.test_intake import issue

ROOTS = {CONTENT.name: "base"}
ISSUE = Path("issue.md")
FILE = Path("base/retrospectives/2025/invoice-triage.yml")
INSURER = Path("base/organisations/unnamed-insurance-1.yml")
PASSED = "It passes the check.\n"


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def run(text: str, *options: str, kind: str = "retrospective") -> Result:
    ISSUE.write_text(text, encoding="utf-8", newline="")
    return CliRunner().invoke(app, ["new", kind, "--from-issue", str(ISSUE), *options], env=ROOTS)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_standard_output_has_the_paths_alone() -> None:
    assert outcome(run(issue())) == (0, f"{FILE}\n{INSURER}\n", PASSED)
    assert "\nrecord: contributed\n" in FILE.read_text(encoding="utf-8")
    assert "\nkind: unnamed\n" in INSURER.read_text(encoding="utf-8")


def test_what_browsers_and_word_processors_add_is_taken_out() -> None:
    text = issue(Title="Th\ufeffird\u2028").replace("\n", "\r\n")
    assert run(text).exit_code == 0
    assert "\ntitle: Third\n" in FILE.with_stem("third").read_text(encoding="utf-8")


def test_nothing_is_written_of_what_is_not_right_and_all_of_it_is_told() -> None:
    result = run(issue(**{"Organisation: sector": "banks", "Dates: date of the outcome": "soon"}))
    assert (result.exit_code, result.stdout) == (1, "")
    said, _, draft = result.stderr.partition("\n<details>")
    assert said == (
        "Nothing was written yet: 2 things are to be put right. Edit the boxes of the issue.\n\n"
        '- **Organisation: sector**: "banks" is not one of the choices: Agriculture, Education, '
        "Energy, Finance, Food service, Healthcare, Insurance, Logistics, Manufacturing, Media, "
        "Mobility, Non-profit, Professional services, Public sector, Real estate, Retail, "
        "Technology, Telecommunications, Travel, Other.\n"
        '- **Dates: date of the outcome**: "soon" does not fit here. Write a day, a month or a '
        "year: 2025-03-14, 2025-03 or 2025.\n"
    )
    assert "\nsummary: It read invoices.\n" in draft
    assert not FILE.exists()


def test_nothing_says_for_somebody_whether_they_were_there() -> None:
    result = run(issue(**{"Were you there?": "_No response_"}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "\n- **Were you there?**: This has no answer yet.\n" in result.stderr


def test_the_draft_that_a_comment_shows_goes_on_in_the_terminal() -> None:
    result = run(issue(**{"Organisation: sector": "banks"}))
    text = result.stderr.partition("```yaml\n")[2].partition("\n```\n")[0]
    Path("mine.yml").write_text(text.replace("banks", "insurance") + "\n", encoding="utf-8")
    command = ["new", "retrospective", "--from", "mine.yml"]
    done = CliRunner().invoke(app, command, env=ROOTS)
    assert (done.exit_code, done.stdout) == (0, f"{FILE}\n{INSURER}\n")


def test_a_second_of_the_same_name_needs_an_address_of_its_own() -> None:
    assert run(issue()).exit_code == 0
    result = run(issue())
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "\n- **End of its address**: The retrospective 'invoice-triage' exists already. Give this "
        "one an id of its own.\n\nIs it one of these?" in result.stderr
    )
    result = run(issue(**{"End of its address": "invoice-triage-2"}))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        FILE.with_stem("invoice-triage-2").as_posix(),
    )
    assert result.stderr == (
        f"{PASSED}\nIs it one of these? Then propose a change to that one instead.\n\n"
        f"- Invoice triage (`{FILE}`): it has nearly the same title.\n"
    )


def test_a_near_record_is_linked_at_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SITE_URL.name, "https://playbook.example/ai")
    assert run(issue()).exit_code == 0
    address = "https://playbook.example/ai/retrospectives/invoice-triage/"
    assert f"- [Invoice triage]({address}): it has" in run(issue()).stderr


def test_an_option_goes_before_the_issue() -> None:
    result = run(issue(Title="請求書"), "--id", "seikyusho")
    assert result.stdout.splitlines()[0] == FILE.with_stem("seikyusho").as_posix()


@pytest.mark.parametrize("kind", ["retrospective", "pattern"])
def test_what_is_no_form(kind: str) -> None:
    assert outcome(run("Hello", kind=kind)) == (
        1,
        "",
        f"Nothing was written yet: the issue is not written with the form for a {kind}.\n",
    )


def test_a_pattern_with_faults() -> None:
    result = run("### Name\n\nShadow mode\n\n### Action: owner\n\nthe boss", kind="pattern")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "\n- **Action: owner**: There is no role “the boss”." in result.stderr
    assert "\n- **Before you send it**: “" in result.stderr
