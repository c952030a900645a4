"""Can a criterion say no: by direction, limit, baseline, and after it was agreed?"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ..checks import today
from ..pilots import MET, open_pilot
from ..tools import kept

CRITERIA = "pilot-rows[data-path=criteria]"
SHOWN_TODAY = "new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric'})"


def pilot(page: Page) -> Any:
    return kept(page, "pilots")["invoice-triage"]


def row(page: Page) -> Locator:
    return page.locator(f"{CRITERIA} .row").first


def day_in_words(page: Page) -> str:
    words: str = page.evaluate(f"{SHOWN_TODAY}.format(new Date())")
    return words


def test_nothing_is_chosen_for_a_new_criterion(page: Page) -> None:
    open_pilot(page, "empty")
    page.get_by_label("Add a criterion: what is measured?").fill("Minutes a case")
    page.keyboard.press("Enter")
    assert pilot(page)["criteria"] == [{"id": "minutes-a-case", "metric": "Minutes a case"}]
    expect(row(page).get_by_label("Better is")).to_have_value("")
    row(page).get_by_label("Better is").select_option("Lower")
    assert pilot(page)["criteria"][0]["better"] == "lower"
    row(page).get_by_label("Better is").select_option("Choose")
    assert "better" not in pilot(page)["criteria"][0]


def test_a_ready_made_limit_is_added_with_its_direction(page: Page) -> None:
    open_pilot(page, "empty")
    page.get_by_role("button", name="Running cost per case").click()
    assert pilot(page)["criteria"] == [
        {
            "id": "running-cost-per-case",
            "metric": "Running cost per case",
            "kind": "keep-within",
            "better": "lower",
        }
    ]
    expect(row(page).get_by_label("What is measured")).to_be_focused()
    expect(row(page).get_by_label("It must stay")).to_have_value("lower")
    row(page).get_by_label(re.compile("^Limit$")).fill("0.25")
    assert pilot(page)["criteria"][0]["target"] == 0.25
    page.get_by_role("button", name="Running cost a month").click()
    assert [each["id"] for each in pilot(page)["criteria"]] == [
        "running-cost-per-case",
        "running-cost-a-month",
    ]


def test_a_limit_has_words_of_its_own(page: Page) -> None:
    open_pilot(page, "met-go")
    row(page).get_by_label("What it has to do").select_option("Keep within a limit")
    expect(row(page).get_by_label(re.compile("^Limit$"))).to_have_value("90")
    expect(row(page).get_by_label("It must stay")).to_have_value("higher")
    expect(row(page).locator("[data-field=better] option")).to_have_text(
        ["Choose", "At or above the limit", "At or below the limit"]
    )
    expect(page.locator(".readings__standing").first).to_contain_text("limit 90 %")
    assert pilot(page)["criteria"][0]["kind"] == "keep-within"
    row(page).get_by_label("What it has to do").select_option("Improve")
    expect(row(page).get_by_label("Target")).to_have_value("90")


@pytest.mark.parametrize(
    ("better", "baseline", "target", "is_worse"),
    [
        ("higher", 88, 90, False),
        ("lower", 88, 90, True),
        ("higher", 88, 60, True),
        ("higher", 88, 88, False),
        ("", 88, 60, False),
    ],
)
def test_a_target_worse_than_the_baseline_is_said_and_never_met(
    page: Page, better: str, baseline: float, target: float, *, is_worse: bool
) -> None:
    criterion = {
        "id": "correct",
        "metric": "Invoices processed correctly",
        "unit": "%",
        "baseline": baseline,
        "target": target,
        **({"better": better} if better else {}),
    }
    open_pilot(page, "met-go", criteria=[criterion])
    fault = row(page).locator(".row__fault")
    standing = page.locator(".readings__standing strong").first
    described = row(page).get_by_label("Target").get_attribute("aria-describedby")
    assert described == fault.get_attribute("id")
    if is_worse:
        expect(fault).to_contain_text("This target is worse than the baseline")
        expect(standing).to_have_text("Target worse than baseline")
        row(page).get_by_label("What it has to do").select_option("keep-within")
    expect(fault).to_be_hidden()
    expect(standing).not_to_have_text("Target worse than baseline")


def test_a_run_of_keystrokes_in_an_agreed_target_is_one_change(page: Page) -> None:
    open_pilot(page, "met-go")
    field = row(page).get_by_label("Target")
    field.fill("")
    field.press_sequentially("86.5")
    field.blur()
    change = row(page).locator(".change")
    expect(change.locator(".change__said")).to_have_text(
        f"Changed after it was agreed: target from 90 to 86.5 on {day_in_words(page)}"
    )
    change.get_by_label("Who changed it").fill("Head of accounts payable")
    change.get_by_label("Why").fill("The count left out credit notes.")
    assert pilot(page)["criterion_changes"] == [
        {
            "criterion": "correct",
            "metric": "Invoices processed correctly",
            "field": "target",
            "on": today(),
            "was": "90",
            "now": "86.5",
            "by": "Head of accounts payable",
            "why": "The count left out credit notes.",
        }
    ]
    field.fill("87")
    (made,) = pilot(page)["criterion_changes"]
    assert (made["was"], made["now"], made["by"]) == ("90", "87", "Head of accounts payable")
    field.fill("90")
    assert "criterion_changes" not in pilot(page)
    expect(change).to_have_count(0)


def test_every_field_of_an_agreed_criterion_is_watched(page: Page) -> None:
    open_pilot(page, "met-go")
    row(page).get_by_label("What is measured").fill("Invoices booked correctly")
    row(page).get_by_label("Unit").fill("percent")
    row(page).get_by_label("Better is").select_option("Lower")
    row(page).get_by_label("Baseline").fill("")
    row(page).get_by_label("What it has to do").select_option("keep-within")
    row(page).get_by_label("Agreed on").fill("2026-01-20")
    found = pilot(page)["criterion_changes"]
    assert [(each["field"], each.get("was"), each.get("now")) for each in found] == [
        ("metric", "Invoices processed correctly", "Invoices booked correctly"),
        ("unit", "%", "percent"),
        ("better", "higher", "lower"),
        ("baseline", "88", None),
        ("kind", "improve", "keep-within"),
    ]


def test_the_brief_says_what_each_criterion_has_to_do(page: Page) -> None:
    open_pilot(page, "limit-kept")
    brief = page.locator("pilot-document[name=brief]")
    brief.locator("summary").click()
    table = brief.locator("table").filter(has_text="Metric")
    kinds = table.locator("tbody td:nth-child(2)").all_inner_texts()
    criteria = pilot(page)["criteria"]
    assert {each.get("kind", "improve") for each in criteria} == {"improve", "keep-within"}
    said = {"improve": "Improve: ", "keep-within": "Keep within: "}
    assert [kind.split(": ")[0] + ": " for kind in kinds] == [
        said[each.get("kind", "improve")] for each in criteria
    ]


def test_what_nobody_agreed_to_yet_may_change_freely(page: Page) -> None:
    open_pilot(page, "criterion-not-agreed")
    rows = page.locator(f"{CRITERIA} .row")
    at = next(at for at, each in enumerate(pilot(page)["criteria"]) if "agreed" not in each)
    rows.nth(at).get_by_label("Target").fill("1")
    rows.nth(at).get_by_role("button", name="Remove").click()
    assert "criterion_changes" not in pilot(page)


def test_an_earlier_days_change_stays_when_it_is_changed_back(page: Page) -> None:
    change = {
        "criterion": "correct",
        "metric": "Invoices processed correctly",
        "field": "target",
        "was": "85",
        "now": "90",
        "on": "2026-02-02",
    }
    open_pilot(page, "met-go", criterion_changes=[change])
    row(page).get_by_label("Target").fill("85")
    found = pilot(page)["criterion_changes"]
    assert found[0] == change
    assert (found[1]["was"], found[1]["now"], found[1]["on"]) == ("90", "85", today())
    expect(row(page).locator(".change")).to_have_count(2)


def test_an_agreed_criterion_that_is_removed_is_listed_with_who_and_why(page: Page) -> None:
    open_pilot(page, "met-go")
    row(page).get_by_role("button", name="Remove").click()
    gone = page.locator(f"{CRITERIA} .gone-criteria .change")
    expect(gone.locator(".change__said")).to_have_text(
        "“Invoices processed correctly” was removed after it was agreed, with 90 % to reach, "
        f"on {day_in_words(page)}"
    )
    gone.get_by_label("Why").fill("Nobody could count it.")
    assert pilot(page)["criterion_changes"][-1]["why"] == "Nobody could count it."
    page.get_by_label("Add a criterion: what is measured?").fill("Correct")
    page.keyboard.press("Enter")
    assert [each["id"] for each in pilot(page)["criteria"]] == ["minutes", "correct-2"]
    for _ in range(3):
        page.locator("pilot-list").get_by_role("button", name="Undo: ").click()
    assert kept(page, "pilots") == {"invoice-triage": MET}
    expect(gone).to_have_count(0)


def test_two_tabs_note_one_change_once(page: Page, watch: Any) -> None:
    open_pilot(page, "met-go")
    other = watch(page.context.new_page())
    other.goto(page.url)
    row(page).get_by_label("Target").fill("91")
    expect(row(other).locator(".change")).to_have_count(1)
    row(other).get_by_label("Target").fill("92")
    row(page).locator(".change").get_by_label("Why").fill("Both.")
    found = pilot(page)["criterion_changes"]
    assert [(each["was"], each["now"], each["why"]) for each in found] == [("90", "92", "Both.")]
