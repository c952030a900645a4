"""Does the contribution form lead from an empty page to a file that `playbook check` accepts?"""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from macros.content.loader import load
from macros.content.rules import check

from ..checks import today
from ..forms import CASE, SHORT, downloaded, fill, hand_over, record_of, stand


def test_the_short_version_gives_a_file_that_the_check_accepts(form: Page, tmp_path: Path) -> None:
    fill(form, SHORT)
    expect(form.locator("[data-progress]")).to_have_text("9 of 9 required answers.")
    hand_over(form)
    path = "playbook/retrospectives/2025/invoice-triage.yml"
    expect(form.locator("[data-path]")).to_have_text(path)
    name, text = downloaded(form)
    folder = tmp_path / "own" / "retrospectives" / "2025"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    assert check(load([Path("playbook"), tmp_path / "own"])) == ()
    made = {"id": "invoice-triage", "added": today()}
    dates = {**SHORT["dates"], "seen": today()}
    assert record_of(text) == record_of(yaml.safe_dump({**made, **SHORT, "dates": dates}))


def with_marks_in_order(text: str) -> str:
    """Return a file whose sources are called s1, s2 and so on, as the form calls them."""
    for number, source in enumerate(yaml.safe_load(text)["sources"], 1):
        text = re.sub(rf"\b{source['id']}\b", f"s{number}", text)
    return text


def test_a_published_case_entered_by_hand_gives_the_same_data(form: Page) -> None:
    text = with_marks_in_order(CASE.read_text(encoding="utf-8"))
    original = record_of(text)
    given = yaml.safe_load(text)
    for maintained in ("added", "changed"):
        given.pop(maintained, None)
    form.get_by_label("Full:").check()
    fill(form, given)
    form.locator("#ask-id").fill("dpd-chatbot-again")
    hand_over(form)
    _, text = downloaded(form)
    entered = record_of(text)
    kept = {"id": original.id, "added": original.added, "changed": original.changed}
    assert entered.model_copy(update=kept) == original


def test_a_published_file_opened_and_handed_over_is_the_same(form: Page) -> None:
    for file in sorted(Path("playbook/retrospectives").glob("*/*.yml"))[:6]:
        form.locator("[data-open]").set_input_files(file)
        expect(form.locator("[data-said]")).to_contain_text(f"Opened {file.name}.")
        hand_over(form)
        name, text = downloaded(form)
        assert name == file.name
        assert record_of(text) == record_of(file.read_text(encoding="utf-8"))
        form.get_by_role("button", name="Back to the form").click()


def tab_until(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what the selector finds."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_with_the_keyboard_alone(form: Page) -> None:
    form.locator("h1").click()
    tab_until(form, "[name=stance]")
    form.keyboard.press("Space")
    expect(form.locator("[data-stance-counts]")).to_contain_text("the organisation's own account")
    for field, text in {
        "#ask-title": "Invoice triage",
        "[id^=ask-organisations-name]": "A European insurer",
        "[id^=ask-organisations-kind]": "Unnamed",
        "[id^=ask-organisations-sector]": "Insurance",
        "#ask-use_case": "Reads invoices.",
        "#ask-technique": "Document",
        "#ask-outcome": "Stopped",
        "#ask-dates-outcome": "2025-06",
        "#ask-summary": "It stopped.",
        "[id^=ask-worked-text]": "Clerks corrected it.",
        "[id^=ask-practices-pattern]": "shadow",
    }.items():
        tab_until(form, field)
        form.keyboard.type(text)
    expect(form.get_by_role("option", name="Shadow mode")).to_be_visible()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Enter")
    expect(form.locator("[id^=ask-practices-pattern].ask__control")).to_have_value("shadow-mode")
    meaning = form.locator("[data-ask=pattern] .pick__meaning")
    expect(meaning).to_contain_text("Shadow mode")
    expect(meaning.locator("li").first).to_have_text(
        "The system ran on live cases, or on copies of live cases, as they arrived."
    )
    for field, text in {"use": "Used in full", "effect": "Helped", "basis": "Stated"}.items():
        tab_until(form, f"[id^=ask-practices-{field}]")
        form.keyboard.type(text)
        expect(form.locator(f"[id^=ask-practices-{field}].ask__control")).not_to_have_value("")
    tab_until(form, "[id^=ask-practices-evidence]")
    form.keyboard.type("Four weeks.")
    tab_until(form, "[type=submit]")
    form.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Before it leaves")).to_be_focused()
    tab_until(form, "[data-accept]")
    form.keyboard.press("Enter")
    expect(form.get_by_role("heading", name="Ready: hand it in")).to_be_focused()
    tab_until(form, "[data-download]")
    with form.expect_download() as download:
        form.keyboard.press("Enter")
    assert download.value.suggested_filename == "invoice-triage.yml"


def test_rows_are_added_and_removed_by_keyboard(form: Page) -> None:
    worked = form.locator("[data-ask=worked][data-control=rows]")
    worked.locator("textarea").first.fill("One")
    worked.get_by_role("button", name="Add").focus()
    form.keyboard.press("Enter")
    expect(worked.locator("textarea").nth(1)).to_be_focused()
    form.keyboard.type("Two")
    worked.get_by_role("button", name="Remove: what worked 1").focus()
    form.keyboard.press("Enter")
    expect(worked.locator("textarea")).to_have_count(1)
    expect(worked.locator("textarea")).to_have_value("Two")
    expect(worked.locator("textarea")).to_be_focused()
    expect(worked.locator(".row__name")).to_have_text("What worked 1")


def test_the_short_version_hides_nothing_that_is_answered(form: Page) -> None:
    region = form.locator("#ask-region")
    expect(region).to_be_hidden()
    form.get_by_label("Full:").check()
    region.fill("Europe")
    form.get_by_label("Short:").check()
    expect(region).to_be_visible()
    expect(form.locator("#ask-story-text")).to_be_hidden()
    beyond = form.locator("[data-beyond]")
    expect(beyond).to_contain_text(
        "1 answer of the full version stays in the form and in the file."
    )
    beyond.get_by_role("button", name="Leave it out").click()
    expect(region).to_be_hidden()
    expect(beyond).to_be_hidden()
    form.get_by_role("button", name="Take that back").click()
    expect(region).to_have_value("Europe")


def test_a_sources_place_is_asked_for_where_there_is_a_source(form: Page) -> None:
    quoting = form.locator("[data-ask=worked] .sourcing").first
    stages = form.locator("[data-ask=stages] .sourcing").first
    expect(quoting).to_be_hidden()
    form.get_by_label("Full:").check()
    expect(quoting).to_be_visible()  # for who is quoted
    form.get_by_role("button", name="Add: stage").click()
    expect(stages).to_be_hidden()
    stand(form, "team")
    fill(form, {"sources": [{"title": "A report", "form": "audit"}]})
    expect(stages).to_be_visible()
    expect(stages.locator("[data-ask=source]")).to_be_hidden()
    stand(form, "published")
    expect(stages.locator("[data-ask=source]")).to_be_visible()


def test_a_row_is_named_for_those_who_do_not_see_it(form: Page) -> None:
    form.get_by_role("button", name="Add: what worked").click()
    expect(form.get_by_role("textbox", name="What worked 2")).to_be_focused()
    status = form.locator("[data-ask=form] option").all_inner_texts()
    assert {text for text in status if text[:1].islower()} == set()
