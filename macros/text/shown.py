"""How are a date, a figure and a long line written for a reader?"""

from __future__ import annotations

from decimal import Decimal

_EXACT = 1_000_000
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def shown_date(written: str) -> str:
    """Write a date as exactly as it is known: `2025`, `March 2025`, `14 March 2025`."""
    year, *rest = written.split("-")
    if not rest:
        return year
    month, *days = rest
    words = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(days[0])} {words}" if days else words


def shown_number(figure: float, unit: str | None = None) -> str:
    """Write a figure with its unit, to six digits, without a decimal point that says nothing."""
    digits = f"{figure:.6g}" if abs(figure) < _EXACT else f"{figure:.0f}"
    number = f"{Decimal(digits):,f}"
    return f"{number} {unit}" if unit else number


def in_digits(number: float) -> str:
    """Write a number in digits alone, as in a file: `0.0000001` for what Python calls `1e-07`."""
    if isinstance(number, int):
        return str(number)
    return f"{Decimal(str(number or 0.0)):f}"  # zero is written without a sign


def clipped(text: str, length: int = 60) -> str:
    """Return an author's words on one line, cut where they are long."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
