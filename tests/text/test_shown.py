"""How is a number shown?"""

from __future__ import annotations

import pytest

from macros.text.shown import in_digits, shown_number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (3, "3"),
        (4.0, "4.0"),
        (-2.5, "-2.5"),
        (1e-7, "0.0000001"),
        (-1.5e-10, "-0.00000000015"),
        (1e16, "10000000000000000"),
        (1.5e22, "15000000000000000000000"),
    ],
)
def test_a_number_in_digits(number: float, shown: str) -> None:
    assert in_digits(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (92.0, "92"),
        (1234.5, "1,234.5"),
        (0.1234567, "0.123457"),
        (0.00001, "0.00001"),
        (999999.7, "1,000,000"),
        (1234567.8, "1,234,568"),
    ],
)
def test_a_number_for_readers(number: float, shown: str) -> None:
    assert shown_number(number) == shown
    assert shown_number(number, "%") == f"{shown} %"
