"""Is the table of duties narrowed by role and document, also without scripts and on a phone?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.content.opened import open_playbook
from macros.model import Playbook
from macros.pages.views import duties_view
from macros.pages.views.duties import DutyView

from ...helpers.building import PROJECT

ROWS = ".duty-table tbody tr"


@pytest.fixture(scope="module")
def rows() -> tuple[DutyView, ...]:
    own: Playbook = open_playbook([PROJECT / "playbook"])
    return duties_view(own).rows


def of(rows: tuple[DutyView, ...], role: str, document: str = "") -> list[str]:
    return [
        row.id
        for row in rows
        if f"roles/{role}/" in [link.address for link in row.roles]
        and row.document.address.endswith(f"#{document}" if document else "")
    ]


def shown(page: Page) -> list[str]:
    ids: list[str] = page.locator(ROWS).evaluate_all("found => found.map((row) => row.id)")
    return ids


def test_a_role_and_a_document_narrow_the_rows(page: Page, rows: tuple[DutyView, ...]) -> None:
    page.goto("duties/")
    status = page.locator(".facet-list__status")
    expect(status).to_have_text(f"{len(rows)} duties")
    expect(page.locator(ROWS)).to_have_count(len(rows))

    page.locator("[data-facet=role] summary").click()
    page.locator("input[name=role][value=legal]").check()
    legal = of(rows, "legal")
    expect(status).to_have_text(f"{len(legal)} of {len(rows)} duties")
    assert shown(page) == legal
    expect(page).to_have_url(re.compile(r"duties/\?role=legal$"))

    page.get_by_role("button", name="Show all").click()
    expect(page.locator(ROWS)).to_have_count(len(rows))


def test_a_role_page_leads_to_its_duties_of_a_document(
    page: Page, rows: tuple[DutyView, ...]
) -> None:
    page.goto("roles/legal/")
    page.locator("#rules ~ ul a", has_text="EU AI Act").click()
    expected = of(rows, "legal", "eu-ai-act")
    expect(page.locator(ROWS)).to_have_count(len(expected))
    assert shown(page) == expected


def test_the_rows_are_sorted_by_date(page: Page) -> None:
    page.goto("duties/?document=eu-ai-act&sort=date")
    expect(page.locator(ROWS).first).to_contain_text("From 2 February 2025")


def test_a_narrowed_row_is_reached_by_keyboard(page: Page) -> None:
    page.goto("duties/")
    fold = page.locator("[data-facet=document] summary")
    fold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".facet-list__status")).to_contain_text(" of ")


def test_without_scripts_every_row_is_there(
    browser: Browser, base_url: str, rows: tuple[DutyView, ...]
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("duties/?role=legal")
    expect(page.locator(ROWS)).to_have_count(len(rows))
    expect(page.locator("form.facets")).to_be_hidden()
    context.close()


def test_nothing_scrolls_sideways_on_a_narrow_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("duties/?role=security-reviewer")
    expect(page.locator(".facet-list__status")).to_contain_text(" of ")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_page_that_mapped_guidance_leads_on(page: Page) -> None:
    page.goto("about/guidance/")
    expect(
        page.get_by_role("heading", name="What laws, standards and guidance ask")
    ).to_be_visible()
    expect(page).to_have_url(re.compile(r"/duties/"))
