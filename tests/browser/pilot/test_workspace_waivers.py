"""Can the business owner let missing evidence pass with a reason, and revise a pilot once?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ..checks import today
from ..pilots import open_pilot
from ..tools import kept

ASK = "Let it pass, with a reason"


def pilot(page: Page) -> Any:
    return kept(page, "pilots")["invoice-triage"]


def line(page: Page, words: str) -> Locator:
    """Return what the gates miss in these words."""
    lines = page.locator("pilot-gates .missing li").filter(has_text=words)
    page.evaluate("document.querySelectorAll('.gate details').forEach((e) => { e.open = true; })")
    return lines


def test_missing_evidence_is_let_pass_with_a_reason(page: Page) -> None:
    open_pilot(page, "records-missing")
    missing = line(page, "The log has no entry under").first
    missing.get_by_role("button", name=ASK).click()
    form = page.locator(".waiver-form")
    expect(form.get_by_label("Why the decision")).to_be_focused()
    expect(form).to_contain_text("Only the business owner can let it pass: Head of accounts")
    expect(form.get_by_label("Let pass by")).to_have_value("Head of accounts payable")
    expect(form.get_by_label("On", exact=True)).to_have_value(today())
    page.keyboard.type("Nobody used it that week.")
    form.get_by_role("button", name="Let it pass").click()
    waiver = {
        "code": "record-missing",
        "reason": "Nobody used it that week.",
        "by": "Head of accounts payable",
        "on": today(),
    }
    assert pilot(page)["waivers"] == [waiver]
    expect(form).to_be_hidden()
    given = page.locator(".waiver")
    expect(given).to_contain_text("A record without an entry")
    expect(given.get_by_role("button")).to_be_focused()
    with_button = line(page, "The log has no entry under").get_by_role("button", name=ASK)
    expect(with_button).to_have_count(0)
    page.keyboard.press("Enter")
    assert "waivers" not in pilot(page)
    expect(with_button).not_to_have_count(0)


def test_a_waiver_of_a_criterion_names_it(page: Page) -> None:
    criteria = [{"id": "late", "metric": "Late", "better": "higher", "baseline": 1, "target": 2}]
    criteria[0]["agreed"] = "2026-02-20"
    open_pilot(page, "met-go", criteria=criteria)
    line(page, "was agreed on").get_by_role("button", name=ASK).click()
    page.keyboard.type("The owner was ill.")
    page.locator(".waiver-form").get_by_role("button", name="Let it pass").press("Enter")
    (waiver,) = pilot(page)["waivers"]
    assert (waiver["code"], waiver["about"]) == ("criterion-agreed-late", "late")
    expect(page.locator(".waiver")).to_contain_text("A criterion agreed after the run began: Late")


def test_what_somebody_else_let_pass_is_still_asked_of_the_owner(page: Page) -> None:
    waiver = {"code": "record-missing", "reason": "So.", "by": "A clerk"}
    open_pilot(page, "records-missing", waivers=[waiver])
    asked = line(page, "The log has no entry under").get_by_role("button", name=ASK)
    expect(asked).not_to_have_count(0)
    page.get_by_role("button", name="Remove the waiver").click()
    open_pilot(page, "records-missing", waivers=[waiver | {"by": " head of Accounts payable"}])
    expect(line(page, "The log has no entry under").get_by_role("button", name=ASK)).to_have_count(
        0
    )


def test_what_is_no_evidence_can_not_be_let_pass(page: Page) -> None:
    open_pilot(page, "decision-without-reason")
    expect(line(page, "The decision has no reason.")).to_have_count(1)
    expect(line(page, "has no reason.").get_by_role("button")).to_have_count(0)


def test_escape_and_cancel_lead_back_to_the_button(page: Page) -> None:
    open_pilot(page, "records-missing")
    ask = line(page, "The log has no entry under").first.get_by_role("button", name=ASK)
    for leave in ("Escape", "Cancel"):
        ask.click()
        expect(page.get_by_label("Why the decision")).to_be_focused()
        if leave == "Cancel":
            page.get_by_role("button", name="Cancel").click()
        else:
            page.keyboard.press(leave)
        expect(page.locator(".waiver-form")).to_be_hidden()
        expect(ask).to_be_focused()
    assert "waivers" not in pilot(page)


def test_a_waiver_by_somebody_else_is_refused_where_it_is_given(page: Page) -> None:
    open_pilot(page, "records-missing")
    line(page, "The log has no entry under").first.get_by_role("button", name=ASK).click()
    form = page.locator(".waiver-form")
    page.keyboard.type("So.")
    by = form.get_by_label("Let pass by")
    by.fill("A clerk")
    form.get_by_role("button", name="Let it pass").click()
    expect(form.get_by_role("alert")).to_have_text(
        "Only the business owner can let it pass. The record names this position: "
        "Head of accounts payable."
    )
    expect(by).to_be_focused()
    assert "waivers" not in pilot(page)
    by.fill("head of accounts payable")
    expect(form.locator("[role=alert]")).to_be_empty()
    page.keyboard.press("Enter")
    (waiver,) = pilot(page)["waivers"]
    assert waiver["by"] == "head of accounts payable"


def test_without_an_owner_nobody_can_let_anything_pass(page: Page) -> None:
    open_pilot(page, "no-owner", log=[])
    line(page, "The log has nothing for").first.get_by_role("button", name=ASK).click()
    page.keyboard.type("So.")
    form = page.locator(".waiver-form")
    form.get_by_label("Let pass by").fill("A clerk")
    page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_contain_text("Name the business owner first")
    assert "waivers" not in pilot(page)


@pytest.mark.parametrize(
    ("case", "words", "code", "about"),
    [
        ("one-week-logged", "The log has nothing for", "weeks-unlogged", None),
        ("readings-stale", "at the end of the run", "reading-stale", "correct"),
    ],
)
def test_weeks_and_readings_are_let_pass_each_on_its_own(
    page: Page, case: str, words: str, code: str, about: str | None
) -> None:
    open_pilot(page, case)
    found = line(page, words)
    before = found.count()
    found.first.get_by_role("button", name=ASK).click()
    page.keyboard.type("The office was closed.")
    page.locator(".waiver-form").get_by_role("button", name="Let it pass").click()
    expect(line(page, words)).to_have_count(before - 1)
    (waiver,) = pilot(page)["waivers"]
    assert (waiver["code"], waiver.get("about")) == (code, about)


def test_a_decided_revise_becomes_a_pilot_of_its_own_once(page: Page) -> None:
    waiver = {"code": "reading-stale", "reason": "So.", "by": "Head of accounts payable"}
    open_pilot(page, "unmet-revise", waivers=[waiver])
    before = pilot(page)
    page.get_by_role("button", name="Begin the revised pilot").click()
    expect(page.locator(".pilots [aria-current]")).to_have_text("Invoice triage (revised)")
    found = kept(page, "pilots")
    assert found["invoice-triage"] == before | {"status": "archived"}
    revised = found["invoice-triage-revised"]
    own = ("decision", "log", "waivers", "start")
    start = revised.pop("start")
    assert start >= today()
    assert revised == {
        **{name: value for name, value in before.items() if name not in own},
        "id": "invoice-triage-revised",
        "title": "Invoice triage (revised)",
        "revision": True,
        "earlier": [before["decision"]],
    }
    earlier = page.locator("pilot-revision")
    expect(earlier).to_contain_text("Revise: one more pilot, with an end")
    expect(earlier).to_contain_text(before["decision"]["changes"][0])
    expect(page.locator("pilot-proposal .proposal")).to_contain_text("Not ready to decide")
    expect(page.get_by_role("button", name="Begin the revised pilot")).to_have_count(0)
    expect(page.get_by_label("Reason, in figures")).to_have_value("")
    page.locator("pilot-list").get_by_role("button", name="Undo: Added").click()
    assert kept(page, "pilots") == {"invoice-triage": before}
    expect(page.locator(".pilots [aria-current]")).to_have_text("Invoice triage")


def test_a_revision_without_changes_says_what_it_needs(page: Page) -> None:
    open_pilot(page, "unmet-revise", decision={"outcome": "revise", "reason": "So.", "by": "I"})
    expect(page.locator("pilot-revision")).to_contain_text("once the decision names what must")
    expect(page.get_by_role("button", name="Begin the revised pilot")).to_have_count(0)
