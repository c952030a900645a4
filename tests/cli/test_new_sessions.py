"""What does a session of questions show, and what does it write?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts

from ..cases import CASES
from ..helpers.sessions import ADVICE, DATES, DRAFT, FILE, ORGANISATION, SHORT, THERE, run, values

SESSION = CASES / "sessions" / "retrospective.txt"
"""What the terminal shows of a short session: the questions, and what is typed."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_a_session_word_for_word() -> None:
    result = run(
        "retrospective", typed=SHORT + "n\ny\nno-ower\n?\n1\nhit\nNobody came.\nn\nn\n\n\n"
    )
    assert (result.exit_code, result.stderr) == (0, ADVICE)
    assert result.stdout == SESSION.read_text(encoding="utf-8")
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: It read invoices.\n"
        "added: '2026-11-24'\n"
        "record: contributed\n"
        "contributor:\n  tie: team\n"
        "organisations:\n  - unnamed-insurance-1\n"
        "use_case: Reads invoices.\n"
        "technique: agent\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
        "failure_modes:\n  - mode: no-owner\n    status: hit\n    evidence: Nobody came.\n"
        "worked:\n  - The clerks set the criteria.\n"
    )
    assert not DRAFT.exists()


def test_a_session_stops_and_goes_on() -> None:
    stopped = run("retrospective", typed=f"{THERE}Invoice triage\n{ORGANISATION}")
    assert (stopped.exit_code, stopped.stderr) == (
        1,
        "playbook: stopped. 4 answers are in draft-retrospective.yml; "
        "`playbook new retrospective` goes on. Without a terminal, give each of these:\n"
        "  --use-case TEXT\n"
        "  --technique CHOICE\n"
        "  --outcome scaled|limited|rolled-back|stopped|never-left-pilot|not-told\n"
        "  --dates-outcome DATE\n"
        "  --summary TEXT\n"
        "  --worked TEXT or --did-not-work TEXT\n",
    )
    assert DRAFT.read_text(encoding="utf-8") == (
        "# A draft, begun on 2026-11-24: `playbook new retrospective` goes on with it.\n"
        "record: contributed\n"
        "contributor:\n  tie: team\n"
        "title: Invoice triage\n"
        "organisations:\n"
        "  - name: A European insurer\n    kind: unnamed\n    sector: insurance\n"
        "asked:\n  - contributor\n  - organisations\n  - record\n  - title\n"
    )
    rest = SHORT.partition(ORGANISATION)[2]
    result = run("retrospective", typed=rest + "n\nn\nn\n\n\n")
    assert (result.exit_code, result.stderr) == (
        0,
        "4 answers from draft-retrospective.yml, begun on 2026-11-24; delete it to begin again.\n"
        + ADVICE,
    )
    assert "Title" not in result.stdout
    assert check(load([Path("base")])) == ()
    assert not DRAFT.exists()


def test_dates_that_do_not_fit_each_other_are_asked_for_again() -> None:
    typed = SHORT.replace(DATES, "2025-08\n\n\n\n2025-06\n")
    result = run("retrospective", typed=typed + "n\nn\nn\n\n\n" + "2025-01\n\n\n\n2025-06\n")
    assert result.exit_code == 0, result.output
    assert (
        "dates.pilot_start: `pilot_start` (2025-08) is after `outcome` (2025-06). "
        "Correct one of them.\n" in result.stdout
    )
    dates = "  pilot_start: 2025-01\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
    assert f"dates:\n{dates}" in values(FILE)


def test_the_long_version_asks_for_everything() -> None:
    rest = "n\n\nEurope\n\n"  # sources, sector, region, partners
    story = "One.\n\n{{ two }}\n.\n"
    timeline = "y\n2025-02\nIt began.\nn\n"
    stages = "y\nPrivate pilot\n2024\n\n100\nyes\ngo\n\nn\n"
    owner = "y\nHead of claims\nbefore-pilot\n\n\nTwo clerks\nn\n"
    results = "y\nMinutes\n\n3\n\n9\n\n\n2025\nin-pilot\n\n40\norganisation\nbefore-after\n\nn\n"
    harm = "y\nA customer paid too much.\n3\n\nEUR 40\n\nn\n"
    says = "y\nA spokesperson\nIt works.\nn\n"
    typed = (
        f"{SHORT}n\nn\ny\n{rest}{story}{timeline}{stages}{owner}"
        f"n\nn\n{results}\n{harm}"  # decisions, criteria, benchmarks
        f"n\n\nn\n\n\n{says}"  # integrations, challenges, governance, edge cases, feedback
        "Begin early.\n\nn\n\n\n\n\n"  # lessons, reusable, against, contributors, names, id
    )
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert values(FILE).partition("timeline:")[2] == (
        "\n  - when: 2025-02\n    what: It began.\n"
        'stages:\n  - name: Private pilot\n    began: "2024"\n    users: 100\n    about: true\n'
        "    decision: go\n"
        "story: |-\n  One.\n\n  {{ two }}\n"
        "owner:\n  role: Head of claims\n  named: before-pilot\n  commitment: Two clerks\n"
        'results:\n  - metric: Minutes\n    value: 3\n    compared_with: 9\n    when: "2025"\n'
        "    phase: in-pilot\n    sample: 40\n    measured_by: organisation\n"
        "    design: before-after\n"
        "harm:\n  - what: A customer paid too much.\n    people: 3\n    money: EUR 40\n"
        "says:\n  - who: A spokesperson\n    what: It works.\n"
        "worked:\n  - The clerks set the criteria.\n"
        "lessons:\n  - Begin early.\n"
    )
    assert check(load([Path("base")])) == ()


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
