"""Does a pilot get its days, as a picture, a table and a calendar, and are late reviews seen?"""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from ..pilots import open_pilot
from ..tools import downloaded, kept


def test_a_new_pilot_gets_twelve_weeks_from_its_first_day(page: Page) -> None:
    page.goto("pilot/")
    page.get_by_label("What is the pilot called?").fill("Größe & Preis")
    page.get_by_label("First day of week 1").first.fill("2026-02-02")
    page.get_by_role("button", name="Start this pilot").click()
    expect(page.locator(".pilots [aria-current]")).to_have_text("Größe & Preis")
    expect(page.locator(".pilots [aria-current]")).to_be_focused()
    assert kept(page, "pilots") == {
        "grosse-preis": {
            "version": 1,
            "id": "grosse-preis",
            "title": "Größe & Preis",
            "start": "2026-02-02",
        }
    }
    assert page.url.endswith("#pilot=grosse-preis")
    days = page.locator(".plan input").evaluate_all("(all) => all.map(({ value }) => value)")
    assert (days[0], days[1], days[-1]) == ("2026-02-02", "2026-02-13", "2026-04-24")
    expect(page.locator(".plan-svg__row")).to_have_count(5)


def test_any_day_can_be_moved_and_moved_back(page: Page) -> None:
    open_pilot(page, "met-go")
    last = page.get_by_label("Run the pilot against its criteria: last day")
    last.fill("2026-03-06")
    expect(page.locator("[data-moved=run-pilot]")).to_have_text("Moved")
    first = page.get_by_label("Decide by the criteria: first day")
    expect(first).to_have_value("2026-03-02")
    assert kept(page, "pilots")["invoice-triage"]["moved"] == {"run-pilot": "2026-03-06"}
    last.fill("2026-02-27")
    assert "moved" not in kept(page, "pilots")["invoice-triage"]
    first.fill("2026-03-04")
    page.get_by_role("button", name="Take all moves back").click()
    expect(first).to_have_value("2026-03-02")


def test_a_calendar_program_reads_the_plan(page: Page) -> None:
    open_pilot(page, "letters")
    file = downloaded(page, page.get_by_role("button", name="Download for your calendar"))
    assert file.name == "invoice-triage.ics"
    text = file.read_bytes().decode()
    lines = text.removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "").split("\r\n")
    starts = [line.partition(":")[2] for line in whole if line.startswith("DTSTART")]
    assert len(starts) == whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 20
    assert starts[0] == "20260105"
    ends = [line.partition(":")[2] for line in whole if line.startswith("DTEND")]
    spans = zip(starts, ends, strict=True)
    assert all(date.fromisoformat(end) > date.fromisoformat(start) for start, end in spans)
    assert "SUMMARY:A {title} with $1 & <b>: Define what production requires" in whole


def test_a_review_that_starts_too_late_is_pointed_out(page: Page) -> None:
    open_pilot(page, "review-late")
    late = page.locator("pilot-reviews .row__remark--late")
    expect(late).to_have_count(1)
    expect(late).to_contain_text("Too late. At 6 weeks, the privacy review")
    expect(page.locator(".plan-svg__row--late")).to_have_count(1)
    page.locator("pilot-reviews .row").nth(1).get_by_label("Started on").fill("2026-02-13")
    expect(late).to_have_count(0)
