"""Does a template take over a pilot's decision, and no line that says there was nothing?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ...helpers.judgements import data_of
from ..tools import keep, kept, serve

MEMO = "templates/go-no-go-memo/"

CHOSEN = {
    "go": "Go: all criteria are met",
    "revise": "Revise: one more pilot with its own time box",
    "stop": "Stop: the use case is not viable",
}


def fill_from(page: Page, **changes: object) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go") | changes})
    serve(page, "invoice-triage")
    page.goto(MEMO)
    page.get_by_role("button", name="Fill the empty fields").click()
    expect(page.locator("template-tools .tool__said")).to_contain_text("from “Invoice triage”")


@pytest.mark.parametrize("outcome", CHOSEN)
def test_the_memos_outcome_is_the_pilots_decision(page: Page, outcome: str) -> None:
    fill_from(page, decision={"outcome": outcome, "reason": "So."})
    expect(page.get_by_label(CHOSEN[outcome])).to_be_checked()
    assert kept(page, "templates", "invoice-triage")["go-no-go-memo/decision/outcome"] == {
        "text": CHOSEN[outcome]
    }


def test_a_pilot_without_a_decision_leaves_the_outcome_open(page: Page) -> None:
    fill_from(page, decision={"changes": ["One."]})
    assert "go-no-go-memo/decision/outcome" not in kept(page, "templates", "invoice-triage")


def test_lines_that_say_there_was_nothing_are_left_out(page: Page) -> None:
    log = [
        {"week": 4, "worked": ["None.", "It did."], "edge_cases": ["n/a"]},
        {"week": 5, "worked": ["-"], "edge_cases": [" none "]},
    ]
    fill_from(page, log=log)
    filled = kept(page, "templates", "invoice-triage")
    assert filled["go-no-go-memo/learnt/worked"] == {"entries": ["It did."]}
    assert "go-no-go-memo/learnt/edge-cases" not in filled
