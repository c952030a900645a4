"""Does the browser say of any pilot's record what the terminal says of it?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.browser.workspace import framework_shape, workspace_files
from macros.content.loader import Tree, read_record, read_tree
from macros.content.problems import Problem
from macros.pilot import PilotRecord, as_retrospective, problems_in, risks

from ...helpers.judgements import CASES, memo_of, playbook, said_of
from ...helpers.pilot_records import (
    Data,
    half_filled_records,
    misnamed_records,
    raw_texts,
    sound_records,
    whole_records,
    wrong_records,
)
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
const { namingProblems } = await load("rules/pilot/naming");
const { UnreadableYaml, yamlData } = await load("documents/yaml-data");
const { toMarkdown } = await load("documents/markdown");
const { framework, tables, records } = argument;
const line = ({ path, code, message }) => `${path.join(".")} ${code}: ${message}`;
const gates = (record) =>
  Object.fromEntries(GATES.map((gate) => [gate, judgeAlone(record, gate, framework).map(line)]));
const told = ({ rule, where, message, hint }) => [rule, where, message, hint].join("\\n");
const said = (record) => ({
  record,
  misnamed: namingProblems(record, framework).map(told).sort(),
  gates: gates(record),
  proposal: proposed(record, framework),
  risks: risks(record, framework).map(({ mode, because }) => [mode.id, because.map(line)]),
  reviews: reviewRemarks(record, framework).map(
    ({ at, isLate, message }) => `${at} ${isLate ? "late" : "note"}: ${message}`),
  plan: appointments(record, framework).map(({ first, last, id }) => `${first} ${last} ${id}`),
  memo: toMarkdown(memoBlocks(record, framework)),
  retrospective: asRetrospective(record, framework),
});
const saidOf = (given) => {
  const problems = shapeProblems(tables, given).map(told);
  return problems.length ? { problems: problems.sort() } : said(fullRecord(tables, given));
};
return records.map((given) => {
  if (typeof given !== "string") return saidOf(given);
  try {
    return saidOf(yamlData(given));
  } catch (error) {
    if (error instanceof UnreadableYaml) return "unreadable";
    throw error;
  }
});
"""


def of_the_browser(page: Page, records: Sequence[Data | str]) -> list[Any]:
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
    return said_of_tree(tree)


def of_the_text(text: str) -> Any:
    tree, problems = read_tree(FILE, text)
    assert (tree is None) == bool(problems)
    return "unreadable" if tree is None else said_of_tree(tree)


def said_of_tree(tree: Tree) -> Any:
    record, problems = read_record(tree, PilotRecord)
    if record is None:
        return {"problems": sorted(map(told, problems))}
    return {
        "misnamed": sorted(map(told, problems_in(record, tree, playbook()))),
        "record": without_blanks(record.model_dump(mode="json", exclude_unset=True)),
        **said_of(record),
        "risks": [[risk.mode, list(map(line, risk.because))] for risk in risks(record, playbook())],
        "memo": memo_of(record),
        "retrospective": as_retrospective(record, playbook()),
    }


def told(problem: Problem) -> str:
    message = re.sub(r"(?<=[0-9])\.0\b", "", problem.message)  # JavaScript has no other way
    return "\n".join([problem.rule, problem.where, message, problem.hint])


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


def test_what_names_nothing(page: Page) -> None:
    records = misnamed_records(2, 200)
    expected = list(map(of_the_terminal, records))
    assert differences(records, of_the_browser(page, records), expected) == []
    assert sum(bool(said.get("misnamed")) for said in expected) >= 150


def test_pilots_that_are_ready_to_be_decided(page: Page) -> None:
    records = sound_records(4, 120)
    expected = list(map(of_the_terminal, records))
    assert differences(records, of_the_browser(page, records), expected) == []
    assert {said["proposal"] for said in expected} == {"go", "revise", "stop", "unready"}


def test_files_as_they_are_written(page: Page) -> None:
    texts = raw_texts(3, 300)
    expected = [outcome(of_the_text(text)) for text in texts]
    found = list(map(outcome, of_the_browser(page, texts)))
    assert differences(texts, found, expected) == []
    assert expected.count("unreadable") >= 40
    assert sum("record" in said for said in expected) >= 80


def outcome(said: Any) -> Any:
    """Return what is said of a file; of one in another shape, only that it has one."""
    return "misshapen" if "problems" in said else said


OPEN = """
const { readPilot, UnreadablePilot } = await load("documents/pilot-file");
const said = [];
for (const text of argument) {
  try {
    const { record, problems } = await readPilot(text);
    said.push([record.id, ...problems]);
  } catch (error) {
    if (!(error instanceof UnreadablePilot)) throw error;
    said.push(error.message);
  }
}
return said;
"""

WORSE = (
    "criteria[1].target: the target, 3, is worse than the baseline, 88 %: lower is better. "
    "Correct `better` or the figure, or write `kind: keep-within` if it is a limit."
)

CHANGED: dict[str, tuple[tuple[str, str], list[str], str | list[str]]] = {
    "raw-exp": (
        ("target: 90", "target: 4e0"),
        ["ambiguous-value"],
        'Line 52: YAML readers disagree about what 4e0 is. Write "4e0" in quotes for the text, or '
        "a plain number, true or false.",
    ),
    "raw-octal": (
        ("target: 90", "target: 010"),
        ["ambiguous-value"],
        'Line 52: YAML readers disagree about what 010 is. Write "010" in quotes for the text, or '
        "a plain number, true or false.",
    ),
    "comma": (
        ("- review: privacy", "- {review: privacy, lead_weeks: 1,5}\n- review: privacy"),
        ["comma-in-braces"],
        "Line 77: inside braces a comma ends a value, and 5 is read as a field. Write decimals "
        "with a point, and put text with a comma in quotes.",
    ),
    "criterion-id-twice": (
        ("- id: minutes", "- id: correct"),
        ["duplicate-id", "unknown-id"] + ["unknown-id"] * 4,
        "This is no pilot's record: log[1].readings[2].criterion: there is no criterion 'minutes'. "
        "There are: correct; log[2].readings[2].criterion: there is no criterion 'minutes'. There "
        "are: correct; log[3].readings[2].criterion: there is no criterion 'minutes'. There are: "
        "correct; log[4].readings[2].criterion: there is no criterion 'minutes'. There are: "
        "correct; log[5].readings[2].criterion: there is no criterion 'minutes'. There are: "
        "correct.",
    ),
    "orphan-reading": (
        ("  - criterion: minutes\n    value: 9.5", "  - criterion: nobody\n    value: 3"),
        ["unknown-id"],
        "This is no pilot's record: log[1].readings[2].criterion: there is no criterion 'nobody'. "
        "There are: correct, minutes.",
    ),
    "moved": (
        ("owner:", "moved: {run-pilto: '2026-03-02'}\nowner:"),
        ["unknown-id"],
        "This is no pilot's record: moved.run-pilto: there is no event 'run-pilto'. Did you mean "
        "run-pilot?.",
    ),
    "direction": (
        ("better: higher", "better: lower"),
        ["target-worse-than-baseline"],
        ["invoice-triage", WORSE.replace("3,", "90 %,")],
    ),
    "limit": (("better: higher", "better: lower\n  kind: keep-within"), [], ["invoice-triage"]),
    "decided-before-start": (
        ("2026-03-05", "2026-01-02"),
        ["dates-swapped"],
        [
            "invoice-triage",
            "decision.on: the decision is of 2026-01-02, and week 1 began on 2026-01-05. Correct "
            "one of the two days.",
        ],
    ),
}


def test_what_the_terminal_refuses_is_refused_or_told_when_a_file_is_opened(page: Page) -> None:
    met = (CASES / "met-go" / "pilot.yml").read_text(encoding="utf-8")
    texts = [met.replace(was, now, 1) for (was, now), _, _ in CHANGED.values()]
    assert met not in texts
    rules = [[problem.rule for problem in problems_of(text)] for text in texts]
    assert rules == [rules for _, rules, _ in CHANGED.values()]
    assert run(page, OPEN, texts) == [said for _, _, said in CHANGED.values()]


def problems_of(text: str) -> list[Problem]:
    tree, problems = read_tree(FILE, text)
    if tree is None:
        return problems
    record, problems = read_record(tree, PilotRecord)
    return problems if record is None else sorted(problems_in(record, tree, playbook()))
