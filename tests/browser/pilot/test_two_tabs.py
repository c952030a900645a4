"""Is the newer text kept when one pilot is open in two tabs, and does each text stay in its row?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ..pilots import open_pilot
from ..tools import kept

CRITERIA = "pilot-rows[data-path=criteria]"
SYSTEMS = "pilot-rows[data-path=integrations]"


@pytest.fixture
def tabs(page: Page, watch: Any) -> tuple[Page, Page]:
    """Open one pilot in two tabs."""
    open_pilot(page, "met-go")
    other = watch(page.context.new_page())
    other.goto(page.url)
    expect(other.locator(".pilots [aria-current]")).to_be_visible()
    return page, other


def pilot(page: Page) -> Any:
    return kept(page, "pilots")["invoice-triage"]


def rows(page: Page, part: str) -> Locator:
    return page.locator(f"{part} .row")


def leave(field: Locator) -> None:
    """Leave a field, and wait until that has had its effect."""
    field.blur()
    field.page.evaluate("new Promise((done) => setTimeout(done, 50))")


@pytest.mark.parametrize("typed", ["", "Mine. "])
def test_leaving_a_field_keeps_what_another_tab_wrote_since(
    tabs: tuple[Page, Page], typed: str
) -> None:
    page, other = tabs
    mine, theirs = (tab.get_by_label("Use case", exact=True) for tab in tabs)
    mine.focus()
    mine.press_sequentially(typed)
    theirs.fill("Theirs.")
    assert pilot(page)["use_case"] == "Theirs."
    expect(other.get_by_label("Use case", exact=True)).to_have_value("Theirs.")
    leave(mine)
    expect(mine).to_have_value("Theirs.")
    assert pilot(page)["use_case"] == "Theirs."


def test_a_choice_that_is_left_shows_what_another_tab_chose(tabs: tuple[Page, Page]) -> None:
    page, _ = tabs
    mine, theirs = (tab.get_by_label("Sector") for tab in tabs)
    mine.focus()
    theirs.select_option("insurance")
    leave(mine)
    expect(mine).to_have_value("insurance")
    assert pilot(page)["sector"] == "insurance"


def test_leaving_a_row_that_another_tab_removed_changes_nothing(
    tabs: tuple[Page, Page],
) -> None:
    page, other = tabs
    name = rows(page, CRITERIA).first.get_by_label("What is measured")
    name.focus()
    rows(other, CRITERIA).first.get_by_role("button", name="Remove").click()
    left = pilot(other)
    expect(rows(page, CRITERIA)).to_have_count(1)
    page.locator("h1").click()
    page.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert pilot(page) == left
    expect(rows(page, CRITERIA).get_by_label("What is measured")).to_have_value(
        "Clerk time for an invoice"
    )


REMOVED_ELSEWHERE = """([path]) => {
    const kept = JSON.parse(localStorage.getItem("playbook.store:/handbook/:pilots"));
    kept.records["invoice-triage"][path].shift();
    localStorage.setItem("playbook.store:/handbook/:pilots", JSON.stringify(kept));
}"""
"""Another tab removes the first row, and its news has not come yet."""


@pytest.mark.parametrize(
    ("part", "path", "label"),
    [
        (CRITERIA, "criteria", "What is measured"),
        (CRITERIA, "criteria", "Unit"),
        (SYSTEMS, "integrations", "System"),
        ("pilot-reviews", "governance", "Which review"),
    ],
)
def test_what_is_typed_in_a_row_that_is_gone_lands_nowhere(
    page: Page, part: str, path: str, label: str
) -> None:
    open_pilot(page, "met-go")
    field = rows(page, part).first.get_by_label(label, exact=True)
    field.focus()
    page.evaluate(REMOVED_ELSEWHERE, [path])
    left = pilot(page)
    page.keyboard.type("x")
    assert pilot(page) == left
    expect(rows(page, part)).to_have_count(len(left[path]))


@pytest.mark.parametrize(
    ("part", "path", "name"),
    [(CRITERIA, "criteria", "metric"), (SYSTEMS, "integrations", "system")],
)
def test_what_is_typed_stays_in_its_row_while_another_moves(
    page: Page, part: str, path: str, name: str
) -> None:
    open_pilot(page, "met-go")
    last = rows(page, part).last
    field = last.locator(f"[data-field={name}]")
    field.focus()
    field.press("End")
    page.evaluate(REMOVED_ELSEWHERE, [path])
    left = pilot(page)[path]
    page.keyboard.type(" too")
    expect(field).to_be_focused()
    assert pilot(page)[path] == [*left[:-1], {**left[-1], name: f"{left[-1][name]} too"}]


def test_a_pilot_that_another_tab_removed_is_not_written_again(page: Page) -> None:
    open_pilot(page, "met-go", "empty")
    page.get_by_label("Organisation").focus()
    page.evaluate("""localStorage.setItem(
        "playbook.store:/handbook/:pilots", JSON.stringify({ version: 1, records: {} }))""")
    page.keyboard.type("x")
    assert kept(page, "pilots") == {}


def test_a_templates_field_that_is_left_keeps_the_other_tabs_text(page: Page, watch: Any) -> None:
    page.goto("templates/go-no-go-memo/")
    other = watch(page.context.new_page())
    other.goto(page.url)
    mine = page.get_by_label("Yours: Reason")
    mine.focus()
    other.get_by_label("Yours: Reason").fill("Theirs.")
    leave(mine)
    expect(mine).to_have_value("Theirs.")
    assert kept(page, "templates") == {"go-no-go-memo/decision/reason": {"text": "Theirs."}}
