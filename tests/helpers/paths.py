"""Which paths does a record have, by its JSON Schema?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


def paths_of(
    schema: dict[str, Any], node: dict[str, Any] | None = None, path: Path = ()
) -> Iterator[Path]:
    """Yield the path of every field and of a list's first entry; a record of a record once."""
    node = schema if node is None else node
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    for name, inner in node.get("properties", {}).items():
        yield (*path, name)
        yield from paths_of(schema, inner, (*path, name))
    if "items" in node:
        yield (*path, 0)
        yield from paths_of(schema, node["items"], (*path, 0))
    for option in node.get("anyOf", ()):
        yield from paths_of(schema, option, path)
