"""Can an organisation be named or added, and does what has a file become its id?"""

from __future__ import annotations

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from ..forms import SHORT, downloaded, fill, hand_over, open_file


@pytest.fixture
def row(form: Page) -> Locator:
    """Return the first organisation."""
    return form.locator("[data-ask=organisations] [data-row]").first


def name_in(row: Locator) -> Locator:
    return row.locator("[data-ask=name] .ask__control")


def test_one_is_chosen_from_the_list(row: Locator) -> None:
    name_in(row).fill("mobility")
    row.get_by_role("option", name="Uber").click()
    expect(name_in(row)).to_have_value("uber")
    expect(name_in(row)).to_be_focused()
    expect(row.locator(".pick__meaning")).to_have_text("Uber: Company, mobility, Worldwide")
    for asked in ("kind", "sector", "region"):
        expect(row.locator(f"[data-ask={asked}]")).to_be_hidden()


@pytest.mark.parametrize("typed", ["Uber", "UBER technologies", "Uber Technologies, Inc.", "uber"])
def test_a_name_or_a_former_name_in_any_spelling_is_its_file(row: Locator, typed: str) -> None:
    name_in(row).fill(typed)
    name_in(row).blur()
    expect(name_in(row)).to_have_value("uber")
    expect(row.locator("[data-ask=sector]")).to_be_hidden()


def test_the_focus_goes_on_where_the_file_says_the_rest(form: Page, row: Locator) -> None:
    form.mouse.down()  # so that nothing moves before the next question is reached
    name_in(row).fill("Uber")
    name_in(row).press("Tab")
    expect(row.locator("[data-ask=kind] .ask__control")).to_be_focused()
    form.mouse.up()
    expect(row.locator("[data-ask=kind]")).to_be_hidden()
    expect(form.locator("#ask-use_case")).to_be_focused()


def test_one_that_may_not_be_named_is_nobodys_file(row: Locator) -> None:
    row.locator("[data-ask=kind] .ask__control").select_option("unnamed")
    name_in(row).fill("Uber")
    name_in(row).blur()
    expect(name_in(row)).to_have_value("Uber")
    expect(row.locator("[data-ask=name] .ask__said")).to_have_text(
        "This organisation is in the playbook. Choose it from the list."
    )


def test_another_is_added_with_what_sort_it_is(form: Page, row: Locator) -> None:
    name_in(row).fill("Northfold")
    expect(row.get_by_role("listbox")).to_contain_text("it is added under this name")
    name_in(row).press("Escape")
    fill(form, {**SHORT, "organisations": [{"name": "Northfold"}]})
    row.locator("[data-ask=kind] .ask__control").select_option("")
    row.locator("[data-ask=sector] .ask__control").select_option("")
    row.locator("[data-ask=sector] .ask__control").blur()
    expect(row.locator("[data-ask=sector] .ask__said")).to_have_text("Answer this: Sector.")
    northfold = {"name": "Northfold", "kind": "company", "sector": "retail"}
    fill(form, {"organisations": [northfold]})
    hand_over(form)
    assert yaml.safe_load(downloaded(form)[1])["organisations"] == [northfold]


def test_with_several_each_report_names_one(form: Page) -> None:
    which = form.locator("[data-ask=practices] [data-ask=organisation]")
    expect(which).to_be_hidden()
    insurer = SHORT["organisations"][0]
    fill(form, {**SHORT, "organisations": ["Uber", insurer]})
    expect(which).to_be_visible()
    expect(which.locator("option")).to_have_text(["Choose", "Uber", "A European insurer"])
    which.locator(".ask__control").select_option(label="Uber")
    hand_over(form)
    file = yaml.safe_load(downloaded(form)[1])
    assert file["organisations"] == ["uber", insurer]
    assert file["practices"][0]["organisation"] == "uber"


def test_a_report_follows_its_organisation(form: Page) -> None:
    insurer = SHORT["organisations"][0]
    practice = {**SHORT["practices"][0], "organisation": "Uber Inc."}
    named = [{"name": "Uber Inc.", "kind": "company", "sector": "mobility"}, insurer]
    file = {**SHORT, "organisations": named, "practices": [practice]}
    open_file(form, "two.yml", yaml.safe_dump(file))
    hand_over(form)
    written = yaml.safe_load(downloaded(form)[1])
    assert written["organisations"] == ["uber", insurer]
    assert written["practices"] == [{**practice, "organisation": "uber"}]


def test_one_that_is_taken_out_again_is_told_where_it_is_named(form: Page) -> None:
    fill(form, {**SHORT, "organisations": ["Uber", SHORT["organisations"][0]]})
    which = form.locator("[data-ask=practices] [data-ask=organisation]")
    which.locator(".ask__control").select_option(label="Uber")
    form.get_by_role("button", name="Remove: organisation 1").click()
    expect(which.locator(".ask__said")).to_have_text(
        "“uber” is not one of the organisations that you named. Choose one of them."
    )
    expect(which).to_be_visible()


def test_the_list_shows_at_most_sixty(form: Page, row: Locator) -> None:
    form.evaluate("""() => {
        const { choices } = document.querySelector("retrospective-form").items;
        const [first] = choices.organisation;
        for (let count = 0; count < 300; count += 1)
          choices.organisation.push({ ...first, id: `more-${count}`, title: `More ${count}` });
    }""")
    name_in(row).fill("more")
    offered = row.get_by_role("listbox").get_by_role("option")
    expect(offered).to_have_count(61)
    expect(offered.last).to_have_attribute("aria-disabled", "true")
