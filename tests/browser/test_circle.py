"""Does the circle close? From five questions to the start of a retrospective, without a mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.content.loader import load
from macros.content.rules import review
from macros.contribute.questions.there import STANCES

from ..helpers.building import PROJECT
from ..helpers.judgements import data_of
from .keys import reach, tick, write, write_day
from .tools import keep, kept, serve

QUESTIONS = ("current-state", "success", "systems", "security", "ownership")
PROPERTIES = ("It works on", "It is connected", "It runs", "It tests", "It leaves")
RECORDS = (
    *("What worked", "What did not", "Edge cases"),
    *("User feedback", "Integration challenges", "Performance benchmarks"),
)


def answer_the_gate(page: Page) -> None:
    page.goto("start/")
    expect(page.locator("readiness-verdict .gate:visible")).to_contain_text(
        "Not ready: 5 questions"
    )
    for question in QUESTIONS:
        write(page, "Your answer", f"What we know of {question}.", question)
        tick(page, "My answer has all of this", question)
    expect(page.locator("readiness-verdict .gate:visible")).to_contain_text(
        "Ready: all five are answered"
    )
    write(page, "What is the pilot called?", "Invoice triage")
    write(page, "Who owns it in the business?", "Head of accounts payable")
    write_day(page, "First day of week 1", "2026-01-05")
    reach(page, "Go on in the workspace")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Run the pilot from one record")
    expect(page.locator(".pilots [aria-current]")).to_have_text("Invoice triage")


def fill_the_record(page: Page) -> None:
    write(page, "Use case", "Reads invoices and proposes the booking.", "facts")
    write_day(page, "Agreed on", "2026-01-05", "requirements")
    write(page, "Add a criterion", "Invoices processed correctly", "criteria")
    page.keyboard.press("Enter")
    write(page, "Unit", "%", "criteria")
    reach(page, "Better is", "criteria")
    page.keyboard.type("Higher")
    write(page, "Baseline", "88", "criteria")
    write(page, "Target", "90", "criteria")
    write_day(page, "Agreed on", "2026-01-15", "criteria")
    write(page, "Add a system", "The ERP", "integrations")
    page.keyboard.press("Enter")
    write(page, "How far it is", "Connected", "integrations")
    tick(page, "The pilot itself connects to it", "integrations")
    write(page, "Add a review", "security", "reviews")
    page.keyboard.press("Enter")
    write(page, "Weeks it takes", "8", "reviews")
    write_day(page, "Started on", "2026-01-12", "reviews")
    for title in PROPERTIES:
        write(page, title, "See the design.", "design")
        tick(page, "The design has it", "design")


def log_and_decide(page: Page) -> None:
    for week, reading in ((4, "81"), (5, "84"), (6, "88"), (7, "91"), (8, "92")):
        write(page, f"Invoices processed correctly, Week {week}", reading, "log")
    for title in RECORDS:
        write(page, title, f"{title}, in a sentence.", "log")
    expect(page.locator(".proposal")).to_contain_text("Go: on to production")
    reach(page, "Not decided yet", "decision")
    page.keyboard.press("ArrowDown")  # from the last one on to the first, which is go
    write(page, "Reason", "92 % against 90 %.", "decision")
    write(page, "Decided by", "Head of accounts payable", "decision")
    write_day(page, "Decided on", "2026-03-05", "decision")


def add_what_only_the_team_knows(page: Page) -> None:
    reach(page, STANCES[0].label)
    page.keyboard.press("Space")
    write(page, "Name", "A building-supplies wholesaler")
    write(page, "Kind", "Unnamed")
    write(page, "Sector", "Retail")
    write(page, "Technique", "Document extraction")
    write(page, "Outcome", "Limited use")
    write(page, "Date of the outcome", "2026-04")
    write(page, "Summary", "It reads invoices, and clerks work with it in two branches.")


def accepted(page: Page, tmp_path: Path) -> None:
    """Check that `playbook check` has nothing to say about the file that the form writes."""
    reach(page, "The file")
    page.keyboard.press("Enter")
    expect(page.locator("[data-yaml]")).to_contain_text("two branches")
    text = page.locator("[data-yaml]").text_content() or ""
    file = tmp_path / "ours" / "retrospectives" / "2026" / "invoice-triage.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    loaded = load([PROJECT / "playbook", tmp_path / "ours"])
    assert [problem for problem in review(loaded) if problem.place.path == file] == []
    assert loaded.items["retrospective", "invoice-triage"] is not None


@pytest.mark.parametrize("width", [1280, 390])
def test_from_five_questions_to_a_retrospective_without_a_mouse(
    page: Page, width: int, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    answer_the_gate(page)
    fill_the_record(page)
    log_and_decide(page)
    expect(page.locator(".gate__title")).to_have_text(
        ["The readiness gate: open", "The design gate: open", "The go/no-go: open"]
    )
    reach(page, "Turn into a retrospective", "retrospective")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/contribute/retrospective/$"))
    expect(page.get_by_text("Started from your pilot: what it recorded")).to_be_visible()
    assert kept(page, "handover") == {}
    assert kept(page, "retrospectives", "invoice-triage")["draft"]["answers"] == {
        "id": "invoice-triage",
        "title": "Invoice triage",
        "use_case": "Reads invoices and proposes the booking.",
        "dates": {
            "pilot_start": "2026-01-26",
            "pilot_end": "2026-02-27",
            "decision": "2026-03-05",
        },
        "timeline": [
            {
                "when": day,
                "what": f"Readings of week {week}: Invoices processed correctly {reading} %.",
            }
            for week, day, reading in (
                (4, "2026-01-30", 81),
                (5, "2026-02-06", 84),
                (6, "2026-02-13", 88),
                (7, "2026-02-20", 91),
                (8, "2026-02-27", 92),
            )
        ],
        "owner": {"role": "Head of accounts payable", "named": "before-pilot"},
        "criteria": [
            {
                "metric": "Invoices processed correctly",
                "unit": "%",
                "better": "higher",
                "baseline": 88,
                "target": 90,
                "actual": 92,
                "set": "before-pilot",
            }
        ],
        "integrations": [{"system": "The ERP", "when": "in-pilot"}],
        "governance": [{"review": "security", "started": "before-pilot"}],
        "decisions": [
            {
                "what": "Go on to production.",
                "why": "92 % against 90 %.",
                "by": "Head of accounts payable",
                "when": "2026-03-05",
            }
        ],
        "worked": ["What worked, in a sentence."],
        "did_not_work": ["What did not, in a sentence."],
        "edge_cases": ["Edge cases, in a sentence."],
        "user_feedback": ["User feedback, in a sentence."],
        "integration_challenges": ["Integration challenges, in a sentence."],
        "benchmarks": ["Performance benchmarks, in a sentence."],
    }
    add_what_only_the_team_knows(page)
    expect(page.locator("[data-progress]")).not_to_contain_text("still")
    accepted(page, tmp_path)


def test_a_draft_is_replaced_only_when_its_writer_says_so(page: Page) -> None:
    record = data_of("met-go")
    keep(page, "pilots", {record["id"]: record})
    serve(page, record["id"])
    page.goto("contribute/retrospective/")
    page.get_by_label("Title").first.fill("Mine")
    page.locator("[data-view=yaml] summary").press("Enter")
    expect(page.locator("[data-yaml]")).to_contain_text("title: Mine")
    for choice, title in (("Keep the draft", "Mine"), ("Start from the pilot", "Invoice triage")):
        page.goto("pilot/")
        page.get_by_role("button", name="Turn into a retrospective").click()
        page.get_by_role("button", name=choice).click()
        expect(page.get_by_label("Title").first).to_have_value(title)
        assert kept(page, "handover") == {}
