"""Which date did somebody mean by what they typed: a day, a month or a year?

`6 June 2025` has one reading, `06/07/2025` has two and is asked about. The form's twin is
docs/assets/js/rules/dates.js.
"""

from __future__ import annotations

import re
from datetime import date

from .plain import blanks_of_one_kind
from .shown import shown_date
from .words import FORMS, HOW

MOST_LETTERS = 40
"""Longest text that may be a date with all that stands around it."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_SHORT = 3
_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})(?:[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?)?"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(
        r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{2})[-/](?P<day>[0-9]{2})"
        r"[t ][0-9]{2}:[0-9:.]{2,16}(?: ?z| ?[-+][0-9:]{2,5})?"
    ),
    re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(r"(?P<one>[0-9]{1,2})[-/.](?P<other>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(
        r"(?:(?P<day>[0-9]{1,2})(?:st|[nr]d|th)?(?: of)?[- ])?"
        r"(?P<name>[a-z]{3,9})\.?,?(?: of)?[- ](?P<year>[0-9]{4})"
    ),
    re.compile(
        r"(?P<name>[a-z]{3,9})\.?,? (?P<day>[0-9]{1,2})(?:st|[nr]d|th)?,? (?P<year>[0-9]{4})"
    ),
    re.compile(
        r"(?P<year>[0-9]{4}),?[- ](?P<name>[a-z]{3,9})\.?,?"
        r"(?:[- ](?P<day>[0-9]{1,2})(?:st|[nr]d|th)?)?"
    ),
)
_WEEKDAY = re.compile(r"\A(?:mon|tue|tues|wed|wednes|thu(?:rs?)?|fri|sat|satur|sun)(?:day)?[.,]* ")
_PART_OF_YEAR = re.compile(
    r"(?:(?<![a-z])(?:q[1-4]|h[12])|quarter|half|spring|summer|autumn|fall|winter)(?![a-z0-9])"
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))  # noqa: RUF001


def date_in(text: str) -> str | None:
    """Return the date that a text says, as `2025-06-14`, `2025-06` or `2025`.

    None where it says none, or one that does not exist, or may say two.
    """
    meant = dates_meant(text)
    return meant[0] if len(meant) == 1 else None


def dates_meant(text: str) -> tuple[str, ...]:
    """Return the dates that a text may say: nearly always one or none."""
    line = _WEEKDAY.sub("", _on_one_line(text), count=1)
    for form in _FORMS:
        if found := form.fullmatch(line):
            return _dates_of({key: value or "" for key, value in found.groupdict().items()})
    return ()


def how_to_write_date(text: str, form: str) -> str:
    """Say how to write a date, in a `form` of FORMS: `date` is a day, `partial-date` any."""
    is_day = form == "date"
    meant = [each for each in dates_meant(text) if not is_day or each.count("-") > 1]
    if len(meant) == 1:
        return HOW["date"].format(date=meant[0])
    if meant:
        first, then = meant
        parts = {"first_words": shown_date(first), "then_words": shown_date(then)}
        return HOW["either-date"].format(first=first, then=then, **parts)
    is_part = not is_day and _PART_OF_YEAR.search(_on_one_line(text))
    return HOW["part-of-year"] if is_part else FORMS[form]


def _on_one_line(text: str) -> str:
    if len(text) > MOST_LETTERS:
        return ""
    line = blanks_of_one_kind(text.replace("\r", " ").replace("\n", " ")).translate(_DASHES)
    return " ".join(filter(None, line.split(" "))).lower().removesuffix(".")


def _dates_of(parts: dict[str, str]) -> tuple[str, ...]:
    year = parts["year"]
    if one := parts.get("one"):
        other = parts["other"]
        found = dict.fromkeys((_existing(year, other, one), _existing(year, one, other)))
        return tuple(filter(None, found))
    name = parts.get("name", "")
    month = _month_of(name) if name else parts.get("month", "")
    known = _existing(year, month, parts.get("day", "")) if month or not name else ""
    return (known,) if known else ()


def _month_of(name: str) -> str:
    """Return the number of a month by its name, its first letters, or `sept`."""
    of_name = (
        str(number)
        for number, month in enumerate(_MONTHS, 1)
        if name == month or (name in {month[:_SHORT], "sept"} and month.startswith(name))
    )
    return next(of_name, "")


def _existing(year: str, month: str, day: str) -> str:
    """Return a date as ISO text as far as it is known, or nothing where there is none."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
