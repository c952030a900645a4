"""By which schema does an editor check a file of content? By the one that its first line names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from macros.model import KINDS

from ..helpers.building import PROJECT

CONTENT = PROJECT / "playbook"
FILES = {"edition": [CONTENT / "playbook.yml"]} | {
    kind.kind: sorted((CONTENT / kind.folder).rglob("*.yml")) for kind in KINDS
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_schema(name: str) -> None:
    firsts = {path: path.read_text("utf-8").partition("\n")[0] for path in FILES[name]}
    assert firsts == {path: _first_line(name, path) for path in FILES[name]}


def _first_line(name: str, path: Path) -> str:
    schema = os.path.relpath(PROJECT / "schema" / f"{name}.json", path.parent)
    return f"# yaml-language-server: $schema={Path(schema).as_posix()}"


def test_the_settings_map_no_schema_beside() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    assert {name for name in settings if name.startswith("yaml.")} == {
        "yaml.customTags",
        "yaml.format.enable",
        "yaml.validate",
    }
