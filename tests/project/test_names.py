"""Does each class of the package have a name of its own?"""

from __future__ import annotations

import ast
from collections import defaultdict

from ..helpers.building import PROJECT


def test_no_two_classes_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted((PROJECT / "macros").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(PROJECT).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
    assert len(places) > 200
