"""How long did something take, where dates are known to the day, the month or the year only?"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from ..text.counted import counted

MONTHS = 12


@dataclass(frozen=True, order=True)
class Duration:
    """A time in months; about, where a date is known to the year only."""

    months: int
    is_about: bool = False

    def __str__(self) -> str:
        if self.is_about and not self.months:
            return "within a year"
        years, months = divmod(self.months, MONTHS)
        parts = [(years, "year"), (months, "month")]
        words = " ".join(counted(*part) for part in parts if part[0]) or "within a month"
        return f"about {words}" if self.is_about else words


def between(start: str | None, end: str | None) -> Duration | None:
    """Return the time between two dates, or None where one of them is not known."""
    if start is None or end is None:
        return None
    (first_year, first_month), (last_year, last_month) = _parts(start), _parts(end)
    if first_month is None or last_month is None:
        return Duration((last_year - first_year) * MONTHS, is_about=True)
    return Duration((last_year - first_year) * MONTHS + last_month - first_month)


def moment(date: str) -> float:
    """Return a date as a point in years: a month or a year that is not closer known, its middle."""
    year, *rest = map(int, date.split("-"))
    if not rest:
        return year + 0.5
    month, *days = rest
    share = (days[0] - 0.5) / monthrange(year, month)[1] if days else 0.5
    return year + (month - 1 + share) / MONTHS


def _parts(date: str) -> tuple[int, int | None]:
    year, *rest = map(int, date.split("-"))
    return year, rest[0] if rest else None
