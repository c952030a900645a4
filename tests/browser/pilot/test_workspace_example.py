"""Is a finished pilot the first thing that an empty workspace shows, and only to read?"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from macros.content.loader.tree import read_tree

from ..conftest import Lose
from ..tools import kept

EXAMPLE = Path(__file__).parents[3] / "docs/pilot/example.yml"


def test_an_empty_desk_shows_gates_criteria_and_proposal_of_a_finished_pilot(page: Page) -> None:
    tree, _ = read_tree(EXAMPLE, EXAMPLE.read_text(encoding="utf-8"))
    assert tree is not None
    record = tree.data
    assert isinstance(record, dict)
    page.goto("pilot/")
    example = page.locator("pilot-example")
    expect(example.locator("h3")).to_have_text(record["title"])
    expect(example.locator(".gate--open .gate__title")).to_have_count(3)
    expect(example.locator("tbody tr")).to_have_count(len(record["criteria"]))
    metrics = [each["metric"] for each in record["criteria"]]
    expect(example.locator("tbody tr td:first-child")).to_have_text(metrics)
    expect(example.locator(".proposal")).to_contain_text("Go: on to production")
    expect(example.locator("input, select, textarea")).to_have_count(0)
    assert kept(page, "pilots") == {}
    first = example.bounding_box()
    form = page.get_by_label("What is the pilot called?").bounding_box()
    assert first
    assert form
    assert first["y"] + first["height"] <= form["y"]


def test_start_your_own_leads_to_the_form(page: Page) -> None:
    page.goto("pilot/")
    page.get_by_role("button", name="Start your own").click()
    expect(page.get_by_label("What is the pilot called?")).to_be_focused()
    page.keyboard.type("Mine")
    page.keyboard.press("Enter")
    expect(page.locator("pilot-example")).to_be_hidden()
    assert list(kept(page, "pilots")) == ["mine"]


def test_the_excerpt_comes_when_the_last_pilot_goes(page: Page) -> None:
    page.goto("pilot/")
    page.get_by_role("button", name="Open the whole example").click()
    expect(page.locator("pilot-example")).to_be_hidden()
    expect(page.locator(".pilots [aria-current]")).to_be_focused()
    page.get_by_role("button", name="Delete Invoices at Northfold (example)").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("pilot-example .gate--open")).to_have_count(3)


def test_without_the_example_the_page_still_leads_on(page: Page, lose: Lose) -> None:
    lose(page, "/pilot/example.yml")
    with page.expect_event("requestfailed"):
        page.goto("pilot/")
    expect(page.locator(".pilot-example__excerpt")).to_be_hidden()
    expect(page.get_by_label("What is the pilot called?")).to_be_visible()
