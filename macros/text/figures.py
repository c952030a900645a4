"""Which figure did somebody mean by what they typed?

A figure is understood where everybody reads it alike, and asked about where they do not: `1.234`
is a thousand to one reader and little more than one to another, and `over 5,000` is a bound. The
form's twin is docs/assets/js/rules/figures.js.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .plain import blanks_of_one_kind
from .shown import in_digits
from .words import HOW

MOST_LETTERS = 80
"""Longest text that may be a figure with all that stands around it."""

FIGURES = (
    "value", "low", "high", "compared_with", "baseline", "target", "actual", "users", "people",
    "sample", "took_weeks",
)  # fmt: skip
"""Fields of a retrospective's parts that hold a figure."""

_ROUNDED = frozenset({"value", "low", "high", "users", "people"})
"""Those of which `about` speaks."""
_WITH_UNIT = frozenset(FIGURES[:7])
_COUNTED: Mapping[str, frozenset[str]] = {
    "users": frozenset({"user", "users"}),
    "people": frozenset({"person", "people"}),
    "took_weeks": frozenset({"week", "weeks"}),
}
"""What may stand behind a figure whose field says as much."""

_MOST_DIGITS = 15
_LEAST = 1e-6
_THOUSAND = 3
_MOST_WORDS = 4

_ABOUT = re.compile(
    r"(?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|some"
    r"|(?:an )?estimated)(?![a-z.])|[~≈]) ?",
    re.IGNORECASE | re.ASCII,
)
_BOUND = re.compile(
    r"(?:(?:over|more than|at least|above|up to|under|below|less than|fewer than|at most"
    r"|no more than|no less than|no fewer than)(?![a-z])|[<>≤≥]=?) ?",
    re.IGNORECASE | re.ASCII,
)
_BOUND_AFTER = re.compile(
    r" ?\+| or (?:more|less|fewer)$| at (?:least|most)$", re.IGNORECASE | re.ASCII
)
_CURRENCY = re.compile(
    r"(?:[A-Z]{1,3} ?)?[$€£¥₹] ?|(?:EUR|USD|GBP|CHF|JPY|AUD|CAD|NZD|SEK|NOK|DKK|INR|CNY|BRL) ?"
)
_NUMBER = re.compile(r"[-+]?\.?[0-9]+(?:[ .,'\u2019][0-9]+)*")
_SCALE = re.compile(
    r" ?(thousand|million|billion|mio\.?|mn|bn|k)(?![a-z])", re.IGNORECASE | re.ASCII
)
_SHORT_SCALE = re.compile(r" ?(m)(?![a-z])", re.IGNORECASE | re.ASCII)
"""A million behind a currency; metres or minutes behind anything else."""
_PERCENT = re.compile(r" ?(?:%|(?:percent|per cent|pct)(?![a-z]))", re.IGNORECASE | re.ASCII)
_BETWEEN = re.compile(r" ?- ?| (?:to|and) ", re.IGNORECASE | re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))  # noqa: RUF001
_UNIT = re.compile(r"[A-Za-z/%°µ$€£\u00c0-\u1fff\u2070-\U0010ffff-]+")
_NO_UNIT = frozenset(
    {"or", "and", "so", "something", "plus", "odd", "than", "but", "to", "between", "versus", "vs"}
)
_NO_FIRST_UNIT = re.compile(
    r"-.*|b|mm|t|tn|trillion|lakh|crore|hundred|dozen|st|[nr]d|th|s", re.IGNORECASE | re.ASCII
)
"""What stands behind a figure and changes it; it is asked about."""
_POWERS: Mapping[str, int] = {
    **dict.fromkeys(("thousand", "k"), 3),
    **dict.fromkeys(("million", "mio", "mio.", "mn", "m"), 6),
    **dict.fromkeys(("billion", "bn"), 9),
}


@dataclass(frozen=True)
class Figure:
    """A figure, or both ends of a range, with what was said beside it."""

    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    about: bool = False
    unit: str = ""


def figure_in(text: str) -> Figure | None:
    """Return the figure that a text says; None where it says none, or may say several."""
    read = _read(text)
    return read if isinstance(read, Figure) else None


def settled_figures(entry: Mapping[str, Any], parts: Collection[str]) -> dict[str, Any]:
    """Return an entry whose figures are figures, split among the fields that its record has.

    `{"value": "about 70 %"}` becomes `{"value": 70, "about": True, "unit": "%"}`. What is doubtful,
    or has no field for what is said beside it, stays text, for the check to ask about.
    """
    settled = dict(entry)
    for name in FIGURES:
        figure = figure_in(settled[name]) if isinstance(settled.get(name), str) else None
        given = None if figure is None else _split(figure, name, settled, parts)
        if given is not None:
            del settled[name]
            settled |= given
    return settled


def how_to_write_number(given: object, expected: str) -> str:
    """Say how to write a figure: as it is read, or as its readers may mean it."""
    read = _read(given) if isinstance(given, str) else None
    if isinstance(read, Figure) and read.value is None:
        return HOW["range"].format(low=_digits(read.low), high=_digits(read.high))
    doubt = _Doubt((read.value or 0,)) if isinstance(read, Figure) else read or _Doubt(())
    is_whole = expected == "a whole number"
    values = [value for value in doubt.values if not is_whole or isinstance(value, int)]
    digits = [*map(unmistakable, values), ""]
    if not values:
        return HOW["any"].format(expected=expected)
    if doubt.is_bound:
        return HOW["bound"].format(figure=digits[0])
    how = HOW["unquoted" if given == digits[0] else "comma"]
    if len(values) > 1:
        how = HOW["comma-or-thousands"]
    told = how.format(point=digits[0], whole=digits[1])
    return f"{told} {HOW['about']}" if isinstance(read, Figure) and read.about else told


def unmistakable(figure: float) -> str:
    """Write a figure so that `figure_in` reads it: with a nought where three decimals stand."""
    digits = in_digits(figure)
    whole, point, decimals = digits.partition(".")
    if point and len(decimals) == _THOUSAND and _may_be_grouped(whole.lstrip("-")):
        return f"{digits}0"
    return digits


class _Doubt(NamedTuple):
    """A figure that is not clear, and what it may be."""

    values: tuple[int | float, ...]
    is_bound: bool = False


class _Quantity(NamedTuple):
    """A number where it stands in a text, with its unit as far as that is a sign."""

    digits: str
    doubt: str
    """How it may be read otherwise; a text that is no digits where it is not clear."""
    power: int
    currency: str
    is_percent: bool
    end: int


def _read(text: str) -> Figure | _Doubt | None:
    line = blanks_of_one_kind(text.replace("\r", " ").replace("\n", " ")).translate(_DASHES)
    line = " ".join(filter(None, line.split(" ")))
    if len(line) > MOST_LETTERS:
        return None
    bound = _BOUND.match(line)
    about = None if bound else _ABOUT.match(line)
    start = (bound or about).end() if bound or about else 0  # type: ignore[union-attr]
    joint, start = _joint(line, start)
    first = _quantity(line, start)
    if first is None:
        return None
    found = _BETWEEN.match(line, first.end)
    then = _quantity(line, found.end()) if found else None
    if found and then:
        if bound or found[0].strip().lower() not in joint:
            return None
        return _range(first, then, _unit(line[then.end :]), is_about=about is not None)
    if joint != _JOINTS[""]:
        return None
    return _single(first, line[first.end :], is_about=about is not None, is_bound=bound is not None)


_JOINTS: Mapping[str, frozenset[str]] = {
    "": frozenset({"-", "to"}),
    "between ": frozenset({"and"}),
    "from ": frozenset({"to"}),
}


def _joint(line: str, start: int) -> tuple[frozenset[str], int]:
    """Return what may stand between two ends of a range, and where the first one begins."""
    for word in ("between ", "from "):
        if line[start : start + len(word)].lower() == word:
            return _JOINTS[word], start + len(word)
    return _JOINTS[""], start


def _single(
    quantity: _Quantity, rest: str, *, is_about: bool, is_bound: bool
) -> Figure | _Doubt | None:
    after = _BOUND_AFTER.match(rest)
    values = _values(quantity)
    if after and after.end() == len(rest):
        is_bound, rest = True, ""
    unit = _unit(rest)
    if unit is None or not values:
        return None
    if unit.split(" ")[0] in {"m", "M"}:  # a million, metres, minutes
        many = _values(quantity._replace(power=quantity.power + 6))
        return _Doubt((*values[:1], *many[:1]), is_bound)
    if is_bound or len(values) > 1 or quantity.doubt:
        return _Doubt(values, is_bound)
    return Figure(value=values[0], about=is_about, unit=_whole_unit(quantity, unit))


def _range(first: _Quantity, then: _Quantity, unit: str | None, *, is_about: bool) -> Figure | None:
    is_alike = then.is_percent >= first.is_percent and then.currency in {"", first.currency}
    is_alike = is_alike and (unit or "").split(" ")[0] not in {"m", "M"}
    if unit is None or not is_alike or first.doubt or then.doubt or first.power > then.power:
        return None
    if first.power == 0:  # 3-4 million
        first = first._replace(power=then.power)
    low, high = _values(first), _values(then)
    if not low or not high or not low[0] < high[0]:
        return None
    whole = _whole_unit(then._replace(currency=first.currency), unit)
    return Figure(low=low[0], high=high[0], about=is_about, unit=whole)


def _quantity(line: str, at: int) -> _Quantity | None:
    currency = _CURRENCY.match(line, at)
    number = _NUMBER.match(line, currency.end() if currency else at)
    if number is None:
        return None
    read = _digits_of(number[0])
    if read is None:
        return None
    end = number.end()
    scale = _SCALE.match(line, end) or (_SHORT_SCALE.match(line, end) if currency else None)
    end = scale.end() if scale else end
    percent = _PERCENT.match(line, end)
    return _Quantity(
        *read,
        power=_POWERS[scale[1].lower()] if scale else 0,
        currency=currency[0].strip(" ") if currency else "",
        is_percent=percent is not None,
        end=percent.end() if percent else end,
    )


def _digits_of(written: str) -> tuple[str, str] | None:
    """Return a number's digits with a point, and how it may be read beside that; None if none."""
    sign = "-" if written[0] == "-" else ""
    number = written.lstrip("+-").replace("\u2019", "'")
    groups = re.split(r"[ .,']", f"0{number}" if number[0] == "." else number)
    marks = [letter for letter in number if letter in " .,'"]
    if sum(map(len, groups)) > _MOST_DIGITS or (groups[0][0] == "0" and len(groups[0]) > 1):
        return None
    whole = f"{sign}{''.join(groups)}"
    decimal = f"{sign}{''.join(groups[:-1])}.{groups[-1]}"
    is_grouped = _are_thousands(groups)
    if not marks or (is_grouped and len(set(marks)) == 1 and marks != ["."]):
        return whole, ""
    if len(marks) == 1 and marks[0] in ".,":
        return decimal, "decimal" if marks == [","] else whole if is_grouped else ""
    *before, last = marks
    is_clear = len(set(before)) == 1 and last in ".," and last not in before
    if not is_clear or not _are_thousands(groups[:-1]):
        return None
    return decimal, whole if is_grouped and last == "," and before[0] != "." else ""


def _are_thousands(groups: Sequence[str]) -> bool:
    """Whether groups of digits are those of a number that is written in thousands."""
    return _may_be_grouped(groups[0]) and all(len(group) == _THOUSAND for group in groups[1:])


def _may_be_grouped(whole: str) -> bool:
    """Whether the digits before a mark may be those of thousands."""
    return len(whole) <= _THOUSAND and whole[0] != "0"


def _values(quantity: _Quantity) -> tuple[int | float, ...]:
    """Return what a quantity may be; nothing where that is no figure to reckon with."""
    readings = [quantity.digits]
    if quantity.doubt not in {"", "decimal"}:
        readings.append(quantity.doubt)
    values = [float(f"{digits}e{quantity.power}") for digits in readings]
    if any(0 < abs(value) < _LEAST or abs(value) >= 10**_MOST_DIGITS for value in values):
        return ()
    return tuple(int(value) if value.is_integer() else value for value in values)


def _unit(rest: str) -> str | None:
    """Return the unit that stands behind a figure, maybe none; None where it is something else."""
    words = rest.strip(" ").removesuffix(".").split(" ")
    if words == [""]:
        return ""
    if len(words) > _MOST_WORDS or not all(map(_UNIT.fullmatch, words)):
        return None
    lower = [word.lower() for word in words]
    is_other = _NO_FIRST_UNIT.fullmatch(words[0]) or not _NO_UNIT.isdisjoint(lower)
    return None if is_other else " ".join(words)


def _whole_unit(quantity: _Quantity, unit: str) -> str:
    return " ".join(filter(None, (quantity.currency, "%" if quantity.is_percent else "", unit)))


def _split(
    figure: Figure, name: str, entry: Mapping[str, Any], parts: Collection[str]
) -> dict[str, Any] | None:
    """Return the fields that a figure fills; None where one of them is not there, or taken."""
    given: dict[str, Any] = {name: figure.value}
    if figure.value is None:
        is_free = name == "value" and not {"low", "high"} & entry.keys()
        if not is_free or not {"low", "high"} <= set(parts):
            return None
        given = {"low": figure.low, "high": figure.high}
    if figure.about:
        if name not in _ROUNDED or "about" not in parts or entry.get("about") is False:
            return None
        given["about"] = True
    if figure.unit and figure.unit.lower() not in _COUNTED.get(name, ()):
        if name not in _WITH_UNIT or "unit" not in parts:
            return None
        own = entry.get("unit") or figure.unit
        if not isinstance(own, str) or _as_sign(own) != _as_sign(figure.unit):
            return None
        given["unit"] = own
    return given


def _as_sign(unit: str) -> str:
    return "%" if _PERCENT.fullmatch(unit) else unit.lower()


def _digits(figure: float | None) -> str:
    return "" if figure is None else unmistakable(figure)
