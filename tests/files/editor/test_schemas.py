"""Are the committed JSON Schemas those of the model, and can other programs read them?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.files.data.api import item_schema
from macros.files.editor import IDS, ids_text, printed_text, schema_text, write_schemas
from macros.model import KINDS, Edition, Item, Withdrawn
from macros.pilot import PilotRecord
from macros.pilot.portfolio import Portfolio
from macros.pilot.schemas import SCHEMAS, browser_schema_text
from macros.work.settings import CONTENT

from ...helpers.building import PROJECT
from ...helpers.editing import SMALL, known_in
from ...helpers.node import run_module

COMMITTED = PROJECT / "schema"
NAMES = sorted(SCHEMAS)
FILES = sorted([IDS, *(f"{name}.json" for name in SCHEMAS)])
COMPILE_STRICTLY = """
  import Ajv from "ajv/dist/2020.js";
  import addFormats from "ajv-formats";
  import { text } from "node:stream/consumers";

  const { ids, words, schemas } = JSON.parse(await text(process.stdin));
  const outcomes = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const ajv = new Ajv.default({ strict: true });
    ajv.addVocabulary(words);
    addFormats.default(ajv);
    if (name.startsWith("schema/")) ajv.addSchema(ids, "ids.json");
    try {
      ajv.compile(schema);
      outcomes[name] = "compiled";
    } catch (error) {
      outcomes[name] = error.message;
    }
  }
  console.log(JSON.stringify(outcomes));
"""
EDITORS_WORDS = [
    "defaultSnippets",
    "deprecationMessage",
    "doNotSuggest",
    "enumDescriptions",
    "errorMessage",
    "patternErrorMessage",
]
"""The keywords of the editors' language server, which ask nothing of a file."""


def test_there_is_a_schema_for_each_kind_and_for_what_is_no_kind() -> None:
    kinds = {kind.kind: kind for kind in KINDS}
    others = {
        "edition": Edition,
        "withdrawn": Withdrawn,
        "pilot": PilotRecord,
        "portfolio": Portfolio,
    }
    assert dict(SCHEMAS) == {**kinds, **others}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_model_s(name: str) -> None:
    committed = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "stale: run `playbook schema --write schema`"


def test_nothing_else_is_committed() -> None:
    assert sorted(path.name for path in COMMITTED.iterdir()) == FILES


def test_the_committed_ids_may_lag_behind_the_content_and_nothing_else_may() -> None:
    committed = json.loads((COMMITTED / IDS).read_text("utf-8"))
    made = json.loads(ids_text(known_in(PROJECT / "playbook")))
    assert without_ids(committed) == without_ids(made), (
        "stale: run `playbook schema --write schema`"
    )


def test_the_ids_are_those_of_the_content_that_the_environment_names(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = work / "mine" / "roles"
    roles.mkdir(parents=True)
    (roles / "clinician.yml").write_text(ROLE, encoding="utf-8")
    (roles / "broken.yml").write_text("id: [", encoding="utf-8")
    monkeypatch.setenv(CONTENT.name, os.pathsep.join(("base", "mine")))
    assert CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "out")]).exit_code == 0
    ids = json.loads((tmp_path / "out" / IDS).read_text("utf-8"))
    offered = ids["$defs"]["role"]["anyOf"][0]
    named = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert named == {"broken": "broken", "clinician": "A clinician", "owner": "Business owner"}


ROLE = """\
id: clinician
title: A clinician
summary: Acts on what it says.
origin: editorial
who: Whoever treats patients.
commitment: An hour a week.
"""


def test_another_item_changes_nothing_but_the_ids() -> None:
    known = known_in(*SMALL)
    more = {**known, "organisation": {**known["organisation"], "a-new-one": "A new one"}}
    one, other = (json.loads(ids_text(each)) for each in (known, more))
    assert (one == other, without_ids(one) == without_ids(other)) == (False, True)


def without_ids(node: Any) -> Any:
    """Return the schemas of what names an item without the items that were there."""
    if isinstance(node, list):
        return [without_ids(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: part for key, part in node.items() if key not in {"enum", "enumDescriptions"}}
    if "enum" in node:
        assert len(node["enum"]) == len(node["enumDescriptions"]) > 0
        assert node["enum"] == list(dict.fromkeys(node["enum"]))
    return {key: without_ids(part) for key, part in kept.items()}


def test_writing_makes_every_schema_and_removes_those_of_lost_kinds(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "lost.json").write_text(schema_text("step"), encoding="utf-8")
    others = {"kept.txt": "", "package.json": "{}"}
    for name, text in others.items():
        (tmp_path / "new" / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "new")])
    assert (result.exit_code, result.output) == (0, "")
    write_schemas(tmp_path / "deep" / "other", known_in(PROJECT / "playbook"))
    for folder, beside in ((tmp_path / "new", others), (tmp_path / "deep" / "other", {})):
        written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        made = {f"{name}.json": schema_text(name) for name in NAMES}
        assert written == made | {IDS: ids_text(known_in(PROJECT / "playbook"))} | beside


@pytest.mark.parametrize(
    ("flag", "name"), [("--write", "step.json"), ("--forms", "retrospective.yml")]
)
def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path, flag: str, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(app, ["schema", flag, str(tmp_path)])
    assert (result.exit_code, result.stderr) == (
        2,
        f"playbook: {tmp_path / name} was not generated by the playbook; move it elsewhere.\n",
    )
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        name: "mine"
    }


def test_schemas_and_forms_are_written_in_one_go(tmp_path: Path) -> None:
    folders = (tmp_path / "schemas", tmp_path / "forms")
    options = ["--write", str(folders[0]), "--forms", str(folders[1])]
    assert CliRunner().invoke(app, ["schema", *options]).exit_code == 0
    assert all(any(folder.iterdir()) for folder in folders)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that describes a record, and no condition on one."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield node
        for key, value in node.items():
            if key not in ("if", "then"):
                yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def description(field: dict[str, Any], schema: dict[str, Any]) -> str:
    """Return a field's description, which may be that of the record it holds."""
    record = schema.get("$defs", {}).get(field.get("$ref", "").rpartition("/")[2], {})
    return str(field.get("description") or record.get("description", ""))


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_closed_and_every_field_described(name: str) -> None:
    schema = json.loads(schema_text(name))
    records = list(objects(schema))
    assert [record for record in records if record["additionalProperties"] is not False] == []
    fields = [field for record in records for field in record["properties"].values()]
    assert [field for field in fields if not description(field, schema).endswith(".")] == []
    assert len(fields) > 4


def test_an_editor_is_told_how_to_make_it_anew() -> None:
    text = schema_text("term")
    head = {key: value for key, value in json.loads(text).items() if key in {"$schema", "$comment"}}
    assert head == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated from macros/model by `playbook schema --write`; do not edit.",
    }
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("arguments", "outcome"),
    [
        ([], (0, "\n".join(SCHEMAS) + "\n", "")),
        (["term"], (0, printed_text("term", known_in(PROJECT / "playbook")), "")),
        (["terms"], (2, "", "playbook: there is no schema 'terms'. Did you mean term?\n")),
        (["x"], (2, "", "playbook: there is no schema 'x'.\n")),
    ],
)
def test_the_command(arguments: list[str], outcome: tuple[int, str, str]) -> None:
    result = CliRunner().invoke(app, ["schema", *arguments])
    assert (result.exit_code, result.stdout, result.stderr) == outcome


@pytest.mark.parametrize("name", NAMES)
def test_a_printed_schema_needs_no_other_file(name: str) -> None:
    printed = json.loads(printed_text(name, known_in(*SMALL)))
    pieces = {ref for ref in references(printed) if not ref.startswith("#/$defs/")}
    assert pieces == set()
    assert {ref.removeprefix("#/$defs/") for ref in references(printed)} <= set(printed["$defs"])


def references(node: Any) -> Iterator[str]:
    """Yield every reference in a schema."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for part in node.values():
            yield from references(part)
    elif isinstance(node, list):
        for part in node:
            yield from references(part)


def test_schemas_are_written_where_there_is_no_content(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTENT.name, "playbook")
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "alone")])
    assert (result.exit_code, result.output, list(work.glob("playbook"))) == (0, "", [])
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "alone").iterdir()}
    assert written == {f"{name}.json": schema_text(name) for name in NAMES} | {IDS: ids_text({})}
    assert "enum" not in written[IDS].replace("enumDescriptions", "").partition('"origin"')[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_other_programs_read_them_too(kind: type[Item]) -> None:
    """Editors and validators take patterns as JavaScript does, which is stricter than Python."""
    file = next((PROJECT / "playbook" / kind.folder).rglob("*.yml"))
    schema = PROJECT / "schema" / f"{kind.kind}.json"
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(path) for path in (program, "--schemafile", schema, file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


def test_an_unknown_id_is_no_mistake_to_other_programs(tmp_path: Path) -> None:
    """They can't tell a mistake from what was added since; `playbook check` can."""
    write_schemas(tmp_path, known_in(*SMALL))
    file = tmp_path / "retrospective.yml"
    file.write_text(NEW_IDS, encoding="utf-8")
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [
        str(path) for path in (program, "--schemafile", tmp_path / "retrospective.json", file)
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


NEW_IDS = """\
id: a-new-one
title: A new one
summary: It names what nobody knows yet.
organisations: [a-new-organisation]
use_case: Reads invoices and suggests an account.
technique: document-extraction
record: contributed
contributor: {tie: team}
outcome: stopped
dates: {outcome: "2025"}
practices:
  - {pattern: a-new-pattern, use: full, effect: helped, basis: stated, evidence: It helped.}
failure_modes:
  - {mode: a-new-mode, status: hit, evidence: It hit.}
worked: [Something did.]
"""


def test_neither_the_browser_nor_the_open_data_carries_what_is_for_editors() -> None:
    schemas = [browser_schema_text(name) for name in SCHEMAS]
    schemas += [json.dumps(item_schema(kind)) for kind in KINDS]
    assert [word for word in EDITORS_WORDS if any(word in schema for schema in schemas)] == []
    assert [schema for schema in schemas if IDS in schema] == []


def test_every_schema_compiles_in_strict_mode() -> None:
    known = known_in(*SMALL)
    schemas = {f"schema/{name}.json": json.loads(schema_text(name)) for name in SCHEMAS}
    schemas |= {f"printed/{name}": json.loads(printed_text(name, known)) for name in SCHEMAS}
    api = {f"api/schemas/{kind.folder}.json": item_schema(kind) for kind in KINDS}
    ids = json.loads(ids_text(known))
    given = {"ids": ids, "words": EDITORS_WORDS, "schemas": schemas}
    assert run_module(COMPILE_STRICTLY, given) == dict.fromkeys(schemas, "compiled")
    given = {"ids": ids, "words": [], "schemas": api}
    assert run_module(COMPILE_STRICTLY, given) == dict.fromkeys(api, "compiled")
