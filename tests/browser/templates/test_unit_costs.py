"""Does the calculator say what a case costs, at each key, and never a figure that is none?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from ...helpers.judgements import data_of
from ...helpers.spreadsheets import Spreadsheet
from ..test_accessibility import in_every_look
from ..test_layout import SCROLLS_SIDEWAYS
from ..tools import downloaded, keep, kept, serve

PAGE = "templates/business-case/"
KEY = "business-case/unit-costs/figures"
NEEDED = {
    "Cases a month": "1400",
    "Minutes per case by hand": "45",
    "Minutes per case with the system": "3",
    "Cost of an hour of work": "32",
    "Freed time that is used": "30",
}


def entry(page: Page, name: str, scenario: str = "Expected") -> Locator:
    """Return the input of a figure in one of the three cases."""
    return page.get_by_label(f"{scenario}: {name}", exact=True)


def fill(page: Page) -> None:
    for name, figure in NEEDED.items():
        entry(page, name).fill(figure)


def results(page: Page) -> Locator:
    return page.get_by_role("region", name="What a case costs")


def row(page: Page, name: str) -> Locator:
    return results(page).get_by_role("row", name=re.compile(f"^{name}"))


def test_figures_give_results_and_are_kept(page: Page) -> None:
    page.goto(PAGE)
    expect(results(page)).to_be_hidden()
    expect(page.locator(".costs__missing")).to_contain_text("once the needed expected figures")
    entry(page, "Cases a month").fill("1400")
    expect(page.locator(".costs__missing")).to_have_text(
        "Still needed as an expected figure: “Minutes per case by hand”, “Minutes per case with the"
        " system”, “Cost of an hour of work”, “Freed time that is used”."
    )
    fill(page)
    entry(page, "Running cost a month, whatever the volume").fill("1800")
    entry(page, "Cases a month", "Low").fill("100")
    expect(results(page).get_by_role("listitem")).to_have_text(
        [
            "Low: Does not break even at this volume; it takes 268 cases a month.",
            "Expected: Breaks even from 268 cases a month; there is no one-off cost to pay back.",
            "High: Breaks even from 268 cases a month; there is no one-off cost to pay back.",
        ]
    )
    expect(row(page, "Saving a month").get_by_role("cell")).to_have_text(
        ["-1,128.00", "7,608.00", "7,608.00"]
    )
    assert kept(page, "templates")[KEY] == {
        "rows": [
            {"figure": "Cases a month", "low": "100", "expected": "1400"},
            {"figure": "Minutes per case by hand", "expected": "45"},
            {"figure": "Minutes per case with the system", "expected": "3"},
            {"figure": "Cost of an hour of work", "expected": "32"},
            {"figure": "Freed time that is used (%)", "expected": "30"},
            {"figure": "Running cost a month, whatever the volume", "expected": "1800"},
        ]
    }
    page.reload()
    expect(entry(page, "Cases a month", "Low")).to_have_value("100")
    expect(row(page, "Breaks even from").get_by_role("cell").nth(1)).to_have_text("268")
    entry(page, "Cases a month").fill("")
    expect(results(page)).to_be_hidden()
    page.get_by_role("button", name="Undo: Changed “Cases a month”").click()
    expect(results(page)).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("many", "Write a figure, such as 92 or 4.5."),
        ("-3", "Write a figure from 0 to 100."),
        ("101", "Write a figure from 0 to 100."),
        ("NaN", "Write a figure, such as 92 or 4.5."),
        ("1e5", "Write a figure, such as 92 or 4.5."),
        ("12,500", "12.5"),
    ],
)
def test_what_is_no_figure_is_said_at_its_field(page: Page, typed: str, said: str) -> None:
    page.goto(PAGE)
    fill(page)
    before = row(page, "Saving a month").inner_text()
    used = entry(page, "Freed time that is used")
    used.fill(typed)
    entry(page, "Cases a month").focus()
    note = page.locator(".entry__said:visible")
    expect(note).to_contain_text(said)
    expect(used).to_have_attribute("aria-invalid", "true")
    expect(used).to_have_accessible_description(re.compile(re.escape(said)))
    assert row(page, "Saving a month").inner_text() == before
    notice = page.locator(".costs__missing")
    expect(notice).to_have_text("Where a figure can not be used, the one before it still counts.")
    assert "NaN" not in results(page).inner_text()
    used.fill("50")
    entry(page, "Cases a month").focus()
    expect(note).to_have_count(0)
    expect(notice).to_be_empty()
    expect(used).not_to_have_attribute("aria-invalid", "true")


def test_it_says_that_it_never_breaks_even(page: Page) -> None:
    page.goto(PAGE)
    fill(page)
    entry(page, "Freed time that is used", "Low").fill("0")
    entry(page, "Minutes per case with the system", "High").fill("50")
    verdicts = results(page).get_by_role("listitem")
    expect(verdicts.first).to_have_text(
        "Low: Never breaks even: the time that is used is worth no more than a case costs to run."
    )
    expect(verdicts.last).to_have_text(
        "High: Never breaks even: with the system a case takes no less time than by hand."
    )
    expect(row(page, "One-off cost paid back").get_by_role("cell")).to_have_text(
        ["Never", "0.0", "Never"]
    )


def test_it_is_filled_in_and_written_down_by_keyboard_alone(page: Page) -> None:
    page.goto(PAGE)
    entry(page, "Cases a month", "Low").focus()
    for at, figure in enumerate(["1400", "45", "3", "32", "", "", "", "30"]):
        if at:
            page.keyboard.press("Tab")  # from high to the next row's low
        page.keyboard.press("Tab")
        page.keyboard.type(figure)
        page.keyboard.press("Tab")
    expect(results(page)).to_be_visible()
    page.get_by_role("button", name="Write the results").focus()
    page.keyboard.press("Enter")
    expect(results(page).get_by_role("status")).to_have_text("Written into “Results”.")
    table = page.locator("#unit-costs-results template-table")
    expect(table.get_by_label("Figure")).to_have_count(10)
    expect(table.get_by_label("Expected").nth(2)).to_have_value("24.00")
    expect(page.locator(".fill-in__standing")).to_have_text(re.compile("^2 of "))


def test_the_figures_go_into_word_and_into_a_sheet_that_works_them_out(page: Page) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go")})
    serve(page, "invoice-triage")
    page.goto(PAGE)
    fill(page)
    entry(page, "Cases a month", "Low").fill("100")
    page.get_by_role("button", name="Write the results").click()
    word = Document(str(downloaded(page, page.get_by_role("button", name="Word file"))))
    figures, told = word.tables[0], word.tables[1]
    assert [cell.text for cell in figures.rows[1].cells] == ["Cases a month", "100", "1400", ""]
    assert [cell.text for cell in told.rows[3].cells][:1] == ["Cost per case by hand"]
    path = downloaded(page, page.get_by_role("button", name="Excel file with formulas"))
    assert path.name == "invoice-triage-unit-costs.xlsx"
    sheet = load_workbook(path).active
    shown = load_workbook(path, data_only=True).active
    assert sheet is not None
    assert shown is not None
    cells: dict[str, Any] = {
        cell.coordinate: cell.value for line in sheet for cell in line if cell.value
    }
    formulas = [place for place, held in cells.items() if str(held).startswith("=")]
    assert len(formulas) == 3 * (11 + 1 + 10)
    calculated = Spreadsheet(cells)
    for place in formulas:
        kept_value = shown[place].value
        assert calculated.value(place) == (
            kept_value if isinstance(kept_value, str) else pytest.approx(kept_value)
        )
    assert kept(page, "templates", "invoice-triage")[KEY]["rows"][0]["low"] == "100"


def test_another_pilot_has_other_figures(page: Page) -> None:
    record = data_of("met-go")
    second = data_of("unmet-revise") | {"id": "second", "title": "The other one"}
    keep(page, "pilots", {record["id"]: record, "second": second})
    serve(page, "second")
    page.goto(PAGE)
    fill(page)
    serve(page, record["id"])
    page.reload()
    expect(entry(page, "Cases a month")).to_have_value("")
    expect(results(page)).to_be_hidden()


def test_a_row_that_is_no_figure_is_shown_and_counts_as_missing(page: Page) -> None:
    rows = [{"figure": "Cases a month", "expected": "about 1,400"}]
    keep(page, "templates", {KEY: {"rows": rows}})
    page.goto(PAGE)
    expect(entry(page, "Cases a month")).to_have_value("about 1,400")
    expect(page.locator(".costs__missing")).to_contain_text("“Cases a month”")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page) -> None:
    page.goto(PAGE)
    fill(page)
    entry(page, "Cases a month", "High").fill("many")
    entry(page, "Cases a month").focus()
    expect(page.locator(".entry__said:visible")).to_be_visible()
    assert in_every_look(page) == {}
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(SCROLLS_SIDEWAYS)
