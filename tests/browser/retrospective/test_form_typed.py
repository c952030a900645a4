"""Does the form understand figures, dates and lists as people type them, and say how?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from ..forms import ask_in, opened


@pytest.fixture
def form(page: Page) -> Page:
    opened(page)
    page.get_by_label("Full:").check()
    return page


def said(form: Page) -> Locator:
    return form.locator("[data-said]")


def leave(control: Locator, typed: str) -> None:
    control.fill(typed)
    control.blur()


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("June 2025", "2025-06"),
        ("6 June 2025", "2025-06-06"),
        ("06/2025", "2025-06"),
        (" 2025-6 ", "2025-06"),
    ],
)
def test_a_date_in_words(form: Page, typed: str, date: str) -> None:
    outcome = form.locator("[data-ask=dates] [data-ask=outcome] .ask__control")
    leave(outcome, typed)
    expect(outcome).to_have_value(date)
    expect(said(form)).to_have_text(f"“{typed.strip()}” was read as {date}.")


def test_a_date_that_may_be_two_is_asked_about(form: Page) -> None:
    ask = form.locator("[data-ask=dates] [data-ask=outcome]")
    leave(ask.locator(".ask__control"), "06/07/2025")
    expect(ask.locator(".ask__control")).to_have_value("06/07/2025")
    expect(ask.locator(".ask__said")).to_contain_text("2025-07-06")
    expect(ask.locator(".ask__said")).to_contain_text("2025-06-07")
    expect(said(form)).to_be_empty()


@pytest.fixture
def result(form: Page) -> Locator:
    rows = ask_in(form.locator("form[data-form]"), "results")
    rows.locator("[data-add]").click()
    return rows.locator("[data-row]").first


def control(row: Locator, name: str) -> Locator:
    return row.locator(f"[data-ask={name}] .ask__control")


def test_a_rounded_figure_with_its_unit(form: Page, result: Locator) -> None:
    leave(control(result, "value"), "about 3,000 minutes")
    expect(control(result, "value")).to_have_value("3000")
    expect(control(result, "unit")).to_have_value("minutes")
    expect(control(result, "about")).to_be_checked()
    expect(said(form)).to_contain_text("“about 3,000 minutes” was read as")
    for told in ("3000", "unit minutes", "rounded"):
        expect(said(form)).to_contain_text(told)


def test_a_range(form: Page, result: Locator) -> None:
    leave(control(result, "value"), "3,000 – 3,200")  # noqa: RUF001
    expect(control(result, "value")).to_have_value("")
    expect(control(result, "low")).to_have_value("3000")
    expect(control(result, "high")).to_have_value("3200")
    expect(said(form)).to_contain_text("was read as from 3000, to 3200.")


@pytest.mark.parametrize("typed", ["1.234", "1,5", "over 5,000"])
def test_a_figure_that_may_be_two_is_asked_about(result: Locator, typed: str) -> None:
    value = control(result, "value")
    leave(value, typed)
    expect(value).to_have_value(typed)
    expect(result.locator("[data-ask=value] .ask__said")).not_to_be_empty()


def test_a_plain_figure_is_no_news(form: Page, result: Locator) -> None:
    leave(control(result, "value"), "92.5")
    expect(control(result, "value")).to_have_value("92.5")
    expect(result.locator("[data-ask=value] .ask__said")).to_be_hidden()
    expect(said(form)).to_be_empty()


def test_a_list_as_people_paste_it(form: Page) -> None:
    box = form.locator("[data-control=lines] textarea").first
    for fold in box.locator("xpath=ancestor::details").all():
        fold.evaluate("(fold) => { fold.open = true; }")
    box.evaluate("(box) => box.closest('[hidden]')?.removeAttribute('hidden')")
    leave(box, "• Clerks went on\n  as before\n– The vendor left")  # noqa: RUF001
    expect(box).to_have_value("Clerks went on as before\nThe vendor left")
    expect(said(form)).to_have_text("Your list was read as 2 entries, one a line.")
    leave(box, "One\nTwo")
    expect(box).to_have_value("One\nTwo")
    expect(said(form)).to_be_empty()
