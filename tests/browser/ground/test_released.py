"""Does a click reach what was meant, though its press ends an entry that moves the page?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from ..forms import fill, opened
from ..pilots import open_pilot

LONGER_THAN_ANY_PAUSE = 600
"""Milliseconds for which a slow hand holds the button down."""


@contextmanager
def held_on(page: Page, button: Locator) -> Iterator[None]:
    """Hold the mouse's button down on this one, long enough for anything that waits."""
    button.scroll_into_view_if_needed()
    button.hover()
    page.mouse.down()
    page.wait_for_timeout(LONGER_THAN_ANY_PAUSE)
    yield
    page.mouse.up()


def test_a_row_is_added_while_another_one_loses_its_questions(page: Page) -> None:
    form = opened(page)
    organisations = form.locator("[data-ask=organisations]")
    kind = organisations.locator("[data-ask=kind]").first
    fill(form, {"organisations": [{"name": "Uber"}]})
    with held_on(form, organisations.get_by_role("button", name="Add")):
        expect(kind).to_be_visible()
    expect(organisations.locator("[data-row]")).to_have_count(2)
    expect(kind).to_be_hidden()


def test_a_row_of_a_pilot_is_removed_while_an_entry_above_is_complained_about(page: Page) -> None:
    open_pilot(page, "met-go")
    rows = page.locator("pilot-rows[data-path=criteria] .row")
    said = page.locator(".entry__said:visible")
    expect(rows).to_have_count(2)
    rows.first.get_by_label("Target").fill("many")
    with held_on(page, rows.last.get_by_role("button", name="Remove")):
        expect(said).to_have_count(0)
    expect(rows).to_have_count(1)
    expect(said).to_have_text("Write a figure, such as 92 or 4.5.")
