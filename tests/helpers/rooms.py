"""Which rooms has the package, and which imports go from one to another?

`python -m tests.helpers.rooms` writes it down for the page on the architecture; a test keeps what
is written equal to the code.
"""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path

import grimp

from macros.pages.rooms import FILE

PROJECT = Path(__file__).parents[2]


def rooms_text() -> str:
    """Return the rooms from the top layer down, and which of them import from which."""
    graph = grimp.build_graph("macros", cache_dir=None)
    arrows: set[tuple[str, str]] = set()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            ends = _room(importer), _room(imported)
            if all(ends) and ends[0] != ends[1]:
                arrows.add(ends)
    data = {
        "layers": [
            [{"name": room, "question": _question(room)} for room in layer] for layer in _layers()
        ],
        "arrows": [{"from": importer, "to": imported} for importer, imported in sorted(arrows)],
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _layers() -> list[list[str]]:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [layer.split(" | ") for layer in layers]


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _question(room: str) -> str:
    folder = PROJECT / "macros" / room
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.partition("?")[0].replace("`", "").strip() + "?"


if __name__ == "__main__":
    FILE.write_text(rooms_text(), encoding="utf-8")
