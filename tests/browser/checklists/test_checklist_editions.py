"""Which items does a list show: by filter, on the page of all, after a new edition?"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from ..checks import ALL, FIRST, LIST, PLAIN, an_older_edition, fields, keep, kept, tick


def test_filters_show_what_is_open_for_somebody_in_a_week(page: Page) -> None:
    page.goto(LIST)
    tick(page, FIRST).check()
    fields(page, PLAIN).get_by_label("Owner, by name").fill("Anna Weber")
    rows = page.locator(".check:visible")
    count = page.locator(".filters__count")

    page.get_by_label("Show", exact=True).select_option("Done")
    expect(rows).to_have_count(1)
    expect(count).to_have_text(f"1 of {ALL} items shown: copies, files and print take these")
    expect(page.get_by_role("heading", name="The rest makes")).to_be_hidden()
    page.get_by_label("Show", exact=True).select_option("Open")
    expect(rows).to_have_count(ALL - 1)
    page.get_by_label("Who", exact=True).select_option("Anna Weber")
    expect(rows).to_have_count(1)
    expect(rows).to_have_attribute("data-item", PLAIN)
    page.get_by_label("Who", exact=True).select_option("Business owner")
    for row in rows.all():
        expect(row).to_have_attribute("data-role", "Business owner")
    page.get_by_label("Week", exact=True).select_option("Week 8")
    expect(rows).to_have_count(0)
    for name in ("Show", "Who", "Week"):
        page.get_by_label(name, exact=True).select_option("")
    expect(rows).to_have_count(ALL)
    expect(count).to_be_empty()
    expect(page.get_by_role("heading", name="The rest makes")).to_be_visible()


def test_the_page_with_all_items_and_each_lists_own_agree(page: Page) -> None:
    page.goto("checklists/all/")
    tick(page, FIRST).check()
    page.get_by_label("Week", exact=True).select_option("Week 9")
    weeks = {row.get_attribute("data-week") for row in page.locator(".check:visible").all()}
    assert weeks == {"9"}
    expect(page.get_by_role("heading", name="Readiness gate")).to_be_hidden()
    page.goto(LIST)
    expect(tick(page, FIRST)).to_be_checked()
    page.goto("checklists/")
    expect(page.locator('[data-checklist="go-no-go"]')).to_contain_text("1 of 9 gate items done")
    expect(page.locator('[data-checklist="rollout"]')).to_be_hidden()


def test_a_new_edition_says_what_changed_and_keeps_the_ticks(page: Page) -> None:
    records = an_older_edition(page)
    keep(page, records)
    news = page.get_by_role("region", name="What changed in Go/no-go decision")
    assert [line for line in news.inner_text().splitlines() if line] == [
        "This list has changed since edition 2025.2. Your ticks are kept.",
        "1 new item",
        page.locator(f"#{PLAIN} .check__text").inner_text().partition(" Editorial")[0],
        "1 item reworded",
        page.locator(f"#{FIRST} .check__text").inner_text().removesuffix(" Editorial"),
        "It said: Every criterion has a reading.",
        "1 item retired",
        "The minutes are kept. (done; owner Piotr)",
        "I have read this",
    ]
    expect(tick(page, FIRST)).to_be_checked()
    assert kept(page) == records
    news.get_by_role("button", name="I have read this").click()
    expect(news).to_be_hidden()
    page.reload()
    expect(news).to_be_hidden()
    left = page.locator(".news--kept")
    left.get_by_text("From earlier editions: 1 item").click()
    expect(left.get_by_role("listitem")).to_contain_text("The minutes are kept. (done; owner")
    left.get_by_role("button", name="Remove").click()
    expect(left).to_have_count(0)
    assert "go-no-go/minutes-kept" not in kept(page)
    page.get_by_role("button", name="Undo").click()
    expect(left).to_have_count(1)


def test_an_edition_that_changed_nothing_says_nothing(page: Page) -> None:
    page.goto(LIST)
    tick(page, FIRST).check()
    records = kept(page)
    records["go-no-go"]["edition"] = "2025.2"
    keep(page, records)
    expect(tick(page, FIRST)).to_be_checked()
    expect(page.locator(".news")).to_have_count(0)
