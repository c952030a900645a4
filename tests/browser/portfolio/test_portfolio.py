"""Does the portfolio show every pilot, kept here or in files, narrowed, sorted, taken along?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from ...helpers.judgements import data_of
from ..tools import downloaded, keep, kept

TODAY = date.today()
OVERDUE = "Decision overdue since"


def monday(weeks: int) -> str:
    """Return the Monday of a week so many weeks ago."""
    return str(TODAY - timedelta(days=TODAY.weekday(), weeks=weeks))


def pilot(name: str, title: str, owner: str, **changes: object) -> dict[str, Any]:
    """Return a pilot of this title; its id is made of it."""
    record: dict[str, Any] = data_of(name)
    record |= {"id": title.lower().replace(" ", "-"), "title": title, "owner": {"role": owner}}
    return record | changes


CLAIMS = pilot("empty", "Claims", "Head of claims", start=monday(10))
SEARCH = pilot(
    "empty",
    "Contract search",
    "Counsel",
    start=monday(1),
    blocked=[{"what": "Read access", "on": "IT operations", "since": monday(1)}],
)
LETTERS = pilot("unmet-stop", "Letters", "Head of service", start=monday(9))
ALL = {record["id"]: record for record in (CLAIMS, SEARCH, LETTERS)}


def open_portfolio(page: Page, records: dict[str, Any] = ALL) -> None:
    keep(page, "pilots", records)
    page.goto("portfolio/")
    expect(page.locator(".portfolio tbody")).to_have_count(len(records))


def titles(page: Page) -> list[str]:
    first = "(cells) => cells.map((cell) => cell.firstChild.textContent)"
    return list(page.locator(".portfolio tbody th").evaluate_all(first))


def row(page: Page, title: str) -> Locator:
    return page.locator(".portfolio tbody").filter(has=page.get_by_role("rowheader", name=title))


def write(folder: Path, name: str, text: str | dict[str, Any]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    said = text if isinstance(text, str) else yaml.safe_dump(text, allow_unicode=True)
    path.write_text(said, encoding="utf-8")
    return path


def test_an_empty_page_shows_an_invented_example(page: Page) -> None:
    page.goto("portfolio/")
    said = "There is no pilot here yet. Until there is, the page shows 6 invented pilots"
    expect(page.locator(".portfolio-state")).to_contain_text(said)
    expect(row(page, "Claims triage")).to_contain_text(f"{OVERDUE} 13 March 2026 (week 9).")
    expect(page.locator(".board__column").filter(has_text="Stopped")).to_contain_text("letters")
    assert kept(page, "pilots") == {}


def test_what_is_overdue_says_so_and_names_the_rule(page: Page) -> None:
    open_portfolio(page)
    assert titles(page) == ["Claims", "Contract search", "Letters"]
    head = f"3 pilots on {shown(str(TODAY))}; overdue: 1. Decision overdue in 1 pilot."
    expect(page.locator(".portfolio-count")).to_have_text(head)
    expect(page.locator(".span__flag")).to_contain_text([OVERDUE])
    expect(page.locator(".span__gate--missed")).to_have_count(1)
    flags = row(page, "Claims").locator(".flag--red")
    expect(flags.first).to_contain_text(OVERDUE)
    expect(flags.first).to_contain_text("A pilot is decided by the day of its decision gate.")
    expect(row(page, "Letters").locator(".flag")).to_have_count(0)
    expect(page.locator(".portfolio-state")).to_be_hidden()
    expect(row(page, "Claims").get_by_role("link")).to_have_attribute(
        "href", page.url.replace("portfolio/", "pilot/#pilot=claims")
    )


def test_it_is_narrowed_and_sorted_and_every_part_follows(page: Page) -> None:
    open_portfolio(page)
    page.get_by_label("Owner").select_option("Counsel")
    assert titles(page) == ["Contract search"]
    day = shown(str(TODAY))
    expect(page.locator(".portfolio-count")).to_have_text(f"1 of 3 pilots on {day}; overdue: 0.")
    expect(page.locator(".board__pilot")).to_have_count(1)
    expect(page.locator(".span")).to_have_count(1)
    page.get_by_label("Owner").select_option("All")
    page.get_by_label("Flag").select_option("overdue")
    assert titles(page) == ["Claims"]
    page.get_by_label("Flag").select_option("none")
    assert titles(page) == ["Letters"]
    page.get_by_label("Flag").select_option("blocked")
    assert titles(page) == ["Contract search"]
    page.get_by_label("Flag").select_option("All")
    page.get_by_label("Step").select_option("Stopped")
    assert titles(page) == ["Letters"]
    page.get_by_label("Flag").select_option("red")
    expect(page.get_by_text("No pilot fits this choice.")).to_be_visible()
    page.get_by_role("button", name="Show all pilots").press("Enter")
    expect(page.get_by_label("Owner")).to_be_focused()
    head = page.get_by_role("columnheader", name="Week")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert titles(page) == ["Contract search", "Letters", "Claims"]
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert titles(page) == ["Claims", "Letters", "Contract search"]


def test_a_pilot_stays_at_the_decision_and_what_is_blocked_is_grouped(page: Page) -> None:
    open_portfolio(page)
    column = page.locator(".board__column").filter(has_text="Decide by the criteria")
    expect(column).to_contain_text("Claims")
    expect(page.locator("portfolio-blocked tbody tr")).to_have_text(
        [f"IT operationsRead accessContract search{shown(monday(1))}, {waited()}"]
    )
    expect(page.locator("portfolio-learnt")).to_contain_text("IT operations: 1 entry waits")


def shown(day: str) -> str:
    return f"{date.fromisoformat(day):%-d %B %Y}"


def waited() -> str:
    days = (TODAY - date.fromisoformat(monday(1))).days
    return f"{days} day{'' if days == 1 else 's'}"


def test_files_are_shown_and_not_kept_until_asked(page: Page, tmp_path: Path) -> None:
    open_portfolio(page, {"claims": CLAIMS})
    files = [
        write(tmp_path, "search.pilot.yml", SEARCH),
        write(tmp_path, "letters.yml", LETTERS),
        write(tmp_path, "broken.yml", "version: 1\nid: ["),
        write(tmp_path, "claims.pilot.yml", CLAIMS | {"title": "Claims, as the team has it"}),
    ]
    page.get_by_label("Open pilot.yml files").set_input_files(files)
    said = page.locator("portfolio-files [role=status]")
    expect(said).to_contain_text("Opened 3 pilots. 1 file was left out:")
    expect(said.get_by_role("listitem")).to_contain_text("broken.yml: This is not YAML")
    assert len(titles(page)) == 4
    expect(row(page, "as the team has it").get_by_role("button")).to_have_count(0)
    assert list(kept(page, "pilots")) == ["claims"]
    page.get_by_label("Where from").select_option("From files")
    assert len(titles(page)) == 3
    page.get_by_role("button", name="Keep Letters in this browser").click()
    expect(page.locator(".portfolio-count")).to_be_focused()
    assert sorted(kept(page, "pilots")) == ["claims", "letters"]
    page.get_by_role("button", name="Take the files off this page").click()
    assert titles(page) == ["Claims", "Letters"]
    page.reload()
    expect(page.locator(".portfolio tbody")).to_have_count(2)


def test_files_of_one_name_are_each_a_pilot(page: Page, tmp_path: Path) -> None:
    page.goto("portfolio/")
    said = page.locator("portfolio-files [role=status]")
    letters = write(tmp_path, "letters/pilot.yml", LETTERS)
    for path in (write(tmp_path, "search/pilot.yml", SEARCH), letters):
        page.get_by_label("Open pilot.yml files").set_input_files(path)
        expect(said).to_contain_text("Opened 1 pilot.")
        expect(row(page, "Letters" if path == letters else "Contract search")).to_be_visible()
    assert titles(page) == ["Contract search", "Letters"]
    write(tmp_path, "letters/pilot.yml", LETTERS | {"title": "Letters, renamed"})
    page.get_by_label("Open pilot.yml files").set_input_files(letters)
    expect(row(page, "Letters, renamed")).to_be_visible()
    assert titles(page) == ["Contract search", "Letters, renamed"]


def test_a_folder_is_looked_through(page: Page, tmp_path: Path) -> None:
    write(tmp_path, "teams/one/pilot.yml", SEARCH)
    write(tmp_path, "teams/two.pilot.yml", LETTERS)
    write(tmp_path, "teams/other.yml", CLAIMS)
    write(tmp_path, "teams/node_modules/x/pilot.yml", CLAIMS)
    page.goto("portfolio/")
    page.get_by_label("Open a folder").set_input_files(tmp_path / "teams")
    expect(page.locator("portfolio-files [role=status]")).to_contain_text("Opened 2 pilots.")
    assert sorted(titles(page)) == ["Contract search", "Letters"]
    expect(row(page, "Letters")).to_contain_text("teams/two.pilot.yml")


def test_a_drop_is_opened(page: Page) -> None:
    page.goto("portfolio/")
    expect(page.locator(".portfolio tbody")).to_have_count(6)
    page.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "letters.pilot.yml"));
            dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
        }""",
        yaml.safe_dump(LETTERS),
    )
    expect(page.locator("portfolio-files [role=status]")).to_contain_text("Opened 1 pilot.")
    assert titles(page) == ["Letters"]


def test_what_is_shown_is_taken_along(page: Page) -> None:
    open_portfolio(page, ALL | {"odd": pilot("empty", "Odd", "=1+1", start=monday(0))})
    page.get_by_label("Sort by").select_option("Pilot")
    take = page.locator(".portfolio-take")
    calendar = downloaded(page, take.get_by_role("button", name="Calendar"))
    events = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids))
    assert "decide-gate.contract-search@pilot.invalid" in uids
    book = load_workbook(downloaded(page, take.get_by_role("button", name="Excel")))
    rows = [[cell.value for cell in line] for line in book["Pilots"].rows]
    assert rows[0][:3] == ["Pilot", "Owner", "Step"]
    assert [line[:2] for line in rows[1:]] == [
        ["Claims", "Head of claims"],
        ["Contract search", "Counsel"],
        ["Letters", "Head of service"],
        ["Odd", "=1+1"],
    ]
    text = downloaded(page, take.get_by_role("button", name="CSV")).read_text("utf-8-sig")
    assert '"Odd","\'=1+1"' in text


@pytest.mark.parametrize("way", ["Copy as Markdown", "Copy as a table for a slide"])
def test_it_is_copied(page: Page, way: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_portfolio(page)
    page.get_by_role("button", name=way).click()
    expect(page.locator(".portfolio-take [role=status]")).to_have_text("Copied")
    read = """async () => {
        const [item] = await navigator.clipboard.read();
        return Object.fromEntries(await Promise.all(item.types.map(
            async (type) => [type, await (await item.getType(type)).text()])));
    }"""
    copied = page.evaluate(read)
    assert copied["text/plain"].startswith("## Pilots on ")
    assert "| Claims | Head of claims |" in copied["text/plain"]
    if "slide" in way:
        assert copied["text/html"].count("<tr>") == 4


def test_the_table_prints_alone_on_a_page_across(page: Page, tmp_path: Path) -> None:
    from pypdf import PdfReader  # noqa: PLC0415 - for this test alone

    page.goto("portfolio/")
    files = [
        write(tmp_path, f"{at}.pilot.yml", record | {"id": f"{record['id']}-{at}"})
        for at, record in enumerate([CLAIMS, SEARCH, LETTERS] * 4)
    ]
    page.get_by_label("Open pilot.yml files").set_input_files(files)
    expect(page.locator(".portfolio tbody")).to_have_count(12)
    page.evaluate("print = () => { document.documentElement.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print on a page").click()
    assert page.evaluate("document.documentElement.dataset.printing") == "portfolio"
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "page.pdf").pages
    assert len(pages) == 1
    assert pages[0].mediabox.width > pages[0].mediabox.height
    words = " ".join(pages[0].extract_text().split())
    assert "Contract search" in words
    assert "Rule broken: A pilot is decided by the day of its decision gate." in words
    assert [
        part for part in ("By step", "Keep in this browser", "11.pilot.yml") if part in words
    ] == []


def test_another_tab_is_followed_and_nothing_is_lost(page: Page) -> None:
    open_portfolio(page)
    other = page.context.new_page()
    other.goto("pilot/#pilot=letters")
    other.get_by_label("Title", exact=True).fill("Letters to customers")
    expect(row(page, "Letters to customers")).to_have_count(1)
    other.close()
    assert len(kept(page, "pilots")) == 3
