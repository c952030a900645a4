"""Does the browser say of several pilots what the terminal says, and write the same calendar?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.browser.workspace import framework_shape
from macros.pilot import PilotRecord

from ...helpers.judgements import playbook
from ...helpers.pilot_records import MONDAY
from ...helpers.portfolios import CASES, STAMP, case, portfolio_records, read, said_together
from ...helpers.twins import differences
from ..modules import run

SAID = """
const { status } = await load("rules/pilot/status");
const { learnt, learntLines } = await load("rules/pilot/learnt");
const { cells, headWords, urgency } = await load("rules/pilot/portfolio");
const { calendar } = await load("rules/pilot/calendar");
const { framework, groups, stamp } = argument;
return groups.map(({ records, today }) => {
  const statuses = records.map((record) => status(record, framework, today));
  const found = learnt(records, framework, today);
  return {
    statuses,
    cells: statuses.map((each) => cells(each, framework)),
    head: headWords(statuses, framework, today),
    urgency: statuses.map(urgency),
    learnt: found,
    lines: learntLines(found, framework, today),
    calendar: calendar(records, framework, stamp),
  };
});
"""
OFFSETS = (-40, 0, 25, 60, 66, 90, 200)


def group(records: list[PilotRecord], today: date) -> dict[str, Any]:
    whole = [record.model_dump(mode="json", exclude_none=True) for record in records]
    return {"records": whole, "today": str(today)}


def said_in_the_browser(page: Page, groups: list[dict[str, Any]]) -> list[Any]:
    given = {"framework": framework_shape(playbook()), "groups": groups, "stamp": STAMP}
    return list(run(page, SAID, given))


@pytest.mark.parametrize("seed", [1, 2])
def test_any_pilots(seed: int, page: Page) -> None:
    records = [read(data) for data in portfolio_records(seed, 120)]
    parts = [
        (records[at : at + 6], MONDAY + timedelta(days=OFFSETS[at // 6 % len(OFFSETS)]))
        for at in range(0, 120, 6)
    ]
    groups = [group(some, day) for some, day in parts]
    expected = [said_together(some, day) for some, day in parts]
    assert differences(groups, said_in_the_browser(page, groups), expected) == []


def test_cases(page: Page) -> None:
    parts = [([record], day) for record, day, _ in map(case, CASES)]
    groups = [group(some, day) for some, day in parts]
    expected = [said_together(some, day) for some, day in parts]
    assert differences(groups, said_in_the_browser(page, groups), expected) == []
