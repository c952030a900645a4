"""By which schema does an editor check a file of content? By the one that its first line names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.contribute.writer import schema_line
from macros.model import KINDS

from ..helpers.building import PROJECT

CONTENT = PROJECT / "playbook"
FILES = {"edition": [CONTENT / "playbook.yml"]} | {
    kind.kind: sorted((CONTENT / kind.folder).rglob("*.yml")) for kind in KINDS
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_schema(name: str) -> None:
    texts = {path: path.read_text("utf-8") for path in FILES[name]}
    firsts = {path: text.partition("\n")[0] for path, text in texts.items()}
    assert firsts == {path: _first_line(name, path, text) for path, text in texts.items()}


def _first_line(name: str, path: Path, text: str) -> str:
    named = "withdrawn" if "\nstatus: withdrawn\n" in text else name
    return schema_line(named, path.relative_to(PROJECT)).removesuffix("\n")


def test_the_settings_map_no_schema_beside() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    assert {name for name in settings if name.startswith("yaml.")} == {
        "yaml.customTags",
        "yaml.format.enable",
        "yaml.validate",
    }
