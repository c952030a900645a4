"""By which schema does an editor check a file of content? By the one that its first line names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.contribute.writer import schema_line
from macros.model import KINDS, Item, PastEdition

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


def test_a_snippet_writes_the_first_line_of_each_kind_of_file() -> None:
    """Only VS Code reads them; what follows in the file, every editor offers by the schema."""
    written_by_hand = [kind for kind in KINDS if kind is not PastEdition]
    written = json.loads((PROJECT / ".vscode" / "playbook.code-snippets").read_text("utf-8"))
    assert written == {
        f"A new file: {kind.label.lower()}": _snippet(kind) for kind in written_by_hand
    }


def _snippet(kind: type[Item]) -> dict[str, object]:
    folder = Path("playbook") / kind.folder / ("inner" if kind.by_year or kind.by_group else "")
    line = schema_line(kind.kind, folder / "new.yml").removesuffix("\n")
    return {
        "scope": "yaml",
        "prefix": f"playbook-{kind.kind}",
        "description": "The line by which the editor finds the schema of this file.",
        "body": [line.replace("$", "\\$"), "$0"],
    }


def test_the_settings_map_no_schema_beside() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    assert {name for name in settings if name.startswith("yaml.")} == {
        "yaml.customTags",
        "yaml.format.enable",
        "yaml.validate",
    }
