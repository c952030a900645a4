"""Does an interview explain, go back, and go on from where it was stopped?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.contribute import drafts

from ..helpers.history import PATTERN, write
from ..helpers.sessions import (
    DATES,
    DRAFT,
    END,
    FILE,
    INSURER,
    ORGANISATION,
    SHORT,
    THERE,
    run,
    values,
)


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def kept() -> Any:
    return yaml.safe_load(DRAFT.read_text(encoding="utf-8"))


def written() -> Any:
    return yaml.safe_load(values(FILE))


def test_it_goes_on_inside_the_entry_of_a_list_where_it_was_stopped() -> None:
    practice = "y\n\nError clinic\npartly\n\nErrors halved.\ny\n\nOwner on call\n"
    assert run("retrospective", typed=SHORT + practice).exit_code == 1
    whole = {"proposed": "Error clinic", "use": "partly", "evidence": "Errors halved."}
    assert kept()["practices"] == [whole, {"proposed": "Owner on call"}]
    assert "practices" not in kept()["asked"]
    rest = "full\nhurt\nstated\nNobody answered.\nn\nn\nn\n\n\n"
    result = run("retrospective", typed=rest)
    assert result.exit_code == 0, result.output
    second = {
        "proposed": "Owner on call",
        "use": "full",
        "effect": "hurt",
        "basis": "stated",
        "evidence": "Nobody answered.",
    }
    assert written()["practices"] == [whole, second]
    assert not DRAFT.exists()


def test_it_goes_on_with_what_else_there_is_to_tell() -> None:
    assert run("retrospective", typed=SHORT + "n\nn\ny\nn\n\nEurope\nA vendor\n").exit_code == 1
    assert kept()["partners"] == ["A vendor"]
    result = run("retrospective", typed="Another\n\n")
    assert "That is enough" not in result.stdout
    assert "Region" not in result.stdout
    assert "One a line; an empty line ends. 1 so far." in result.stdout
    assert kept()["partners"] == ["A vendor", "Another"]


def test_a_question_mark_explains_and_is_no_answer() -> None:
    result = run("retrospective", typed=f"{THERE}?\nInvoice triage\n")
    assert "  What was piloted, in a few words, without the outcome. For example: " in result.stdout
    assert kept()["title"] == "Invoice triage"
    rest = SHORT.partition("Invoice triage\n")[2]
    told = run("retrospective", typed=f"{rest}?\n").stdout
    explained = "What you did so that it would not stall, and what came of it. Type y or n."
    assert f"Tell one? [y/N]: ?\n  {explained}\n" in told


def test_one_goes_back_to_the_question_before() -> None:
    organisation = "Acme\n<\n<\nInvoice sorting\nA European insurer\nunnamed\ninsurance\n\nn\n"
    run("retrospective", typed=f"{THERE}Invioce triage\n<\nInvoice triage\n{organisation}")
    assert kept() == {
        "record": "contributed",
        "contributor": {"tie": "team"},
        "title": "Invoice sorting",
        "organisations": [{"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}],
        "asked": ["contributor", "organisations", "record", "title"],
    }


def test_one_goes_back_inside_a_group_and_a_list() -> None:
    typed = SHORT.replace(DATES, "2025-01\n<\n2025-02\n\n\n\n2025-06\n").replace(
        "The clerks set the criteria.\n", "The clercs.\n<\nThe clerks set the criteria.\n"
    )
    result = run("retrospective", typed=typed + "n\nn\nn\n\n\n")
    assert result.exit_code == 0, result.output
    assert "  Taken back: The clercs.\n" in result.stdout
    dates = {"pilot_start": "2025-02", "outcome": "2025-06", "seen": "2026-11-24"}
    assert written()["dates"] == dates
    assert written()["worked"] == ["The clerks set the criteria."]


def test_names_that_must_not_appear_are_left_out() -> None:
    typed = SHORT.replace("Reads invoices.", "Reads ACME's invoices.") + "n\nn\nn\n"
    result = run("retrospective", typed=typed + "Acme, the clerks\ny\n\n")
    assert result.exit_code == 0, result.output
    assert "  They stand in use_case, worked[1].\n" in result.stdout
    assert written()["use_case"] == "Reads (left out)'s invoices."
    assert written()["worked"] == ["(left out) set the criteria."]
    assert "Acme" not in FILE.read_text(encoding="utf-8")


def test_one_goes_back_to_the_names_before_they_are_left_out() -> None:
    typed = SHORT + "n\nn\nn\n" + "the clerks\n<\n\n\n"
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("Names that must not appear") == 2
    assert written()["worked"] == ["The clerks set the criteria."]


def test_an_organisation_that_has_a_file_is_asked_for_its_name_alone() -> None:
    assert run("retrospective", typed=SHORT.replace("unnamed", "company") + END).exit_code == 0
    FILE.unlink()
    typed = SHORT.replace(ORGANISATION, "a EUROPEAN insurer\nn\n")
    result = run("retrospective", typed=typed + END)
    assert result.exit_code == 0, result.output
    told = "> a EUROPEAN insurer\n  It has a file: a-european-insurer.\nAnother one?"
    assert told in result.stdout
    assert written()["organisations"] == ["a-european-insurer"]


def test_of_several_organisations_each_entry_is_asked_which() -> None:
    several = ORGANISATION.removesuffix("n\n") + "y\nAcme Bank\ncompany\nfinance\n\nn\n"
    practice = "y\n\nError clinic\nfull\n\nIt ran twice.\nElsewhere\nacme BANK\nn\n"
    mode = "y\nno-owner\nhit\nNobody came.\nA European insurer\nn\n"
    typed = SHORT.replace(ORGANISATION, several) + practice + mode
    result = run("retrospective", typed=typed + "n\n\n\n")
    assert result.exit_code == 0, result.output
    assert written()["organisations"] == ["unnamed-insurance-1", "acme-bank"]
    assert written()["practices"] == [
        {
            "proposed": "Error clinic",
            "use": "full",
            "evidence": "It ran twice.",
            "organisation": "acme-bank",
        }
    ]
    assert written()["failure_modes"][0]["organisation"] == "unnamed-insurance-1"


def test_what_was_not_used_is_asked_for_no_effect() -> None:
    write("patterns/shadow.yml", PATTERN)
    practice = "y\nshadow\nnone\nNobody had the time.\nn\n"
    result = run("retrospective", typed=f"{SHORT}{practice}n\nn\n\n\n")
    assert result.exit_code == 0, result.output
    assert "Effect" not in result.stdout
    assert written()["practices"] == [
        {"pattern": "shadow", "use": "none", "evidence": "Nobody had the time."}
    ]


def test_one_goes_back_over_what_does_not_apply() -> None:
    write("patterns/shadow.yml", PATTERN)
    back = "y\nshadow\nnone\n<\nfull\nmixed\n<\n<\n<\nshadow\npartly\n\nIt ran twice.\nn\n"
    result = run("retrospective", typed=f"{SHORT}{back}n\nn\n\n\n")
    assert result.exit_code == 0, result.output
    assert written()["practices"] == [
        {"pattern": "shadow", "use": "partly", "evidence": "It ran twice."}
    ]


def test_an_organisation_that_must_not_be_named_is_described() -> None:
    named = SHORT.replace(ORGANISATION, "Acme Bank\ncompany\nfinance\n\nn\n")
    described = "A European bank\nunnamed\nfinance\n\nn\n"
    result = run("retrospective", typed=f"{named}n\nn\nn\nAcme Bank\ny\n{described}\n")
    assert result.exit_code == 0, result.output
    assert "Describe the organisation in place of naming it: its kind is unnamed." in result.stdout
    assert written()["organisations"] == ["unnamed-finance-1"]
    assert [path.name for path in INSURER.parent.iterdir()] == ["unnamed-finance-1.yml"]
