"""Does the readiness gate say what is missing, and lead on once nothing is?"""

from __future__ import annotations

import re

from docx import Document
from playwright.sync_api import Page, expect

from ..tools import downloaded, keep, kept

QUESTIONS = ("current-state", "success", "systems", "security", "ownership")
ALL = {name: {"text": f"About {name}.", "sufficient": True} for name in QUESTIONS}


def test_an_open_question_names_whom_to_ask_and_which_template_takes_it(page: Page) -> None:
    keep(page, "start", ALL | {"systems": {"text": "The ERP."}, "security": {"sufficient": True}})
    page.goto("start/")
    gate = page.get_by_role("region", name="Not ready")
    expect(gate.locator(".gate__title")).to_have_text("Not ready: 2 questions are open")
    expect(gate.locator("li")).to_have_text(
        [
            re.compile(
                "“?.*must it integrate with.* is not yet judged sufficient.*Ask the engineer; "
                "the answer goes into the template Integration inventory.",
                re.DOTALL,
            ),
            re.compile(
                "compliance requirements apply.* has no answer.*Ask the security reviewer; "
                "the answer goes into the template Governance tracker.",
                re.DOTALL,
            ),
        ]
    )
    expect(page.get_by_role("button", name="Go on in the workspace")).to_be_hidden()


def test_answers_are_kept_and_judged_as_they_are_written(page: Page) -> None:
    page.goto("start/")
    answer = page.locator("readiness-answer[question=success]")
    answer.get_by_label("Your answer").fill("92 % of invoices.")
    answer.get_by_label("My answer has all of this").check()
    expect(page.locator(".gate__title:visible")).to_have_text("Not ready: 4 questions are open")
    page.reload()
    expect(answer.get_by_label("Your answer")).to_have_value("92 % of invoices.")
    answer.get_by_label("Your answer").fill("")
    answer.get_by_label("My answer has all of this").uncheck()
    assert kept(page, "start") == {}


def test_all_answered_gives_the_brief_and_a_pilot_with_these_answers(page: Page) -> None:
    keep(page, "start", ALL)
    page.goto("start/")
    page.get_by_label("What is the pilot called?").fill("Contract search")
    brief = page.locator("[data-document]")
    text = downloaded(page, brief.get_by_role("button", name="Markdown file")).read_text("utf-8")
    assert text.startswith(
        "# Production requirements: Contract search\n\n## What does the workflow"
    )
    assert [line for line in text.splitlines() if line.startswith("About ")] == [
        f"About {name}." for name in QUESTIONS
    ]
    word = Document(str(downloaded(page, brief.get_by_role("button", name="Word file"))))
    assert [p.text for p in word.paragraphs if p.text.startswith("About ")] == [
        f"About {name}." for name in QUESTIONS
    ]
    page.get_by_label("First day of week 1").fill("2026-02-02")
    page.get_by_role("button", name="Go on in the workspace").click()
    expect(page).to_have_url(re.compile(r"/pilot/#pilot=contract-search$"))
    assert kept(page, "pilots") == {
        "contract-search": {
            "version": 1,
            "id": "contract-search",
            "title": "Contract search",
            "start": "2026-02-02",
            "answers": [{"question": name, **ALL[name]} for name in QUESTIONS],
        }
    }
    assert kept(page, "start") == {}
