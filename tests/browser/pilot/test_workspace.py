"""Does the workspace keep a pilot's criteria, readings and decision, whatever storage does?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ...helpers.judgements import data_of
from ..conftest import Lose, Watch
from ..pilots import MET, open_pilot, record_in
from ..tools import downloaded, keep, kept, key_of


def test_without_a_pilot_the_page_ends_with_the_way_to_one(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1600})  # which needs no scrolling
    page.goto("pilot/")
    headings = page.locator("article h2:visible")
    contents = page.locator(".contents a:visible")
    expect(headings).to_have_text(["Your pilots, side by side"])
    expect(contents).to_have_count(0)
    example = page.get_by_role("button", name="Open the whole example")
    example.click()
    expect(example).to_be_hidden()
    expect(page.locator(".pilots [aria-current]")).to_be_focused()
    assert headings.count() == contents.count() == page.locator("article h2").count() > 10
    expect(page.locator("page-contents [aria-current]")).to_have_text("Your pilots, side by side")
    page.get_by_role("button", name=re.compile("^Delete Invoices at")).click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(headings).to_have_count(1)
    expect(example).to_be_visible()


def test_a_pilot_that_lacks_the_same_as_the_one_before_shows_it_too(page: Page) -> None:
    open_pilot(page, "empty", "empty", id="another")
    gates = page.locator("pilot-gates .gate")
    expect(gates).to_have_count(3)
    page.evaluate("location.hash = '#pilot=invoice-triage'")
    expect(page.locator(".pilots [aria-current]")).to_have_count(1)
    expect(gates).to_have_count(3)


def test_a_pilot_without_a_decision_stays_at_it_and_says_so(page: Page) -> None:
    open_pilot(page, "not-decided")
    row = page.locator(".pilots tbody tr")
    decided_by = "6 March 2026 (week 9)"
    expect(row.locator("[data-label=Now]")).to_have_text(
        f"Decide by the criteria Decision overdue since {decided_by}."
    )
    expect(row.locator("[data-label=Next]")).to_have_text("Nothing planned")
    expect(row).not_to_contain_text("Plan the way into production")


def test_what_is_missing_leads_to_where_it_is_entered(page: Page) -> None:
    open_pilot(page, "decision-without-reason")
    page.get_by_role("link", name="The decision has no reason.").first.click()
    expect(page.get_by_label("Reason, in figures")).to_be_focused()
    page.keyboard.type("Both criteria are met.")
    expect(page.get_by_role("link", name="The decision has no reason.")).to_have_count(0)


@pytest.mark.parametrize(
    "case",
    [
        "empty",
        "criterion-not-agreed",
        "reading-missing",
        "no-reviews",
        "review-not-started",
        "property-missing",
        "records-missing",
        "integration-unconnected",
        "no-integration",
    ],
)
def test_every_line_leads_somewhere(page: Page, case: str) -> None:
    open_pilot(page, case)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    lines = page.locator("pilot-gates .missing a")
    for at in range(lines.count()):
        lines.nth(at).click()
        tag = page.evaluate("document.activeElement.localName")
        assert tag in {"input", "select", "textarea"}, lines.nth(at).inner_text()


def test_a_missing_reading_leads_to_its_own_criterion(page: Page) -> None:
    added = {"id": "unread", "metric": "Unread", "better": "lower", "baseline": 2, "target": 1}
    open_pilot(page, "met-go", criteria=[*MET["criteria"], added | {"agreed": "2026-01-15"}])
    page.get_by_role("link", name='The criterion "Unread" has no reading.').first.click()
    expect(page.get_by_label("Unread, Week 8")).to_be_focused()


def test_readings_become_a_picture_with_the_same_figures(page: Page) -> None:
    open_pilot(page, "met-go")
    picture = page.locator("pilot-readings svg").first
    expect(picture).to_have_attribute(
        "aria-label",
        "Invoices processed correctly: week 4: 81 %, week 5: 81 %, week 6: 81 %, week 7: 81 %, "
        "week 8: 92 %; baseline 88 %; target 90 %.",
    )
    page.get_by_label("Invoices processed correctly, Week 6").fill("85,5")
    expect(picture).to_have_attribute("aria-label", re.compile("week 6: 85.5 %"))
    assert kept(page, "pilots")["invoice-triage"]["log"][2] == {
        "week": 6,
        "readings": [
            {"criterion": "correct", "value": 85.5},
            {"criterion": "minutes", "value": 9.5},
        ],
    }


def test_the_figures_beside_a_picture_name_its_lines(page: Page) -> None:
    open_pilot(page, "met-go")
    standing = page.locator(".readings__standing").first
    expect(standing.locator("> *")).to_have_text(
        ["Met", "baseline 88 %", "target 90 %", "last 92 %"]
    )
    row = page.locator("pilot-rows .row").first
    row.get_by_label("Baseline").fill("")
    row.get_by_label("Target").fill("")
    expect(standing.locator("> *")).to_have_text(["No target", "last 92 %"])
    expect(page.locator("pilot-readings .readings").first.locator("line")).to_have_count(4)


def test_what_is_no_figure_is_said_and_not_kept(page: Page) -> None:
    open_pilot(page, "met-go")
    field = page.locator("pilot-rows .row").first.get_by_label("Target")
    field.fill("about ninety")
    field.blur()
    expect(page.locator(".entry__said:visible")).to_have_text("Write a figure, such as 92 or 4.5.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert kept(page, "pilots")["invoice-triage"]["criteria"][0]["target"] == 90
    field.fill("91")
    expect(page.locator(".entry__said:visible")).to_have_count(0)
    assert kept(page, "pilots")["invoice-triage"]["criteria"][0]["target"] == 91


def test_a_title_can_not_be_emptied(page: Page) -> None:
    open_pilot(page, "met-go")
    title = page.get_by_label("Title", exact=True)
    title.fill("")
    title.blur()
    expect(title).to_have_value("Invoice triage")
    assert kept(page, "pilots")["invoice-triage"]["title"] == "Invoice triage"


def test_the_rule_proposes_and_the_owner_decides(page: Page) -> None:
    open_pilot(page, "unmet-not-decided")
    proposal = page.locator(".proposal")
    expect(proposal).to_contain_text("Stop: the use case is not viable")
    page.get_by_role("textbox", name="What must change").fill("Mark the source line.")
    expect(proposal).to_contain_text("Revise: one more pilot, with an end")
    assert page.locator("[name=decision-outcome]").evaluate_all(
        "(all) => all.map(({ value }) => value)"
    ) == ["go", "revise", "stop", ""]
    page.locator("#decision ~ .tool").first.get_by_label("Go The criteria").check()
    expect(page.locator("pilot-proposal")).to_contain_text("is not met: 86.25 % against a target")


def test_a_list_is_one_entry_a_line(page: Page) -> None:
    open_pilot(page, "letters")
    worked = page.locator('[data-path="log[week=4].worked"]')
    expect(worked).to_have_value("Two lines\n  of one entry.\nA | pipe.")
    worked.press("End")
    worked.fill("Two lines\n  of one entry.\n\nA third.  ")
    assert kept(page, "pilots")["invoice-triage"]["log"][0]["worked"] == [
        "Two lines\nof one entry.",
        "A third.",
    ]


def test_several_pilots_stand_side_by_side(page: Page) -> None:
    second = data_of("empty") | {"id": "second", "title": "Second", "start": "2026-02-02"}
    keep(page, "pilots", {"invoice-triage": MET, "second": second})
    page.goto("pilot/")
    rows = page.locator(".pilots tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("3 of 3 open")
    expect(rows.nth(1)).to_contain_text("None open")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Second")
    page.get_by_role("button", name="Invoice triage", exact=True).click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Invoice triage")
    page.get_by_label("Title", exact=True).fill("Renamed")
    assert [pilot["title"] for pilot in kept(page, "pilots").values()] == ["Renamed", "Second"]
    page.reload()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Renamed")


def test_a_criterion_takes_its_readings_along_and_undo_brings_both_back(page: Page) -> None:
    open_pilot(page, "met-go")
    page.locator("pilot-rows .row").first.get_by_role("button", name="Remove").click()
    left = kept(page, "pilots")["invoice-triage"]
    assert [criterion["id"] for criterion in left["criteria"]] == ["minutes"]
    readings = [reading["criterion"] for week in left["log"] for reading in week["readings"]]
    assert readings == ["minutes"] * 5
    expect(page.locator("pilot-rows[data-path=criteria] input[name=name]")).to_be_focused()
    page.get_by_role("button", name="Undo: Removed").click()
    assert kept(page, "pilots") == {"invoice-triage": MET}


def test_another_tab_shows_what_is_typed_here_and_its_own_field_is_left_alone(
    page: Page, watch: Watch
) -> None:
    open_pilot(page, "met-go")
    other = watch(page.context.new_page())
    other.goto(page.url)
    other.get_by_label("Organisation").fill("Half a wo")
    page.get_by_label("Title", exact=True).fill("From the first tab")
    expect(other.get_by_label("Title", exact=True)).to_have_value("From the first tab")
    expect(other.get_by_label("Organisation")).to_have_value("Half a wo")
    other.get_by_label("Organisation").press_sequentially("rd")
    expect(page.get_by_label("Organisation")).to_have_value("Half a word")


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
        f"localStorage.getItem('{key_of('pilots')}') ?? localStorage.setItem("
        f"'{key_of('pilots')}', " + '\'{"version":1,"records":{"x":[]}}\')',
        "can not be read. It was put aside unchanged",
    ),
    "newer": (
        f"localStorage.setItem('{key_of('pilots')}', " + '\'{"version":9,"records":{}}\')',
        "was saved by a newer edition",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_pilot_is_not_lost_while_storage_fails(page: Page, fault: str) -> None:
    script, words = FAULTS[fault]
    page.add_init_script(f"try {{ {script} }} catch {{}}")
    page.goto("pilot/")
    page.get_by_label("What is the pilot called?").fill("Invoice triage")
    page.get_by_role("button", name="Start this pilot").click()
    expect(page.locator("store-notice")).to_contain_text(words)
    page.get_by_label("Organisation").fill("Northfold")
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    record = record_in(file)
    assert (record.title, record.organisation) == ("Invoice triage", "Northfold")


def test_without_its_data_the_workspace_says_so(page: Page, lose: Lose) -> None:
    lose(page, "/framework.json")
    page.goto("pilot/")
    expect(page.get_by_role("alert").last).to_contain_text("The workspace could not be loaded.")
    expect(page.locator("article h2:visible")).to_have_count(1)


def test_the_workspace_reads_as_a_guide_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    for address, words in (
        ("pilot/", "The criteria against their readings propose go, revise once, or stop."),
        ("start/", "Three figures from a count"),
        ("diagnose/", "It runs on a researcher's laptop."),
        ("templates/go-no-go-memo/", "Exactly one."),
    ):
        page.goto(address)
        expect(page.locator("article")).to_contain_text(words)
        expect(page.locator("article h2:visible")).not_to_have_count(1)
        shown = page.locator("article :is(input, select, textarea, button):visible")
        expect(shown).to_have_count(0)
    context.close()


def test_on_a_phone_the_days_of_a_step_stand_side_by_side(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_pilot(page, "review-late")
    first, last = (day.bounding_box() for day in page.locator(".plan tbody tr input").all()[:2])
    assert first
    assert last
    assert (first["y"], first["height"]) == (last["y"], last["height"])
    assert first["x"] + first["width"] < last["x"]
