"""Does the calculator answer in sentences, say what is wrong at its field, and keep to itself?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from ...helpers.samples_sized import CASES
from ..keys import reach, write
from ..test_accessibility import in_every_look

PAGE = "framework/comparison/"
LABELS = {
    "baseline": "Share today",
    "difference": "Smallest difference",
    "deviation": "Standard deviation",
    "weekly": "Cases a week",
    "cases": "Cases of each person",
    "likeness": "How alike they are",
}
BY_NAME = {case["name"]: case for case in CASES}


@pytest.fixture
def calculator(page: Page) -> Locator:
    page.goto(PAGE)
    found = page.locator("sample-size")
    expect(found.get_by_role("button", name="Count the cases")).to_be_visible()
    return found


def ask(calculator: Locator, **entered: str) -> None:
    """Fill in fields by their names, and ask."""
    for name, text in entered.items():
        calculator.locator(f"[name={name}]").fill(text)
    calculator.get_by_role("button", name="Count the cases").click()


def said(calculator: Locator, name: str) -> Locator:
    """Return what is said at a field."""
    return calculator.locator(f"#sample-{name}-said")


def test_a_share_is_answered_in_the_words_of_the_table(calculator: Locator) -> None:
    calculator.get_by_label("Better is").select_option("lower")
    ask(calculator, baseline="7", difference="3 %", weekly="368")
    case = BY_NAME["invoices that are corrected"]["said"]
    expect(calculator.get_by_role("status").locator("p")).to_have_text(case["says"])
    expect(calculator.locator(".sample__more li")).to_have_text([*case["assumes"], *case["ways"]])


def test_an_average_asks_for_its_spread(calculator: Locator) -> None:
    expect(calculator.get_by_label(LABELS["deviation"])).to_be_hidden()
    calculator.get_by_label("Two averages").check()
    expect(calculator.get_by_label("Average today")).to_be_visible()
    calculator.get_by_label("Better is").select_option("lower")
    calculator.get_by_label("How sure").select_option("90")
    ask(calculator, baseline="45", deviation="20", difference="5", weekly="60")
    case = BY_NAME["minutes, more weeks than the run has"]["said"]
    expect(calculator.get_by_role("status").locator("p")).to_have_text(case["says"])
    expect(calculator.locator(".sample__more li")).to_have_text([*case["assumes"], *case["ways"]])


def test_cases_of_the_same_people_are_counted_in_people(calculator: Locator) -> None:
    calculator.get_by_text("A few people work many cases each").click()
    ask(calculator, baseline="50", difference="15", cases="46", likeness="0,05")
    case = BY_NAME["cases of 24 practices"]["said"]
    expect(calculator.get_by_role("status").locator("p")).to_have_text(case["says"])


def test_nothing_is_asked_before_the_button(calculator: Locator) -> None:
    calculator.get_by_label(LABELS["baseline"]).fill("120")
    calculator.get_by_label(LABELS["difference"]).fill("x")
    expect(calculator.locator(".entry__said:visible")).to_have_count(0)
    expect(calculator.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize(
    ("entered", "name", "words"),
    [
        ({"baseline": "", "difference": "3"}, "baseline", "Write a figure, such as 92 or 4.5."),
        ({"baseline": "seven", "difference": "3"}, "baseline", "Write a figure"),
        ({"baseline": "NaN", "difference": "3"}, "baseline", "Write a figure"),
        ({"baseline": "1e999", "difference": "3"}, "baseline", "Write a figure"),
        ({"baseline": "120", "difference": "3"}, "baseline", "A share is from 0 to 100 %."),
        ({"baseline": "7", "difference": "0"}, "difference", "Write a difference above 0."),
        ({"baseline": "7", "difference": "-3"}, "difference", "Write a difference above 0."),
        ({"baseline": "92", "difference": "9"}, "difference", "From 92 % a share can rise to"),
        ({"baseline": "50", "difference": "0.001"}, "difference", "So small a difference"),
        (
            {"baseline": "7", "difference": "3", "weekly": "0"},
            "weekly",
            "Write the cases",
        ),
        ({"baseline": "7", "difference": "3", "weekly": "many"}, "weekly", "Write a figure"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    calculator: Locator, entered: dict[str, str], name: str, words: str
) -> None:
    ask(calculator, **entered)
    field = calculator.get_by_label(LABELS[name])
    expect(said(calculator, name)).to_contain_text(words)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert f"sample-{name}-said" in (field.get_attribute("aria-describedby") or "")
    expect(calculator.locator(".entry__said:visible")).to_have_count(1)
    expect(calculator.get_by_role("status")).to_be_empty()


def test_a_figure_that_may_be_two_is_asked_about(calculator: Locator) -> None:
    ask(calculator, baseline="7", difference="3", weekly="1,200")
    expect(said(calculator, "weekly")).to_contain_text("1200")
    ask(calculator, weekly="1200")
    expect(calculator.get_by_role("status")).to_contain_text("At 1200 a week")


def test_a_folded_field_is_opened_when_something_is_wrong_in_it(calculator: Locator) -> None:
    calculator.get_by_text("A few people work many cases each").click()
    ask(calculator, baseline="50", difference="15", cases="46")
    calculator.get_by_text("A few people work many cases each").click()
    calculator.get_by_role("button", name="Count the cases").click()
    expect(calculator.get_by_label(LABELS["likeness"])).to_be_focused()


def test_a_later_change_is_answered_at_once_and_leaves_the_focus(
    page: Page, calculator: Locator
) -> None:
    ask(calculator, baseline="50", difference="25")
    status = calculator.get_by_role("status")
    expect(status).to_contain_text("You need 58 cases in each group, 116 in all.")
    calculator.get_by_label("How sure").select_option("90")
    expect(status).to_contain_text("You need 77 cases in each group, 154 in all.")
    calculator.get_by_label(LABELS["difference"]).fill("70")
    page.keyboard.press("Tab")
    expect(said(calculator, "difference")).to_contain_text("Write 50 or less.")
    expect(status).to_be_empty()
    expect(calculator.get_by_label("Better is")).to_be_focused()
    calculator.get_by_label("Two averages").check()
    expect(said(calculator, "difference")).to_be_hidden()
    expect(said(calculator, "deviation")).to_have_text("Write a figure, such as 92 or 4.5.")


def test_it_is_worked_with_the_keyboard_alone(page: Page, calculator: Locator) -> None:
    write(page, "Share today", "50", section="cases")
    write(page, "Smallest difference", "25", section="cases")
    reach(page, "Better is", section="cases")
    reach(page, "How sure", section="cases")
    page.keyboard.press("ArrowDown")
    write(page, "Cases a week", "40", section="cases")
    page.keyboard.press("Enter")
    expect(calculator.get_by_role("status")).to_contain_text("You need 77 cases in each group")
    expect(calculator.get_by_role("status")).to_contain_text("At 40 a week that takes 4 weeks.")


def test_nothing_is_kept_or_sent(page: Page, calculator: Locator) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(calculator, baseline="50", difference="25", weekly="40")
    expect(calculator.get_by_role("status")).to_contain_text("You need 58 cases")
    assert asked == []
    assert page.url.endswith(PAGE)
    assert page.evaluate("Object.keys({ ...localStorage, ...sessionStorage })") == []


def test_axe_finds_nothing_in_an_answer_or_in_a_fault(page: Page, calculator: Locator) -> None:
    calculator.get_by_text("A few people work many cases each").click()
    ask(calculator, baseline="50", difference="15", cases="46", likeness="0.05", weekly="60")
    expect(calculator.get_by_role("status")).to_contain_text("12 people")
    assert in_every_look(page) == {}
    ask(calculator, baseline="x", likeness="7")
    assert in_every_look(page) == {}


@pytest.mark.parametrize("step", ["design-pilot", "run-pilot"])
def test_the_steps_lead_here(page: Page, step: str) -> None:
    page.goto(f"framework/{step}/")
    page.locator(".facts").get_by_role("link", name="What the pilot is compared with").click()
    expect(page).to_have_url(re.compile(f"/{PAGE}$"))


def test_without_scripts_the_table_is_left(page: Page) -> None:
    page.goto(PAGE)
    rows = page.locator("table", has_text="Errors fall from 7 to 4 %").locator("tbody tr")
    expect(rows.first.locator("td")).to_have_text(["906", "1,212"])
