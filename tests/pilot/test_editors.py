"""What do an author's editor and other validators say of a file, by the published schemas?"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from macros.files.data.api import item_schema
from macros.model import KINDS
from macros.pilot.schemas import SCHEMAS, schema_text

from ..helpers.building import PROJECT
from ..helpers.language_server import Editor, editor
from ..helpers.node import run_module

RETROSPECTIVE = """\
# yaml-language-server: $schema=../../../schema/retrospective.json
id: invoice-triage
title: Invoice triage
summary: It read invoices and was stopped.
organisations:
  - {name: An insurer, kind: unnamed, sector: insurance}
use_case: Reads invoices and suggests an account.
technique: document-extraction
record: contributed
contributor: {tie: team}
outcome: stopped
dates: {outcome: 2025}
story: It began in spring.
worked:
  - The clerks checked each suggestion.
practices:
  - pattern: shadow-mode
    use: full
    effect: helped
    basis: stated
    evidence: Four weeks beside the clerks showed two misread suppliers.
"""
NEED = "yaml-schema: say what worked or what did not: `worked` or `did_not_work`"
EITHER = "yaml-schema: give either `pattern` or `proposed`"
BLANK = (
    'String does not match the pattern of "\\S".',
    "yaml-schema: a text of blanks only says nothing",
)
NO_RECORD = ("id: invoice-triage", 'Missing property "record".', "yaml-schema: Retrospective")
COMPILE_STRICTLY = """
  import Ajv from "ajv/dist/2020.js";
  import addFormats from "ajv-formats";
  import { text } from "node:stream/consumers";

  const outcomes = {};
  for (const [name, schema] of Object.entries(JSON.parse(await text(process.stdin)))) {
    const ajv = new Ajv.default({ strict: true });
    addFormats.default(ajv);
    try {
      ajv.compile(schema);
      outcomes[name] = "compiled";
    } catch (error) {
      outcomes[name] = error.message;
    }
  }
  console.log(JSON.stringify(outcomes));
"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Editor]:
    with editor() as running:
        yield running


WORKED = "worked:\n  - The clerks checked each suggestion.\n"
NOTHING_WORKED = ("id: invoice-triage", 'Missing property "worked".', NEED)


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param({}, [], id="all-right"),
        pytest.param({"record: contributed\n": ""}, [NO_RECORD], id="missing"),
        pytest.param(
            {"title: Invoice triage": "title: '  '"}, [("title: '  '", *BLANK)], id="blank-line"
        ),
        pytest.param(
            {"story: It began in spring.": "story: ' '"},
            [("story: ' '", *BLANK)],
            id="blank-passage",
        ),
        pytest.param(
            {"- The clerks checked each suggestion.": "- ' '"},
            [("  - ' '", *BLANK)],
            id="blank-entry",
        ),
        pytest.param({WORKED: ""}, [NOTHING_WORKED], id="none-of-two-fields"),
        pytest.param(
            {WORKED: "worked: []\n"},
            [("worked: []", "Array has too few items. Expected 1 or more.", NEED)],
            id="one-of-two-fields-is-empty",
        ),
        pytest.param(
            {"record: contributed\n": "", WORKED: ""},
            [NO_RECORD, NOTHING_WORKED],
            id="missing-and-none-of-two-fields",
        ),
        pytest.param(
            {"- pattern: shadow-mode": "- pattern: shadow-mode\n    proposed: A clinic"},
            [("    proposed: A clinic", 'Incorrect type. Expected "null".', EITHER)],
            id="both-of-two-fields",
        ),
        pytest.param(
            {"- pattern: shadow-mode\n    use": "- use"},
            [("  - use: full", 'Missing property "pattern".', EITHER)],
            id="neither-of-two-fields",
        ),
        pytest.param(
            {"pattern: shadow-mode": "pattern: null\n    proposed: A clinic"},
            [],
            id="one-of-two-fields-is-null",
        ),
    ],
)
def test_an_editor_tells_what_is_wrong_with_a_retrospective(
    opened: Editor, edits: dict[str, str], told: list[tuple[str, str, str]]
) -> None:
    text = RETROSPECTIVE
    for wrong, right in edits.items():
        assert text.count(wrong) == 1
        text = text.replace(wrong, right)
    assert opened.says(PROJECT / "playbook" / "retrospectives" / "2025", text) == told


def test_every_schema_compiles_in_strict_mode() -> None:
    schemas = {f"schema/{name}.json": json.loads(schema_text(name)) for name in SCHEMAS}
    schemas |= {f"api/schemas/{kind.folder}.json": item_schema(kind) for kind in KINDS}
    outcomes = run_module(COMPILE_STRICTLY, schemas)
    assert outcomes == dict.fromkeys(schemas, "compiled")
