"""How are answers understood that say what is meant in other words: picks, figures, dates?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.contribute import drafts

from ..helpers.history import PATTERN, write
from ..helpers.sessions import DATES, END, FILE, INSURER, SHORT, THERE, data, run


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


@pytest.mark.parametrize(
    ("typed", "record", "tie"),
    [
        ("team", "contributed", "team"),
        ("3", "contributed", "vendor"),
        ("We were paid to advise on it", "contributed", "consultant"),
        ("RESEARCHER", "contributed", "researcher"),
        ("resercher\nresearcher", "contributed", "researcher"),
        ("0\n7\n?\n\n2", "contributed", "organisation"),
        ("we read about it", "public-record", None),
    ],
)
def test_somebody_was_there_by_word_by_number_or_by_label(
    typed: str, record: str, tie: str | None
) -> None:
    run("retrospective", typed=f"{typed}\n")
    kept = data(Path("draft-retrospective.yml"))
    assert (kept["record"], kept.get("contributor", {}).get("tie")) == (record, tie)


def test_what_an_account_counts_for_is_said_at_once() -> None:
    shown = run("retrospective", typed="vendor\n").stdout
    counts = "What you say followed is shown apart, as a vendor's word, and is in no count."
    assert f"> vendor\n  {counts}\n" in shown


def test_a_pattern_is_found_by_what_was_done() -> None:
    write("patterns/shadow.yml", PATTERN)
    practice = "y\nbeside the people\n7\n1\nnone\nNobody had the time.\nn\n"
    result = run("retrospective", typed=f"{SHORT}{practice}n\nn\n\n\n")
    assert result.exit_code == 0, result.output
    assert (
        "    What fits 'beside the people', by number:\n     1  shadow  Shadow mode\n"
        in result.stdout
    )
    assert "    Nothing fits '7'. Type ? for the list. Enter skips it.\n" in result.stdout
    assert data(FILE)["practices"][0]["pattern"] == "shadow"


def test_a_choice_is_made_by_its_name_too() -> None:
    practice = "y\n\nError clinic\nUSED IN PART\nno effect\nBefore and after\nIt ran.\nn\n"
    result = run("retrospective", typed=f"{SHORT}{practice}n\nn\n\n\n")
    assert result.exit_code == 0, result.output
    practice_told = data(FILE)["practices"][0]
    assert [practice_told[name] for name in ("use", "effect", "basis")] == [
        "partly",
        "no-effect",
        "before-after",
    ]


@pytest.mark.parametrize(
    ("typed", "understood", "told"),
    [
        ("about 3,000", "value 3000, about yes", {"value": 3000, "about": True}),
        ("3,000-3,200", "low 3000, high 3200", {"low": 3000, "high": 3200, "about": False}),
        ("nearly 70 %", "value 70, about yes, unit %", {"value": 70, "about": True, "unit": "%"}),
        ("22,427", "", {"value": 22427, "about": False}),
    ],
)
def test_a_figure_fills_the_fields_that_it_speaks_of(
    typed: str, understood: str, told: dict[str, Any]
) -> None:
    about = "" if "about" in understood else "no\n"
    result_typed = f"y\nMinutes\n\n{typed}\n{about}\n\n\n\n\n\n\nvendor\nnone\n\nn\n"
    more = "n\n\n\n\n" + "\n" + "n\n" * 6 + result_typed  # sources to criteria
    result = run("retrospective", typed=f"{SHORT}n\nn\ny\n{more}" + "\n" * 21)
    assert result.exit_code == 0, result.output
    assert (f"Understood as {understood}." in result.stdout) == bool(understood)
    written = data(FILE)["results"][0]
    assert written == {"metric": "Minutes", **told, "measured_by": "vendor", "design": "none"}


def test_a_doubtful_figure_and_a_doubtful_date_are_asked_about() -> None:
    dates = "\n\n\n\n\n06/07/2025\nJune 2025\n"
    result_typed = "y\nMinutes\n\n1.234\n1234\nno\n\n\n\n\n\n\n\nvendor\nnone\n\nn\n"
    more = "n\n\n\n\n" + "\n" + "n\n" * 6 + result_typed
    short = SHORT.replace(DATES, dates)
    result = run("retrospective", typed=f"{short}n\nn\ny\n{more}" + "\n" * 21)
    assert result.exit_code == 0, result.output
    assert data(FILE)["dates"]["outcome"] == "2025-06"
    assert data(FILE)["results"][0]["value"] == 1234
    assert result.stdout.count("Other measurements") == 1


def test_characters_that_nobody_sees_are_not_taken() -> None:
    result = run("retrospective", typed=f"{THERE}Invoice\u202e triage\n{SHORT[len(THERE) :]}{END}")
    assert result.exit_code == 0, result.output
    assert "  the character U+202E is invisible and not allowed. Delete it; " in result.stdout
    assert INSURER.exists()
