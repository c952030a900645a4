"""Is a contribution written from options alone, and what is said of a wrong one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts

from ..helpers.sessions import ADVICE, FILE, FLAGS, NEW, outcome, run, values


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_everything_by_flags() -> None:
    assert outcome(run("retrospective", *FLAGS)) == (0, f"{FILE}\n{NEW}\n", ADVICE)
    assert values(NEW) == "id: a-co\nname: Ä & Co\nkind: company\nsector: insurance\n"
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: 'It read: invoices.'\n"
        "added: '2026-11-24'\n"
        "record: contributed\n"
        "contributor:\n  tie: organisation\n"
        "organisations:\n  - a-co\n"
        "use_case: '{{ 7*7 }}'\n"
        "technique: agent\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
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


def test_an_organisation_that_has_a_file_is_named_by_its_id_or_its_name() -> None:
    run("retrospective", *FLAGS)
    rest = [flag for flag in FLAGS if "{name: Ä" not in flag and flag != "--organisations"]
    for number, named in enumerate(("a-co", "Ä & CO Ltd", "{name: ä co}")):
        made = FILE.with_name(f"case-{number}.yml")
        result = run("retrospective", *rest, "--id", made.stem, "--organisations", named)
        assert (result.exit_code, result.stdout) == (0, f"{made}\n")
        assert "also tells of Ä & Co" in result.stderr
        assert "organisations:\n  - a-co\n" in values(made)
    assert [path.name for path in NEW.parent.iterdir()] == [NEW.name]


def test_of_several_organisations_each_practice_names_one() -> None:
    several = [
        *("--organisations", "{name: A European insurer, kind: unnamed, sector: insurance}"),
        *("--practices", "{proposed: P, use: full, evidence: E., organisation: Ä & co}"),
        *(
            "--practices",
            "{proposed: Q, use: full, evidence: E., organisation: A European insurer}",
        ),
    ]
    result = run("retrospective", *FLAGS, *several)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{FILE}\n{NEW}\nbase/organisations/unnamed-insurance-1.yml\n"
    assert values(FILE).count("organisation: a-co\n") == 1
    assert values(FILE).count("organisation: unnamed-insurance-1\n") == 1
    assert check(load([Path("base")])) == ()
    FILE.unlink()
    result = run(
        "retrospective",
        *FLAGS,
        *several,
        "--failure-modes",
        "{mode: no-owner, status: hit, evidence: E.}",
    )
    assert result.exit_code == 1
    assert (
        "organisation: there are several organisations, and nothing says of which" in result.stdout
    )


def test_problems_are_said_as_the_check_says_them() -> None:
    result = run("retrospective", *FLAGS, "--sector", "finances", "--dates-production", "2026")
    assert outcome(result) == (
        1,
        f'{FILE}:22:9: bad-choice: `sector` is "finances", which is not one of the choices\n'
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
    assert (result.exit_code, result.stdout) == (0, f"{FILE}\n{NEW}\n")
    assert result.stderr == (
        f"{FILE}:65:9: warning: personal-data: an e-mail address stands in the text: "
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
        "{use: …, evidence: …}, with pattern, proposed, effect, basis, by, organisation, source "
        "if you like.\n",
    )
