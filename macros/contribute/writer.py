"""How does a record become a YAML file that an author can go on with, and that reads back the same?

PyYAML writes the values; a value is never put together from strings. Between them stand comments
that say what each field is for, and which fields could still be told. What was written is read
back and compared before it is handed over.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from ..content.loader import read_tree, reads_as_text, unreadable_characters
from ..model import Item
from .questions import fields

WIDTH = 100
_FOLD_FROM = 76
_STR = "tag:yaml.org,2002:str"


class UnwritableError(ValueError):
    """Raised for data that a file would not give back as they are; the text says which."""


def assure(data: Mapping[str, Any], text: str) -> None:
    """Raise `UnwritableError` where a file's text gives back anything but these data.

    What the loader refuses, it says itself to anyone who reads the text.
    """
    path = Path("file")
    tree, _ = (None, []) if unreadable_characters(path, text) else read_tree(path, text)
    if tree is None:
        return
    wrong = [name for name in data if tree.data.get(name) != _listed(data[name])]
    if wrong or len(tree.data) != len(data):
        named = ", ".join(wrong) or "a field"
        raise UnwritableError(f"{named} would not read back as it was given; write it otherwise")


def file_text(kind: type[Item], answers: Mapping[str, Any], path: Path) -> str:
    """Return the file of an item as it is written at `path`; unknown fields come last.

    Raise `UnwritableError` where it would not read back as the answers.
    """
    parts = [schema_line(kind.kind, path)]
    known = fields(kind)
    for name, description in known.items():
        if name in answers:
            parts.append(_comment(description) + _dumped({name: answers[name]}))
        else:
            parts.append(_comment(f"{name}: {description}"))
    parts += [_dumped({name: answers[name]}) for name in answers if name not in known]
    text = "".join(parts)
    assure(answers, text)
    return text


def schema_line(name: str, path: Path) -> str:
    """Return the line by which an editor finds the schema of the file at `path`."""
    schema = Path(os.path.relpath(Path("schema") / f"{name}.json", path.parent)).as_posix()
    return f"# yaml-language-server: $schema={schema}\n"


def data_text(data: Mapping[str, Any]) -> str:
    """Return data as YAML that the loader reads back as the same; raise `UnwritableError`."""
    text = _dumped(data)
    assure(data, text)
    return text


def in_brackets(value: Any) -> str:
    """Return a single value as it is written inside brackets or braces, on one line."""
    text = yaml.dump(
        [value],
        Dumper=_Dumper,
        width=float("inf"),
        allow_unicode=True,
        default_flow_style=True,
    )
    return str(text).strip()[1:-1]


def _dumped(data: Mapping[str, Any]) -> str:
    return str(
        yaml.dump(
            dict(data),
            Dumper=_Dumper,
            width=WIDTH,
            allow_unicode=True,
            sort_keys=False,
            default_flow_style=False,
        )
    )


def _listed(value: Any) -> Any:
    """Return a value as the loader makes it: with lists for tuples."""
    if isinstance(value, Mapping):
        return {name: _listed(inner) for name, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value


class _Dumper(yaml.SafeDumper):
    """Indents lists, repeats what occurs twice, and writes text so that it stays text."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, False)  # noqa: FBT003

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(_STR, text, style=_style(text))


def _style(text: str) -> str | None:
    """Choose how a text is written; where a style can't hold it, PyYAML takes quotes."""
    lines = text.split("\n")
    is_loose = text != text.strip() or "\r" in text or any(map(_is_fragile, lines))
    if is_loose or not reads_as_text(text):
        return '"'
    if len(lines) > 1:
        return "|"
    return ">" if len(text) > _FOLD_FROM and "  " not in text else None


def _is_fragile(line: str) -> bool:
    """Whether a line in a block could lose something: at its ends, or where it is folded."""
    return line != line.strip() or "\t" in line


def _comment(text: str) -> str:
    return textwrap.indent(textwrap.fill(text, WIDTH - 2), "# ") + "\n"


_Dumper.add_representer(str, _represent_text)
