"""Does the contribution form begin with what is there: a draft, a pilot, a file, a pattern?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from ..forms import SHORT, data_of, fill, finish, hand_over, open_file, opened
from ..tools import keep, serve


def test_the_draft_comes_back(form: Page) -> None:
    fill(form, SHORT)
    expect(form.locator("[data-progress]")).to_have_text("9 of 9 required answers.")
    form.reload()
    expect(form.locator("[data-said]")).to_have_text("Your draft is back: this browser kept it.")
    expect(form.locator("#ask-title")).to_have_value("Invoice triage")
    expect(form.locator("[data-ask=pattern] .ask__control").first).to_have_value("shadow-mode")
    form.get_by_role("button", name="Start again").click()
    expect(form.locator("#ask-title")).to_have_value("")
    form.get_by_role("button", name="Take that back").click()
    expect(form.locator("#ask-title")).to_have_value("Invoice triage")


def test_what_was_typed_in_the_last_moment_comes_back_too(form: Page) -> None:
    form.locator("#ask-title").fill("Invoice triage")
    form.reload()
    expect(form.locator("#ask-title")).to_have_value("Invoice triage")


FORMER: Mapping[str, Any] = {
    "title": "Invoice triage",
    "organisation": "Northfold",
    "sector": "retail",
    "use_case": "Reads invoices.",
    "technique": "agent",
    "record": "contributed",
    "outcome": "stopped",
    "dates": {"outcome": "2025-06"},
    "summary": "It stopped.",
    "worked": ["It did."],
    "results": [{"metric": "Minutes", "value": 3, "measured_by": "organisation"}],
    "failure_modes": [{"mode": "no-business-owner", "status": "hit", "evidence": "Nobody was."}],
    "practices": [
        {"pattern": "shadow-mode", "effect": "helped", "evidence": "Beside it.", "source": "s1"},
        {"pattern": "kill-switch", "effect": "missed", "evidence": "None.", "reading": True},
        {"pattern": "human-in-the-loop", "effect": "hurt", "evidence": "Slow.", "reading": True},
    ],
    "sources": [
        {"id": "s1", "title": "Report", "kind": "primary", "year": 2024},
        {"id": "s2", "title": "Sales talk", "kind": "vendor", "year": "2023"},
    ],
}
"""A draft as the form kept it before it asked of organisations and of use."""

TODAY: Mapping[str, Any] = {
    **{name: value for name, value in FORMER.items() if name not in ("organisation", "sector")},
    "organisations": [{"name": "Northfold", "sector": "retail"}],
    "practices": [
        {"pattern": "shadow-mode", "effect": "helped", "evidence": "Beside it.", "source": "s1"},
        {"pattern": "kill-switch", "use": "none", "evidence": "None."},
        {
            "pattern": "human-in-the-loop",
            "effect": "hurt",
            "basis": "reading",
            "evidence": "Slow.",
        },
    ],
    "sources": [
        {"id": "s1", "title": "Report", "published": "2024"},
        {"id": "s2", "title": "Sales talk", "published": "2023", "form": "vendor"},
    ],
}

ASKED_AGAIN = (
    "The questions have changed since then. Please say again: what sort of organisation it is; "
    "whether each practice was used, and how its effect was seen; what sort of text each source "
    "is; what each measurement was compared with"
)
UNTOLD = "; whether you tell it first hand or from published sources."


def keep_draft(page: Page, draft: object) -> None:
    """Let the browser find a draft, as an earlier visit left it."""
    kept = json.dumps({"version": 1, "records": {"draft": draft}})
    page.evaluate("(kept) => localStorage.setItem('playbook.store.retrospectives', kept)", kept)
    opened(page)


def test_a_draft_of_the_former_form_is_kept_and_says_what_it_leaves_open(form: Page) -> None:
    keep_draft(form, {"answers": FORMER, "version": "full"})
    expect(form.locator("[data-said]")).to_have_text(
        f"Your draft is back: this browser kept it. {ASKED_AGAIN}{UNTOLD}"
    )
    untold = {name: value for name, value in TODAY.items() if name != "record"}
    assert data_of(form) == {**untold, "id": "invoice-triage"}
    finish(form)
    said = form.locator("[data-summary-list]")
    for name in ("Organisation 1, kind", "Were you there", "Practice 1, use"):
        expect(said).to_contain_text(name)
    form.locator("#ask-title").fill("Invoice triage, again")
    form.locator("#ask-title").blur()
    expect(form.locator("#ask-id")).to_have_value("invoice-triage-again")
    form.reload()
    expect(form.locator("[data-said]")).to_have_text("Your draft is back: this browser kept it.")
    assert data_of(form)["organisations"] == TODAY["organisations"]


def test_a_file_of_the_former_form_is_opened(form: Page) -> None:
    open_file(form, "former.yml", yaml.safe_dump(dict(FORMER)))
    expect(form.locator("[data-said]")).to_contain_text(f"Opened former.yml. {ASKED_AGAIN}.")
    expect(form.locator("[data-said]")).not_to_contain_text("no place for")
    assert data_of(form) == {**TODAY, "id": "invoice-triage"}


def test_what_the_former_form_chose_for_everybody_is_no_draft(form: Page) -> None:
    keep_draft(form, {"answers": {"record": "contributed"}, "version": "brief"})
    expect(form.locator("[data-said]")).to_have_text("")
    assert data_of(form) == {}


def test_a_draft_of_today_is_asked_nothing_again(form: Page) -> None:
    answers = {"title": "Triage", "record": "contributed", "practices": [{"effect": "helped"}]}
    keep_draft(form, {"answers": answers, "version": "brief", "shape": 2})
    expect(form.locator("[data-said]")).to_have_text("Your draft is back: this browser kept it.")
    assert data_of(form) == {**answers, "id": "triage"}


PILOT = {
    "from": "pilot:triage",
    "made": "2026-11-25T10:00:00.000Z",
    "fields": {
        "title": "Triage",
        "organisation": "Acme",
        "record": "contributed",
        "criteria": [
            {"metric": "Right", "better": "higher", "target": 92.5, "set": "before-pilot"}
        ],
        "worked": ["It did."],
    },
}


TRIAGE = {"version": 1, "id": "triage", "title": "Triage", "start": "2026-01-05"}


@pytest.fixture
def form_of_pilot(page: Page) -> Page:
    """Open the form for a pilot."""
    keep(page, "pilots", {"triage": TRIAGE})
    serve(page, "triage")
    return opened(page)


def hand_on(page: Page) -> None:
    keep(page, "handover", {"retrospective": PILOT}, "triage")
    opened(page)


def test_a_pilots_record_starts_a_retrospective(form_of_pilot: Page) -> None:
    form = form_of_pilot
    hand_on(form)
    expect(form.locator("[data-said]")).to_contain_text(
        "Started from your pilot: what it recorded is filled in. The questions have changed since "
        f"then. Please say again: what sort of organisation it is{UNTOLD}"
    )
    expect(form.locator("#ask-title")).to_have_value("Triage")
    expect(form.locator("[data-ask=organisations] input").first).to_have_value("Acme")
    expect(form.locator("[data-ask=target] .ask__control")).to_have_value("92.5")
    opened(form)
    expect(form.locator("[data-said]")).to_contain_text("Your draft is back")


def test_a_draft_is_not_replaced_by_a_pilot_without_a_word(form_of_pilot: Page) -> None:
    form = form_of_pilot
    form.locator("#ask-title").fill("Mine")
    expect(form.locator("#ask-id")).to_have_value("mine")
    hand_on(form)
    expect(form.locator("#ask-title")).to_have_value("Mine")
    form.get_by_role("button", name="Start from the pilot").click()
    expect(form.locator("#ask-title")).to_have_value("Triage")
    form.get_by_role("button", name="Take that back").click()
    expect(form.locator("#ask-title")).to_have_value("Mine")
    hand_on(form)
    form.get_by_role("button", name="Keep the draft").click()
    opened(form)
    expect(form.locator("#ask-title")).to_have_value("Mine")


def test_a_damaged_store_is_said_and_the_form_works(page: Page) -> None:
    page.add_init_script("localStorage.setItem('playbook.store.retrospectives', '{broken')")
    opened(page)
    expect(page.get_by_role("alert")).to_contain_text("can not be read")
    fill(page, SHORT)
    hand_over(page)


def test_an_id_follows_the_title_until_somebody_writes_one(form: Page) -> None:
    title, own = form.locator("#ask-title"), form.locator("#ask-id")
    title.fill("Größe & Maß: ein Pilot")
    expect(own).to_have_value("grosse-mass-ein-pilot")
    own.fill("size")
    title.fill("Another title")
    expect(form.locator("[data-progress]")).to_be_visible()
    expect(own).to_have_value("size")
    own.fill("dpd-chatbot")
    own.blur()
    expect(form.locator("#ask-id-said")).to_contain_text(
        "There is a retrospective with the id “dpd-chatbot” already."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2", "This is not YAML, from line 1"),
        ("- a list", "no fields with values at the top"),
        ("title: &a A\nsummary: *a", "anchor or an alias"),
        ("title: A\ntitle: B", "This is not YAML, from line 2"),
        ("[" * 5000, "nests too deeply"),
        ("x: " + "y" * 300_000, "at most 262,144 are read"),
        ("a: " * 3, "This is not YAML"),
    ],
    ids=["syntax", "list", "alias", "twice", "deep", "large", "nested"],
)
def test_a_file_that_is_no_retrospective_is_refused(form: Page, text: str, said: str) -> None:
    form.locator("#ask-title").fill("Mine")
    open_file(form, "bad.yml", text)
    expect(form.locator("[data-said] .state--error")).to_contain_text(said)
    expect(form.locator("#ask-title")).to_have_value("Mine")


def test_a_half_finished_file_is_opened_and_what_has_no_place_is_named(form: Page) -> None:
    text = (
        "title: Half\nsector: banking\nyears: 3\nregion: no\ndates: {outcome: 2025, began: 2024}\n"
        "worked: [Yes, {text: It did, sauce: x}]\ncriteria: [{metric: M, baseline: 012}]\n"
    )
    open_file(form, "half.yml", text)
    expect(form.locator("[data-said]")).to_contain_text(
        "Opened half.yml. The form has no place for: years, dates → began, worked → 2 → sauce."
    )
    expect(form.locator("#ask-region")).to_have_value("no")
    expect(form.locator("#ask-sector")).to_have_value("banking")
    finish(form)
    expect(form.locator("#ask-sector-said")).to_have_text(
        '"banking" is not one of the choices. Choose one from the list.'
    )


def test_a_patterns_page_leads_to_a_row_for_it(page: Page) -> None:
    page.goto("patterns/shadow-mode/")
    page.get_by_role("link", name="Say how it went").click()
    expect(page.locator("[data-said]")).to_have_text(
        "“Shadow mode” is filled in under “Patterns and practices”: say how it went."
    )
    patterns = page.locator("[data-ask=pattern] .ask__control")
    expect(patterns).to_have_count(1)
    expect(patterns).to_have_value("shadow-mode")
    page.locator("#ask-title").fill("Mine")
    expect(page.locator("#ask-id")).to_have_value("mine")
    opened(page, "?pattern=kill-switch")
    expect(page.locator("#ask-title")).to_have_value("Mine")
    expect(patterns).to_have_count(2)
    opened(page, "?pattern=kill-switch")
    expect(patterns).to_have_count(2)
    opened(page, "?pattern=nowhere")
    expect(patterns).to_have_count(2)


@pytest.mark.parametrize("address", ["", "retrospectives/"], ids=["home", "retrospectives"])
def test_the_form_is_found(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Tell what your pilot taught you").click()
    expect(page.get_by_role("heading", name="Tell what your pilot taught you")).to_be_visible()
