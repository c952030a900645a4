"""Are templates filled in on their pages, kept, taken over from a pilot, and taken along?"""

from __future__ import annotations

import re

from docx import Document
from playwright.sync_api import Page, expect

from ...helpers.judgements import data_of
from ..conftest import Watch
from ..tools import downloaded, keep, kept, serve

MEMO = "templates/go-no-go-memo/"


def test_every_kind_of_field_is_kept(page: Page) -> None:
    page.goto(MEMO)
    page.get_by_label("Yours: Use case and pilot").fill("Reads invoices.\nIn two lines.")
    page.get_by_label("Stop: the use case is not viable").check()
    page.get_by_label("Yours: Decided on").fill("2026-03-05")
    page.get_by_label("Yours: What worked").fill("First.\n\nSecond.")
    table = page.locator("#readings-readings-table")
    table.get_by_label("Metric").fill("Correct")
    table.get_by_role("button", name="Add a row").click()
    table.get_by_label("Metric").nth(1).fill("Minutes")
    table.get_by_label("Target").nth(1).fill("5")
    assert kept(page, "templates") == {
        "go-no-go-memo/decision/use-case": {"text": "Reads invoices.\nIn two lines."},
        "go-no-go-memo/decision/outcome": {"text": "Stop: the use case is not viable"},
        "go-no-go-memo/decision/decided-on": {"text": "2026-03-05"},
        "go-no-go-memo/learnt/worked": {"entries": ["First.", "Second."]},
        "go-no-go-memo/readings/readings-table": {
            "rows": [{"metric": "Correct"}, {"metric": "Minutes", "target": "5"}]
        },
    }
    expect(page.locator(".fill-in__standing")).to_have_text(re.compile("^5 of 19 fields"))
    page.reload()
    expect(table.get_by_label("Metric").nth(1)).to_have_value("Minutes")
    expect(page.get_by_label("Yours: What worked")).to_have_value("First.\nSecond.")
    expect(page.get_by_label("Stop: the use case is not viable")).to_be_checked()


def test_a_field_for_sentences_has_room_for_them(page: Page) -> None:
    page.goto(MEMO)
    lines = (
        "(field) => Math.round((field.clientHeight - 16) /"
        " parseFloat(getComputedStyle(field).lineHeight))"
    )
    assert page.get_by_label("Yours: Use case and pilot").evaluate(lines) >= 3
    assert page.get_by_label("Yours: What worked").evaluate(lines) >= 2
    page.get_by_label("Yours: Reason").fill("A line.\n" * 5)
    assert page.get_by_label("Yours: Reason").evaluate(lines) >= 5


def test_the_empty_form_is_told_from_the_readers_answers(page: Page) -> None:
    page.goto(MEMO)
    empty = page.get_by_role("region", name="The empty form")
    expect(empty.get_by_role("button")).to_have_text(["Copy as Markdown"])
    expect(empty.get_by_role("link")).to_have_text(["Word", "Markdown", "Excel"])
    answers = page.locator("template-tools")
    expect(answers.locator(".take-title")).to_have_text("Your answers")
    expect(answers.locator(".tool__buttons button:visible")).to_have_text(
        ["Word file", "Markdown file", "Copy the text", "Print"]
    )


def test_a_row_is_removed_and_brought_back(page: Page) -> None:
    page.goto(MEMO)
    table = page.locator("#readings-readings-table")
    table.get_by_label("Metric").fill("Correct")
    table.get_by_role("button", name="Add a row").click()
    table.get_by_label("Metric").nth(1).fill("Minutes")
    table.get_by_role("button", name="Remove").first.click()
    expect(table.get_by_label("Metric")).to_have_count(1)
    expect(table.get_by_label("Metric")).to_have_value("Minutes")
    page.get_by_role("button", name="Undo").click()
    expect(table.get_by_label("Metric")).to_have_count(2)
    expect(table.get_by_label("Metric").first).to_have_value("Correct")


def test_a_pilot_fills_what_is_empty_and_nothing_else(page: Page) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go")})
    serve(page, "invoice-triage")
    page.goto(MEMO)
    page.get_by_label("Yours: Reason").fill("My own words.")
    page.get_by_role("button", name="Fill the empty fields").click()
    expect(page.locator("template-tools .tool__said")).to_contain_text(
        "fields from “Invoice triage”"
    )
    expect(page.get_by_label("Yours: Reason")).to_have_value("My own words.")
    assert kept(page, "templates", "invoice-triage") == {
        "go-no-go-memo/decision/use-case": {
            "text": "Reads supplier invoices and proposes the booking to a clerk."
        },
        "go-no-go-memo/decision/outcome": {"text": "Go: all criteria are met"},
        "go-no-go-memo/decision/reason": {"text": "My own words."},
        "go-no-go-memo/decision/decided-on": {"text": "2026-03-05"},
        "go-no-go-memo/readings/readings-table": {
            "rows": [
                {
                    "metric": "Invoices processed correctly",
                    "baseline": "88 %",
                    "target": "90 %",
                    "reading": "92 %",
                    "met": "Met",
                },
                {
                    "metric": "Clerk time for an invoice",
                    "baseline": "45 min",
                    "target": "5 min",
                    "reading": "3 min",
                    "met": "Met",
                },
            ]
        },
        "go-no-go-memo/learnt/worked": {
            "entries": ["A failed case opens each review.", "The marked source line."]
        },
        "go-no-go-memo/learnt/did-not-work": {"entries": ["Credit notes were read as invoices."]},
        "go-no-go-memo/learnt/edge-cases": {"entries": ["Two purchase orders on one invoice."]},
        "go-no-go-memo/learnt/user-feedback": {"entries": ['"I no longer read it twice."']},
        "go-no-go-memo/learnt/integration-challenges": {
            "entries": ["Eight days for a service account."]
        },
        "go-no-go-memo/learnt/performance-benchmarks": {
            "entries": ["92 % of 310 invoices, version 6."]
        },
    }
    page.get_by_role("button", name="Undo: Filled from").click()
    assert kept(page, "templates", "invoice-triage") == {
        "go-no-go-memo/decision/reason": {"text": "My own words."}
    }


def test_a_filled_template_as_markdown_and_as_a_word_file(page: Page) -> None:
    page.goto(MEMO)
    page.get_by_label("Yours: Reason").fill("92 % & more")
    page.get_by_label("Go: all criteria are met").check()
    table = page.locator("#readings-readings-table")
    table.get_by_label("Metric").fill("a | b")
    text = downloaded(page, page.get_by_role("button", name="Markdown file")).read_text("utf-8")
    empty = page.request.get(f"{page.url}go-no-go-memo.md.txt").text()
    heads = [line for line in empty.splitlines() if line.startswith("#")]
    assert [line for line in text.splitlines() if line.startswith("#")] == heads
    assert "### Reason\n\n92 % & more\n" in text
    assert "- [x] Go: all criteria are met\n- [ ] Revise" in text
    assert "| a \\| b |  |  |  |  |" in text
    word = Document(str(downloaded(page, page.get_by_role("button", name="Word file"))))
    titles = [
        paragraph.text
        for paragraph in word.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith(("Title", "Head"))
    ]
    assert titles == [line.lstrip("# ") for line in heads]
    (filled,) = word.tables
    assert [cell.text for cell in filled.rows[1].cells] == ["a | b", "", "", "", ""]
    assert "☒ Go: all criteria are met" in [paragraph.text for paragraph in word.paragraphs]


def test_no_field_is_lost_between_two_tabs(page: Page, watch: Watch) -> None:
    page.goto(MEMO)
    other = watch(page.context.new_page())
    other.goto(page.url)
    page.get_by_label("Yours: Reason").fill("From the first tab.")
    other.get_by_label("Yours: Use case and pilot").fill("From the second tab.")
    expect(page.get_by_label("Yours: Use case and pilot")).to_have_value("From the second tab.")
    expect(other.get_by_label("Yours: Reason")).to_have_value("From the first tab.")
    assert len(kept(page, "templates")) == 2
