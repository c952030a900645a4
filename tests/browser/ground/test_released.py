"""Does a click reach what was meant, though its press ends an entry that moves the page?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from ..forms import opened
from ..pilots import open_pilot

LONGER_THAN_ANY_PAUSE = 600
"""Milliseconds for which a slow hand holds the button down."""


@contextmanager
def held_on(page: Page, button: Locator) -> Iterator[None]:
    """Hold the mouse's button down on this one, long enough for anything that waits."""
    button.scroll_into_view_if_needed()
    button.hover()
    page.mouse.down()
    yield
    page.mouse.up()


@pytest.mark.parametrize("is_open", [True, False], ids=["list-open", "list-closed"])
@pytest.mark.parametrize("pause", [0, LONGER_THAN_ANY_PAUSE], ids=["at-once", "later"])
def test_a_row_is_added_right_after_a_name_was_typed(
    page: Page, pause: int, *, is_open: bool
) -> None:
    form = opened(page)
    organisations = form.locator("[data-ask=organisations]")
    name = organisations.get_by_role("combobox", name="Name")
    name.fill("Uber")
    if not is_open:
        name.press("Escape")
    page.wait_for_timeout(pause)
    with held_on(form, organisations.get_by_role("button", name="Add")):
        page.wait_for_timeout(LONGER_THAN_ANY_PAUSE)
    expect(organisations.locator("[data-row]")).to_have_count(2)
    expect(organisations.locator("[data-ask=kind]").first).to_be_hidden()
    expect(organisations.get_by_role("link", name="Uber")).to_be_visible()


def test_a_source_is_added_right_after_an_address_was_typed(page: Page) -> None:
    form = opened(page)
    form.locator("[name=stance][value=published]").check()
    sources = form.locator("[data-ask=sources]")
    sources.locator("[data-ask=url] input").first.fill(
        "https://www.bbc.com/news/2024/01/19/a-chatbot"
    )
    with held_on(form, sources.locator("[data-add]")):
        expect(sources.locator(".ask__taken")).to_have_count(0)
    expect(sources.locator(".ask__taken").first).to_be_visible()
    expect(sources.locator("[data-row]")).to_have_count(2)


def test_a_row_of_a_pilot_is_removed_while_an_entry_above_is_complained_about(page: Page) -> None:
    open_pilot(page, "met-go")
    rows = page.locator("pilot-rows[data-path=criteria] .row")
    said = page.locator(".entry__said:visible")
    expect(rows).to_have_count(2)
    rows.first.get_by_label("Target").fill("many")
    with held_on(page, rows.last.get_by_role("button", name="Remove")):
        page.wait_for_timeout(LONGER_THAN_ANY_PAUSE)
        expect(said).to_have_count(0)
    expect(rows).to_have_count(1)
    expect(said).to_have_text("Write a figure, such as 92 or 4.5.")
