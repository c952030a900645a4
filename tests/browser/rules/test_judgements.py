"""Does the browser judge every pilot of the table as Python does, in the same words?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.browser.workspace import framework_shape

from ...helpers.judgements import CASES, NAMES, WITH_DOCUMENTS, data_of, expected_of, playbook
from ..modules import run

SAID = """
    const { record, framework } = argument;
    const { GATES, judgeAlone, proposed } = await load("rules/pilot/judge");
    const { appointments, reviewRemarks } = await load("rules/pilot/plan");
    const { risks } = await load("rules/pilot/risks");
    const line = ({ path, code, message }) => `${path.join(".")} ${code}: ${message}`;
    return {
        gates: Object.fromEntries(
            GATES.map((gate) => [gate, judgeAlone(record, gate, framework).map(line)]),
        ),
        proposal: proposed(record, framework),
        risks: Object.fromEntries(
            risks(record, framework).map(({ mode, because }) => [mode.id, because.length]),
        ),
        reviews: reviewRemarks(record, framework).map(
            ({ at, isLate, message }) => `${at} ${isLate ? "late" : "note"}: ${message}`,
        ),
        plan: appointments(record, framework).map(
            ({ first, last, id }) => `${first} ${last} ${id}`,
        ),
    };
"""

DOCUMENTS = {
    "memo.md": """
        const { memoBlocks } = await load("rules/pilot/memo");
        const { toMarkdown } = await load("documents/markdown");
        return toMarkdown(memoBlocks(argument.record, argument.framework));
    """,
    "retrospective.json": """
        const { asRetrospective } = await load("rules/pilot/hand-on");
        return JSON.stringify(asRetrospective(argument.record, argument.framework));
    """,
}


def given(case: str) -> dict[str, Any]:
    return {"record": data_of(case), "framework": framework_shape(playbook())}


def test_cases(page: Page) -> None:
    assert {case: run(page, SAID, given(case)) for case in NAMES} == {
        case: expected_of(case) for case in NAMES
    }


@pytest.mark.parametrize(("case", "document"), WITH_DOCUMENTS)
def test_document(page: Page, case: str, document: str) -> None:
    expected = (CASES / case / document).read_text(encoding="utf-8")
    made = run(page, DOCUMENTS[document], given(case))
    if document.endswith(".json"):
        assert json.loads(made) == json.loads(expected)
    else:
        assert made == expected
