"""How is a figure of a pilot written, so that a reader sees why it is judged as it is?"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_FEWEST, _MOST = 4, 20
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def figure(value: float | None, unit: str | None, *others: float | None) -> str:
    """Write a figure with its unit, to four decimals or to as many as tell it from the others.

    Halves are rounded away from zero. A figure that holds more digits than its bytes do is shown by
    those that tell it from others.
    """
    if value is None:
        return "none"
    shown = _shown(value, [each for each in others if each is not None and each != value])
    return f"{shown} {unit}" if unit else shown


def _shown(value: float, others: list[float]) -> str:
    for decimals in range(_FEWEST, _MOST + 1):
        shown = _rounded(value, decimals)
        if all(shown != _rounded(other, decimals) for other in others):
            return shown
    return _in_digits(value)


def _rounded(value: float, decimals: int) -> str:
    return _in_digits(float(Decimal(value).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)))


def _in_digits(value: float) -> str:
    """Write a figure in digits alone, such as 0.0000001, and zero without a sign."""
    digits = f"{Decimal(repr(float(value))):f}"
    shown = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return shown if value else "0"
