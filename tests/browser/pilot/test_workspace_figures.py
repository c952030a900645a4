"""Is a figure that can be read in two ways asked about, and never guessed?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..pilots import open_pilot
from ..tools import kept

DOUBTFUL = {
    "12,500": "Write 12.5, or 12500 if that is what it means.",
    "1.000": "Write 1, or 1000 if that is what it means.",
    "-4.125": "Write -4.1250, or -4125 if that is what it means.",
}

PLAIN = {"12,5": 12.5, "12.5": 12.5, "4.1250": 4.125, "0,125": 0.125, "12500": 12500, ".5": 0.5}


def target(page: Page) -> Any:
    return kept(page, "pilots")["invoice-triage"]["criteria"][0]["target"]


def test_a_figure_of_thousands_or_of_decimals_is_asked_about(page: Page) -> None:
    open_pilot(page, "met-go")
    field = page.locator("pilot-rows .row").first.get_by_label("Target")
    for text, words in DOUBTFUL.items():
        field.fill(text)
        field.blur()
        expect(page.locator(".entry__said:visible")).to_have_text(words)
        expect(field).to_have_value(text)
        assert target(page) == 90
    for text, value in PLAIN.items():
        field.fill(text)
        field.blur()
        expect(page.locator(".entry__said:visible")).to_have_count(0)
        expect(field).to_have_value(str(value))
        assert target(page) == value


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_reading_is_asked_about_alike(page: Page, text: str) -> None:
    open_pilot(page, "met-go")
    before = kept(page, "pilots")
    field = page.get_by_label("Invoices processed correctly, Week 6")
    field.fill(text)
    field.blur()
    expect(page.locator(".entry__said:visible")).to_have_text(DOUBTFUL[text])
    assert kept(page, "pilots") == before


def test_a_reading_has_the_digits_that_tell_it_from_the_target(page: Page) -> None:
    criteria = [{"id": "c", "metric": "Cost", "better": "lower", "baseline": 9, "target": 4}]
    log = [{"week": 8, "readings": [{"criterion": "c", "value": 4.00004}]}]
    open_pilot(page, "met-go", criteria=criteria, log=log)
    expect(page.locator(".readings__standing")).to_have_text(
        "Not metbaseline 9target 4last 4.00004"
    )
    picture = page.locator("pilot-readings .trend")
    assert "week 8: 4.00004; baseline 9; target 4" in str(picture.get_attribute("aria-label"))


def test_a_day_that_is_cleared_part_by_part_is_gone(page: Page) -> None:
    open_pilot(page, "met-go")
    field = page.locator("pilot-rows .row").first.get_by_label("Agreed on")
    field.focus()
    field.press("Delete")
    field.blur()
    expect(page.locator(".entry__said:visible")).to_have_text("Write the whole day.")
    field.focus()
    for key in ("Delete", "ArrowRight", "Delete", "ArrowRight", "Delete"):
        field.press(key)
    field.blur()
    expect(page.locator(".entry__said:visible")).to_have_count(0)
    assert "agreed" not in kept(page, "pilots")["invoice-triage"]["criteria"][0]
