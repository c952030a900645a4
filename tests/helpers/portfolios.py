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
from macros.pilot.portfolio import cells
from macros.pilot.status import status

from .judgements import playbook
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
    names = [*titles, record["title"], "Security", "IT operations", "it operations"]
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
        "learnt": together.model_dump(mode="json"),
        "lines": learnt_lines(together, today),
        "calendar": calendar_text(records, playbook(), STAMP),
    }
