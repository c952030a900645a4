"""Does a link to a folded part of a page open it?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    "address",
    [
        "evidence/#candidates",
        "evidence/#chart-practices",
        "evidence/#deployments-table",
        "about/method/#test-pattern-kill-switch",
    ],
)
def test_a_link_to_a_folded_part_opens_it(page: Page, address: str) -> None:
    page.goto(address)
    part = page.locator(f"#{address.partition('#')[2]}")
    expect(part).to_be_visible()
    expect(part).to_be_in_viewport()


def test_what_no_link_leads_to_stays_folded(page: Page) -> None:
    page.goto("evidence/#candidates")
    expect(page.locator("#practices")).to_be_hidden()


def test_a_mark_leads_to_what_the_record_says_of_the_failure_mode(page: Page) -> None:
    page.goto("")
    mark = page.locator(".lane__mark[href*='#mode-']").first
    expect(mark).to_have_accessible_name(mark.get_attribute("title") or "")
    mark.click()
    expect(page.locator(":target.mode-report")).to_be_in_viewport()


def test_the_keyboard_can_skip_the_marks(page: Page) -> None:
    page.goto("evidence/")
    skip = page.get_by_role("link", name="Skip the marks and read the table")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    expect(page.locator("#deployments-table")).to_be_visible()
    expect(page.locator("#deployments-table")).to_be_focused()
