"""Where does each part of a YAML text stand, and what in it is not allowed?

Built from the parser's events and not from PyYAML's constructors: an event carries its place, and
anchors, tags, several documents, duplicate keys and deep nesting are seen before they do anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from ...text.figures import how_to_write_number
from ...text.shown import clipped
from ..problems import Place, Problem
from .scalars import AmbiguousError, Scalar, value_of
from .text import INVISIBLE, invisible

MAX_DEPTH = 20
"""Deepest nesting that is read; the deepest record of the model has seven levels."""

Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is about nine times faster

PathStep = str | int
Steps = tuple[PathStep, ...]

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

_TAB_IN_INDENT = re.compile(r" *\t")

_DEPTH_HINT = f"Write it flatter; at most {MAX_DEPTH} levels are read."


@dataclass
class Located:
    """Plain data, the place of every value and key in it by its path, and what was wrong."""

    data: Any = None
    values: dict[Steps, Place] = field(default_factory=dict)
    keys: dict[Steps, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def locate(path: Path, text: str) -> Located:
    """Read a YAML text with the place of everything in it; keep what is not allowed as problems."""
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=Parser):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        if tabs := _tabs_in_indents(path, text, error):
            builder.problems += tabs
        else:
            builder.report_syntax(error)
    except RecursionError:  # only the pure Python parser recurses
        builder.report(Place(path), "too-deep", "the file nests too deeply", _DEPTH_HINT)
    return Located(builder.root, builder.values, builder.keys, builder.problems)


def _tabs_in_indents(path: Path, text: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """Return the tab in an indent at which the reading stopped, and those of the lines below it.

    A tab elsewhere is text, and stops nothing. What stands below can't be told apart before the
    first is gone, so each line there that begins so is named at once.
    """
    mark = error.problem_mark
    if mark is None:
        return []
    below = list(enumerate(text.split("\n"), 1))[mark.line :]
    found = [(line, match.end()) for line, said in below if (match := _TAB_IN_INDENT.match(said))]
    if not found or found[0][0] != mark.line + 1 or found[0][1] <= mark.column:
        return []
    message = "a tab stands at the start of the line"
    hint = "Indent with spaces, two for each level."
    return [Problem(Place(path, line, column), "tab", message, hint) for line, column in found]


@dataclass
class _Open:
    """A collection that is being read."""

    data: dict[str, Any] | list[Any]
    path: Steps
    in_braces: bool = False
    key: str | None = None
    key_end: int = -1
    plain: _Plain | None = None
    """The last value, if it is one that a comma may have ended."""


@dataclass
class _Plain:
    """A value without quotes inside braces, and what commas have cut off it."""

    first: str
    whole: str
    end: int
    place: Place
    problem: int = -1


def _is_cut_off(value: yaml.ScalarEvent, key_end: int) -> bool:
    """Whether a value inside braces is none, and its key no key: what stands behind a comma."""
    return not value.value and bool(value.implicit[0]) and _index(value.start_mark) == key_end


def _index(mark: Any) -> int:
    return mark.index if mark else -1


def _cut_by_comma(plain: _Plain, whole: str) -> Problem:
    rest = whole.removeprefix(plain.first).lstrip(", ")
    how = how_to_write_number(whole, "")
    return Problem(
        plain.place,
        "comma-in-braces",
        f"inside braces a comma ends a value: this one is read as `{clipped(plain.first)}`, and "
        f"`{clipped(rest)}` as a field",
        "Put the whole text in quotes." if how == how_to_write_number("", "") else how,
    )


class _Builder:
    """Takes events one by one; keeps the data, the places and the problems."""

    def __init__(self, path: Path) -> None:
        self.file = path
        self.root: Any = None
        self.documents = 0
        self.open: list[_Open] = []
        self.values: dict[Steps, Place] = {}
        self.keys: dict[Steps, Place] = {}
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
            return self._begin(event, place)
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

    def _begin(self, event: yaml.CollectionStartEvent, place: Place) -> bool:
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
        data: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        in_braces = isinstance(data, dict) and bool(event.flow_style)
        self.open.append(_Open(data, self._add(data, place), in_braces))
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
            self.open[-1].key_end = _index(event.end_mark)
        elif event.implicit[0]:
            plain = self._plain(event, place)
            self._add(self._resolve(event.value, place), place)
            if self.open:
                self.open[-1].plain = plain
        else:
            self._add(event.value, place)

    def _plain(self, event: yaml.ScalarEvent, place: Place) -> _Plain | None:
        """Return a value inside braces, with what a comma cut off: a key without a colon."""
        parent = self.open[-1] if self.open else None
        if parent is None or not parent.in_braces:
            return None
        before, key = parent.plain, parent.key or ""
        if not _is_cut_off(event, parent.key_end):
            return _Plain(event.value, event.value, _index(event.end_mark), place)
        if before is None:
            return None
        between = ", " if parent.key_end - len(key) > before.end + 1 else ","
        whole = f"{before.whole}{between}{key}"
        if before.problem < 0:
            before.problem = len(self.problems)
        self.problems[before.problem :] = [_cut_by_comma(before, whole)]
        return replace(before, whole=whole, end=parent.key_end)

    def _take_key(self, key: str, place: Place) -> None:
        parent = self.open[-1]
        path = (*parent.path, key)
        if key in parent.data and not (parent.in_braces and key.isdigit()):
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

    def _add(self, value: Any, place: Place) -> Steps:
        """Put a value where the reading stands; return its path."""
        if not self.open:
            self.root = value
            path: Steps = ()
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

    def _resolve(self, text: str, place: Place) -> Scalar:
        try:
            return value_of(text)
        except AmbiguousError:
            self.report(
                place,
                "ambiguous-value",
                f"YAML readers disagree about what {text} is",
                f'Write "{text}" in quotes for the text, or a plain number, true or false.',
            )
            return text

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
