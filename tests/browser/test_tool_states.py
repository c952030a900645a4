"""Does axe find nothing on any tool in any of its states, and does each state fit a phone?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..helpers.judgements import data_of
from .test_accessibility import in_every_look
from .test_layout import SCROLLS_SIDEWAYS, TOO_WIDE
from .tools import keep, serve

OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => (fold.open = true))"
QUESTIONS = ("current-state", "success", "systems", "security", "ownership")
NARROW = (320, 390)


def pilot(page: Page, case: str) -> None:
    record = data_of(case)
    second = data_of("unmet-revise") | {"id": "second", "title": "The other one"}
    keep(page, "pilots", {record["id"]: record, "second": second})
    page.goto(f"pilot/#pilot={record['id']}")
    expect(page.locator("pilot-file")).to_be_visible()
    page.evaluate(OPEN_ALL)


def workspace_empty(page: Page) -> None:
    page.goto("pilot/")
    expect(page.get_by_label("What is the pilot called?")).to_be_visible()


def workspace_new(page: Page) -> None:
    pilot(page, "empty")


def workspace_full(page: Page) -> None:
    pilot(page, "review-late")


def workspace_undecided(page: Page) -> None:
    pilot(page, "unmet-go")


def workspace_wrong_figure(page: Page) -> None:
    pilot(page, "met-go")
    page.locator("pilot-rows .row").first.get_by_label("Target").fill("many")
    page.get_by_label("Title", exact=True).focus()
    expect(page.locator(".entry__said:visible")).to_be_visible()
    page.get_by_label("Organisation").fill("Changed")
    expect(page.get_by_role("button", name="Undo: Changed")).to_be_visible()


def workspace_without_storage(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("pilot/")
    expect(page.locator("store-notice")).to_contain_text("keeps nothing")


def start_not_ready(page: Page) -> None:
    page.goto("start/")
    expect(page.get_by_role("region", name="Not ready")).to_be_visible()


def start_ready(page: Page) -> None:
    keep(page, "start", {name: {"text": "So.", "sufficient": True} for name in QUESTIONS})
    page.goto("start/")
    expect(page.get_by_role("region", name="Ready", exact=True)).to_be_visible()
    page.evaluate(OPEN_ALL)


def diagnose_ticked(page: Page) -> None:
    page.goto("diagnose/#signs=integration-deferred.later,no-business-owner.guests&role=engineer")
    expect(page.locator(".diagnosis__why").first).to_be_visible()
    page.evaluate(OPEN_ALL)


def template_filled(page: Page) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go")})
    serve(page, "invoice-triage")
    page.goto("templates/go-no-go-memo/")
    page.get_by_role("button", name="Fill the empty fields").click()
    expect(page.get_by_label("Metric")).to_have_count(2)


def portfolio_example(page: Page) -> None:
    page.goto("portfolio/")
    expect(page.locator(".portfolio tbody")).to_have_count(6)


def portfolio_of_pilots(page: Page) -> None:
    waiting = {"blocked": [{"what": "Access", "on": "IT operations", "since": "2026-02-02"}]}
    names = ("met-go", "not-decided", "empty", "review-late", "unmet-stop")
    records = [data_of(name) | {"id": name, "title": name} | waiting for name in names]
    keep(page, "pilots", {record["id"]: record for record in records})
    page.goto("portfolio/")
    expect(page.locator(".portfolio tbody")).to_have_count(5)
    page.get_by_role("button", name="Owner").click()
    page.get_by_label("Flag").select_option("red")


STATES: tuple[Callable[[Page], None], ...] = (
    workspace_empty,
    workspace_new,
    workspace_full,
    workspace_undecided,
    workspace_wrong_figure,
    workspace_without_storage,
    start_not_ready,
    start_ready,
    diagnose_ticked,
    template_filled,
    portfolio_example,
    portfolio_of_pilots,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    page.evaluate("scrollTo(0, 0)")  # what lies under the masthead counts as covered
    assert in_every_look(page) == {}
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == [], width
        assert page.evaluate(SCROLLS_SIDEWAYS) is False, width
