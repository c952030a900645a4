"""Does the browser say of any pilot's record what the terminal says of it?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.browser.workspace import framework_shape, workspace_files
from macros.content.loader import Tree, read_record
from macros.pilot import PilotRecord, as_retrospective, risks

from ...helpers.judgements import memo_of, playbook, said_of
from ...helpers.pilot_records import Data, half_filled_records, whole_records, wrong_records
from ...helpers.twins import differences
from ..modules import run

FILE = Path("pilot.yml")

SAID = """
const { fullRecord, shapeProblems } = await load("rules/pilot/check");
const { GATES, judgeAlone, proposed } = await load("rules/pilot/judge");
const { appointments, reviewRemarks } = await load("rules/pilot/plan");
const { risks } = await load("rules/pilot/risks");
const { memoBlocks } = await load("rules/pilot/memo");
const { asRetrospective } = await load("rules/pilot/hand-on");
const { toMarkdown } = await load("documents/markdown");
const { framework, tables, records } = argument;
const line = ({ path, code, message }) => `${path.join(".")} ${code}: ${message}`;
const gates = (record) =>
  Object.fromEntries(GATES.map((gate) => [gate, judgeAlone(record, gate, framework).map(line)]));
const said = (record) => ({
  record,
  gates: gates(record),
  proposal: proposed(record, framework),
  risks: risks(record, framework).map(({ mode, because }) => [mode.id, because.map(line)]),
  reviews: reviewRemarks(record, framework).map(
    ({ at, isLate, message }) => `${at} ${isLate ? "late" : "note"}: ${message}`),
  plan: appointments(record, framework).map(({ first, last, id }) => `${first} ${last} ${id}`),
  memo: toMarkdown(memoBlocks(record, framework)),
  retrospective: asRetrospective(record, framework),
});
return records.map((given) => {
  const problems = shapeProblems(tables, given).map(
    ({ rule, where, message, hint }) => [rule, where, message, hint].join("\\n"));
  return problems.length ? { problems: problems.sort() } : said(fullRecord(tables, given));
});
"""


def of_the_browser(page: Page, records: list[Data]) -> list[Any]:
    files = {**workspace_files(playbook()), **contribution_files(playbook())}
    tables = {
        "schema": json.loads(files["assets/pilot/schema.json"]),
        "rules": json.loads(files["contribute/retrospective/rules.json"]),
    }
    argument = {"framework": framework_shape(playbook()), "tables": tables, "records": records}
    return list(run(page, SAID, argument))


def of_the_terminal(data: Data) -> Any:
    tree = Tree(FILE, data)
    tree.text = json.dumps(data, ensure_ascii=False)
    record, problems = read_record(tree, PilotRecord)
    if record is None:
        said = ("\n".join([p.rule, p.where, p.message, p.hint]) for p in problems)
        return {"problems": sorted(said)}
    return {
        "record": without_blanks(record.model_dump(mode="json", exclude_unset=True)),
        **said_of(record),
        "risks": [[risk.mode, list(map(line, risk.because))] for risk in risks(record, playbook())],
        "memo": memo_of(record),
        "retrospective": as_retrospective(record, playbook()),
    }


def line(missing: Any) -> str:
    path = ".".join(map(str, missing.path))
    return f"{path} {missing.code}: {missing.message}"


def without_blanks(value: Any) -> Any:
    """Return data without the fields that say nothing: null, and a list without entries."""
    if isinstance(value, list):
        return list(map(without_blanks, value))
    if not isinstance(value, dict):
        return value
    return {name: without_blanks(part) for name, part in value.items() if part not in (None, [])}


@pytest.mark.parametrize(
    ("make", "count", "wrong"),
    [(whole_records, 120, 0), (half_filled_records, 200, 50), (wrong_records, 600, 300)],
    ids=["whole", "half filled", "wrong"],
)
def test_records(
    make: Callable[[int, int], list[Data]], count: int, wrong: int, page: Page
) -> None:
    records = make(1, count)
    expected = list(map(of_the_terminal, records))
    assert differences(records, of_the_browser(page, records), expected) == []
    assert sum("problems" in said for said in expected) >= wrong
