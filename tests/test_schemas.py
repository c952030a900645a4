"""Are the committed JSON Schemas those of the model?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.model import KINDS, Edition, Item
from macros.pilot import PilotRecord
from macros.pilot.schemas import SCHEMAS, schema_text, write_schemas

from .building import PROJECT

COMMITTED = Path(__file__).parent.parent / "schema"
NAMES = sorted(SCHEMAS)


def test_there_is_one_schema_a_kind_one_for_the_edition_and_one_for_a_pilot() -> None:
    kinds = {kind.kind: kind for kind in KINDS}
    assert dict(SCHEMAS) == {"edition": Edition, **kinds, "pilot": PilotRecord}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_model_s(name: str) -> None:
    committed = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema_text(name), "stale: run `playbook schema --write schema`"


def test_nothing_else_is_committed() -> None:
    assert sorted(path.name for path in COMMITTED.iterdir()) == [f"{name}.json" for name in NAMES]


def test_writing_makes_every_schema_and_removes_those_of_lost_kinds(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "lost.json").write_text(schema_text("step"), encoding="utf-8")
    others = {"kept.txt": "", "package.json": "{}"}
    for name, text in others.items():
        (tmp_path / "new" / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["schema", "--write", str(tmp_path / "new")])
    assert (result.exit_code, result.output) == (0, "")
    write_schemas(tmp_path / "deep" / "other")
    for folder, beside in ((tmp_path / "new", others), (tmp_path / "deep" / "other", {})):
        written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert written == {f"{name}.json": schema_text(name) for name in NAMES} | beside


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that describes a record."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield node
        for value in node.values():
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
    assert json.loads(text)["$comment"] == (
        "Generated from macros/model by `playbook schema --write`; do not edit."
    )
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("arguments", "outcome"),
    [
        ([], (0, "\n".join(SCHEMAS) + "\n", "")),
        (["term"], (0, schema_text("term"), "")),
        (["terms"], (2, "", "playbook: there is no schema 'terms'. Did you mean term?\n")),
        (["x"], (2, "", "playbook: there is no schema 'x'.\n")),
    ],
)
def test_the_command(arguments: list[str], outcome: tuple[int, str, str]) -> None:
    result = CliRunner().invoke(app, ["schema", *arguments])
    assert (result.exit_code, result.stdout, result.stderr) == outcome


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_other_programs_read_them_too(kind: type[Item]) -> None:
    """Editors and validators take patterns as JavaScript does, which is stricter than Python."""
    file = next((PROJECT / "playbook" / kind.folder).rglob("*.yml"))
    schema = PROJECT / "schema" / f"{kind.kind}.json"
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(path) for path in (program, "--schemafile", schema, file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout
