"""Does a list travel in a link: read-only, taken over when somebody wants it, nothing sent?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ..check_records import FORMULA, RECORDS
from ..checks import FIRST, LIST, PLAIN, SECOND, entered, keep, kept, progress, tick
from ..conftest import Complaints, Watch


def link_of(page: Page) -> str:
    """Return the link that the page makes for what it shows."""
    page.get_by_role("button", name="Share link").click()
    address = page.get_by_label("Link", exact=True)
    expect(address).to_have_value(re.compile(r"#share=1"))
    return address.input_value()


@pytest.fixture
def other(browser: Browser, base_url: str, watch: Watch) -> Page:
    """Open the browser of somebody else."""
    return watch(browser.new_context(base_url=base_url).new_page())


def banner(page: Page) -> Locator:
    """Return what a page says above a shared list."""
    return page.get_by_role("region", name="Shared list")


def test_a_link_shows_the_list_read_only_and_keeps_nothing(filled: Page, other: Page) -> None:
    other.goto(link_of(filled))
    expect(banner(other)).to_contain_text("It has 3 entries.")
    expect(banner(other).get_by_text("You are looking at")).to_be_focused()
    expect(progress(other)).to_have_text(progress(filled).inner_text())
    expect(tick(other, FIRST)).to_be_checked()
    expect(tick(other, FIRST)).to_be_disabled()
    expect(other.locator(".check__fold:visible")).to_have_count(0)
    assert entered(other, SECOND) == entered(filled, SECOND)
    assert entered(other, PLAIN) == entered(filled, PLAIN)
    assert kept(other) == {}


def test_a_shared_list_is_taken_over_and_undone(filled: Page, other: Page) -> None:
    other.goto(link_of(filled))
    banner(other).get_by_role("button", name="Take over").click()
    expect(banner(other)).to_have_count(0)
    expect(other.locator(".worklist__said")).to_have_text("Taken over: 3 new.")
    expect(tick(other, FIRST)).to_be_enabled()
    assert "#share" not in other.url
    without_days = {
        item: {field: value for field, value in record.items() if field != "on"}
        for item, record in RECORDS.items()
    }
    without_days[f"go-no-go/{PLAIN}"]["state"] = "open"
    records = kept(other)
    assert set(records.pop("go-no-go")) == {"seen", "edition"}
    assert records == without_days
    other.get_by_role("button", name="Undo").click()
    assert kept(other) == {}


def test_taking_over_asks_where_both_entered_something(filled: Page, other: Page) -> None:
    link = link_of(filled)
    other.goto(LIST)
    keep(
        other,
        {
            f"go-no-go/{FIRST}": {"state": "open", "note": "Mine"},
            f"go-no-go/{SECOND}": {"owner": "Piotr"},
        },
    )
    other.goto(link)
    banner(other).get_by_role("button", name="Take over").click()
    groups = other.locator(".conflict")
    expect(groups).to_have_count(2)
    groups.filter(has_text=": State").get_by_label("Theirs").check()
    other.get_by_role("button", name="Keep what I chose").click()
    expect(other.locator(".worklist__said")).to_have_text(
        "Taken over: 1 new, 2 completed, 1 decided by you."
    )
    record = kept(other)[f"go-no-go/{FIRST}"]
    assert (record["state"], record["note"], record["owner"]) == ("done", "Mine", FORMULA)
    assert kept(other)[f"go-no-go/{SECOND}"]["owner"] == "Piotr"


def test_a_reader_returns_to_the_own_list(filled: Page, other: Page) -> None:
    link = link_of(filled)
    other.goto(LIST)
    tick(other, SECOND).check()
    other.goto(link)
    expect(tick(other, SECOND)).not_to_be_checked()
    banner(other).get_by_role("button", name="Show my own list").click()
    expect(tick(other, SECOND)).to_be_checked()
    expect(tick(other, FIRST)).not_to_be_checked()
    expect(tick(other, SECOND)).to_be_enabled()
    assert "#share" not in other.url


def test_a_link_can_leave_out_what_was_written(filled: Page, other: Page) -> None:
    link_of(filled)
    filled.get_by_label("With owners, notes, reasons and evidence").uncheck()
    address = filled.get_by_label("Link", exact=True)
    expect(address).not_to_have_value(re.compile("....................{180}"))
    other.goto(address.input_value())
    expect(tick(other, FIRST)).to_be_checked()
    assert entered(other, FIRST) == ["Done\nyes"]


def test_a_link_can_be_opened_on_the_page_that_shows_it_already(filled: Page) -> None:
    link = link_of(filled)
    filled.get_by_role("button", name="Close").click()
    tick(filled, FIRST).uncheck()
    filled.goto(link)
    expect(banner(filled)).to_be_visible()
    expect(tick(filled, FIRST)).to_be_checked()
    filled.go_back()
    expect(banner(filled)).to_have_count(0)
    expect(tick(filled, FIRST)).not_to_be_checked()


def test_a_damaged_link_says_so_and_shows_the_own_list(filled: Page, other: Page) -> None:
    other.goto(link_of(filled)[:-4])
    expect(other.locator(".worklist .state--error")).to_contain_text("This link is incomplete")
    expect(tick(other, FIRST)).to_be_enabled()


def test_a_link_to_another_list_says_that_its_entries_are_not_here(
    filled: Page, other: Page
) -> None:
    fragment = link_of(filled).partition("#")[2]
    other.goto(f"checklists/rollout/#{fragment}")
    expect(banner(other)).to_contain_text("3 entries belong to lists that are not here.")
    expect(banner(other).get_by_role("button", name="Take over")).to_have_count(0)


def test_the_link_to_all_lists_carries_every_tick(page: Page, other: Page) -> None:
    page.goto("checklists/all/")
    records = {}
    for row in page.locator("ul.checks[data-checklist] > li").all()[:200]:
        item = row.get_attribute("data-item")
        checklist = row.evaluate("(row) => row.parentElement.dataset.checklist")
        records[f"{checklist}/{item}"] = {"state": "done"}
    assert len(records) == 200
    keep(page, records)
    link = link_of(page)
    assert len(link) < 2000
    other.goto(link)
    expect(banner(other)).to_contain_text("It has 200 entries.")
    expect(other.locator(".check__tick:checked")).to_have_count(200)
    expect(progress(other)).to_contain_text("In all lists, 200 of ")


def test_nothing_of_a_link_reaches_the_server(
    filled: Page, other: Page, complaints: Complaints
) -> None:
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(link_of(filled))
    expect(banner(other)).to_be_visible()
    assert [url for url in asked if "1d" in url.rpartition("/")[2]] == []
    assert complaints == []
