"""Do risks, blockers, sign-offs and who judged an answer go into the record as entered?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.pilot import PilotRecord, judge

from ...helpers.judgements import memo_of, playbook
from ..pilots import open_pilot, record_in
from ..tools import downloaded, keep, kept

TRIAGE = "invoice-triage"


def pilot(page: Page) -> Any:
    return kept(page, "pilots")["invoice-triage"]


def added(page: Page, path: str, name: str) -> Locator:
    """Add an entry to a list by its name; return its row."""
    part = page.locator(f"[data-path={path}]")
    part.locator(".rows__add input").fill(name)
    part.locator(".rows__add input").press("Enter")
    return part.locator(".row").last


def test_risks_and_blockers_are_rows_of_the_record(page: Page) -> None:
    open_pilot(page, "met-go")
    risk = added(page, "risks", "The supplier changes the model without notice")
    expect(risk.get_by_label("How it stands")).to_have_value("open")
    risk.get_by_label("Failure mode that it leads to").select_option("integration-deferred")
    risk.get_by_label("Who watches it").fill("Operations engineer")
    risk.get_by_label("What is done about it").fill("Version pinned; the contract names notice.")
    risk.get_by_label("How it stands").select_option("Reduced")
    blocker = added(page, "blocked", "Write access to the ERP")
    blocker.get_by_label("Waits for").fill("ERP team")
    blocker.get_by_label("Since").fill("2026-02-02")
    found = pilot(page)
    assert found["risks"] == [
        {
            "risk": "The supplier changes the model without notice",
            "failure_mode": "integration-deferred",
            "owner": "Operations engineer",
            "response": "Version pinned; the contract names notice.",
            "state": "reduced",
        }
    ]
    assert found["blocked"] == [
        {"what": "Write access to the ERP", "on": "ERP team", "since": "2026-02-02"}
    ]
    record = record_in(downloaded(page, page.get_by_role("button", name="Download pilot.yml")))
    assert record == PilotRecord.model_validate(found)
    blocker.get_by_role("button", name="Remove").click()
    assert "blocked" not in pilot(page)


def test_a_review_ends_with_an_outcome_and_a_signature(page: Page) -> None:
    open_pilot(page, "met-go")
    review = page.locator("pilot-reviews .row").first
    expect(review.get_by_label("Conditions due by")).to_be_hidden()
    review.get_by_label("Outcome").select_option("Passed with conditions")
    review.get_by_label("Signed off by").fill("Security architect")
    review.get_by_label("Conditions, one a line").fill("An account of its own\nRights checked")
    review.get_by_label("Conditions due by").fill("2026-04-01")
    found = pilot(page)["governance"][0]
    assert {key: found[key] for key in ("outcome", "signed_by", "conditions", "due")} == {
        "outcome": "conditions",
        "signed_by": "Security architect",
        "conditions": ["An account of its own", "Rights checked"],
        "due": "2026-04-01",
    }
    review.locator("[data-field=outcome]").select_option("passed")
    expect(review.get_by_label("Conditions due by")).to_be_visible()  # what was entered is seen
    review.get_by_label("Conditions, one a line").fill("")
    review.get_by_label("Conditions due by").fill("")
    review.get_by_label("Signed off by").focus()
    expect(review.get_by_label("Conditions due by")).to_be_hidden()
    assert "conditions" not in pilot(page)["governance"][0]


def test_an_answer_says_who_judged_it(page: Page) -> None:
    open_pilot(page, "met-go")
    point = page.locator("#answer-success")
    point.get_by_label("Judged by").fill("Head of internal audit")
    point.get_by_label("Judged on").fill("2026-01-16")
    (found,) = [each for each in pilot(page)["answers"] if each["question"] == "success"]
    assert (found["judged_by"], found["judged_on"]) == ("Head of internal audit", "2026-01-16")


@pytest.mark.parametrize("path", ["risks", "blocked"])
def test_what_is_removed_is_taken_back_in_its_place(page: Page, path: str) -> None:
    open_pilot(page, "met-go")
    row = added(page, path, "One that goes")
    row.get_by_role("button", name="Remove").click()
    page.locator(f"[data-path={path}] .rows__removed").get_by_role("button", name="Undo").click()
    expect(page.locator(f"[data-path={path}] .row")).to_have_count(1)


def test_an_open_gate_item_shuts_the_gate_here_as_in_the_terminal(page: Page) -> None:
    keep(page, "checklists", {"readiness-gate/business-owner-named": {"state": "done"}}, TRIAGE)
    open_pilot(page, "met-go")
    gate = page.locator("pilot-gates .gate").first
    expect(gate.locator(".gate__title")).to_contain_text(": shut")
    gate.locator("details").evaluate("(fold) => { fold.open = true; }")
    items = gate.locator(".missing a")
    expect(items.first).to_contain_text('The checklist "Readiness gate" has an open gate item: ')
    expect(page.locator(".pilots td[data-label=Gates]")).to_have_text("None open")
    record = record_in(downloaded(page, page.get_by_role("button", name="Download pilot.yml")))
    missing = [entry.message for entry in judge(record, "readiness", playbook()).missing]
    assert [items.nth(at).text_content() for at in range(items.count())] == missing
    memo = page.locator("pilot-document[name=memo]")
    text = downloaded(page, memo.get_by_role("button", name="Markdown file")).read_text("utf-8")
    assert text == memo_of(record)
    address = items.last.get_attribute("href") or ""
    page.goto(address)
    expect(page.locator(".check:target")).to_be_visible()


def test_a_tick_in_another_tab_changes_the_gate_at_once(page: Page) -> None:
    keep(page, "checklists", {"readiness-gate/business-owner-named": {"state": "done"}}, TRIAGE)
    open_pilot(page, "met-go")
    before = page.locator("pilot-gates .gate").first.locator(".missing a").count()
    other = page.context.new_page()
    other.goto("checklists/readiness-gate/")
    other.get_by_role("checkbox").nth(1).check()
    expect(page.locator("pilot-gates .gate").first.locator(".missing a")).to_have_count(before - 1)
