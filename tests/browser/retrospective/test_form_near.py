"""Is somebody shown the records that may be theirs already, without being kept from going on?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import Lose
from ..forms import CASE, SHORT, enter, fill, finish, open_file

DPD = "The DPD chatbot that swore"


@pytest.fixture
def panel(form: Page) -> Locator:
    return form.locator("form [data-near]")


def leave(page: Page, answers: dict[str, Any]) -> None:
    """Answer, and go on to something else."""
    fill(page, answers)
    page.locator("[data-ask=use_case] .ask__control").focus()


def test_the_same_organisation_is_shown_with_a_link(form: Page, panel: Locator) -> None:
    expect(panel).to_be_hidden()
    leave(form, {"organisations": [{"name": "dpd uk"}]})
    expect(panel.get_by_role("listitem")).to_have_text([f"{DPD}: it also tells of DPD UK."])
    expect(form.locator("[data-near-said]")).to_have_text(
        "1 record here may be of the same deployment. See “Is it one of these?”"
    )
    with form.expect_popup() as opened:
        panel.get_by_role("link", name=DPD).click()
    expect(opened.value).to_have_title(f"{DPD} · Pilot to Production")


def test_a_near_title_is_shown_once_the_field_is_left(form: Page, panel: Locator) -> None:
    title = form.locator(".part > [data-ask=title] .ask__control")
    title.press_sequentially("The chatbot of DPD that swore")
    form.wait_for_timeout(400)  # longer than the form waits before it follows what was typed
    expect(panel).to_be_hidden()
    title.press("Tab")
    expect(panel.get_by_role("listitem")).to_have_text([f"{DPD}: it has nearly the same title."])
    fill(form, {"title": "Sorting parcels by hand"})
    title.blur()
    expect(panel).to_be_hidden()
    expect(form.locator("[data-near-said]")).to_be_empty()


def test_the_title_of_a_record_is_near_to_itself(form: Page, panel: Locator) -> None:
    leave(form, {"title": "DPD chatbot"})
    expect(panel).to_be_hidden()
    leave(form, {"title": DPD})
    expect(panel.get_by_role("link", name=DPD)).to_be_visible()


def test_a_record_that_was_opened_is_not_shown_as_another_one(form: Page, panel: Locator) -> None:
    open_file(form, CASE.name, CASE.read_text(encoding="utf-8"))
    expect(form.locator("[data-said]")).to_contain_text("Opened dpd-chatbot.yml.")
    expect(panel.get_by_role("link", name=DPD)).to_have_count(0)


def test_it_is_shown_again_before_the_file_leaves_and_blocks_nothing(form: Page) -> None:
    fill(form, {**SHORT, "organisations": [{"name": "DPD UK"}]})
    finish(form)
    step = form.locator("[data-step=guard]")
    expect(step.get_by_role("group", name="Is it one of these?")).to_contain_text(DPD)
    form.get_by_role("button", name="Go on").click()
    expect(form.get_by_role("heading", name="Ready: hand it in")).to_be_focused()


def test_nothing_moves_under_a_pressed_button(form: Page, panel: Locator) -> None:
    name = form.locator("[data-ask=organisations] [data-ask=name] .ask__control").first
    name.fill("DPD UK")
    name.press("Escape")
    button = form.get_by_role("button", name="Check and finish")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    form.mouse.move(box["x"] + 5, box["y"] + 5)
    form.mouse.down()
    form.wait_for_timeout(600)
    expect(panel).to_be_hidden()
    form.mouse.up()
    expect(form.locator("[data-summary]")).to_be_visible()
    expect(panel).to_be_visible()


def test_without_the_list_of_records_the_form_goes_on(page: Page, lose: Lose) -> None:
    lose(page, "/records.json")
    page.goto("contribute/retrospective/")
    expect(page.locator("retrospective-form[data-ready]")).to_be_attached()
    with page.expect_event("requestfailed"):
        leave(page, {"organisations": [{"name": "DPD UK"}], "title": "One"})
    expect(page.locator("[data-progress]")).not_to_have_text("")
    expect(page.locator("form [data-near]")).to_be_hidden()


def test_a_source_that_a_record_cites_is_found(form: Page, panel: Locator) -> None:
    form.get_by_label("We read about it").check()
    row = form.locator("[data-ask=sources] [data-row]").first
    cited = next(line for line in CASE.read_text("utf-8").splitlines() if "url:" in line)
    url = cited.partition("url:")[2].strip()
    enter(row.locator("[data-ask=url]"), "address", url)
    row.locator("[data-ask=title] .ask__control").focus()
    expect(panel).to_contain_text(f"cites {url} too.")
