"""What does a YAML text mean, and where does each part stand?

Built from the parser's events and not from PyYAML's constructors: an event carries its place, and
anchors, tags, several documents, duplicate keys and deep nesting are seen before they do anything.
Plain scalars follow YAML 1.2's core schema; a scalar that YAML 1.1 readers understand otherwise
(`no`, `1:30`, `012`) is refused, since editors and other tools disagree about it. Dates stay text.
Sources: YAML 1.2.2, section 10.3.2 (core schema); YAML 1.1 type repository (bool, int).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..problems import Place, Problem, clipped
from .text import INVISIBLE, invisible

MAX_DEPTH = 20
"""Deepest nesting that is read; the deepest record of the model has seven levels."""

MAX_DIGITS = 18
"""Longest run of digits that is read as a whole number; a longer one stays text."""

MAX_NUMBER = 60
"""Longest plain value that can be a number at all; patterns are slow on very long ones."""

_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is about nine times faster

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_YAML_1_1 = re.compile(
    r"(?i:yes|no|on|off|y|n)"
    r"|[-+]?0[0-9_]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+"
    r"|[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?[0-9]*\.[0-9]*[eE][0-9]+|[-+]\.[0-9]+([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?i:inf)|\.(?i:nan)"
)
_CONSTANTS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_SYNTAX = {
    "could not find expected ':'": "a colon is missing after a field's name",
    "did not find expected ',' or ']'": "the bracket that opens in line {line} is not closed",
    "did not find expected ',' or '}'": "the brace that opens in line {line} is not closed",
    "did not find expected alphabetic or numeric character": "no name follows the & or *",
    "did not find expected key": "a field was expected here",
    "found character that cannot start any token": "no value can begin with this character",
    "found unexpected end of stream": "the quote that opens in line {line} is not closed",
    "mapping values are not allowed in this context": "no field can begin here",
}
"""The commonest of libyaml's complaints in an author's words."""

Step = str | int


@dataclass
class Tree:
    """Plain data, and the place of every value and key in it by its path."""

    path: Path
    data: Any = None
    text: str = ""
    values: dict[tuple[Step, ...], Place] = field(default_factory=dict)
    keys: dict[tuple[Step, ...], Place] = field(default_factory=dict)

    def place(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the value at `path`, or of the nearest value that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.path))

    def key_place(self, path: tuple[Step, ...]) -> Place:
        """Return the place of the key at `path`, or of the value where there is no key."""
        return self.keys.get(path) or self.place(path)

    def find(self, wanted: str, path: tuple[Step, ...]) -> Place:
        """Return the place of the words `wanted` inside the value at `path`, or the value's."""
        start = self.place(path)
        if start.path != self.path:  # a field that a later content root laid over this one
            return start
        for number, line in enumerate(self.text.splitlines()[start.line - 1 :], start.line):
            column = line.find(wanted, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(self.path, number, column + 1)
        return start


def read_tree(path: Path, text: str) -> tuple[Tree | None, list[Problem]]:
    """Return the tree of a YAML text; nothing, and why, when it holds no mapping to read."""
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_Parser):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        builder.report_syntax(error)
    except RecursionError:  # only the pure Python parser recurses
        builder.report(Place(path), "too-deep", "the file nests too deeply", _DEPTH_HINT)
    if builder.problems:
        return None, builder.problems
    tree = Tree(path, builder.root, text, builder.values, builder.keys)
    return (tree, []) if isinstance(tree.data, dict) else (None, [_not_a_mapping(tree)])


_DEPTH_HINT = f"Write it flatter; at most {MAX_DEPTH} levels are read."


def _not_a_mapping(tree: Tree) -> Problem:
    if tree.data is None:
        return Problem(
            Place(tree.path),
            "empty-file",
            "the file is empty",
            "Start with `id:`, `title:` and `summary:`, or delete the file.",
        )
    shape = "a list" if isinstance(tree.data, list) else "a single value"
    return Problem(
        tree.place(()),
        "not-a-mapping",
        f"the file holds {shape} at the top, not fields with values",
        "Write `field: value` lines at the top, such as `title: …`.",
    )


@dataclass
class _Open:
    """A collection that is being read."""

    data: dict[str, Any] | list[Any]
    path: tuple[Step, ...]
    key: str | None = None


class _Builder:
    """Takes events one by one; keeps the data, the places and the problems."""

    def __init__(self, path: Path) -> None:
        self.file = path
        self.root: Any = None
        self.documents = 0
        self.open: list[_Open] = []
        self.values: dict[tuple[Step, ...], Place] = {}
        self.keys: dict[tuple[Step, ...], Place] = {}
        self.problems: list[Problem] = []

    def take(self, event: yaml.Event) -> bool:
        """Take the next event; return whether to go on reading."""
        place = self._place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(place)
        if isinstance(event, yaml.NodeEvent):
            self._refuse_machinery(event, place)
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, place)
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event, place)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], place)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        return True

    def report(self, place: Place, rule: str, message: str, hint: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(place, rule, message, hint))

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Keep the parser's own complaint, at its place."""
        mark = error.problem_mark or error.context_mark
        place = self._place(mark)
        begun = self._place(error.context_mark).line
        said = error.problem or ""
        if said in _SYNTAX:
            said = _SYNTAX[said].format(line=begun)
        self.report(
            place,
            "yaml-syntax",
            f"this is not YAML: {said}",
            "Check the indentation and the quotes. Text that holds `: ` or ` #`, or begins with a "
            "sign such as [ { & * ! % @, stands in quotes.",
        )

    def _begin_document(self, place: Place) -> bool:
        self.documents += 1
        if self.documents > 1:
            self.report(
                place,
                "several-documents",
                "a second document begins here",
                "Keep one item a file; delete the `---` line and what follows it.",
            )
        return self.documents == 1

    def _refuse_machinery(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor is not None:
            self.report(
                place,
                "anchor",
                f"the anchor or alias {event.anchor!r} is not allowed",
                "Write the text out where it is needed; text that begins with & or * needs quotes.",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.report(
                place,
                "tag",
                f"the tag {tag.replace('tag:yaml.org,2002:', '!!')!r} is not allowed",
                "Delete the tag and keep the value; text that begins with ! needs quotes.",
            )

    def _begin(self, data: dict[str, Any] | list[Any], place: Place) -> bool:
        if len(self.open) >= MAX_DEPTH:
            self.report(
                place, "too-deep", f"this nests deeper than {MAX_DEPTH} levels", _DEPTH_HINT
            )
            return False
        if self._awaits_key():
            self.report(
                place,
                "yaml-syntax",
                "a list or a mapping stands where a field name belongs",
                "Put text that begins with a bracket or a brace in quotes.",
            )
            return False
        self.open.append(_Open(data, self._add(data, place)))
        return True

    def _take_alias(self, event: yaml.AliasEvent, place: Place) -> None:
        if self._awaits_key():
            self._take_key(f"*{event.anchor}", place)
        else:
            self._add(None, place)

    def _take_scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        if found := INVISIBLE.search(event.value):  # written as an escape, such as "\0"
            self.problems.append(invisible(found, place))
        if self._awaits_key():
            self._take_key(event.value, place)
        elif event.implicit[0]:
            self._add(self._resolve(event.value, place), place)
        else:
            self._add(event.value, place)

    def _take_key(self, key: str, place: Place) -> None:
        parent = self.open[-1]
        path = (*parent.path, key)
        if key in parent.data:
            first = self.keys[path].line
            self.report(
                place,
                "duplicate-key",
                f"`{clipped(key)}` is given twice; the first is in line {first}",
                "Keep one of the two.",
            )
        self.keys.setdefault(path, place)
        parent.key = key

    def _awaits_key(self) -> bool:
        if not self.open:
            return False
        parent = self.open[-1]
        return isinstance(parent.data, dict) and parent.key is None

    def _add(self, value: Any, place: Place) -> tuple[Step, ...]:
        """Put a value where the reading stands; return its path."""
        if not self.open:
            self.root = value
            path: tuple[Step, ...] = ()
        else:
            parent = self.open[-1]
            if isinstance(parent.data, list):
                path = (*parent.path, len(parent.data))
                parent.data.append(value)
            else:
                key = parent.key or ""
                path = (*parent.path, key)
                parent.data.setdefault(key, value)
                parent.key = None
        self.values.setdefault(path, place)
        return path

    def _resolve(self, text: str, place: Place) -> object:
        """Turn a plain scalar into a value as YAML 1.2 reads it."""
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) > MAX_NUMBER:
            return text
        if _YAML_1_1.fullmatch(text):
            self.report(
                place,
                "ambiguous-value",
                f"YAML readers disagree about what {text} is",
                f'Write "{text}" in quotes for the text, or a plain number, true or false.',
            )
            return text
        if _INT.fullmatch(text):
            return int(text) if len(text) <= MAX_DIGITS else text
        return float(text) if _FLOAT.fullmatch(text) else text

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
