"""Does a portfolio say where each pilot stands, and is it red only where a rule is broken?"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from macros.pilot import PilotRecord, phrases
from macros.pilot.learnt import learnt, learnt_lines
from macros.pilot.portfolio import cells
from macros.pilot.status import PilotStatus, is_note, status

from ..helpers.building import PROJECT
from ..helpers.judgements import data_of, playbook, record_of
from ..helpers.portfolios import CASES, case, read

PLAN = "Plan the way into production"
EXAMPLE = PROJECT / "docs" / "portfolio" / "example.json"


def standing(record: PilotRecord, day: str) -> PilotStatus:
    return status(record, playbook(), date.fromisoformat(day))


@pytest.mark.parametrize("name", CASES)
def test_flags(name: str) -> None:
    record, day, expected = case(name)
    found = status(record, playbook(), day).flags
    assert [f"{flag.level} {flag.code}: {flag.message}" for flag in found] == expected
    assert [flag.rule for flag in found] == [
        phrases()["portfolio-rules"][flag.code] for flag in found
    ]


def test_every_flag_has_a_case_a_rule_and_a_name() -> None:
    raised = {line.split()[1].rstrip(":") for name in CASES for line in CASES[name][2]}
    assert raised == set(phrases()["portfolio-rules"]) == set(phrases()["portfolio-names"])
    assert raised | {"blocked-undated"} == set(phrases()["portfolio"])
    assert {code for code in raised if is_note(code)} == {"blocked", "criteria-changed", "paused"}


@pytest.mark.parametrize(
    ("changes", "day", "expected"),
    [
        ({}, "2026-01-04", ("before", "Not started", None)),
        ({}, "2026-01-05", ("define-requirements", "Define what production requires", 1)),
        ({}, "2026-02-20", ("run-pilot", "Run the pilot against its criteria", 7)),
        ({}, "2026-05-20", ("decide", "Decide by the criteria", 20)),
        ({"decision": {"outcome": "revise"}}, "2026-05-20", ("revise", "Revise once", 20)),
        ({"decision": {"outcome": "go"}}, "2026-03-11", ("plan-production", PLAN, 10)),
        ({"decision": {"outcome": "go"}}, "2026-03-28", ("over", "After week 12", 12)),
        ({"decision": {"outcome": "stop"}}, "2026-03-11", ("stopped", "Stopped", 10)),
        ({"status": "archived"}, "2026-02-20", ("archived", "Archived", 7)),
    ],
)
def test_nobody_gets_beyond_the_decision_without_a_go(
    changes: dict[str, Any], day: str, expected: tuple[str, str, int | None]
) -> None:
    found = standing(read(data_of("met-go") | {"decision": None} | changes), day)
    assert (found.place, found.step, found.week) == expected
    assert found.next is None or found.place not in {"stopped", "archived"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-12", ("2026-01-12", "Design the pilot for production")),
        ("2026-01-13", ("2026-01-16", "Gate: The readiness gate")),
        ("2026-01-16", ("2026-01-16", "Gate: The readiness gate")),
        ("2026-03-01", ("2026-03-02", "Decide by the criteria")),
        ("2026-03-03", ("2026-03-06", "Gate: The go/no-go")),
        ("2026-03-07", None),
    ],
)
def test_the_next_date(day: str, expected: tuple[str, str] | None) -> None:
    changes = {"decision": None, "governance": [{"review": "Security"}]}
    found = standing(read(data_of("met-go") | changes), day)
    assert (found.next and (found.next.day, found.next.title)) == expected


def test_cells_are_words() -> None:
    assert cells(standing(record_of("unmet-revise"), "2026-03-04")) == (
        "Invoice triage",
        "Head of accounts payable",
        "Revise once",
        "9",
        "3 of 3 open",
        "6 March 2026: Gate: The go/no-go",
        "1 met, 1 not met",
        "The privacy review was to end on 23 February 2026.",
    )
    assert cells(standing(record_of("empty"), "2026-01-01"))[3:7] == (
        "",
        "0 of 3 open",
        "5 January 2026: Define what production requires",
        "None",
    )


def test_what_is_learnt_is_counted_and_no_more() -> None:
    records = [record_of(name) for name in ("met-go", "unmet-go", "unmet-revise", "empty")]
    day = date(2026, 3, 20)
    assert learnt_lines(learnt(records, playbook(), day), day) == {
        "pilots": [
            "Counted over 4 pilots, as recorded on 20 March 2026. These are counts, not rates."
        ],
        "criteria": [
            "Criteria with a reading and a target, in pilots whose run is over: "
            "3 of 6 met, 3 not met.",
            "Invoices processed correctly: not met in 2 of 3 pilots that measured it.",
            "Clerk time for an invoice: not met in 1 of 3 pilots that measured it.",
        ],
        "reviews": ["Review “security”: finished in 3 of 3 pilots, after 60 days."],
        "gates": [
            "The readiness gate: still shut in 1 of 4 pilots past its day, "
            "the longest for 63 days.",
            "The design gate: still shut in 1 of 4 pilots past its day, the longest for 56 days.",
            "The go/no-go: still shut in 2 of 4 pilots past its day, the longest for 14 days.",
        ],
        "blocked": [],
    }
    assert learnt([], playbook(), day).model_dump()["gates"][0]["pilots"] == 0


def test_criteria_of_a_pilot_that_still_runs_are_not_counted() -> None:
    record = read(data_of("unmet-go") | {"decision": None})
    last = date(2026, 2, 27)
    for day, expected in ((last, (0, 0)), (last + timedelta(days=1), (0, 2))):
        found = learnt([record], playbook(), day)
        assert (found.met, found.not_met) == expected


def test_conditions_that_are_met_are_no_date_to_wait_for() -> None:
    review: dict[str, object] = {"review": "Security", "outcome": "conditions", "due": "2026-03-20"}
    for met, expected in ((None, "Conditions due: Security"), ("2026-03-10", None)):
        changes = {"decision": None, "governance": [review | {"conditions_met": met}]}
        found = standing(read(data_of("met-go") | changes), "2026-03-12")
        assert (found.next and found.next.title) == expected


def test_the_end_of_what_has_begun_says_so() -> None:
    review = {"review": "Security", "started": "2026-03-09", "lead_weeks": 2}
    changes = {"decision": None, "governance": [review]}
    found = standing(read(data_of("met-go") | changes), "2026-03-12")
    assert (found.next and found.next.title) == "Review: Security (last day)"


def test_the_pages_example_is_right_and_shows_something_of_everything() -> None:
    example = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    records = [read(data) for data in example["records"]]
    found = [standing(record, example["today"]) for record in records]
    assert {each.title: (each.place, [flag.code for flag in each.flags]) for each in found} == {
        "Invoice reading": ("plan-production", ["conditions-overdue"]),
        "Claims triage": ("decide", ["decision-overdue", "review-overdue", "blocked"]),
        "Contract search": (
            "run-pilot",
            ["gate-overdue", "review-start-overdue", "blocked", "criteria-changed"],
        ),
        "Shift planning": ("design-pilot", ["gate-overdue", "blocked"]),
        "Complaint letters": ("stopped", []),
        "Maintenance notes": ("before", []),
    }
