"""Does a contribution begin with what another file says: a draft or a pilot?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts

from ..cases import CASES
from ..helpers.sessions import ADVICE, FILE, FLAGS, NEW, outcome, run, values


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_a_record_from_published_sources() -> None:
    Path("mine.yml").write_text(
        "title: Told\nsummary: S.\norganisations: [{name: Acme, kind: company, sector: retail}]\n"
        "use_case: U.\ntechnique: agent\nrecord: public-record\noutcome: scaled\n"
        "dates: {outcome: 2025}\nworked: [{text: It ran., source: s1}]\n"
        "sources: [{id: s1, title: A paper, extent: whole, form: paper}]\n",
        encoding="utf-8",
    )
    made = FILE.with_name("told.yml")
    acme = NEW.with_name("acme.yml")
    assert outcome(run("retrospective", "--from", "mine.yml")) == (0, f"{made}\n{acme}\n", ADVICE)
    assert "    read_on: '2026-11-24'\n" in values(made)
    assert "  outcome: 2025\nworked:" in values(made)
    assert check(load([Path("base")])) == ()


def test_from_another_file() -> None:
    Path("other.yml").write_text("title: From a file\nworked: [One thing.]\n", encoding="utf-8")
    rest = [flag for flag in FLAGS if flag not in ("--title", "Invoice triage")]
    made = FILE.with_name("from-a-file.yml")
    expected = (0, f"{made}\n{NEW}\n", ADVICE)
    assert outcome(run("retrospective", "--from", "other.yml", *rest)) == expected
    assert 'worked:\n  - "no"' in values(made)
    assert Path("other.yml").exists()
    assert outcome(run("retrospective", "--from", "nowhere.yml")) == (
        1,
        "",
        "playbook: nowhere.yml does not exist.\n",
    )


def test_from_a_pilot_what_its_record_lacks_is_asked() -> None:
    pilot = CASES / "judgements" / "met-go" / "pilot.yml"
    needed = "team\n\ncompany\n\nn\nscaled\n\n2026-03\nIt read invoices.\n"
    told = "n\nn\nn\n" + "\n" * 4 + "n\n" * 4  # practices to sources; sector to story; to harm
    others = told + "n\n\nn\n\n\n\n"  # positions, lessons, parts, contributors, names, id
    result = run("retrospective", "--from", str(pilot), typed=needed + others)
    assert result.exit_code == 0, result.output
    made = Path("base/retrospectives/2026/invoice-triage.yml")
    company = NEW.with_name("northfold-supplies.yml")
    assert result.stdout.splitlines()[-2:] == [str(made), str(company)]
    assert "Title" not in result.stdout
    assert values(company) == (
        "id: northfold-supplies\nname: Northfold Supplies\nkind: company\nsector: retail\n"
    )
    assert (
        "dates:\n  pilot_start: '2026-01-05'\n  pilot_end: '2026-01-05'\n"
        "  decision: '2026-03-05'\n  outcome: 2026-03\n  seen: '2026-11-24'\n" in values(made)
    )
    assert check(load([Path("base")])) == ()


def test_a_text_that_a_comment_cuts_short_in_another_file_is_told() -> None:
    assert run("retrospective", *FLAGS).exit_code == 0
    text = FILE.read_text(encoding="utf-8").replace("title: Invoice triage", "title: The #1  # x")
    FILE.unlink()
    Path("mine.yml").write_text(text, encoding="utf-8")
    result = run("retrospective", "--from", "mine.yml")
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("mine.yml:")]
    assert "warning: text-read-otherwise: the text ends before this ` #`" in line
