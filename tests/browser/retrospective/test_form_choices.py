"""Does the contribution form lead from what somebody did to a pattern, and explain its choices?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from ..forms import SHORT, fill


@pytest.fixture
def row(form: Page) -> Locator:
    """Return the first practice."""
    return form.locator("[data-ask=practices] [data-row]").first


def pattern_in(row: Locator) -> Locator:
    return row.locator("[data-ask=pattern] .ask__control")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("parallel run", "Shadow mode"),
        ("security", "Governance in parallel"),
        ("approval", "Governance in parallel"),
        ("privacy", "Governance in parallel"),
        ("clerk", "Measured baseline"),
        ("A/B test", "Online experiment"),
        ("shadw mode", "Shadow mode"),
        ("rollback", "Kill switch"),
        ("jailbreak", "Guardrails before launch"),
        ("pilot extended", "Time-boxed decision"),
        ("manual check", "Human in the loop"),
        ("disclaimer", "Guardrails before launch"),
    ],
)
def test_a_pattern_is_found_by_what_was_done(row: Locator, words: str, title: str) -> None:
    pattern_in(row).fill(words)
    expect(row.get_by_role("option", name=title)).to_be_visible()


def test_a_name_that_somebody_types_in_full_is_a_choice(row: Locator) -> None:
    for typed in ("Shadow mode", "shadow MODE", "parallel run"):
        pattern_in(row).fill(typed)
        pattern_in(row).blur()
        expect(pattern_in(row)).to_have_value("shadow-mode")


def test_what_fits_an_id_that_is_typed_is_offered_first(row: Locator) -> None:
    pattern_in(row).fill("kill-switch")
    option = row.get_by_role("option").first
    expect(option).to_have_attribute("data-id", "kill-switch")


def test_a_name_that_no_pattern_has_is_told_the_nearest(form: Page, row: Locator) -> None:
    fill(form, SHORT)
    pattern_in(row).fill("shadw mode")
    pattern_in(row).blur()
    expect(row.locator("[data-ask=pattern] .ask__said")).to_have_text(
        'No pattern has the name "shadw mode". Did you mean “Shadow mode”? '
        "Choose one from the list, or name the practice under “A practice that is no pattern yet”."
    )


def test_none_fits_proposes_a_practice_by_the_words_typed(row: Locator) -> None:
    pattern_in(row).fill("Weekly error clinic")
    row.get_by_role("option", name="None fits").click()
    proposed = row.locator("[data-ask=proposed] .ask__control")
    expect(proposed).to_be_focused()
    expect(proposed).to_have_value("Weekly error clinic")
    expect(pattern_in(row)).to_have_value("")


def test_the_focus_goes_on_from_a_choice(form: Page, row: Locator) -> None:
    pattern_in(row).fill("parallel run")
    pattern_in(row).press("ArrowDown")
    pattern_in(row).press("Enter")
    form.keyboard.press("Tab")
    expect(row.locator(".pick__meaning a").first).to_be_focused()
    form.keyboard.press("Tab")
    expect(row.locator("[data-ask=proposed] .ask__control")).to_be_focused()


def test_a_list_that_opens_at_the_foot_of_the_screen_is_seen(form: Page, row: Locator) -> None:
    form.set_viewport_size({"width": 390, "height": 700})
    pattern_in(row).evaluate(
        "(field) => scrollBy(0, field.getBoundingClientRect().bottom - innerHeight + 4)"
    )
    pattern_in(row).press("ArrowDown")
    expect(row.get_by_role("listbox")).to_be_in_viewport(ratio=0.9)


def test_each_choice_has_a_line_of_meaning(form: Page) -> None:
    outcome = form.locator("[data-ask=outcome]").first
    outcome.get_by_text("What each of them means").click()
    expect(outcome.locator("dt")).to_have_text(
        [
            "Scaled",
            "Limited use",
            "Rolled back",
            "Stopped",
            "Never left the pilot",
            "Sequel not told",
        ]
    )
    expect(outcome.locator("dd").nth(1)).to_have_text(
        "In production, for fewer users, sites or tasks than it was meant for."
    )
