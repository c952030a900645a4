"""Pilots as somebody sees them who looks after several, and what is said of them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from macros.content.loader import Tree, read_record
from macros.pilot import PilotRecord
from macros.pilot.calendar import calendar_text
from macros.pilot.learnt import learnt, learnt_lines
from macros.pilot.portfolio import cells, head_words, urgency
from macros.pilot.status import status

from .judgements import data_of, playbook
from .pilot_records import MONDAY, Data, whole_records

FILE = Path("pilot.yml")

STAMP = "20261130T120000Z"
OUTCOMES = ("passed", "conditions", "not-passed", None)


def portfolio_records(seed: int, count: int) -> list[Data]:
    """Return records with pauses, blockers, changes, outcomes and conditions in them."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    made = whole_records(seed, count)
    for record in made:
        _enriched(record, chance)
    return made


def _enriched(record: Data, chance: random.Random) -> None:
    def day() -> str:
        return str(MONDAY + timedelta(days=chance.randint(-30, 120)))

    titles = [criterion["metric"] for criterion in record.get("criteria") or ()]
    names = [*titles, record["title"], "Security", "IT operations", "it operations", "法務 🗂"]
    record["status"] = chance.choice(["running", "running", "running", "paused", "archived"])
    record["blocked"] = [
        {
            "what": chance.choice([*names, "No access yet.", "Why?"]),
            "on": chance.choice(names),
            **({"since": day()} if chance.random() < 0.7 else {}),
        }
        for _ in range(chance.randint(0, 3))
    ]
    record["criterion_changes"] = [
        {"criterion": "a", "metric": "A", "field": "target", "on": day()}
        for _ in range(chance.randint(0, 2))
    ]
    for review in record.get("governance") or ():
        outcome = chance.choice(OUTCOMES)
        review.update({} if outcome is None else {"outcome": outcome})
        review.update({"due": day()} if chance.random() < 0.6 else {})
        review.update({"conditions_met": day()} if chance.random() < 0.2 else {})
        review.update({"id": chance.choice(["a", "security"])} if chance.random() < 0.3 else {})
        if chance.random() < 0.5:
            review["review"] = chance.choice(names)
    if chance.random() < 0.4:
        record.pop("decision", None)


def read(data: Data) -> PilotRecord:
    """Return a record as the terminal reads it."""
    record, problems = read_record(Tree(FILE, data), PilotRecord)
    assert record is not None, problems
    return record


def said_together(records: list[PilotRecord], today: date) -> Any:
    """Return all that is said of pilots on a day, as the browser says it too."""
    found = [status(record, playbook(), today) for record in records]
    together = learnt(records, playbook(), today)
    return {
        "statuses": [each.model_dump(mode="json") for each in found],
        "cells": [list(cells(each)) for each in found],
        "head": list(head_words(found, str(today))),
        "urgency": [urgency(each) for each in found],
        "learnt": together.model_dump(mode="json"),
        "lines": learnt_lines(together, today),
        "calendar": calendar_text(records, playbook(), STAMP),
    }


def _reviewed(**fields: object) -> Data:
    """Return the changes that leave one review, of security, with these fields."""
    return {"governance": [{"review": "security", "started": "2026-01-12", **fields}]}


DAY = "2026-03-20"
DECIDED = {
    "outcome": "revise",
    "reason": "One figure is not met.",
    "by": "Head",
    "on": "2026-03-05",
}
REVISED = DECIDED | {"changes": ["Other scans."], "ends": "2026-03-19"}
PASSED = {"outcome": "passed", "signed_by": "Chief security officer"}
DONE = {"finished": "2026-02-16", **PASSED}
CONDITIONS = {"outcome": "conditions", "conditions": ["An account."]}

CASES: dict[str, tuple[Data, str, list[str]]] = {
    "nothing to look at": (_reviewed(**DONE), DAY, []),
    "undecided on the day of the gate": (_reviewed(**DONE) | {"decision": None}, "2026-03-06", []),
    "undecided on the day after": (
        _reviewed(**DONE) | {"decision": None},
        "2026-03-07",
        ["red decision-overdue: Decision overdue since 6 March 2026 (week 9)."],
    ),
    "undecided, with the gate moved": (
        _reviewed(**DONE) | {"decision": None, "moved": {"decide-gate": "2026-03-13"}},
        DAY,
        ["red decision-overdue: Decision overdue since 13 March 2026 (week 10)."],
    ),
    "paused and undecided": (
        _reviewed(**DONE) | {"decision": None, "status": "paused"},
        DAY,
        [
            "red decision-overdue: Decision overdue since 6 March 2026 (week 9).",
            "note paused: Paused; the days of its plan stay as they are until somebody moves them.",
        ],
    ),
    "archived and undecided": (
        _reviewed(outcome="not-passed") | {"decision": None, "status": "archived"},
        DAY,
        [],
    ),
    "revised, and its time is over": (
        _reviewed(**DONE) | {"decision": REVISED},
        DAY,
        [
            "red revision-overdue: The revised pilot was to end on 19 March 2026, and no new "
            "decision is recorded."
        ],
    ),
    "decided without a reason": (
        _reviewed(**DONE) | {"decision": {"outcome": "go", "by": "Head", "on": "2026-03-05"}},
        DAY,
        [
            "red decision-incomplete: The decision is recorded, and its gate is still shut: "
            "1 entry is missing."
        ],
    ),
    "stopped, whatever is late": (
        _reviewed(lead_weeks=20) | {"decision": DECIDED | {"outcome": "stop"}},
        DAY,
        [],
    ),
    "without an owner in week 3": (
        _reviewed(**DONE) | {"decision": None, "owner": None},
        "2026-01-22",
        [
            "red gate-overdue: The readiness gate was due on 16 January 2026 (week 2) and is "
            "still shut: 1 entry is missing."
        ],
    ),
    "a review that ends too late": (
        _reviewed(lead_weeks=11),
        DAY,
        [
            "red review-late: At 11 weeks, the security review that started on 2026-01-12 ends on "
            "2026-03-30. Week 12 ends on 2026-03-27; only a start by 2026-01-09 would be in time."
        ],
    ),
    "a review that should be done": (
        _reviewed(lead_weeks=6),
        DAY,
        ["red review-overdue: The security review was to end on 23 February 2026."],
    ),
    "a review that should have begun": (
        {"decision": None, **_reviewed(started=None, lead_weeks=9)},
        "2026-01-24",
        [
            "red gate-overdue: The design gate was due on 23 January 2026 (week 3) and is still "
            "shut: 1 entry is missing.",
            "red review-start-overdue: The security review had to start by 23 January 2026 to end "
            "in week 12, and has no starting day.",
        ],
    ),
    "a review that was not passed": (
        _reviewed(**DONE | {"outcome": "not-passed"}) | {"decision": None},
        "2026-03-06",
        ["red review-not-passed: The security review was not passed."],
    ),
    "conditions that are late": (
        _reviewed(**DONE | CONDITIONS, due="2026-03-19"),
        DAY,
        [
            "red conditions-overdue: The conditions of the security review were due on "
            "19 March 2026."
        ],
    ),
    "conditions that are due today": (
        _reviewed(**DONE | CONDITIONS, due=DAY),
        DAY,
        [],
    ),
    "blocked twice, and a criterion changed": (
        {
            **_reviewed(**DONE),
            "blocked": [
                {"what": "Access", "on": "IT operations", "since": "2026-03-02"},
                {"what": "Who pays?", "on": "Finance"},
            ],
            "criterion_changes": [
                {
                    "criterion": "minutes",
                    "metric": "Clerk time",
                    "field": "target",
                    "on": "2026-02-02",
                    "by": "Head of accounts payable",
                    "why": "Counted again.",
                }
            ],
        },
        DAY,
        [
            "note blocked: Blocked: Access. Waiting for: IT operations, since 2 March 2026.",
            "note blocked: Blocked: Who pays? Waiting for: Finance.",
            "note criteria-changed: 1 change to criteria after they were agreed.",
        ],
    ),
}
"""Changes to a pilot that is met and decided, a day, and the flags that they raise on it."""


def case(name: str) -> tuple[PilotRecord, date, list[str]]:
    """Return the record of a case, its day and its flags."""
    changes, day, flags = CASES[name]
    return read(data_of("met-go") | changes), date.fromisoformat(day), flags
