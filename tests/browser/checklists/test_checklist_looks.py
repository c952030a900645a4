"""Does a checklist pass axe and fit in each of its states, in both schemes, down to 320 pixels?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..checks import (
    FIRST,
    KEY,
    LIST,
    PLAIN,
    SECOND,
    an_older_edition,
    fields,
    keep,
    tick,
)
from ..test_accessibility import in_every_look
from ..test_layout import SCROLLS_SIDEWAYS, TOO_WIDE

LONG = "Anna-Katharina Przybylski-Papadopoulos, head of accounts payable and of shared services"
ADDRESS = f"https://wiki.example.org/{'accounts-payable/' * 12}memo"


def answered(page: Page) -> None:
    """Answer items in every way, with long names and addresses, and leave the fields open."""
    page.goto(LIST)
    tick(page, FIRST).check()
    form = fields(page, SECOND)
    form.get_by_label("Owner, by name").fill(LONG)
    form.get_by_label("Evidence").fill(ADDRESS)
    form.get_by_label("Note").fill(f"{LONG}\n{ADDRESS}")
    form.get_by_label("Does not apply to our pilot").check()
    page.keyboard.type("Bought, not built")
    fields(page, PLAIN).get_by_label("Does not apply to our pilot").check()


def menu_open(page: Page) -> None:
    answered(page)
    page.get_by_text("Copy or download", exact=True).click()


def filtered(page: Page) -> None:
    answered(page)
    page.get_by_label("Show", exact=True).select_option("Open")
    page.get_by_label("Who", exact=True).select_option("Business owner")


def sharing(page: Page) -> None:
    answered(page)
    page.get_by_role("button", name="Share link").click()
    expect(page.get_by_label("Link", exact=True)).not_to_have_value("")


def shared(page: Page) -> None:
    """Open the link of a list with which one's own is at odds."""
    sharing(page)
    link = page.get_by_label("Link", exact=True).input_value()
    keep(page, {f"go-no-go/{SECOND}": {"state": "done", "owner": "Piotr", "note": ADDRESS}})
    page.goto(link)
    expect(page.get_by_role("region", name="Shared list")).to_be_visible()


def at_odds(page: Page) -> None:
    shared(page)
    page.get_by_role("button", name="Take over").click()
    expect(page.locator(".conflict").first).to_be_visible()


def changed(page: Page) -> None:
    keep(page, an_older_edition(page))
    expect(page.locator(".news")).to_be_visible()


def left_over(page: Page) -> None:
    changed(page)
    page.get_by_role("button", name="I have read this").click()
    page.get_by_text("From earlier editions").click()


def damaged(page: Page) -> None:
    page.goto(LIST)
    page.evaluate("(key) => localStorage.setItem(key, '{broken')", KEY)
    page.reload()
    expect(page.get_by_role("alert").get_by_role("button")).to_be_visible()


def link_damaged(page: Page) -> None:
    page.goto(f"{LIST}#share=1d")
    expect(page.locator(".worklist .state--error")).to_be_visible()


def all_lists(page: Page) -> None:
    answered(page)
    page.goto("checklists/all/")
    expect(tick(page, FIRST)).to_be_checked()


def overview(page: Page) -> None:
    damaged(page)
    answered(page)
    page.goto("checklists/")
    expect(page.locator(".card__progress:visible")).to_have_count(1)
    expect(page.locator("kept-data").get_by_role("button", name="Delete")).to_be_visible()


def importing(page: Page, folder: Path) -> None:
    answered(page)
    theirs = {f"go-no-go/{SECOND}": {"state": "done", "owner": ADDRESS}}
    spaces = {"checklists": {"version": 1, "records": theirs}}
    path = folder / "export.json"
    path.write_text(json.dumps({"format": "playbook-export", "version": 1, "spaces": spaces}))
    page.goto("checklists/")
    page.get_by_label("Import and merge a file").set_input_files(path)
    expect(page.locator(".conflict").first).to_be_visible()


STATES: tuple[Callable[[Page], None], ...] = (
    *(answered, menu_open, filtered, sharing, shared, at_odds, changed, left_over),
    *(damaged, link_damaged, all_lists, overview),
)


@pytest.mark.parametrize("address", [LIST, "checklists/all/"])
def test_a_phones_first_screen_has_a_box_to_tick(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    expect(page.locator(".check-progress")).to_be_in_viewport(ratio=1)
    box = page.locator(".check__tick").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844
    for name in ("Copy as Markdown", "Print"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    page.get_by_text("Copy or download", exact=True).click()
    for name in ("Copy as Markdown", "Print"):
        expect(page.get_by_role("button", name=name)).to_be_visible()


def test_the_filters_are_folded_on_a_phone_until_one_is_chosen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(LIST)
    fold = page.get_by_text("Narrow the list")
    who = page.get_by_label("Who", exact=True)
    expect(who).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(who).to_be_visible()
    expect(fold).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(who).to_be_hidden()
    fold.click()
    who.select_option("Business owner")
    fold.click()
    expect(page.locator(".filters__count")).to_contain_text("of 12 items shown")
    page.set_viewport_size({"width": 1280, "height": 844})
    page.set_viewport_size({"width": 390, "height": 844})
    expect(who).to_have_value("role:Business owner")
    expect(who).to_be_visible()


def test_the_menu_has_the_file_that_the_end_of_the_page_offers(page: Page) -> None:
    page.goto(LIST)
    page.get_by_text("Copy or download", exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Download the empty list as PDF").click()
    assert started.value.suggested_filename == "go-no-go.pdf"
    expect(page.locator(".toolbar .drop__choices")).to_be_hidden()
    expect(page.locator(".worklist__said")).to_have_text("Downloaded")


def test_the_menu_prints_and_says_nothing(page: Page) -> None:
    page.add_init_script("window.print = () => (window.printed = true)")
    page.goto("checklists/all/")
    page.get_by_text("Copy or download", exact=True).click()
    page.locator(".toolbar .drop").get_by_role("button", name="Print").click()
    expect(page.locator(".toolbar .drop__choices")).to_be_hidden()
    assert page.evaluate("window.printed") is True
    expect(page.locator(".worklist__said")).to_have_text("")


UNTOUCHED = 'ul.checks:not([data-checklist="go-no-go"])'
"""The lists beside the one that is answered, which test_accessibility.py looks at."""


def check(page: Page) -> None:
    """Look at the page in every way."""
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(SCROLLS_SIDEWAYS) is False, width
    page.evaluate("scrollTo(0, 0)")  # axe takes what the sticky bars cut for too small
    assert in_every_look(page, without=UNTOUCHED) == {}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    check(page)


def test_an_import_with_conflicts(page: Page, tmp_path: Path) -> None:
    importing(page, tmp_path)
    check(page)
