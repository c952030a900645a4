"""Do checklists remember, whatever happens to the browser's storage?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ..checks import (
    ALL,
    FIRST,
    GATE,
    KEY,
    LIST,
    PLAIN,
    SECOND,
    entered,
    fields,
    kept,
    progress,
    tick,
    today,
)
from ..conftest import Watch


def test_a_tick_is_there_after_a_reload(page: Page) -> None:
    page.goto(LIST)
    expect(progress(page)).to_have_text(
        f"0 of {GATE} gate items done; the gate stays shut. In all 0 of {ALL} done"
    )
    tick(page, FIRST).check()
    tick(page, PLAIN).check()
    page.reload()
    expect(tick(page, FIRST)).to_be_checked()
    expect(tick(page, SECOND)).not_to_be_checked()
    expect(progress(page)).to_have_text(
        f"1 of {GATE} gate items done; the gate stays shut. In all 2 of {ALL} done"
    )
    expect(page.locator(".strip__mark--done")).to_have_count(2)
    assert entered(page, FIRST) == [f"Done\nsince {today()}"]


def test_the_gate_opens_when_every_gate_item_is_settled(page: Page) -> None:
    page.goto(LIST)
    gate = page.locator("[data-item][data-gate]")
    items = [str(row.get_attribute("data-item")) for row in gate.all()]
    assert len(items) == GATE
    for item in items[1:]:
        tick(page, item).check()
    form = fields(page, items[0])
    form.get_by_label("Does not apply to our pilot").check()
    expect(form.get_by_label("Why it does not apply")).to_be_focused()
    expect(progress(page)).to_contain_text("8 of 9 gate items done; the gate stays shut")
    assert entered(page, items[0]) == ["Open\nneeds a reason why it does not apply"]
    page.keyboard.type("No vendor")
    expect(progress(page)).to_contain_text(
        "8 of 9 gate items done, 1 does not apply; the gate is open"
    )
    form.get_by_label("Does not apply to our pilot").uncheck()
    tick(page, items[0]).check()
    expect(progress(page)).to_contain_text("All 9 gate items done; the gate is open")


def test_everything_that_is_entered_is_kept_letter_by_letter(page: Page) -> None:
    page.goto(LIST)
    form = fields(page, SECOND)
    form.get_by_label("Owner, by name").press_sequentially("Anna <b>Weber</b>")
    form.get_by_label("Evidence").fill("https://wiki.example.org/memo?a=1&b=2")
    form.get_by_label("Note").fill("First line\nSecond line")
    form.get_by_label("Does not apply to our pilot").check()
    page.keyboard.type("Bought, not built")
    expected = [
        "Does not apply\nBought, not built",
        "Owner\nAnna <b>Weber</b>",
        "Evidence\nhttps://wiki.example.org/memo?a=1&b=2",
        "Note\nFirst line\nSecond line",
    ]
    assert entered(page, SECOND) == expected
    page.reload()
    assert entered(page, SECOND) == expected
    form = fields(page, SECOND)
    expect(form.get_by_label("Owner, by name")).to_have_value("Anna <b>Weber</b>")
    expect(form.get_by_label("Note")).to_have_value("First line\nSecond line")
    expect(form.get_by_label("Does not apply to our pilot")).to_be_checked()
    expect(form.get_by_label("Why it does not apply")).to_have_value("Bought, not built")
    link = page.locator(f'[data-item="{SECOND}"]').get_by_role("link", name="wiki.example.org")
    expect(link).to_have_attribute("href", "https://wiki.example.org/memo?a=1&b=2")
    expect(link).to_have_attribute("rel", "noopener")


@pytest.mark.parametrize("place", ["SharePoint > AP > memo", "javascript:alert(1)", "file:///etc"])
def test_evidence_that_is_no_web_address_is_text(page: Page, place: str) -> None:
    page.goto(LIST)
    fields(page, FIRST).get_by_label("Evidence").fill(place)
    assert entered(page, FIRST) == [f"Evidence\n{place}"]
    expect(page.locator(f'[data-item="{FIRST}"] .check__entered a')).to_have_count(0)


def test_an_owner_once_named_is_offered_again(page: Page) -> None:
    page.goto(LIST)
    fields(page, FIRST).get_by_label("Owner, by name").fill("Anna Weber")
    owner = fields(page, SECOND).get_by_label("Owner, by name")
    names = page.locator(f"#{owner.get_attribute('list')} option")
    assert [name.get_attribute("value") for name in names.all()] == ["Anna Weber"]


def test_undo_takes_back_a_tick_a_text_and_a_choice(page: Page) -> None:
    page.goto(LIST)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_disabled()
    tick(page, FIRST).check()
    form = fields(page, FIRST)
    form.get_by_label("Note").press_sequentially("Seen")
    tick(page, FIRST).uncheck()
    undo.click()
    expect(page.locator(".worklist__said")).to_contain_text("Undone: Opened “Every criterion")
    expect(tick(page, FIRST)).to_be_checked()
    undo.click()
    expect(form.get_by_label("Note")).to_have_value("")
    expect(tick(page, FIRST)).to_be_checked()
    undo.click()
    expect(tick(page, FIRST)).not_to_be_checked()
    expect(undo).to_be_disabled()
    assert kept(page) == {}


def test_two_tabs_show_the_same(page: Page, watch: Watch) -> None:
    page.goto(LIST)
    other = watch(page.context.new_page())
    other.goto(LIST)
    overview = watch(page.context.new_page())
    overview.goto("checklists/")
    expect(overview.locator("checklist-overview [role=status]")).to_have_text(
        "Nothing is ticked in this browser yet."
    )
    tick(page, FIRST).check()
    expect(tick(other, FIRST)).to_be_checked()
    fields(other, FIRST).get_by_label("Note").fill("From the other tab")
    expect(page.locator(f'[data-item="{FIRST}"]')).to_contain_text("From the other tab")
    tick(other, SECOND).check()
    expect(progress(page)).to_contain_text("2 of 9 gate items done")
    expect(overview.locator("checklist-overview [role=status]")).to_contain_text(
        "In all lists, 2 of "
    )
    expect(overview.locator('[data-checklist="go-no-go"]')).to_have_text(
        "2 of 9 gate items done; the gate stays shut"
    )


FAULTS = {
    "off": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })",
        "This browser keeps nothing for this site.",
    ),
    "full": (
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
        "The browser's storage for this site is full.",
    ),
    "damaged": (
        f"localStorage.getItem('{KEY}') ?? localStorage.setItem('{KEY}', '{{\"version')",
        "What this browser had kept here can not be read.",
    ),
    "newer": (
        f"localStorage.setItem('{KEY}', '{{\"version\": 99, \"records\": {{}}}}')",
        "What is kept here was saved by a newer edition of this playbook.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_storage_is_said_and_the_page_works(page: Page, fault: str) -> None:
    script, words = FAULTS[fault]
    page.add_init_script(script)
    page.goto(LIST)
    tick(page, FIRST).check()
    fields(page, FIRST).get_by_label("Note").fill("Not lost")
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(tick(page, FIRST)).to_be_checked()
    expect(page.locator(f'[data-item="{FIRST}"]')).to_contain_text("Not lost")
    expect(progress(page)).to_contain_text("1 of 9 gate items done")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f'[data-item="{FIRST}"]')).not_to_contain_text("Not lost")
