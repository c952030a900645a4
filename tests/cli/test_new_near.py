"""Is somebody shown the records that may tell of the same, before anything is written?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.contribute import drafts

from ..helpers.sessions import DRAFT, END, FILE, FLAGS, ORGANISATION, SAME, SHORT, run

SHOWN = (
    "There are records that may tell of the same:\n"
    "  Invoice triage: has nearly the same title\n"
    "    base/retrospectives/2025/invoice-triage.yml, on the site retrospectives/invoice-triage/\n"
    "Is it one of these? [y/N]: "
)


@pytest.fixture(autouse=True)
def _written(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")
    assert run("retrospective", *FLAGS).exit_code == 0


def test_yes_stops_and_keeps_the_answers() -> None:
    result = run("retrospective", typed="team\n\nInvoice triage pilot\n?\ny\n")
    assert SHOWN in result.stdout
    assert "  Yes stops here and keeps your answers. Type y or n.\n" in result.stdout
    assert (result.exit_code, result.stderr) == (
        1,
        f"playbook: nothing was written: add what you know to {FILE}: a source, a statement, a "
        "correction; and open a pull request. 3 answers are in draft-retrospective.yml; "
        "`playbook new retrospective` goes on.\n",
    )
    assert DRAFT.exists()


def test_no_goes_on_and_each_is_shown_once() -> None:
    typed = SHORT.replace("Invoice triage\n", "Invoice triage pilot\nn\n")
    typed = typed.replace(ORGANISATION, "ä co\nn\n") + END
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Is it one of these?") == 1
    assert FILE.with_name("invoice-triage-pilot.yml").exists()


def test_an_organisation_and_an_address_are_shown_too() -> None:
    typed = SHORT.replace("Invoice triage\n", "Something else\n")
    typed = typed.replace(ORGANISATION, "ä co\nn\nn\n") + END
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert "  Invoice triage: also tells of Ä & Co\n" in result.stdout


def test_without_a_terminal_it_is_told_and_the_file_is_written() -> None:
    result = run("retrospective", *FLAGS, "--id", "second")
    assert (result.exit_code, result.stdout) == (0, f"{FILE.with_name('second.yml')}\n")
    assert result.stderr.startswith(SAME)
