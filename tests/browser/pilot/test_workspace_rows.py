"""Is what was removed from a pilot said where it stood, with a way to take it back there?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..pilots import MET, open_pilot
from ..tools import kept

CRITERIA = "pilot-rows[data-path=criteria]"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (CRITERIA, "Removed “Invoices processed correctly” with 5 readings."),
        ("pilot-rows[data-path=integrations]", "Removed “The ERP”."),
        ("pilot-reviews", "Removed “security”."),
    ],
)
def test_what_was_removed_is_said_in_its_place_and_taken_back_there(
    page: Page, part: str, words: str
) -> None:
    open_pilot(page, "met-go")
    row = page.locator(f"{part} .row").first
    row.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    row.get_by_role("button", name="Remove").click()
    line = page.locator(f"{part} .rows__list > li").first
    expect(line).to_contain_text(words)
    expect(line).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 400
    line.get_by_role("button", name="Undo", exact=True).click()
    assert kept(page, "pilots") == {"invoice-triage": MET}
    expect(page.locator(".rows__removed")).to_have_count(0)
    expect(row.get_by_role("button", name="Remove")).to_be_focused()


def test_the_line_goes_with_the_next_change(page: Page) -> None:
    open_pilot(page, "met-go")
    page.locator(f"{CRITERIA} .row").last.get_by_role("button", name="Remove").click()
    line = page.locator(".rows__removed")
    expect(line).to_have_count(1)
    field = page.locator(f"{CRITERIA} .row").first.get_by_label("Unit")
    field.fill("parts of 100")
    expect(line).to_have_count(0)
    criteria = kept(page, "pilots")["invoice-triage"]["criteria"]
    assert [(each["id"], each["unit"]) for each in criteria] == [("correct", "parts of 100")]
    page.get_by_role("button", name="Undo: Changed").click()
    page.get_by_role("button", name="Undo: Removed").click()
    assert kept(page, "pilots") == {"invoice-triage": MET}


def test_a_missing_line_leads_to_its_row_while_the_removed_one_is_said(page: Page) -> None:
    open_pilot(page, "review-not-started")
    reviews = page.locator("pilot-reviews .row")
    count = reviews.count()
    unstarted = kept(page, "pilots")["invoice-triage"]["governance"]
    at = next(at for at, review in enumerate(unstarted) if "started" not in review)
    page.locator("pilot-reviews [name=name]").fill("The last one")
    page.locator("pilot-reviews [name=name]").press("Enter")
    reviews.nth(at).get_by_role("button", name="Remove").click()
    expect(reviews).to_have_count(count)
    page.get_by_role("link", name="The The last one review has no starting day.").first.click()
    expect(reviews.last.get_by_label("Started on")).to_be_focused()


def test_rows_of_one_name_are_told_apart_while_one_is_typed_in(page: Page) -> None:
    systems = [{"system": "ERP", "state": "open"}, {"system": "ER", "state": "open"}]
    open_pilot(page, "met-go", integrations=systems)
    first = page.locator("pilot-rows[data-path=integrations] .row").first.get_by_label(
        "System", exact=True
    )
    first.focus()
    first.press("End")
    for key in ("Backspace", "Backspace", "X"):
        page.keyboard.press(key)
    expect(first).to_be_focused()
    found = kept(page, "pilots")["invoice-triage"]["integrations"]
    assert [each["system"] for each in found] == ["EX", "ER"]
