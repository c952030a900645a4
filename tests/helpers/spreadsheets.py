"""What do a sheet's formulas come to? Worked out as a spreadsheet does, apart from our own sums.

It knows what the playbook's formulas use: numbers, texts, cells, ranges in COUNT, the four sums,
comparisons, and IF, AND, COUNT, MAX and ROUNDUP. Anything else fails.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Value = float | str | bool | None

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|\"(?P<text>[^\"]*)\"|(?P<function>[A-Z]+)(?=\()"
    r"|(?P<cell>\$?[A-Z]\$?\d+)|(?P<sign><>|<=|>=|[-+*/(),:=<>]))"
)
_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<=": operator.le, ">=": operator.ge,
    "<": operator.lt, ">": operator.gt,
}  # fmt: skip
_SUMMED: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul,
    "/": lambda left, right: left / right if right else math.nan,
}  # fmt: skip


class Spreadsheet:
    """A sheet by its cells, such as `{"B2": 5, "C2": "=B2*2"}`; an empty cell is left out."""

    def __init__(self, cells: Mapping[str, Value]) -> None:
        self._cells = cells
        self._known: dict[str, Value] = {}

    def value(self, place: str) -> Value:
        """Return what a cell shows."""
        name = place.replace("$", "")
        if name not in self._known:
            held = self._cells.get(name)
            is_formula = isinstance(held, str) and held.startswith("=")
            self._known[name] = _Reading(self, str(held)[1:]).whole() if is_formula else held
        return self._known[name]


class _Reading:
    """One formula, read from left to right."""

    def __init__(self, sheet: Spreadsheet, formula: str) -> None:
        self._sheet = sheet
        self._tokens = list(_tokens(formula))
        self._at = 0

    def whole(self) -> Value:
        value = self._compared()
        assert self._at == len(self._tokens), self._tokens[self._at :]
        return value

    def _next(self, *signs: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at] in [("sign", s) for s in signs]:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return None

    def _compared(self) -> Value:
        left = self._summed(("+", "-"), lambda: self._summed(("*", "/"), self._single))
        sign = self._next(*_COMPARED)
        if sign is None:
            return left
        right = self._summed(("+", "-"), lambda: self._summed(("*", "/"), self._single))
        return _compare(sign, left, right)

    def _summed(self, signs: tuple[str, ...], part: Callable[[], Value]) -> Value:
        value = part()
        while sign := self._next(*signs):
            value = _SUMMED[sign](_number(value), _number(part()))
        return value

    def _single(self) -> Value:
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text
        if kind == "cell":
            return self._sheet.value(text)
        if kind == "function":
            return self._function(text)
        assert text == "(", text
        value = self._compared()
        assert self._next(")")
        return value

    def _function(self, name: str) -> Value:
        assert self._next("(")
        if name == "COUNT":
            return self._count()
        given = [self._compared()]
        while self._next(","):
            given.append(self._compared())
        assert self._next(")")
        if name == "IF":
            return given[1] if given[0] else given[2]
        if name == "AND":
            return all(given)
        if name == "MAX":
            return max(map(_number, given))
        assert name == "ROUNDUP", name
        assert given[1] == 0
        number = _number(given[0])
        return math.ceil(number) if math.isfinite(number) else number

    def _count(self) -> Value:
        first, last = self._tokens[self._at][1], self._tokens[self._at + 2][1]
        assert self._tokens[self._at + 1] == ("sign", ":")
        self._at += 3
        assert self._next(")")
        rows = range(int(first[1:]), int(last[1:]) + 1)
        found = (self._sheet.value(f"{first[0]}{row}") for row in rows)
        return sum(isinstance(value, float | int) for value in found)


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        assert found, formula[at:]
        kind = str(found.lastgroup)
        yield kind, found[kind]
        at = found.end()


def _number(value: Value) -> float:
    """Return a number; of a text an error, which only IF can hide."""
    return math.nan if isinstance(value, str) else float(value or 0)


def _compare(sign: str, left: Value, right: Value) -> bool:
    """Compare as Excel does: an empty cell is like an empty text, and like nought."""
    if isinstance(left, str) or isinstance(right, str):
        left, right = ("" if value is None else value for value in (left, right))
        if isinstance(left, str) != isinstance(right, str):
            return sign == "<>"  # of the rest, nothing that counts comes
        return _COMPARED[sign](left, right)
    return _COMPARED[sign](_number(left), _number(right))
