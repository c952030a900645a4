"""Is the form accessible in each of its states, on a phone, and without what it needs?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Lose, Watch
from ..forms import CASE, FORM, SHORT, downloaded, fill, finish, hand_over, record_of, stand
from ..test_accessibility import in_every_look
from ..test_layout import SCROLLS_SIDEWAYS, TOO_WIDE


def test_the_views_follow_what_is_entered(form: Page) -> None:
    form.get_by_text("The file", exact=True).click()
    form.get_by_text("How the page will read").click()
    hostile = "<img src=x onerror=alert(1)> {{ 7*7 }} [a](javascript:alert(1)) **b**"
    form.locator("#ask-use_case").fill(hostile)
    preview = form.locator("[data-preview]")
    expect(preview).to_contain_text("<img src=x onerror=alert(1)> {{ 7*7 }} a b")
    expect(preview.locator("strong")).to_have_text("b")
    expect(preview.locator("img, script, a")).to_have_count(0)
    expect(form.locator("[data-yaml]")).to_contain_text("<img src=x onerror=alert(1)>")


def facts(page: Page, scope: str) -> list[tuple[str, str]]:
    rows = page.locator(f"{scope} .facts__row").all()
    return [(row.locator("dt").inner_text(), row.locator("dd").inner_text()) for row in rows]


REPORTS = ".mode-report__head, .mode-report .detail__facts"


def reports(page: Page, scope: str) -> list[str]:
    """Return how each practice and each failure mode is headed, and in which words it is told."""
    return [text.strip() for text in page.locator(scope).locator(REPORTS).all_inner_texts()]


CASES = [*sorted(CASE.parent.glob("*.yml"))[:3], *CASE.parents[1].glob("*/uk-*.yml")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_preview_has_the_facts_of_the_page(form: Page, case: Path) -> None:
    form.locator("[data-open]").set_input_files(case)
    form.get_by_text("How the page will read").click()
    expect(form.locator("[data-preview] h3")).not_to_be_empty()
    previewed = facts(form, "[data-preview]"), reports(form, "[data-preview]")
    form.goto(f"retrospectives/{case.stem}/")
    assert previewed == (facts(form, "article"), reports(form, "article"))
    assert len(previewed[0]) > 5
    assert previewed[1]


STRAIGHT = Path("tests/cases/rendered/full/playbook/retrospectives/2025/summary-eta.yml").resolve()


def test_the_preview_says_what_went_straight_into_use(form: Page) -> None:
    form.locator("[data-open]").set_input_files(STRAIGHT)
    form.get_by_text("How the page will read").click()
    expect(form.locator("[data-preview] h3")).to_have_text("Summaries of lectures")
    told = dict(facts(form, "[data-preview]"))
    assert {name: told.get(name) for name in ("Outcome", "Pilot", "In production")} == {
        "Outcome": "Limited use, by February 2025",
        "Pilot": "none; it went straight into use",
        "In production": "from September 2024",
    }
    assert "Pilot to production" not in told
    details = form.locator("[data-preview] .detail .detail__facts").all_inner_texts()
    assert details == [
        "target 40, reached 60, set before it was used",
        "90 %, compared with 76 %, the source finds it better, measured by the organisation, "
        "compared with an earlier version of itself",
        "named after it was in use",
        "connected while it was first used",
        "began after it was in use, never done",
    ]


SPILLING = "Call +49 170 1234567 or write to jane@insurer.eu. Our password = hunter2abc99 is new."


def to_the_guard(page: Page) -> None:
    fill(page, {**SHORT, "use_case": SPILLING})
    finish(page)
    expect(page.get_by_role("group", name="Use case: an e-mail address")).to_be_visible()


def to_the_hand_over(page: Page) -> None:
    fill(page, SHORT)
    hand_over(page)


def to_the_views(page: Page) -> None:
    fill(page, SHORT)
    page.get_by_text("The file", exact=True).click()
    page.get_by_text("How the page will read").click()


def to_what_is_published(page: Page) -> None:
    page.get_by_label("Full:").check()
    organisations = [*SHORT["organisations"], {"name": "Uber"}]
    fill(page, {**SHORT, "organisations": organisations})
    stand(page, "published")
    expect(page.locator("[data-ask=extent]")).to_be_visible()
    finish(page)


STATES: Mapping[str, Callable[[Page], None]] = {
    "empty": lambda page: expect(page.locator("form.form")).to_be_visible(),
    "wrong": finish,
    "full": lambda page: page.get_by_label("Full:").check(),
    "picking": lambda page: page.locator("[data-ask=pattern] .ask__control").first.click(),
    "naming": lambda page: page.locator("[data-ask=organisations] input").first.click(),
    "published": to_what_is_published,
    "guard": to_the_guard,
    "hand-over": to_the_hand_over,
    "views": to_the_views,
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits(form: Page, state: str) -> None:
    STATES[state](form)
    form.evaluate("scrollTo(0, 0)")  # what the masthead hides half, axe takes for small
    assert in_every_look(form) == {}
    for width in (320, 390, 768, 1280):
        form.set_viewport_size({"width": width, "height": 844})
        assert form.evaluate(TOO_WIDE) == [], width
        assert form.evaluate(SCROLLS_SIDEWAYS) is False, width


def test_on_a_phone(form: Page) -> None:
    form.set_viewport_size({"width": 390, "height": 844})
    fill(form, SHORT)
    hand_over(form)
    assert downloaded(form)[0] == "invoice-triage.yml"


def test_without_scripts_the_questions_read(browser: Browser, base_url: str, watch: Watch) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = watch(context.new_page())
    page.goto(FORM)
    expect(page.get_by_label("Use case")).to_be_disabled()
    expect(page.get_by_text("What was measured").first).to_be_visible()
    expect(page.locator("article").get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name="without the form").click()
    examples = page.locator("article pre code", has_text="id: ").all_inner_texts()
    assert [record_of(example).id for example in examples] == [
        "invoice-triage-example",
        "claims-assistant-example",
    ]


def test_a_form_that_can_not_load_says_so(page: Page, lose: Lose) -> None:
    lose(page, "/rules.json")
    page.goto(FORM)
    expect(page.locator(".state--error")).to_contain_text("The form could not be loaded.")
