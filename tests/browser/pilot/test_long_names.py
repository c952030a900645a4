"""Does a name without blanks fit on a phone, wherever a pilot's page shows it?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..pilots import open_pilot
from ..tools import keep, serve

NAMES = {
    "underscores": "invoice_triage_document_extraction_pilot_phase2_2026",
    "longest": "Rechnungsprüfung" * 15,
}

TOO_WIDE = """() => [...document.querySelectorAll("article *")]
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1)
    .filter((part) => !part.closest(".visually-hidden, svg, .plan-picture, select"))
    .map((part) => `${part.tagName}.${part.className}: ${part.textContent.slice(0, 60)}`)"""


@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_scrolls_no_phone_sideways(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    long = NAMES[name]
    criteria = [{"id": "a", "metric": long, "unit": "%", "better": "higher", "target": 1}]
    open_pilot(
        page,
        "met-go",
        title=long,
        criteria=criteria,
        integrations=[{"system": long, "state": "open"}],
        governance=[{"review": long, "lead_weeks": 20}],
    )
    page.get_by_label("Organisation").fill("N")
    expect(page.get_by_role("button", name="Undo: Changed")).to_be_visible()
    page.locator("pilot-document summary").first.click()
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert (page.evaluate(sideways), page.evaluate(TOO_WIDE)) == (0, [])
    page.locator("pilot-rows .row").first.get_by_role("button", name="Remove").click()
    expect(page.locator(".rows__removed")).to_be_visible()
    assert page.evaluate(sideways) == 0


def test_a_long_name_fits_among_the_templates_too(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    pilot = {"version": 1, "id": "x", "title": NAMES["longest"], "start": "2026-01-05"}
    keep(page, "pilots", {"x": pilot})
    serve(page, "x")
    page.goto("templates/go-no-go-memo/")
    page.get_by_role("button", name="Fill the empty fields").click()
    expect(page.locator("template-tools .tool__said")).to_contain_text("says nothing")
    page.get_by_label("Yours: Reason").fill("Some.")
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) == 0
