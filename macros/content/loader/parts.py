"""Where does each part of a YAML text begin and end, to the character?

Only for texts that the loader has accepted: nested no deeper than allowed, and without anchors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from .located import Parser, Steps


@dataclass(frozen=True)
class WrittenPart:
    """A value as it is written. Positions count characters from the start of the text."""

    start: int
    end: int
    key_start: int | None = None
    """Where the name of its field begins, if it is the value of a field."""
    style: str | None = None
    """How a text is written: `'`, `"`, `|` or `>`; empty for a plain one, None for no text."""
    in_brackets: bool = False
    """Whether it is a list or a group of fields in brackets or braces."""
    inner: tuple[Steps, ...] = ()
    """The paths of its entries or fields, in their order."""


def parts_of(text: str) -> Mapping[Steps, WrittenPart]:
    """Return every value of a YAML text by its path; raise `yaml.YAMLError` where it is none."""
    found: dict[Steps, WrittenPart] = {}
    root = yaml.compose(text, Loader=Parser)
    if root is not None:
        _take(root, (), None, text, found)
    return found


def _take(
    node: yaml.Node, path: Steps, key: int | None, text: str, found: dict[Steps, WrittenPart]
) -> int:
    """Keep a node and all in it; return where it ends, without what stands after it."""
    start = node.start_mark.index
    if isinstance(node, yaml.ScalarNode):
        end = start + len(text[start : node.end_mark.index].rstrip())
        found[path] = WrittenPart(start, end, key, node.style or "")
        return end
    inner: list[Steps] = []
    last = start
    for step, name, value in _values(node):
        inner.append((*path, step))
        begin = None if name is None else name.start_mark.index
        own_end = _take(value, inner[-1], begin, text, found)
        last = max(last, own_end, 0 if name is None else name.end_mark.index + 1)
    in_brackets = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
    end = node.end_mark.index if in_brackets else last
    found[path] = WrittenPart(start, end, key, None, in_brackets, tuple(inner))
    return end


def _values(node: yaml.Node) -> list[tuple[str | int, yaml.Node | None, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return [(str(name.value), name, value) for name, value in node.value]
    return [(number, None, value) for number, value in enumerate(node.value)]
