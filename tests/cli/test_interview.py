"""Does an interview explain, go back, and go on from where it was stopped?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.contribute import drafts

from .test_new import DRAFT, FILE, SHORT, run, values


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def kept() -> Any:
    return yaml.safe_load(DRAFT.read_text(encoding="utf-8"))


def written() -> Any:
    return yaml.safe_load(values(FILE))


def test_it_goes_on_inside_the_entry_of_a_list_where_it_was_stopped() -> None:
    practice = "y\n\nError clinic\nhelped\nErrors halved.\ny\n\nOwner on call\n"
    assert run("retrospective", typed=SHORT + practice).exit_code == 1
    whole = {"proposed": "Error clinic", "effect": "helped", "evidence": "Errors halved."}
    assert kept()["practices"] == [whole, {"proposed": "Owner on call"}]
    assert "practices" not in kept()["asked"]
    result = run("retrospective", typed="hurt\nNobody answered.\nn\nn\nn\n\n\n")
    assert result.exit_code == 0, result.output
    second = {"proposed": "Owner on call", "effect": "hurt", "evidence": "Nobody answered."}
    assert written()["practices"] == [whole, second]
    assert not DRAFT.exists()


def test_it_goes_on_with_what_else_there_is_to_tell() -> None:
    assert run("retrospective", typed=SHORT + "n\nn\ny\nEurope\nA vendor\n").exit_code == 1
    assert kept()["partners"] == ["A vendor"]
    result = run("retrospective", typed="Another\n\n")
    assert "That is enough" not in result.stdout
    assert "Region" not in result.stdout
    assert "One a line; an empty line ends. 1 so far." in result.stdout
    assert kept()["partners"] == ["A vendor", "Another"]


def test_a_question_mark_explains_and_is_no_answer() -> None:
    result = run("retrospective", typed="?\nInvoice triage\n")
    assert result.stdout.count("> ") == 3
    assert "  What was piloted, in a few words, without the outcome. For example: " in result.stdout
    assert kept()["title"] == "Invoice triage"
    told = run("retrospective", typed=SHORT.partition("\n")[2] + "?\n").stdout
    explained = "What you did so that it would not stall, and what came of it. Type y or n."
    assert f"Tell one? [y/N]: ?\n  {explained}\n" in told


def test_one_goes_back_to_the_question_before() -> None:
    run("retrospective", typed="Invioce triage\n<\nInvoice triage\nAcme\n<\nA European insurer\n")
    assert kept() == {
        "title": "Invoice triage",
        "organisation": "A European insurer",
        "asked": ["organisation", "title"],
    }


def test_one_goes_back_inside_a_group_and_a_list() -> None:
    typed = SHORT.replace("\n\n\n\n\nsoon\n", "\n2025-01\n<\n2025-02\n\n\n\n").replace(
        "The clerks set the criteria.\n", "The clercs.\n<\nThe clerks set the criteria.\n"
    )
    result = run("retrospective", typed=typed + "n\nn\nn\n\n\n")
    assert result.exit_code == 0, result.output
    assert "  Taken back: The clercs.\n" in result.stdout
    assert written()["dates"] == {"pilot_start": "2025-02", "outcome": "2025-06"}
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
