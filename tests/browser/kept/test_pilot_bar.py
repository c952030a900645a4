"""Does every tool say which pilot it serves, and do two pilots never mix in any of them?"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from ...helpers.judgements import data_of
from ..checks import FIRST, LIST, SECOND, tick
from ..conftest import Watch
from ..forms import opened
from ..tools import downloaded, keep, kept, key_of, serve

MEMO = "templates/go-no-go-memo/"
TOOLS = (
    LIST,
    "checklists/",
    "checklists/all/",
    MEMO,
    "start/",
    "contribute/retrospective/",
    "pilot/",
)
ONE, OTHER = "invoice-triage", "second"
TITLES = {ONE: "Invoice triage", OTHER: "The other one"}
SERVED = "pilot-bar summary"
SAID = "pilot-bar [role=status]"


def two(page: Page, served: str = ONE) -> None:
    """Put two pilots on the desk, and serve one of them."""
    other = data_of("unmet-revise") | {"id": OTHER, "title": TITLES[OTHER], "answers": []}
    keep(page, "pilots", {ONE: data_of("met-go"), OTHER: other})
    serve(page, served)


def switch(page: Page, label: str) -> None:
    """Serve another pilot, as a reader would."""
    page.locator(SERVED).click()
    page.locator("pilot-bar").get_by_role("button", name=label, exact=True).click()
    expect(page.locator(SERVED)).to_have_text(f"For: {label}")


@pytest.mark.parametrize("address", TOOLS)
def test_every_tool_says_whom_it_serves_without_a_jump(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(SERVED)).to_have_text("For: No pilot yet")
    empty = page.locator("pilot-bar").bounding_box()
    two(page)
    page.goto(address)
    expect(page.locator(SERVED)).to_have_text("For: Invoice triage")
    full = page.locator("pilot-bar").bounding_box()
    assert empty is not None
    assert full is not None
    assert (full["height"], full["width"]) == (empty["height"], empty["width"])
    page.emulate_media(media="print")
    expect(page.locator(SERVED)).to_be_visible()


def test_it_is_chosen_by_keyboard_alone(page: Page) -> None:
    two(page)
    page.goto(LIST)
    summary = page.locator(SERVED)
    summary.focus()
    page.keyboard.press("Enter")
    choices = page.get_by_role("group", name="Which pilot this page serves").get_by_role("button")
    expect(choices).to_have_text(["Invoice triage", "The other one", "No pilot yet", "New pilot…"])
    assert choices.nth(0).get_attribute("aria-current") == "true"
    page.keyboard.press("Escape")
    expect(choices.first).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(summary).to_be_focused()
    expect(summary).to_have_text("For: The other one")
    expect(page.locator(SAID)).to_have_text("Now for “The other one”.")
    page.goto("start/")
    expect(page.locator(SERVED)).to_have_text("For: The other one")


def test_ticks_of_two_pilots_do_not_mix(page: Page, watch: Watch) -> None:
    two(page)
    page.goto(LIST)
    tick(page, FIRST).check()
    switch(page, "The other one")
    expect(tick(page, FIRST)).not_to_be_checked()
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    tick(page, SECOND).check()
    other = watch(page.context.new_page())
    other.goto("checklists/all/")
    switch(other, "Invoice triage")
    expect(tick(other, FIRST)).to_be_checked()
    expect(tick(other, SECOND)).not_to_be_checked()
    tick(other, FIRST).uncheck()
    expect(tick(page, SECOND)).to_be_checked()
    page.get_by_role("button", name="Undo").click()
    expect(tick(page, SECOND)).not_to_be_checked()
    assert kept(page, "checklists", OTHER).keys() == set()
    assert kept(page, "checklists", ONE)[f"go-no-go/{FIRST}"]["state"] == "open"
    page.goto("checklists/")
    expect(page.locator("checklist-overview .check-progress")).to_have_text(
        "Nothing is ticked for this pilot yet."
    )


def test_a_list_that_leaves_the_browser_names_its_pilot(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    two(page)
    page.goto(LIST)
    tick(page, FIRST).check()
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-button [role=status]")).to_have_text("Copied")
    assert "\nFor: Invoice triage\n" in str(page.evaluate("navigator.clipboard.readText()"))
    page.get_by_text("Copy or download", exact=True).click()
    file = downloaded(page, page.get_by_role("button", name="Download as JSON"))
    assert file.name.startswith("go-no-go-invoice-triage-20")
    assert json.loads(file.read_text(encoding="utf-8"))["pilot"] == "Invoice triage"
    page.get_by_text("Copy or download", exact=True).click()
    table = downloaded(page, page.get_by_role("button", name="Download as CSV"))
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith(',"State set on","Pilot"')
    assert lines[1].endswith(',"Invoice triage"')
    page.get_by_role("button", name="Share link").click()
    link = page.get_by_label("Link", exact=True)
    expect(link).not_to_have_value("")
    address = link.input_value()
    switch(page, "The other one")
    page.goto(address)
    page.reload()
    banner = page.get_by_role("region", name="Shared list")
    expect(banner).to_contain_text(
        "You are looking at somebody's shared list for “Invoice triage”."
    )
    banner.get_by_role("button", name="Take over for “The other one”").click()
    expect(page.locator(".worklist__said")).to_contain_text("Taken over: 1 new.")
    assert f"go-no-go/{FIRST}" in kept(page, "checklists", OTHER)


def test_the_memo_filled_from_one_pilot_never_meets_the_others(page: Page) -> None:
    two(page)
    page.goto(MEMO)
    fill = page.get_by_role("button", name="Fill the empty fields from the pilot's record")
    fill.click()
    expect(page.locator("template-tools .tool__said")).to_contain_text("from “Invoice triage”")
    expect(page.get_by_label("Go: all criteria are met")).to_be_checked()
    page.get_by_label("Yours: What must change").fill("Of the first.")
    switch(page, "The other one")
    expect(page.get_by_label("Go: all criteria are met")).not_to_be_checked()
    expect(page.get_by_label("Yours: What must change")).to_have_value("")
    expect(page.get_by_label("Metric")).to_have_count(1)
    fill.click()
    expect(page.locator("template-tools .tool__said")).to_contain_text("from “The other one”")
    expect(page.get_by_label("Revise: one more pilot with its own time box")).to_be_checked()
    text = downloaded(page, page.get_by_role("button", name="Markdown file"))
    assert text.name == "second-go-no-go-memo.md"
    assert text.read_text("utf-8").splitlines()[0].endswith(": The other one")
    switch(page, "Invoice triage")
    expect(page.get_by_label("Go: all criteria are met")).to_be_checked()
    expect(page.get_by_label("Yours: What must change")).to_have_value("Of the first.")
    switch(page, "No pilot yet")
    expect(fill).to_be_hidden()
    assert kept(page, "templates") == {}


def test_what_was_being_typed_for_one_pilot_is_not_written_into_another(page: Page) -> None:
    two(page)
    page.goto(MEMO)
    day = page.get_by_label("Yours: Decided on")
    day.focus()
    page.keyboard.type("12")
    switch(page, "The other one")
    expect(day).to_have_value("")
    assert day.evaluate("(field) => field.validity.badInput") is False
    day.focus()
    day.blur()
    assert kept(page, "templates", ONE) == kept(page, "templates", OTHER) == {}


def test_the_gates_answers_are_the_pilots_own(page: Page) -> None:
    two(page)
    page.goto("start/")
    answer = page.locator("readiness-answer[question=success]").get_by_label("Your answer")
    expect(answer).to_have_value("What was found out about success.")
    ready = page.get_by_role("region", name="Ready", exact=True)
    expect(ready).to_be_visible()
    expect(page.get_by_label("What is the pilot called?")).to_be_hidden()
    answer.fill("92 % of them.")
    switch(page, "The other one")
    expect(answer).to_have_value("")
    expect(page.get_by_role("region", name="Not ready")).to_contain_text("5 questions are open")
    answer.fill("Half the time.")
    assert kept(page, "start") == {}
    records = kept(page, "pilots")
    given = {
        id_: {a["question"]: a.get("text") for a in record["answers"]}
        for id_, record in records.items()
    }
    assert given[OTHER] == {"success": "Half the time."}
    assert given[ONE]["success"] == "92 % of them."
    switch(page, "Invoice triage")
    page.get_by_role("link", name="Go on in the workspace").click()
    expect(page.locator(".pilots [aria-current]")).to_have_text("Invoice triage")


def test_the_next_pilot_starts_empty(page: Page) -> None:
    page.goto("start/")
    answer = page.locator("readiness-answer[question=success]").get_by_label("Your answer")
    answer.fill("92 % of them.")
    page.locator(SERVED).click()
    page.get_by_role("button", name="New pilot…").click()
    question = page.get_by_role("dialog", name="New pilot")
    expect(question.get_by_label("What is the pilot called?")).to_be_focused()
    question.get_by_label("What is the pilot called?").fill("Contract search")
    question.get_by_role("button", name="Start this pilot").click()
    expect(page.locator(SERVED)).to_have_text("For: Contract search")
    expect(page.locator(SAID)).to_have_text(
        "“Contract search” is started. Nothing is entered for it yet."
    )
    expect(answer).to_have_value("")
    expect(page.locator(".pilot-bar__loose")).to_have_text("1 entry has no pilot yet")
    page.locator(SERVED).click()
    page.get_by_role("button", name="New pilot…").click()
    question.get_by_label("What is the pilot called?").fill("Contract search")
    question.get_by_label("It takes over what has no pilot yet").check()
    question.get_by_role("button", name="Start this pilot").click()
    expect(answer).to_have_value("92 % of them.")
    assert kept(page, "start") == {}
    assert list(kept(page, "pilots")) == ["contract-search", "contract-search-2"]


def test_a_draft_for_each_pilot(page: Page) -> None:
    two(page)
    opened(page)
    title = page.locator("#ask-title")
    title.fill("Of the first")
    switch(page, "The other one")  # before the form has kept what was typed
    expect(title).to_have_value("")
    title.fill("Of the second")
    expect(page.locator("#ask-id")).to_have_value("of-the-second")
    switch(page, "Invoice triage")
    expect(title).to_have_value("Of the first")
    expect(page.locator("[data-said]")).to_contain_text("The draft for “Invoice triage” is here.")
    titles = {
        pilot: kept(page, "retrospectives", pilot)["draft"]["answers"]["title"] for pilot in TITLES
    }
    assert titles == {ONE: "Of the first", OTHER: "Of the second"}
    assert kept(page, "retrospectives") == {}


def test_a_hand_over_is_taken_by_its_own_pilot(page: Page) -> None:
    two(page)
    page.goto("pilot/")
    page.get_by_role("button", name="Turn into a retrospective").click()
    expect(page.locator("#ask-title")).to_have_value("Invoice triage")
    page.goto(f"pilot/#pilot={OTHER}")
    page.get_by_role("button", name="Turn into a retrospective").click()
    expect(page.locator(SERVED)).to_have_text("For: The other one")
    expect(page.locator("#ask-title")).to_have_value("The other one")
    switch(page, "Invoice triage")
    expect(page.locator("#ask-title")).to_have_value("Invoice triage")


def test_what_has_no_pilot_is_moved_to_one_and_back(page: Page) -> None:
    two(page, "-")
    keep(page, "checklists", {f"go-no-go/{FIRST}": {"state": "done"}})
    keep(page, "checklists", {f"go-no-go/{FIRST}": {"state": "open", "note": "Ours"}}, OTHER)
    keep(page, "start", {"success": {"text": "Half the time."}})
    page.goto(LIST)
    page.locator(SERVED).click()
    page.get_by_role("button", name="Move what is here to a pilot…").click()
    question = page.get_by_role("dialog", name="Move to a pilot")
    expect(question).to_contain_text("1 item of a checklist, 1 answer at the readiness gate")
    question.get_by_label("To which pilot?").select_option("The other one")
    question.get_by_role("button", name="Move").click()
    question.get_by_role("button", name="All theirs").click()
    question.get_by_role("button", name="Keep what I chose").click()
    expect(page.locator(SAID)).to_contain_text("Moved to “The other one”.")
    expect(page.locator(SERVED)).to_have_text("For: The other one")
    expect(tick(page, FIRST)).to_be_checked()
    merged = {f"go-no-go/{FIRST}": {"state": "done", "note": "Ours"}}
    assert kept(page, "checklists", OTHER) == merged
    assert (kept(page, "checklists"), kept(page, "start")) == ({}, {})
    expect(page.locator(".check-progress__undo")).to_be_disabled()
    page.locator(SAID).get_by_role("button", name="Undo").click()
    expect(page.locator(SERVED)).to_have_text("For: No pilot yet")
    assert kept(page, "checklists") == {f"go-no-go/{FIRST}": {"state": "done"}}
    assert kept(page, "start") == {"success": {"text": "Half the time."}}
    assert kept(page, "checklists", OTHER) == {
        f"go-no-go/{FIRST}": {"state": "open", "note": "Ours"}
    }


def test_a_pilot_is_paused_and_archived_and_stays_at_hand(page: Page) -> None:
    two(page)
    page.goto("pilot/")
    page.get_by_label("State of The other one").select_option("Paused")
    expect(page.locator("pilot-list .tool__said")).to_have_text("“The other one” is paused.")
    expect(page.get_by_label("State of The other one")).to_be_focused()
    assert kept(page, "pilots")[OTHER]["status"] == "paused"
    page.get_by_label("State of The other one").select_option("Archived")
    fold = page.locator(".pilots-archive")
    expect(fold.locator("summary")).to_have_text("1 archived pilot")
    expect(page.get_by_role("button", name="The other one", exact=True)).to_be_hidden()
    page.locator(SERVED).click()
    page.get_by_role("button", name="The other one (archived)").click()
    expect(fold.locator("[aria-current]")).to_have_text("The other one")
    page.get_by_role("button", name="Undo: Archived “The other one”").click()
    expect(fold).to_be_hidden()
    page.get_by_label("State of The other one").select_option("Running")
    assert "status" not in kept(page, "pilots")[OTHER]


def test_without_a_pilot_the_workspace_shows_the_list_alone(page: Page) -> None:
    two(page)
    page.goto("pilot/")
    switch(page, "No pilot yet")
    expect(page).not_to_have_url("#pilot")
    expect(page.locator(".pilots tbody tr")).to_have_count(2)
    expect(page.locator("article h2:visible")).to_have_text(["Your pilots, side by side"])
    switch(page, "The other one")
    expect(page.locator("pilot-gates .gate")).to_have_count(3)
    page.reload()
    expect(page.locator(SERVED)).to_have_text("For: The other one")


def test_a_pilot_deleted_in_another_tab_is_said(page: Page, watch: Watch) -> None:
    two(page)
    page.goto(LIST)
    tick(page, FIRST).check()
    other = watch(page.context.new_page())
    other.goto("pilot/")
    other.get_by_role("button", name="Delete Invoice triage").click()
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("1 item of a checklist")
    dialog.get_by_role("button", name="Cancel").click()
    expect(other.get_by_role("button", name="Delete Invoice triage")).to_be_focused()
    other.get_by_role("button", name="Delete Invoice triage").click()
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(SERVED)).to_have_text("For: No pilot yet")
    expect(page.locator(SAID)).to_contain_text("is deleted")
    expect(tick(page, FIRST)).not_to_be_checked()
    other.get_by_role("button", name="Undo: Removed").click()
    expect(page.locator(SERVED)).to_have_text("For: Invoice triage")
    expect(tick(page, FIRST)).to_be_checked()


def test_with_damaged_pilots_the_tools_go_on_without_one(page: Page) -> None:
    two(page)
    page.evaluate("(key) => localStorage.setItem(key, '{broken')", key_of("pilots"))
    page.goto(LIST)
    expect(page.locator(SERVED)).to_have_text("For: No pilot yet")
    tick(page, FIRST).check()
    assert f"go-no-go/{FIRST}" in kept(page, "checklists")
