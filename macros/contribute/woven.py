"""How do changed data go into a YAML text, with its remarks and all that is the same left as it is?

A text that can't hold them line by line is written anew, and keeps the remarks at its head. Either
way it is read back before it is handed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from ..content.loader import Steps, parts_of
from .removal.cutting import UncuttableError, dash, data_of
from .writer import data_text, in_brackets

Edit = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""


def woven(text: str, data: Mapping[str, Any]) -> str:
    """Return the text with other data in it; raise `UnwritableError` where no file could hold them.

    The text is YAML that the loader reads, whose lines end in a line feed alone.
    """
    whole = text if text.endswith("\n") else f"{text}\n"
    try:
        made = _Weaving(whole).made(data)
        if data_of(made) == data:
            return made
    except UncuttableError:
        pass
    head = takewhile(lambda line: line.startswith("#"), whole.splitlines(keepends=True))
    return "".join(head) + data_text(data)


class _Weaving:
    """The lines of one text in which others take the place of some."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = parts_of(text)
        self.data = data_of(text)

    def made(self, data: Mapping[str, Any]) -> str:
        """Return the text with the lines of other data; raise `UncuttableError` if need be."""
        made, at = [], 0
        for start, end, own in sorted(self.value((), self.data, data), key=lambda edit: edit[:2]):
            if start < at:
                raise UncuttableError
            made += [self.text[at:start], own]
            at = end
        return "".join([*made, self.text[at:]])

    def value(self, path: Steps, old: Any, new: Any) -> list[Edit]:
        """Return what to edit so that one value becomes another one inside its own lines."""
        if _same(old, new):
            return []
        if self.parts[path].in_brackets:
            return list(self.in_brackets(path, old, new))
        is_block = old and new
        if is_block and isinstance(old, dict) and isinstance(new, dict):
            return list(self.fields(path, old, new))
        if is_block and isinstance(old, list) and isinstance(new, list):
            return list(self.entries(path, old, new))
        raise UncuttableError

    def in_brackets(self, path: Steps, old: Any, new: Any) -> Iterator[Edit]:
        """Yield the edits of single values in brackets or braces, where none comes or goes."""
        if isinstance(old, dict) and isinstance(new, dict) and list(old) == list(new):
            for name in old:
                yield from self.in_brackets((*path, name), old[name], new[name])
        elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for number, (was, now) in enumerate(zip(old, new, strict=True)):
                yield from self.in_brackets((*path, number), was, now)
        elif isinstance(old, str | int | float) and isinstance(new, str | int | float):
            if not _same(old, new):
                yield self.parts[path].start, self.parts[path].end, in_brackets(new)
        elif old != new:
            raise UncuttableError

    def fields(self, path: Steps, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
        """Yield the edits of a group of fields."""
        for name in old:
            start, end = self._lines((*path, name))
            if name not in new:
                if self.text[self._line(start) : start].strip():
                    raise UncuttableError  # it shares its line with the dash of its entry
                yield self._line(start), end, ""
                continue
            try:
                yield from self.value((*path, name), old[name], new[name])
            except UncuttableError:
                column = start - self._line(start)
                remark = self._remark(self.parts[(*path, name)].end)
                own = _field(name, new[name], column, remark)
                yield start, end, own[column:]
        last = None
        for name in new:
            if name in old:
                last = name
            elif last is None:
                raise UncuttableError
            else:
                start, end = self._lines((*path, last))
                yield end, end, _field(name, new[name], start - self._line(start))

    def entries(self, path: Steps, old: list[Any], new: list[Any]) -> Iterator[Edit]:
        """Yield the edits of a list, whose entries are told apart by what they begin with."""
        places = [self._lines((*path, number)) for number in range(len(old))]
        column = places[0][0] - self._line(places[0][0])
        if self.text[self._line(places[0][0]) : places[0][0]].strip():
            raise UncuttableError
        matcher = SequenceMatcher(None, [*map(_head, old)], [*map(_head, new)], autojunk=False)
        for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
            if kind == "equal":
                pairs = zip(range(from_old, to_old), new[from_new:to_new], strict=True)
                for number, entry in pairs:
                    yield from self._entry((*path, number), old[number], entry, column)
                continue
            for start, end in places[from_old:to_old]:
                yield self._line(start), end, ""
            at = places[from_old - 1][1] if from_old else self._line(places[0][0])
            own = "".join(_listed(entry, column) for entry in new[from_new:to_new])
            yield at, at, own

    def _entry(self, path: Steps, old: Any, new: Any, column: int) -> Iterator[Edit]:
        try:
            yield from self.value(path, old, new)
        except UncuttableError:
            start, end = self._lines(path)
            yield self._line(start), end, _listed(new, column)

    def _lines(self, path: Steps) -> tuple[int, int]:
        """Return where a field's name or an entry's dash begins, and where its last line ends.

        Remarks below it that stand further to the right belong to it.
        """
        part = self.parts[path]
        start = dash(self.text, part.start) if part.key_start is None else part.key_start
        column = start - self._line(start)
        end = self.text.index("\n", max(start, part.end)) + 1
        while self._is_remark(end, column):
            end = self.text.index("\n", end) + 1
        return start, end

    def _is_remark(self, at: int, column: int) -> bool:
        """Whether a line begins here that is a remark to the right of a column."""
        line = self.text[at : self.text.find("\n", at)]
        words = line.lstrip(" ")
        return words.startswith("#") and len(line) - len(words) > column

    def _remark(self, at: int) -> str:
        """Return the remark that stands behind a value, or nothing."""
        rest = self.text[at : self.text.index("\n", at)]
        words = rest.lstrip(" \t")
        return words if words.startswith("#") and words != rest else ""

    def _line(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1


def _same(old: Any, new: Any) -> bool:
    return json.dumps(old) == json.dumps(new)


def _head(entry: Any) -> str:
    """Return by what an entry is told apart: its first field, or all that it says."""
    return json.dumps(next(iter(entry.items())) if isinstance(entry, dict) and entry else entry)


def _field(name: str, value: Any, column: int, remark: str = "") -> str:
    """Return the lines of a field, with a remark behind it, or above it where it has several."""
    lines = data_text({name: value})
    if not remark:
        return _moved(lines, column)
    if lines.count("\n") == 1:
        return _moved(f"{lines.rstrip()}  {remark}\n", column)
    return _moved(f"{remark}\n{lines}", column)


def _listed(entry: Any, column: int) -> str:
    """Return the lines of an entry, with its dash in a column."""
    lines = data_text({"list": [entry]}).splitlines(keepends=True)[1:]
    return _moved("".join(line.removeprefix("  ") for line in lines), column)


def _moved(lines: str, column: int) -> str:
    return re.sub(r"^(?=[^\n])", " " * column, lines, flags=re.MULTILINE)
